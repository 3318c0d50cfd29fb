# %% answer-simons-fifth
simons_fifth = "b"

# %% answer-deals
deal_battery = "monetary"
deal_vaccine = deal_ferry = deal_software = "non-monetary"

# %% answer-grant
treasury_grant = 0
owners_grant = 0
for value in values:
    treasury_grant = treasury_grant - 50
    owners_grant = owners_grant + value - 50

# %% answer-stake
treasury_stake = 0
for value in values:
    treasury_stake = treasury_stake + 0.25 * value - 50

# %% answer-loan
treasury_loan = 0
for value in values:
    if value < 50:
        treasury_loan = treasury_loan + value - 50

# %% answer-who-has-more
who_has_more = "c"

# %% answer-borne
for row in who_bears_who_keeps(my_fund, Terms()).to_dict("records"):
    if row["party"] == "treasury":
        loss_borne = row["loss_borne"]
    if row["party"] == "owners":
        gain_kept = row["gain_kept"]

# %% answer-fair-stake
fair_stake = my_public_share / 1.5

# %% answer-still-losing
count = 0
for treasury in simulate(my_fund, Terms(equity=fair_stake))["treasury"]:
    if treasury < 0:
        count = count + 1
still_losing = count / 10_000

# %% answer-why-more
why_more_than_half = "b"

# %% answer-paid-twice
paid_twice = my_part * 600

# %% answer-fair-price
own_research = (1 - my_part) * 600e6
fair_price = 2_000 + 1.1 * own_research / 50_000

# %% answer-aims
aim_next = "reinvestment"
aim_failures = "shared knowledge"
aim_clinics = "reasonable terms"
aim_treasury = "golden share"

# %% answer-public-years
kept = []
for place in funders.index:
    if funders["Federal government"][place] > my_level:
        kept.append(place)
public_years = funders.loc[kept]

# %% answer-figures-show
figures_show = "a"

# %% own-value
"""
The university and a firm made a new battery.
"""

# %% own-reward
"""
The firm has it.
"""

# %% own-condition
"""
The university should be allowed to use it.
"""
