# %% answer-personal
holds_personal = 0.5

# %% answer-mandate
holds_mandate = 0.5

# %% answer-together
together = 0.6

# %% answer-alive
alive = [0.5, 0.5, 0.5]

# %% answer-destroyed
destroyed = 5

# %% answer-strained
strained = my_evidence
