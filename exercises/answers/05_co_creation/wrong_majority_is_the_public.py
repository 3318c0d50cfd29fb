# %% answer-kinds
kind_forest = "co-creation"
kind_clinic = "co-creation"
kind_pond = "dumping"

# %% answer-ground
agreed = my_statement["agree_a"] + my_statement["agree_b"]
ground = agreed / (my_statement["votes_a"] + my_statement["votes_b"])

# %% answer-popular
popular_but_divided = taiwan[taiwan["majority"] >= 0.7]

# %% answer-publics
publics_show = "a"
