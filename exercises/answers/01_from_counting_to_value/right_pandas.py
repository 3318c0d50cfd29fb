# %% answer-rungs
loans = "outputs"
opening = "activities"
reading = "outcomes"

# %% answer-why-climb
why_climb = "c"

# %% answer-trust
by_reward = work.set_index("reward")
trust_without, trust_with = by_reward.loc[[0, 0.5], "uncounted"]

# %% answer-vanishes
vanishes = work[work["uncounted"] == 0]["reward"].iloc[0]

# %% answer-best
best = work.set_index("reward")["outcome"].idxmax()

# %% answer-why-worse
why_worse = "b"

# %% answer-voices
voice_1 = "new public management"
voice_2 = "bureaucracy"
voice_3 = "co-creation"
voice_4 = "public value management"

# %% answer-charges
charge_1 = "Lane"
charge_2 = "Niskanen"
charge_3 = "Downs"

# %% answer-yardstick
yardstick = "c"

# %% answer-too-managerial
too_managerial = "b"

# %% answer-shrank
shrank = spending.assign(change=spending["now"] - spending["then"]).loc[lambda table: table["change"] < 0]

# %% answer-figures-bear
figures_bear = "b"

# %% own-ladder
"""
The buses report kilometres and passengers.
"""

# %% own-reward
"""
They would drive faster.
"""

# %% own-layers
"""
Mostly bureaucracy.
"""
