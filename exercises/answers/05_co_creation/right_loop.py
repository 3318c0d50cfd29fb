# %% answer-kinds
kind_pond = "dumping"
kind_clinic = "co-creation"
kind_forest = "consultation"

# %% answer-repair-shop
repair_shop = Initiative(new=True, asked=True, delivery="community", solution="public body", problem="together")

# %% answer-means
kind_without_means = "dumping"
kind_with_means = "something else"

# %% answer-not-claimed
not_claimed = "c"

# %% answer-design
letters = {"food": "ppaa", "river": "apap"}[my_task]
sides = []
for letter in letters:
    if letter == "p":
        sides.append("platform")
    else:
        sides.append("arena")
my_design = Design(sides[0], sides[1], sides[2], sides[3])

# %% answer-leads
leads_permits = "transactional"
leads_phone = "transactional"
leads_heat = "relational"

# %% answer-lacks
lacks = []
for kind in scores:
    if scores[kind] < 6:
        lacks.append(6 - scores[kind])
    else:
        lacks.append(0)

# %% answer-begin
begin_with = "cross-boundary"
for kind in scores:
    if scores[kind] < scores[begin_with]:
        begin_with = kind

# %% answer-shares
share_a = (my_statement["agree_a"] + 1) / (my_statement["votes_a"] + 2)
share_b = (my_statement["agree_b"] + 1) / (my_statement["votes_b"] + 2)

# %% answer-ground
ground = share_a * share_b

# %% answer-popular
kept = []
for place in taiwan.index:
    row = taiwan.loc[place]
    if row["majority"] >= 0.7 and row["divide"] >= my_gap:
        kept.append(place)
popular_but_divided = taiwan.loc[kept]

# %% answer-publics
publics_show = "c"

# %% answer-wins
shares = []
for level in (1, 4):
    wins = 0
    table = experiment(landscapes=20, smoothness=level)
    for place in table.index:
        if table["random"][place] > table["best"][place]:
            wins = wins + 1
    shares.append(wins / 20)
wins_rough = shares[0]
wins_smooth = shares[1]

# %% answer-minds
minds_show = "a"

# %% own-kind
"""
The school garden. It is co-creation, because everyone was involved.
"""

# %% own-leadership
"""
Innovation leadership.
"""

# %% own-publics
"""
The neighbours.
"""
