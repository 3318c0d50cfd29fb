# %% answer-learner
learner = "my-neighbour"

# %% answer-left
left_by_votes = 0.0744
left_by_shares = 0.0039

# %% answer-only-by-shares
only_by_shares = pd.DataFrame({"project_id": ["c1", "c11", "c14", "c15", "c18", "c19", "c4", "c5", "c7"]})
