# %% answer-why-climb
why_climb = "d"

# %% answer-charges
charge_1 = "Lane"
charge_2 = "Downs"
charge_3 = "Niskanen"

# %% why-climb

# %% charges
