# %% answer-steers
steers_order = "hierarchy"
steers_walk = "formal rules"
steers_statutes = "formal rules"

# %% answer-numbers
numbers_show = "b"

# %% answer-best
best_level = 1

# %% answer-model-says
model_says = "c"
