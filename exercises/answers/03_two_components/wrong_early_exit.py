# %% answer-by-votes
nothing_by_votes = 6
exit()

# %% answer-opposite
raise SystemExit
