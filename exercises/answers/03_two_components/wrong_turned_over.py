# %% answer-components
note_survey = "sphere"
note_archive = "valued"
note_petition = "sphere"
note_meeting = "valued"

# %% answer-by-votes
nothing_by_votes = 6

# %% answer-by-shares
equal_part = 10
nothing_by_shares = 9

# %% answer-left
left_by_votes = 1 - left_out(my_election, greedy_by_votes(my_election)["project"]).mean()
left_by_shares = 1 - left_out(my_election, equal_shares(my_election)["project"]).mean()

# %% answer-only-by-shares
by_shares = my_projects["project_id"].isin(equal_shares(my_election)["project"])
by_votes = my_projects["project_id"].isin(greedy_by_votes(my_election)["project"])
only_by_shares = my_projects[by_votes & ~by_shares]

# %% answer-hidden-groups
hidden_groups = my_groups[(my_groups["everyone"] <= 50) & (my_groups["too_little"] > 50)]

# %% answer-opposite
opposite_pairs = 1
