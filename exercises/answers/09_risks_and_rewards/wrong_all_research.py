# %% answer-deals
deal_vaccine = "monetary"
deal_battery = "monetary"
deal_ferry = "non-monetary"
deal_software = "non-monetary"

# %% answer-paid-twice
paid_twice = 600

# %% answer-fair-price
fair_price = reasonable_price(600e6, 0, 50_000, unit_cost=2_000)

# %% answer-aims
aim_clinics = "golden share"
aim_failures = "shared knowledge"
aim_treasury = "reasonable terms"
aim_next = "reinvestment"

# %% answer-figures-show
figures_show = "b"
