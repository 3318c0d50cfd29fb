# %% answer-targets
group_targets = 50

# %% answer-on-track
still_to_go = standing

# %% answer-needed
needed = 4
