# %% answer-evidence
evidence_bbc = "proposition"
evidence_bank = "proposition"
evidence_gds = "capacity"

# %% answer-able
able_but_distrusted = my_figures[(my_figures["effectiveness"] >= able_from) | (my_figures["trust"] <= distrusted_to)]

# %% answer-figures-show
figures_show = "b"
