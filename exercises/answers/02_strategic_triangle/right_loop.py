# %% answer-evidence
evidence_gds = "capacity"
evidence_bbc = "proposition"
evidence_bank = "authorisation"

# %% answer-case
note_a = Rating(low=4, likely=6, high=7)
note_b = Rating(low=2, likely=3, high=7)
note_c = Rating(low=6, likely=8, high=9)
night_library = Strategy(capacity=note_a, authorisation=note_b, proposition=note_c)

# %% answer-ruling
ruling_corner = "proposition"
for corner in ("authorisation", "capacity"):
    if town[corner][0] < town[ruling_corner][0]:
        ruling_corner = corner

# %% answer-scores
scores = []
for row in range(5):
    weakest = 10
    for corner in ("proposition", "authorisation", "capacity"):
        if town[corner][row] < weakest:
            weakest = town[corner][row]
    scores.append(weakest)

# %% answer-partly
for row in range(5):
    if town["initiative"][row] == my_initiative:
        numbers = [town["proposition"][row], town["authorisation"][row], town["capacity"][row]]
average_of_three = sum(numbers) / 3
partly = scores[list(town["initiative"]).index(my_initiative)]
partly = partly + my_making_up * (average_of_three - partly)

# %% answer-in-line
in_line = "b"

# %% answer-chances
above = 0
for run in simulate(river_park, making_up=0):
    if run > 5:
        above = above + 1
chance_weakest = above / 1000
above = 0
for run in simulate(river_park, making_up=1):
    if run > 5:
        above = above + 1
chance_alike = above / 1000

# %% answer-why-lower
why_lower = "c"

# %% answer-next
next_bus = "authorisation"
next_archive = "capacity"
next_hub = None

# %% answer-able
kept = []
for place in my_figures.index:
    row = my_figures.loc[place]
    if row["effectiveness"] >= able_from and row["trust"] <= distrusted_to:
        kept.append(place)
able_but_distrusted = my_figures.loc[kept]

# %% answer-figures-show
figures_show = "d"

# %% own-corners
"""
A street for children on Sundays. Value: 80 children played there in May. Support: the residents signed, the shops did
not. Means: six volunteers.
"""

# %% own-weakest
"""
I do not know whether the volunteers will stay.
"""

# %% own-move
"""
Talk to the shops.
"""
