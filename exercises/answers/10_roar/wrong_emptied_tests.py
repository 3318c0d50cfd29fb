# %% answer-call
call = "b"

# %% answer-mend
mend = "c"

# %% call-to-action

# %% mend
