# %% answer-next
next_bus = "authorisation"
next_archive = "proposition"
next_hub = "capacity"

# %% answer-scores
scores = town[["proposition", "authorisation", "capacity"]].mean(axis=1)

# %% answer-partly
partly = town.set_index("initiative").loc[my_initiative].mean()

# %% answer-in-line
in_line = "c"

# %% answer-chances
chance_weakest = (simulate(river_park, making_up=1) > 5).mean()
chance_alike = (simulate(river_park, making_up=1) > 5).mean()
