# %% answer-sourced
sourced = my_evidence[my_evidence["aspect"].str.startswith(my_question)]["source"].isna().mean()

# %% answer-warm-flats
warm_flats = Case(
    "Warm flats",
    [
        Entry("routes.problem", "Every eighth flat is too cold"),
        Entry("organisations.capacity", "Two engineers are left"),
        Entry("assessment.outcomes", "Will bills halve?", "disputed"),
        Entry("rewards.returns", "Who gains if rents rise?", "unknown"),
    ],
)

# %% answer-gap-count
gap_count = len(gaps(warm_flats))

# %% answer-own-case
own_case = Case(
    "A clinic that comes by bus",
    [
        Entry("routes.problem", "Villages have no early checks"),
        Entry("routes.experiments", "Two bus routes are tried"),
        Entry("organisations.capacity", "One nurse plans the tour"),
        Entry("organisations.partners", "The patients' club helps out"),
        Entry("assessment.outcomes", "Have early finds doubled?", "disputed"),
        Entry("assessment.learning", "Evening stops were dropped"),
        Entry("rewards.risks", "The county pays for it"),
        Entry("rewards.returns", "Who keeps the savings?", "unknown"),
    ],
    [Finding("authorisation", 7, "It is rated 7 of 10."), Finding("capacity", 4, "It is rated 4 of 10.")],
)
