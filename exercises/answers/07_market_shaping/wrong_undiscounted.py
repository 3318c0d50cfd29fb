# %% answer-worth
worth_today = sum([-my_cost] + [my_benefit] * 30)

# %% answer-dear
worth_dear = net_present_value([-my_cost] + [my_benefit] * 30, 0.035)

# %% answer-years
years_needed = my_cost / my_benefit

# %% answer-held
held_still = "c"
