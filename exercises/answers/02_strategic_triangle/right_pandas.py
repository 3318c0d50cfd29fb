# %% answer-evidence
evidence_bbc, evidence_bank, evidence_gds = pd.Series(["proposition", "authorisation", "capacity"])

# %% answer-case
notes = pd.DataFrame({"A": [4, 6, 7], "B": [2, 3, 7], "C": [6, 8, 9]})
night_library = Strategy(
    proposition=Rating(*notes["C"]), authorisation=Rating(*notes["B"]), capacity=Rating(*notes["A"])
)

# %% answer-ruling
corners = town.set_index("initiative")
ruling_corner = corners.loc["Repair café"].idxmin()

# %% answer-scores
scores = corners.min(axis="columns")

# %% answer-partly
own = corners.loc[my_initiative]
partly = own.min() * (1 - my_making_up) + own.mean() * my_making_up

# %% answer-in-line
in_line = "b"

# %% answer-chances
runs = pd.DataFrame({rule: simulate(river_park, making_up=rule, runs=5000, seed=3) for rule in (0, 1)})
chance_weakest, chance_alike = runs.gt(5).mean()

# %% answer-why-lower
why_lower = "c"

# %% answer-next
next_bus = tornado(harbour_bus).set_index("corner")["gain"].idxmax()
next_archive = tornado(town_archive).set_index("corner")["gain"].idxmax()
next_hub = tornado(care_hub).query("gain > 0")["corner"].get(0)

# %% answer-able
able = my_figures[my_figures["effectiveness"] >= able_from]
able_but_distrusted = able[able["trust"] <= distrusted_to].sort_values("trust")

# %% answer-figures-show
figures_show = "d"

# %% own-corners
"""
The evening bus to the clinic. Value: 30 patients a week no longer miss appointments. Support: the health board pays,
the county has not said yes. Means: a driver and a spare bus.

**My own mark, by the table above (0 to 2), and why:** 2
"""

# %% own-weakest
"""
Authorisation is the weakest corner, 4, or 2 after the election. Nobody knows who will win it.

**My own mark, by the table above (0 to 2), and why:** 2
"""

# %% own-move
"""
Ask the county now, with the patients' own words.

**My own mark, by the table above (0 to 2), and why:** 1
"""
