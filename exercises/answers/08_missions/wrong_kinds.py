# %% answer-rungs
rung_seas = "Mission"

# %% answer-homes
homes = [now, on_trend, at_best]

# %% answer-whole
whole = (canal, walls, club)

# %% answer-targets
group_targets = goals[goals["group"] == my_group]["targets"]

# %% answer-on-track
still_to_go = ["Kenya", "Peru"]

# %% answer-needed
needed = f"{water['value']} per cent"

# %% answer-stuck
stuck_advice = 6
