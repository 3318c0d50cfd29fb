# %% answer-case
night_library = Strategy(Rating(9, 8, 6), Rating(7, 3, 2), Rating(7, 6, 4))

# %% answer-chances
chance_weakest = (simulate(river_park, making_up=0) <= 5).mean()
chance_alike = (simulate(river_park, making_up=1) <= 5).mean()

# %% answer-able
able_but_distrusted = figures_2016[
    (figures_2016["effectiveness"] >= able_from) & (figures_2016["trust"] > distrusted_to)
]
