# %% answer-components
note_petition = note_survey = "valued"
note_archive = note_meeting = "sphere"

# %% answer-values
effect_choir = "social"
effect_yard = "economic"
effect_assembly = "political"
effect_reeds = "ecological"

# %% answer-by-votes
money = 100
funded = []
for place in [1, 0, 2, 3]:  # car park, sports hall, garden, choir: by votes, the cheaper first
    if costs[place] <= money:
        money = money - costs[place]
        funded.append(projects[place])
nothing_by_votes = 0
for person in votes.index:
    happy = False
    for project in funded:
        if votes[project][person] == 1:
            happy = True
    if not happy:
        nothing_by_votes = nothing_by_votes + 1

# %% answer-by-shares
equal_part = 10
# Three people hold 30 coins: the garden. Six hold 60: the car park or the hall. One holds 10; the choir costs 25.
nothing_by_shares = 1

# %% answer-why-differ
why_differ = "b"

# %% answer-left
winners = list(greedy_by_votes(my_election)["project"])
others = list(equal_shares(my_election)["project"])
count = 0
for alone in left_out(my_election, winners):
    if alone:
        count = count + 1
left_by_votes = count / my_election.voters
count = 0
for alone in left_out(my_election, others):
    if alone:
        count = count + 1
left_by_shares = count / my_election.voters

# %% answer-only-by-shares
kept = []
for place in my_projects.index:
    name = my_projects["project_id"][place]
    if name in others and name not in winners:
        kept.append(place)
only_by_shares = my_projects.loc[kept]

# %% answer-hidden-groups
kept = []
for place in my_groups.index:
    row = my_groups.loc[place]
    if row["everyone"] > 50 and row["too_little"] <= 50:
        kept.append(place)
hidden_groups = my_groups.loc[kept]

# %% answer-survey-limit
survey_limit = "c"

# %% answer-firsts
first_far = "Peat bog"
first_many = "Language café"

# %% answer-opposite
table = rank_by_both(plans, Judgement(rate=0))
opposite_pairs = 0
for one in range(4):
    for other in range(one + 1, 4):
        support = table["support_rank"][one] < table["support_rank"][other]
        sphere = table["sphere_rank"][one] < table["sphere_rank"][other]
        if support != sphere:
            opposite_pairs = opposite_pairs + 1

# %% answer-what-follows
what_follows = "d"

# %% answer-harnessing
harnessing = "c"

# %% own-valued
"""
A new tram line. Most people are for it, says the paper.
"""

# %% own-sphere
"""
Ecological value.
"""

# %% own-debate
"""
The shopkeepers are against it.
"""
