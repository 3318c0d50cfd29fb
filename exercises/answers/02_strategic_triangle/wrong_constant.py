# %% answer-scores
scores = [4] * 5

# %% answer-partly
partly = 5

# %% answer-chances
chance_weakest = 0.5
chance_alike = 0.5

# %% answer-able
able_but_distrusted = my_figures
