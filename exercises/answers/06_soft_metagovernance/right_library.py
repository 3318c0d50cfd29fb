# %% answer-steers
steers_order = "hierarchy"
steers_walk = "soft"
steers_statutes = "formal rules"

# %% answer-corners
at_direction = "proposition"
at_juniors = "capacity"
at_election = "authorisation"
at_support = "authorisation"

# %% answer-personal
holds_personal = tie_holds(0, leaving=my_leaving, changing=0)

# %% answer-mandate
holds_mandate = tie_holds(1, leaving=my_leaving, changing=0.5)

# %% answer-founder
founder = int(np.bincount(my_network.ties.ravel()).argmax())

# %% answer-together
together = what_holds(my_network, 0, Shock(leaders=(founder,)), runs=1)["largest"].iloc[0]

# %% answer-alive
alive = from_none_to_full(city, city_shock, steps=3)["largest"]

# %% answer-numbers
numbers_show = "c"

# %% answer-best
after = prospects(*corners(levels, my_alignment, leaving=0.4, changing=0.3))
best_level = levels[after.argmax()]

# %% answer-destroyed
destroyed = value_destroyed(formality=0, alignment=1, leaving=0.4, changing=0.3)

# %% answer-model-says
model_says = "b"

# %% answer-strained
strained = my_evidence[(my_evidence["bearing"] == "strains") & (my_evidence["status"] == "stated")]

# %% answer-rows-show
rows_show = "c"

# %% own-ties
"""
A circle of night shelters, steered by Eve's calls every Sunday. Without her the clinic would stay (a
signed plan), the bars would not.

**My own mark, by the table above (0 to 2), and why:** 2, there is a person, a way and a sign.
"""

# %% own-gain-risk
"""
Authorisation. Gain: the police chief lets people sleep in the hall. Risk: he retires in autumn, and
nothing is written.

**My own mark, by the table above (0 to 2), and why:** 2
"""

# %% own-formality
"""
In writing: the use of the hall; it costs a winter of talks. Handed on: Eve takes Bo along, which costs her Sundays.

**My own mark, by the table above (0 to 2), and why:** 2
"""
