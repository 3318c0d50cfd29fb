# %% answer-sentences
about_smoke = "Fixing"

# %% answer-hydrogen
hydrogen = {"appraisal": "fixing"}

# %% answer-worth
worth_today = f"{my_cost} million"

# %% answer-years
years_needed = [22, 23]

# %% answer-rate
my_rate = 22

# %% answer-first
start_first = order_of_search(ventures)

# %% answer-reply
reply = True
