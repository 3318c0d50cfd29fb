# %% answer-awards
by_price = award(bids, price_alone)
by_quality = award(bids, price_and_quality)
by_social = by_quality

# %% answer-scores
scores = score_bids(bids, price_and_quality)["score"]

# %% answer-flip
flip = 0.3
