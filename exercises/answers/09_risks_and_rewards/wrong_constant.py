# %% answer-borne
loss_borne = 0.5
gain_kept = 1

# %% answer-fair-stake
fair_stake = 0.25

# %% answer-still-losing
still_losing = 0.5

# %% answer-fair-price
fair_price = 30_000

# %% answer-public-years
public_years = funders
