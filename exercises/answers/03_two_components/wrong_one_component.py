# %% answer-harnessing
harnessing = "b"

# %% answer-components
note_survey = "sphere"
note_archive = "valued"
note_petition = "sphere"
note_meeting = "valued"

# %% answer-why-differ
why_differ = "d"

# %% answer-survey-limit
survey_limit = "a"

# %% answer-what-follows
what_follows = "a"

# %% answer-firsts
first_far = "Ring road"
first_many = "Ring road"
