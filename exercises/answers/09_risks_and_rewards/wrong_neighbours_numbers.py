# %% answer-learner
learner = "my-neighbour"

# %% answer-borne
loss_borne = 0.6098
gain_kept = 1.1811

# %% answer-fair-stake
fair_stake = 0.2

# %% answer-public-years
public_years = funders[funders["Federal government"] > 55]
