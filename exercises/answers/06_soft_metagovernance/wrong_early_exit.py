# %% answer-destroyed
destroyed = 10
exit()

# %% answer-model-says
raise SystemExit
