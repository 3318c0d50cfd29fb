# %% answer-awards
by_price = "Quick Cut"
by_quality = "Fine Parks"
by_social = "Garden Co-op"

# %% answer-scores
scores = []
for bid in bids:
    points = 100 * 90 / bid.price
    rest = my_share * points + (1 - my_share) * bid.quality
    scores.append(0.7 * rest + 0.3 * bid.social_value)

# %% answer-flip
flip = 0
while True:
    ahead = []
    for bid in bids[1:]:
        rest = my_share * 100 * 90 / bid.price + (1 - my_share) * bid.quality
        ahead.append((1 - flip) * rest + flip * bid.social_value)
    if ahead[1] >= ahead[0]:
        break
    flip = flip + 0.001

# %% answer-net
net = []
for bid in bids:
    net.append(bid.price - my_rate * bid.promised)

# %% answer-too-easy
too_easy = "b"

# %% answer-enters
haircut = "the price"
school = "the cost"
father = "nothing"

# %% answer-gdp
gdp = 0
for activity in street:
    if activity.kind == "sold":
        gdp = gdp + activity.price
    if activity.kind == "free public service":
        gdp = gdp + activity.cost

# %% answer-productive
productive = "c"

# %% answer-alike
kept = []
for place in figures.index:
    times = figures["gdp_per_person"][place] / my_gdp
    if times >= 0.8 and times <= 1.2:
        kept.append(place)
alike = figures.loc[kept]

# %% answer-same-gdp
same_gdp = "a"

# %% answer-sides
side_1 = "sceptic"
side_2 = "reply"
side_3 = "sceptic"
side_4 = "reply"

# %% answer-grocers
least = 1000
for number in range(1, 9):
    burden = 10 * number + 200 * 0.3**number
    if burden < least:
        least = burden
        grocers = number

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
