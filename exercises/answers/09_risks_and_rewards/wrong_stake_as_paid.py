# %% answer-aims
aim_clinics = "golden share"
aim_failures = "shared knowledge"
aim_treasury = "reasonable terms"
aim_next = "reinvestment"

# %% answer-simons-fifth
simons_fifth = "a"

# %% answer-fair-stake
fair_stake = my_public_share

# %% answer-still-losing
runs = simulate(my_fund, Terms(equity=my_public_share / 1.5))
still_losing = (runs["treasury"] > 0).mean()

# %% answer-why-more
why_more_than_half = "c"

# %% answer-who-has-more
who_has_more = "b"
