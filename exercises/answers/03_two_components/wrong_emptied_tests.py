# %% answer-why-differ
why_differ = "a"

# %% answer-survey-limit
survey_limit = "b"

# %% why-differ

# %% survey-limit
