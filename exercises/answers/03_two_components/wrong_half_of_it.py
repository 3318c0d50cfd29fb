# %% answer-components
note_survey = "valued"
note_archive = "sphere"
note_petition = "sphere"
note_meeting = "sphere"

# %% answer-by-votes
nothing_by_votes = 3

# %% answer-by-shares
equal_part = 10
nothing_by_shares = 0

# %% answer-only-by-shares
only_by_shares = my_projects[my_projects["project_id"].isin(equal_shares(my_election)["project"])]

# %% answer-hidden-groups
hidden_groups = my_groups[my_groups["too_little"] <= 50]

# %% answer-harnessing
harnessing = "a"
