# %% answer-by-votes
nothing_by_votes = 5

# %% answer-left
left_by_votes = 0.5
left_by_shares = 0.5

# %% answer-only-by-shares
only_by_shares = my_projects

# %% answer-hidden-groups
hidden_groups = my_groups

# %% answer-opposite
opposite_pairs = 6
