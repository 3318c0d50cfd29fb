# %% answer-rungs
loans = "public value"
opening = "outputs"
reading = "outputs"

# %% answer-trust
trust_without = work["outputs"][0]
trust_with = work["outputs"][2]

# %% answer-vanishes
vanishes = rewards.max()

# %% answer-best
best = work.loc[work["outputs"].idxmax(), "reward"]

# %% answer-why-worse
why_worse = "a"
