# %% answer-scores
scores = town[["proposition", "authorisation", "capacity"]].mean(axis=1)

# %% answer-halfway
halfway = (9 + 8 + 4) / 3

# %% answer-in-line
in_line = "c"

# %% answer-chances
chance_weakest = (simulate(river_park, making_up=1) > 5).mean()
chance_alike = (simulate(river_park, making_up=1) > 5).mean()
