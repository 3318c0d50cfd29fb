# %% answer-rungs
loans = "outcomes"
opening = "activities"
reading = "outcomes"

# %% answer-trust
trust_without = unmeasured_effort(0, my_motivation, 0.5)
trust_with = trust_without

# %% answer-vanishes
vanishes = rewards[unmeasured_effort(rewards, my_motivation, 0.5) > 0][-1]

# %% answer-best
best = 0

# %% answer-why-worse
why_worse = "d"
