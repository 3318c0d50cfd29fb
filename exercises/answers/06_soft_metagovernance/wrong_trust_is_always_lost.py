# %% answer-corners
at_direction = "proposition"
at_juniors = "capacity"
at_election = "capacity"
at_support = "authorisation"

# %% answer-mandate
holds_mandate = (1 - 0.5) ** 2

# %% answer-numbers
numbers_show = "a"

# %% answer-model-says
model_says = "a"

# %% answer-rows-show
rows_show = "a"
