# %% answer-kinds
kind_forest = "Consultation"
kind_clinic = "co-creation"
kind_pond = "dumping"

# %% answer-repair-shop
repair_shop = "consultation"

# %% answer-design
my_design = "arena"

# %% answer-lacks
lacks = sum(scores.values())

# %% answer-shares
share_a = my_statement["agree_a"]
share_b = my_statement["agree_b"]

# %% answer-ground
ground = (share_a + 1) / (my_statement["votes_a"] + 2) * (share_b + 1) / (my_statement["votes_b"] + 2)

# %% answer-popular
popular_but_divided = ["Rules should move with technology"]

# %% answer-wins
wins_rough = 17
wins_smooth = 3
