# %% answer-sentences
about_smoke = "fixing"
about_streets = "shaping"
about_estimates = "shaping"

# %% answer-rate
my_rate = fit_learning_rate(modules["capacity"], modules["cost"]).learning_rate

# %% answer-foreseen
foreseen = now["cost"]

# %% answer-line
line_shows = "a"
