# %% answer-next
next_bus = None
next_archive = None
next_hub = None

# %% answer-case
night_library = Strategy(Rating(9, 8, 6), Rating(7, 3, 2), Rating(7, 6, 4))

# %% answer-chances
chance_weakest = (simulate(river_park, making_up=0) <= 5).mean()
chance_alike = (simulate(river_park, making_up=1) <= 5).mean()

# %% answer-able
able_but_distrusted = my_figures[(my_figures["effectiveness"] >= able_from) & (my_figures["trust"] > distrusted_to)]
