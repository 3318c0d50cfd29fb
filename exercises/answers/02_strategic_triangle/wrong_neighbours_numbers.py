# %% answer-learner
learner = "my-neighbour"

# %% answer-partly
partly = 3.0

# %% answer-able
able_but_distrusted = pd.DataFrame({"iso3": ["AUT", "EST", "GBR", "ISL", "ISR", "JPN", "KOR"]})
