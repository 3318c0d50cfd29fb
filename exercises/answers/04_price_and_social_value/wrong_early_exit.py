# %% answer-flip
flip = 1
exit()

# %% answer-sides
side_1 = "sceptic"
raise SystemExit
