# %% answer-rungs
loans = "outputs"
opening = "activities"
reading = "outcomes"

# %% answer-why-climb
why_climb = "c"

# %% answer-trust
trust_without = work["uncounted"][0]
for row in range(len(work)):
    if work["reward"][row] == 0.5:
        trust_with = work["uncounted"][row]

# %% answer-vanishes
vanishes = 0
while max(my_motivation * 0.5 - 0.5 * vanishes, 0) > 0:
    vanishes = vanishes + 0.25

# %% answer-best
best, highest = 0, 0
for row in range(len(work)):
    if work["outcome"][row] > highest:
        highest = work["outcome"][row]
        best = work["reward"][row]

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
kept = []
for row in range(11):
    if spending["now"][row] - spending["then"][row] < 0:
        kept.append(row)
shrank = spending.loc[kept]

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
