# %% answer-picks
picks = "d"

# %% answer-whole
whole = replace(homes, projects=(canal, pumps, walls), goals=(7, 13), framed_with_citizens=False)

# %% answer-recipe
recipe = "a"

# %% answer-stuck
stuck_advice = "sectors"
stuck_refusal = "science"
stuck_alone = "other investment"
