# %% answer-call
call = "a"

# %% answer-open
open_questions = my_evidence[my_evidence["status"] != "stated"]

# %% answer-warm-flats
warm_flats = Case(
    "Warm flats",
    (
        Entry("routes.problem", "Every eighth flat is too cold", "known", "City health report"),
        Entry("organisations.capacity", "Two engineers are left", "known", "Staff list"),
        Entry("assessment.outcomes", "Will bills halve?", "unknown"),
        Entry("rewards.returns", "Who gains if rents rise?", "unknown"),
    ),
)

# %% answer-gap-count
gap_count = 12

# %% answer-sentence
sentence = "c"
