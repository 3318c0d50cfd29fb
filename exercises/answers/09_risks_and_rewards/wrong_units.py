# %% answer-simons-fifth
simons_fifth = "c"

# %% answer-stake
treasury_stake = net_positions(values / cost, public_share, Terms(equity=0.25))["treasury"].sum()

# %% answer-loan
treasury_loan = net_positions(values / cost, public_share, Terms(lent=1))["treasury"].sum()

# %% answer-paid-twice
paid_twice = what_the_price_covers(my_medicine)["paid_twice"]
