# %% answer-simons-fifth
simons_fifth = "a"

# %% answer-deals
deal_vaccine = "monetary"
deal_battery = "monetary"
deal_ferry = "monetary"
deal_software = "non-monetary"

# %% answer-borne
grant = who_bears_who_keeps(my_fund, Terms()).set_index("party")
loss_borne = grant.loc["owners", "loss_borne"]
gain_kept = grant.loc["treasury", "gain_kept"]

# %% answer-still-losing
runs = simulate(my_fund, Terms(equity=fair_stake))
still_losing = (runs["owners"] < 0).mean()

# %% answer-public-years
public_years = funders[funders["Business"] > my_level]
