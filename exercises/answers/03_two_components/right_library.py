# %% answer-components
note_survey = "valued"
note_archive = "sphere"
note_petition = "valued"
note_meeting = "sphere"

# %% answer-values
effect_reeds = "ecological"
effect_assembly = "political"
effect_yard = "economic"
effect_choir = "social"

# %% answer-by-votes
nothing_by_votes = left_out(village, greedy_by_votes(village)["project"]).sum()

# %% answer-by-shares
equal_part = village.budget / village.voters
nothing_by_shares = left_out(village, equal_shares(village)["project"]).sum()

# %% answer-why-differ
why_differ = "b"

# %% answer-left
left_by_votes = left_out(my_election, greedy_by_votes(my_election)["project"]).mean()
left_by_shares = left_out(my_election, equal_shares(my_election)["project"]).mean()

# %% answer-only-by-shares
shares = set(equal_shares(my_election)["project"])
both = shares & set(greedy_by_votes(my_election)["project"])
only_by_shares = my_projects[my_projects["project_id"].isin(shares - both)]

# %% answer-hidden-groups
hidden_groups = my_groups.query("everyone > 50 and too_little <= 50")

# %% answer-survey-limit
survey_limit = "c"

# %% answer-firsts
first_far = rank_by_both(plans, Judgement(rate=0)).set_index("sphere_rank")["proposal"][1]
first_many = rank_by_both(plans, Judgement(rate=0.1, minority_share=0.4)).set_index("sphere_rank")["proposal"][1]

# %% answer-opposite
opposite_pairs = len(in_conflict(rank_by_both(plans, Judgement(rate=0))))

# %% answer-what-follows
what_follows = "d"

# %% answer-harnessing
harnessing = "c"

# %% own-valued
"""
Our council wants to close two of five playgrounds. In a poll last spring 71 per cent called playgrounds important.
Parents were asked; the children were not, nor the people who live beside them.

**My own mark, by the table above (0 to 2), and why:** 2, it says who was not asked.
"""

# %% own-sphere
"""
Social value: families of all sorts meet there. Ecological: the trees. Minorities: children in flats have no garden.
Later: a playground that is built over does not come back.

**My own mark, by the table above (0 to 2), and why:** 2
"""

# %% own-debate
"""
Most want to save money; the few who need the two playgrounds have no vote. Who would look after one: the school, the
garden club, the builder next door? What would you put in?

**My own mark, by the table above (0 to 2), and why:** 1, the partners are only a list.
"""
