# %% answer-voices
voice_1 = "bureaucracy"
voice_2 = "new public management"
voice_3 = "public value management"
voice_4 = "co-creation"

# %% answer-charges
charge_1 = "Reagan"
charge_2 = "Lane"
charge_3 = "Niskanen"

# %% answer-yardstick
yardstick = "a"

# %% answer-too-managerial
too_managerial = "a"
