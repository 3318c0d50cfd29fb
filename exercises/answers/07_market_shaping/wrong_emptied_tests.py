# %% answer-held
held_still = "a"

# %% answer-line
line_shows = "c"

# %% answer-reply
reply = "c"

# %% held-still

# %% line-shows

# %% reply
