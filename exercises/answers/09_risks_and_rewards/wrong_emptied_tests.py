# %% answer-why-more
why_more_than_half = "d"

# %% answer-figures-show
figures_show = "c"

# %% why-more

# %% figures-show
