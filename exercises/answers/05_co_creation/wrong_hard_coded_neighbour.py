# %% answer-learner
learner = "my-neighbour"

# %% answer-lacks
lacks = [4, 0, 1, 0]

# %% answer-begin
begin_with = "cross-boundary"

# %% answer-shares
share_a = 0.816
share_b = 0.25

# %% answer-ground
ground = 0.204

# %% answer-popular
popular_but_divided = pd.DataFrame({"statement": ["Rules should move with technology"]})
