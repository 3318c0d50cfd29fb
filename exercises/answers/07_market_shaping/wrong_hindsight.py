# %% answer-rate
my_rate = fit_learning_rate(modules["capacity"], modules["cost"]).learning_rate

# %% answer-foreseen
foreseen = now["cost"]

# %% answer-line
line_shows = "a"
