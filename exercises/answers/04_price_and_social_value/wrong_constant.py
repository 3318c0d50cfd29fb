# %% answer-scores
scores = [score_bids(bids, all_three)["score"][0]] * 3

# %% answer-flip
flip = 0.5

# %% answer-net
net = [90, 100, 120]

# %% answer-gdp
gdp = 70

# %% answer-alike
alike = figures
