# %% answer-call
call = "a"

# %% answer-clash
my_clash = "bold without capacity"
if my_ratings[0] > 5:
    my_clash = "bold without support"

# %% answer-least-gain
least_gain = my_loss

# %% answer-mend
mend = "a"
