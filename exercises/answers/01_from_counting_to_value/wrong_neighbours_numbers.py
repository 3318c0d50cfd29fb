# %% answer-learner
learner = "my-neighbour"

# %% answer-trust
trust_without = 0.667
trust_with = 0.333

# %% answer-vanishes
vanishes = 1

# %% answer-best
best = 0.25
