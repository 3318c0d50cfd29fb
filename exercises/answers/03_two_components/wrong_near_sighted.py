# %% answer-harnessing
harnessing = "a"

# %% answer-values
effect_reeds = "ecological"
effect_assembly = "social"
effect_yard = "economic"
effect_choir = "political"

# %% answer-firsts
first_far = "Football pitch"
first_many = "Football pitch"

# %% answer-opposite
opposite_pairs = len(in_conflict(rank_by_both(plans, Judgement(rate=0.1))))

# %% answer-what-follows
what_follows = "c"
