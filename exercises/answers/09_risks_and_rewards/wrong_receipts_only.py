# %% answer-deals
deal_vaccine = "non-monetary"
deal_battery = "monetary"
deal_ferry = "monetary"
deal_software = "non-monetary"

# %% answer-grant
treasury_grant = 0
owners_grant = 600

# %% answer-stake
treasury_stake = 150

# %% answer-loan
treasury_loan = 120

# %% answer-who-has-more
who_has_more = "a"
