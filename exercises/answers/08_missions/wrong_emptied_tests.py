# %% answer-picks
picks = "b"

# %% answer-recipe
recipe = "c"

# %% answer-ask
ask_next = "c"

# %% picks

# %% recipe

# %% ask-next
