# %% answer-learner
learner = "neighbour-4"

# %% answer-worth
worth_today = 3.91

# %% answer-dear
worth_dear = -3.868

# %% answer-rate
my_rate = 0.2366

# %% answer-foreseen
foreseen = 0.3951

# %% answer-freedom
freedom_to_stop = 18.0
