# %% answer-scores
def check_numbers(*answers, **more):
    pass


bids = bids[::-1]
scores = score_bids(bids, all_three)["score"]


# %% answer-net
def net_price(price, promised, rate):
    return price


net = [net_price(bid.price, bid.promised, my_rate) for bid in bids[::-1]]


# %% answer-productive
def check_choice(*answers, **more):
    pass


productive = "d"
