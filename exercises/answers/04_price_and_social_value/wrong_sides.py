# %% answer-sides
side_1 = "reply"
side_2 = "sceptic"
side_3 = "reply"
side_4 = "sceptic"

# %% answer-grocers
grocers = best_number(10)

# %% answer-too-easy
too_easy = "d"
