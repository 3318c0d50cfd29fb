# %% answer-why-climb
why_climb = "a"

# %% answer-voices
voice_1 = "new public management"
voice_2 = "bureaucracy"
voice_3 = "co-creation"
voice_4 = "co-creation"

# %% answer-yardstick
yardstick = "d"

# %% answer-too-managerial
too_managerial = "c"

# %% answer-figures-bear
figures_bear = "a"
