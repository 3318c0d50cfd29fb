# %% answer-awards
by_price = by_quality = by_social = "Quick Cut"

# %% answer-grocers
grocers = 8

# %% answer-productive
productive = "b"
