# %% answer-enters
haircut = "the cost"
school = "nothing"
father = "nothing"

# %% answer-sides
side_1 = side_2 = side_3 = side_4 = "reply"

# %% enters

# %% sides
