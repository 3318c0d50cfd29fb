# %% answer-ruling
ruling_corner = "authorisation"

# %% answer-in-line
in_line = "d"

# %% ruling-corner

# %% in-line
