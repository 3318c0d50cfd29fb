# %% answer-learner
learner = "my-neighbour"

# %% answer-scores
scores = [58.5, 70.0, 76.25]

# %% answer-net
net = [65, 50, 45]

# %% answer-alike
alike = figures[figures["gdp_per_person"].between(28726, 43088)]
