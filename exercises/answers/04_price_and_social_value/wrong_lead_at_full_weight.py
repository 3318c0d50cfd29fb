# %% answer-flip
rest = score_bids(bids, price_and_quality)["score"]
flip = (rest[1] - rest[2]) / (85 - 35)

# %% answer-net
net = [bid.price - my_rate for bid in bids]

# %% answer-too-easy
too_easy = "a"
