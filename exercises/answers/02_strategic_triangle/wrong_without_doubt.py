# %% answer-next
next_bus = "authorisation"
next_archive = "capacity"
next_hub = "authorisation"

# %% answer-case
night_library = Strategy(Rating(8, 8, 8), Rating(3, 3, 3), Rating(6, 6, 6))

# %% answer-chances
chance_weakest = 1
chance_alike = 1

# %% answer-why-lower
why_lower = "a"
