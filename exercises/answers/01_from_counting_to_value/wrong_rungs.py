# %% answer-rungs
loans = "outcomes"
opening = "outputs"
reading = "outputs"

# %% answer-why-climb
why_climb = "b"

# %% answer-figures-bear
figures_bear = "c"
