# %% answer-trust
trust_without = trust_with = 1

# %% answer-vanishes
vanishes = 0

# %% answer-best
best = 2.5

# %% answer-shrank
shrank = spending
