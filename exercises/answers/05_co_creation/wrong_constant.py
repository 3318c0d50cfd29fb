# %% answer-lacks
lacks = [3, 3, 3, 3]

# %% answer-shares
share_a = 0.5
share_b = 0.5

# %% answer-ground
ground = 0.5

# %% answer-popular
popular_but_divided = taiwan

# %% answer-wins
wins_rough = 0.5
wins_smooth = 0.5
