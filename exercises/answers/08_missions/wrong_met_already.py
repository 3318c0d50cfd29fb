# %% answer-targets
group_targets = goals["targets"].sum()

# %% answer-on-track
still_to_go = standing[standing["status"].isin(["met", "on track"])]

# %% answer-needed
needed = 100 - water["value"]

# %% answer-pace
pace_matters = "a"
