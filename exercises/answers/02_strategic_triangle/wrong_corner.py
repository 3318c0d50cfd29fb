# %% answer-evidence
evidence_bbc = "authorisation"
evidence_bank = "proposition"
evidence_gds = "capacity"

# %% answer-case
night_library = Strategy(Rating(6, 8, 9), Rating(4, 6, 7), Rating(2, 3, 7))

# %% answer-ruling
ruling_corner = "proposition"

# %% answer-next
next_bus = "capacity"
next_archive = "proposition"
next_hub = "capacity"
