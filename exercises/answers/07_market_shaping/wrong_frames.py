# %% answer-sentences
about_smoke = "shaping"
about_streets = "shaping"
about_estimates = "shaping"

# %% answer-hydrogen
hydrogen = read_frame({"justification": "shaping", "evaluation": "shaping", "risk": "shaping"})

# %% answer-held
held_still = "d"
