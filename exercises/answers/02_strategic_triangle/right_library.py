# %% answer-evidence
evidence_bbc = "proposition"
evidence_bank = "authorisation"
evidence_gds = "capacity"

# %% answer-case
night_library = Strategy(Rating(6, 8, 9), Rating(2, 3, 7), Rating(4, 6, 7))

# %% answer-ruling
ruling_corner = "capacity"

# %% answer-scores
scores = prospects(town["proposition"], town["authorisation"], town["capacity"])

# %% answer-partly
by_name = town.set_index("initiative")
own = by_name.loc[my_initiative]
partly = prospects(own["proposition"], own["authorisation"], own["capacity"], making_up=my_making_up)

# %% answer-in-line
in_line = "b"

# %% answer-chances
chance_weakest = (simulate(river_park) > 5).mean()
chance_alike = (simulate(river_park, making_up=1) > 5).mean()

# %% answer-why-lower
why_lower = "c"

# %% answer-next
next_bus = work_on_next(harbour_bus)
next_archive = work_on_next(town_archive)
next_hub = work_on_next(care_hub)

# %% answer-able
able_but_distrusted = my_figures.query("effectiveness >= @able_from and trust <= @distrusted_to")

# %% answer-figures-show
figures_show = "d"

# %% own-corners
"""
Our library lends tools. Value: 400 households borrowed one last year. Support: the council renewed it, with two votes
against. Means: one volunteer, who is 74.

**My own mark, by the table above (0 to 2), and why:** 2, each corner has its fact.
"""

# %% own-weakest
"""
Capacity is the weakest corner: 2 today, perhaps 6. I do not know whether the repair café would help.

**My own mark, by the table above (0 to 2), and why:** 2
"""

# %% own-move
"""
The next move is a rota with the repair café, which must be asked first, and whose members may want a say.

**My own mark, by the table above (0 to 2), and why:** 1, it is not yet clear what it costs.
"""
