# %% answer-personal
holds_personal = (1 - my_leaving) ** 2

# %% answer-mandate
one_institution = 1 - 0.5 * 0.2
holds_mandate = one_institution * one_institution

# %% answer-together
left = {"harbour": 2, "orchard": 3, "station": 4}[my_name]
together = left / 8

# %% answer-alive
alive = np.array([what_holds(city, level, city_shock, runs=200)["largest"].mean() for level in (0, 0.5, 1)])

# %% answer-best
after = {}
for level in levels:
    after[level] = prospects(*corners(level, my_alignment, 0.4, 0.3))
best_level = max(after, key=after.get)

# %% answer-destroyed
calm = corners(0, 1)
struck = corners(0, 1, leaving=0.4, changing=0.3)
destroyed = min(calm) - min(struck)

# %% answer-strained
strained = my_evidence.query("bearing == 'strains' and status == 'stated'")
