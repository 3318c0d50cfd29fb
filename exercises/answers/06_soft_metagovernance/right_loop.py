# %% answer-founder
counts = [0] * 8
for first, second in my_ties:
    counts[first] = counts[first] + 1
    counts[second] = counts[second] + 1
founder = counts.index(max(counts))

# %% answer-together
reached = []
for start in range(8):
    part = {start}
    for _ in range(8):
        for first, second in my_ties:
            if founder not in (first, second) and (first in part or second in part):
                part.update([first, second])
    reached.append(len(part))
together = max(reached) / 8

# %% answer-alive
alive = []
for level in (0, 0.5, 1):
    total = 0
    for share in what_holds(city, level, city_shock)["largest"]:
        total = total + share
    alive.append(total / 200)

# %% answer-best
best_level = 0
most = -1
for level in levels:
    now = min(corners(level, my_alignment, leaving=0.4, changing=0.3))
    if now > most:
        most = now
        best_level = level

# %% answer-strained
kept = []
for place in my_evidence.index:
    if my_evidence["bearing"][place] == "strains" and my_evidence["status"][place] == "stated":
        kept.append(place)
strained = my_evidence.loc[kept]

# %% own-ties
"""
We work well together.
"""

# %% own-gain-risk
"""
Quick support from the council.
"""

# %% own-formality
"""
We need a contract.
"""
