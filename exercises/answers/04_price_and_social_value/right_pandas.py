# %% answer-awards
by_price, by_quality, by_social = [
    score_bids(bids, weights).set_index("bid")["score"].idxmax()
    for weights in (price_alone, price_and_quality, all_three)
]

# %% answer-scores
points = score_bids(bids, all_three)
scores = 0.7 * (my_share * points["price"] + (1 - my_share) * points["quality"]) + 0.3 * points["social_value"]

# %% answer-flip
rest = score_bids(bids, price_and_quality).set_index("bid")["score"]
lead = rest["Fine Parks"] - rest["Garden Co-op"]
flip = lead / (lead + 85 - 35)

# %% answer-net
net = [90 - 5 * my_rate, 100 - 10 * my_rate, 120 - 15 * my_rate]

# %% answer-too-easy
too_easy = "b"

# %% answer-enters
haircut = "the price"
school = "the cost"
father = "nothing"

# %% answer-gdp
gdp = account(street).set_index("activity").loc[["barber", "school"], "counted"].sum()

# %% answer-productive
productive = "c"

# %% answer-alike
alike = figures.query("0.8 * @my_gdp <= gdp_per_person <= 1.2 * @my_gdp")

# %% answer-same-gdp
same_gdp = "a"

# %% answer-sides
side_1 = "sceptic"
side_2 = "reply"
side_3 = "sceptic"
side_4 = "reply"

# %% answer-grocers
grocers = 3

# %% own-sceptic
"""
Buses should be cheap.
"""

# %% own-reply
"""
Drivers should be treated well.
"""

# %% own-redundant
"""
The last bus at night.
"""
