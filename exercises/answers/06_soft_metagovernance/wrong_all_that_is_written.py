# %% answer-founder
founder = 0

# %% answer-alive
alive = from_none_to_full(city, Shock(leaving=0.3), steps=3)["largest"]

# %% answer-together
together = 1.0

# %% answer-strained
strained = my_evidence[my_evidence["bearing"] == "strains"]
