# %% answer-grant
treasury_grant = 200
owners_grant = 200
exit()

# %% answer-fair-stake
raise SystemExit
