# %% answer-case
night_library = Rating(6, 8, 9)

# %% answer-ruling
ruling_corner = "Capacity"

# %% answer-scores
scores = [4, 6, 4, 2]

# %% answer-partly
partly = f"{my_making_up}"

# %% answer-chances
chance_weakest = 64.9
chance_alike = 6.22

# %% answer-able
able_but_distrusted = ["South Korea", "Spain"]
