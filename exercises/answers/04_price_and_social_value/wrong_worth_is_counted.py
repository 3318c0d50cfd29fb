# %% answer-enters
haircut = "the price"
school = "the price"
father = "the price"

# %% answer-gdp
gdp = account(street)["worth"].sum()

# %% answer-productive
productive = "a"

# %% answer-same-gdp
same_gdp = "c"
