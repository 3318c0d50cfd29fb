# %% answer-gdp
gdp = 30 + 50 + 40

# %% answer-alike
alike = figures[figures["gdp_per_person"] >= 0.8 * my_gdp]

# %% answer-same-gdp
same_gdp = "b"
