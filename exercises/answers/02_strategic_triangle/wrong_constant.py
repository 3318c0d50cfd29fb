# %% answer-scores
scores = [4] * 5

# %% answer-halfway
halfway = 5

# %% answer-chances
chance_weakest = 0.5
chance_alike = 0.5

# %% answer-able
able_but_distrusted = figures_2016
