# %% answer-mandate
holds_mandate = (1 - 0.5) ** 2

# %% answer-numbers
numbers_show = "a"

# %% answer-model-says
model_says = "a"

# %% answer-rows-show
rows_show = "a"
