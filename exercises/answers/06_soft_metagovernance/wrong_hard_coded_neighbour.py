# %% answer-learner
learner = "my-neighbour"

# %% answer-personal
holds_personal = 0.36

# %% answer-founder
founder = 5

# %% answer-together
together = 0.25

# %% answer-best
best_level = 0.7

# %% answer-strained
strained = my_evidence[my_evidence["id"].isin(["bristol-pound-02", "bristol-pound-06"])]
