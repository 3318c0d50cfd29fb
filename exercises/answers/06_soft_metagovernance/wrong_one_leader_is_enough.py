# %% answer-steers
steers_order = "hierarchy"
steers_walk = "hierarchy"
steers_statutes = "formal rules"

# %% answer-personal
holds_personal = 1 - my_leaving

# %% answer-mandate
holds_mandate = 0.9

# %% answer-together
together = 7 / 8

# %% answer-numbers
numbers_show = "d"
