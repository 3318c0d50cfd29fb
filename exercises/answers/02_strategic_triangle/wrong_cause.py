# %% answer-able
able_but_distrusted = figures_2016[
    (figures_2016["effectiveness"] >= able_from) | (figures_2016["trust"] <= distrusted_to)
]

# %% answer-figures-show
figures_show = "b"
