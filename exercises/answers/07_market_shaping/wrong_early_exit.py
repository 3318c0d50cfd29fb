# %% answer-hydrogen
hydrogen = read_frame({})
exit()

# %% answer-first
start_first = "known method"
raise SystemExit
