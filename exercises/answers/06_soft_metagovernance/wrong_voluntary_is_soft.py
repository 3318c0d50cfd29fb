# %% answer-steers
steers_order = "hierarchy"
steers_walk = "soft"
steers_statutes = "soft"

# %% answer-corners
at_direction = "authorisation"
at_juniors = "authorisation"
at_election = "authorisation"
at_support = "authorisation"
