# %% answer-rungs
rung_seas = "project"
rung_plastic = "mission"
rung_machine = "project"

# %% answer-picks
picks = "a"

# %% answer-homes
homes = Mission(challenge="Clean growth", aim="Go green and grow")

# %% answer-whole
whole = replace(homes, projects=(canal,), goals=(7, 13), framed_with_citizens=True)

# %% answer-tool
not_a_tool = "c"
