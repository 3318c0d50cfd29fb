# %% answer-pieces
piece_deal = "rewards"
piece_tests = "assessment"
piece_staff = "organisations"
piece_aim = "routes"

# %% answer-challenges
challenge_of_routes, challenge_of_organisations = "what value to create", "how to create it"

# %% answer-call
call = "c"

# %% answer-open
places = []
for place in my_evidence.index:
    if my_evidence.loc[place, "status"] == "unknown":
        places.append(place)
open_questions = my_evidence.loc[places]

# %% answer-sourced
asked = 0
with_source = 0
for place in my_evidence.index:
    row = my_evidence.loc[place]
    if row["aspect"].split(".")[0] == my_question:
        asked = asked + 1
        if isinstance(row["source"], str):
            with_source = with_source + 1
sourced = with_source / asked

# %% answer-keep-open
keep_open = "c"

# %% answer-warm-flats
notes = [
    ["routes.problem", "Cold flats make people ill", "known", "City health report"],
    ["organisations.capacity", "Only two heating engineers", "known", "Staff list"],
    ["assessment.outcomes", "The bills after the works", "disputed", "Offer; letter"],
    ["rewards.returns", "The gain if rents rise", "unknown", ""],
]
entries = []
for field, text, standing, source in notes:
    entries.append(Entry(field, text, standing, source))
warm_flats = Case("Warm flats", entries)

# %% answer-gap-count
settled = 2
gap_count = 16 - settled

# %% answer-clash
my_clash = "bold without capacity"
if my_ratings[0] < 5:
    my_clash = "bold without support"

# %% answer-least-gain
least_gain = 0
while my_loss > least_gain + 0.1:
    least_gain = least_gain + 0.001

# %% answer-mend
mend = "b"

# %% answer-own-part
for row in figures.to_dict("records"):
    if row["what"].startswith("Of which"):
        part = row["value"]
    if row["what"].startswith("Saved across"):
        whole = row["value"]
own_part = part / whole

# %% answer-sentence
sentence = "b"

# %% answer-own-case
said = {
    "routes.direction": "No child waits longer than a month",
    "routes.publics": "Parents want evenings, teachers want mornings",
    "organisations.proposition": "Swimming lessons for every child of eight",
    "organisations.capacity": "Four teachers and one warm pool",
    "assessment.progress": "The waiting list is read out monthly",
    "assessment.frame": "It was argued as a public good",
    "rewards.risks": "The pool firm closes on cold days",
    "rewards.conditions": "Hours for schools are in the lease",
}
entries = []
for field in said:
    entries.append(Entry(field, said[field], "known", "Minutes of the school board"))
entries.append(Entry("rewards.distribution", "Who stays away, and why?", "unknown"))
results = [Finding("frame of risk", "fixing", "Risk is avoided."), Finding("tension", 0.4, "Four of ten clash.")]
own_case = Case("Every child swims", entries, results)

# %% own-direction
"""
Every child of eight can swim by 2029.
"""

# %% own-deal
"""
The lease.
"""

# %% own-defence
"""
I do not know yet.
"""
