# %% answer-scores
scores = [9, 6, 9, 9, 8]
exit()

# %% answer-next
next_bus = "capacity"
raise SystemExit
