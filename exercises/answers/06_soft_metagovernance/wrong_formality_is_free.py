# %% answer-numbers
numbers_show = "b"

# %% answer-best
best_level = 1

# %% answer-model-says
model_says = "c"
