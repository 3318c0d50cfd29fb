# %% answer-sourced
sourced = 3
exit()

# %% answer-sentence
sentence = "a"
raise SystemExit
