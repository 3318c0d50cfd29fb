# %% answer-shrank
shrank = spending[spending["now"] > spending["then"]]

# %% answer-figures-bear
figures_bear = "d"
