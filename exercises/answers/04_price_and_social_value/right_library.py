# %% answer-awards
by_price = award(bids, price_alone)
by_quality = award(bids, price_and_quality)
by_social = award(bids, all_three)

# %% answer-scores
scores = score_bids(bids, all_three)["score"]

# %% answer-flip
flip = award_by_weight(bids, price_and_quality)["to_weight"][0]

# %% answer-net
net = [net_price(bid.price, bid.promised, my_rate) for bid in bids]

# %% answer-too-easy
too_easy = "b"

# %% answer-enters
haircut = "the price"
school = "the cost"
father = "nothing"

# %% answer-gdp
gdp = account(street)["counted"].sum()

# %% answer-productive
productive = "c"

# %% answer-alike
alike = figures[figures["gdp_per_person"].between(0.8 * my_gdp, 1.2 * my_gdp)]

# %% answer-same-gdp
same_gdp = "a"

# %% answer-sides
side_1 = "sceptic"
side_2 = "reply"
side_3 = "sceptic"
side_4 = "reply"

# %% answer-grocers
grocers = best_number(10, losing=200, closing=0.3)

# %% own-sceptic
"""
The city buys bread for its canteens. Two bakers bid. A weight for craft would leave one, who is the mayor's cousin.

**My own mark, by the table above (0 to 2), and why:** 2, there is a fact of this purchase.
"""

# %% own-reply
"""
Hours of work should count. Canteen staff and a buyer from outside would give points, and look again after a year.

**My own mark, by the table above (0 to 2), and why:** 2
"""

# %% own-redundant
"""
The second oven is handy when the first one fails.

**My own mark, by the table above (0 to 2), and why:** 1, I do not know what it costs.
"""
