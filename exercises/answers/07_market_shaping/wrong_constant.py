# %% answer-worth
worth_today = 3

# %% answer-dear
worth_dear = -2

# %% answer-years
years_needed = 30

# %% answer-rate
my_rate = 0.2

# %% answer-foreseen
foreseen = 0.377

# %% answer-gain
gain = 0

# %% answer-freedom
freedom_to_stop = 10
