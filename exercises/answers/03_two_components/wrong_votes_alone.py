# %% answer-harnessing
harnessing = "d"

# %% answer-values
effect_reeds = "ecological"
effect_assembly = "social"
effect_yard = "economic"
effect_choir = "political"

# %% answer-by-votes
nothing_by_votes = 0

# %% answer-by-shares
equal_part = 25
nothing_by_shares = 4

# %% answer-left
left_by_votes = left_by_shares = left_out(my_election, greedy_by_votes(my_election)["project"]).mean()

# %% answer-only-by-shares
only_by_shares = my_projects[my_projects["project_id"].isin(greedy_by_votes(my_election)["project"])]
