# %% answer-not-claimed
not_claimed = "b"

# %% answer-shares
share_a = my_statement["agree_a"] / my_statement["votes_a"]
share_b = my_statement["agree_b"] / my_statement["votes_b"]

# %% answer-ground
a = (my_statement["agree_a"] + 1) / (my_statement["votes_a"] + 2)
b = (my_statement["agree_b"] + 1) / (my_statement["votes_b"] + 2)
ground = (a + b) / 2

# %% answer-popular
popular_but_divided = taiwan[(taiwan["majority"] >= 0.7) | (taiwan["divide"] >= my_gap)]

# %% answer-publics
publics_show = "b"
