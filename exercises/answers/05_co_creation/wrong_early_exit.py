# %% answer-ground
ground = min(share_a, share_b)
exit()

# %% answer-publics
raise SystemExit
