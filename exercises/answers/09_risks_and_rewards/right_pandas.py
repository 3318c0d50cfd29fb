# %% answer-grant
treasury_grant = -50 * len(values)
owners_grant = values.sub(50).sum()

# %% answer-stake
treasury_stake = values.mul(0.25).sub(50).sum()

# %% answer-loan
treasury_loan = values.where(values < 50, 50).sub(50).sum()

# %% answer-borne
borne = who_bears_who_keeps(my_fund, Terms())
loss_borne = borne["loss_borne"].iloc[0]
gain_kept = borne.query("party == 'owners'")["gain_kept"].item()

# %% answer-still-losing
still_losing = simulate(my_fund, Terms(equity=fair_stake))["treasury"].lt(0).mean()

# %% answer-paid-twice
paid_twice = pd.Series(what_the_price_covers(my_medicine)).div(1e6)["paid_twice"]

# %% answer-public-years
public_years = funders.query("`Federal government` > @my_level").reset_index(drop=True)
