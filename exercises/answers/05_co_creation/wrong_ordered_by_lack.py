# %% answer-lacks
lacks = leadership_lacking(scores, enough=6)["lacks"]

# %% answer-design
opposite = {"food": "aapp", "river": "papa"}[my_task]
my_design = Design(*({"a": "arena", "p": "platform"}[letter] for letter in opposite))

# %% answer-not-claimed
not_claimed = "d"
