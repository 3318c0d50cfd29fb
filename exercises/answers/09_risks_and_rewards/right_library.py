# %% answer-simons-fifth
simons_fifth = "b"

# %% answer-deals
deal_vaccine = "non-monetary"
deal_battery = "monetary"
deal_ferry = "non-monetary"
deal_software = "non-monetary"

# %% answer-grant
net = net_positions(values / cost, public_share, Terms())
treasury_grant = cost * net["treasury"].sum()
owners_grant = cost * net["owners"].sum()

# %% answer-stake
treasury_stake = cost * net_positions(values / cost, public_share, Terms(equity=0.25))["treasury"].sum()

# %% answer-loan
treasury_loan = cost * net_positions(values / cost, public_share, Terms(lent=1))["treasury"].sum()

# %% answer-who-has-more
who_has_more = "c"

# %% answer-borne
grant = who_bears_who_keeps(my_fund, Terms()).set_index("party")
loss_borne = grant.loc["treasury", "loss_borne"]
gain_kept = grant.loc["owners", "gain_kept"]

# %% answer-fair-stake
fair_stake = break_even("equity", my_fund)

# %% answer-still-losing
fates = who_bears_who_keeps(my_fund, Terms(equity=fair_stake)).set_index("party")
still_losing = fates.loc["treasury", "chance_of_loss"]

# %% answer-why-more
why_more_than_half = "b"

# %% answer-paid-twice
paid_twice = what_the_price_covers(my_medicine)["paid_twice"] / 1_000_000

# %% answer-fair-price
fair_price = reasonable_price(my_medicine.research, my_part, my_medicine.patients, my_medicine.unit_cost)

# %% answer-aims
aim_clinics = "reasonable terms"
aim_failures = "shared knowledge"
aim_treasury = "golden share"
aim_next = "reinvestment"

# %% answer-public-years
public_years = funders[funders["Federal government"] > my_level]

# %% answer-figures-show
figures_show = "a"

# %% own-value
"""
A firm runs the app with which our region's buses are booked. The region gave timetables and two years of staff
time, which were lost if nobody used it; the firm risked its own programmers' wages.

**My own mark, by the table above (0 to 2), and why:** 2, both risks are there.
"""

# %% own-reward
"""
The firm has since sold the app to six regions. I could not find out at what price.

**My own mark, by the table above (0 to 2), and why:** 2
"""

# %% own-condition
"""
The firm pays the region two per cent of each sale. It will say that prices rise then; I would ask for one per cent.

**My own mark, by the table above (0 to 2), and why:** 1, the answer is short.
"""
