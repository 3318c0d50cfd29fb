# %% answer-best
best = 4
exit()

# %% answer-charges
charge_1 = "Reagan"
raise SystemExit
