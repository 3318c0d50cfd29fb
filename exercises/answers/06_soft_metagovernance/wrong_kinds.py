# %% answer-steers
steers_order = "Hierarchy"
steers_walk = "soft"
steers_statutes = "formal rules"

# %% answer-personal
holds_personal = f"{my_leaving} twice"

# %% answer-together
together = {"harbour": 2, "orchard": 3, "station": 4}[my_name]

# %% answer-alive
alive = from_none_to_full(city, city_shock, steps=3)["largest"].iloc[0]

# %% answer-best
best_level = 100

# %% answer-strained
strained = list(my_evidence["id"])
