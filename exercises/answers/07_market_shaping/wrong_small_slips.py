# %% answer-worth
worth_today = net_present_value([my_cost] + [my_benefit] * 30, 0.035)

# %% answer-dear
worth_dear = net_present_value([-my_cost] + [my_benefit] * 30, 0.7)

# %% answer-years
trials = [level_net_present_value(my_cost, my_benefit, 0.035, years) for years in range(1, 40)]
years_needed = [trial >= 0 for trial in trials].index(True)

# %% answer-rate
my_rate = 1 - fit_learning_rate(known["capacity"], known["cost"]).learning_rate

# %% answer-foreseen
foreseen = now["cost"] * (1 - fit_learning_rate(known["capacity"], known["cost"]).learning_rate)

# %% answer-gain
gain = 62.5 - value_of_search(ventures)

# %% answer-freedom
freedom_to_stop = staged_value(first_cost, second_cost, 100, 0.4, 0.8, 0.15)
