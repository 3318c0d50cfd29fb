# %% answer-founder
founder = 7

# %% founder

# %% answer-together
together = {"harbour": 2, "orchard": 3, "station": 4}[my_name] / 8

# %% answer-rows-show
rows_show = "d"

# %% rows-show
