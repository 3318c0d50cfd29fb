# %% answer-rungs
loans = "outputs"
opening = "activities"
reading = "outcomes"

# %% answer-why-climb
why_climb = "c"

# %% answer-trust
trust_without = unmeasured_effort(reward=0, motivation=my_motivation, substitution=0.5)
trust_with = unmeasured_effort(reward=0.5, motivation=my_motivation, substitution=0.5)

# %% answer-vanishes
vanishes = rewards[unmeasured_effort(rewards, my_motivation, 0.5) == 0][0]

# %% answer-best
best = rewards[what_gets_counted(rewards, my_motivation, 0.5, 0.5)["outcome"].argmax()]

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
shrank = spending.query("now < then")

# %% answer-figures-bear
figures_bear = "b"

# %% own-ladder
"""
Our swimming pool counts visits (an activity) and badges (an output). That children from the tower blocks never come
is in no report.

**My own mark, by the table above (0 to 2), and why:** 2, I name rungs and what is missing.
"""

# %% own-reward
"""
Paid by badge, teachers would take the good swimmers. The frightened ones need the same hours, and there is no badge
for having been less afraid.

**My own mark, by the table above (0 to 2), and why:** 2
"""

# %% own-layers
"""
The report is full of targets: New Public Management. The duty roster by seniority is bureaucracy.

**My own mark, by the table above (0 to 2), and why:** 1, I do not say what they cannot see.
"""
