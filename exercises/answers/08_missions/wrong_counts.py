# %% answer-targets
group_targets = goals[goals["group"] == my_group]["indicators"].sum()

# %% answer-on-track
still_to_go = standing[standing["ratio"] >= 0.95]

# %% answer-needed
needed = (100 - water["baseline"]) / (2030 - water["baseline_year"])

# %% answer-pace
pace_matters = "c"

# %% answer-ask
ask_next = "a"
