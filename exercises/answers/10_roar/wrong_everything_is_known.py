# %% answer-keep-open
keep_open = "b"

# %% answer-warm-flats
warm_flats = Case(
    "Warm flats",
    (
        Entry("routes.problem", "Every eighth flat is too cold", "known", "City health report"),
        Entry("organisations.capacity", "Two engineers are left", "known", "Staff list"),
        Entry("assessment.outcomes", "Bills will halve", "known", "Offer of May"),
        Entry("rewards.returns", "The owners gain if rents rise", "known", "Common sense"),
    ),
)

# %% answer-gap-count
gap_count = len(gaps(warm_flats))

# %% answer-sentence
sentence = "a"

# %% answer-own-case
own_case = Case(
    "A clinic that comes by bus",
    [
        Entry("routes.problem", "Villages have no early checks", "known", "Health atlas"),
        Entry("routes.experiments", "Two bus routes are tried", "known", "Board paper 4"),
        Entry("organisations.capacity", "One nurse plans the tour", "known", "Staff list"),
        Entry("organisations.partners", "The patients' club helps out", "known", "Letter of March"),
        Entry("assessment.outcomes", "Early finds have doubled", "known", "Report"),
        Entry("assessment.learning", "Evening stops were dropped", "known", "Log of the bus"),
        Entry("rewards.risks", "The county pays for it", "known", "Contract"),
        Entry("rewards.returns", "Hospitals keep the savings", "known", "Budget"),
    ],
    [Finding("authorisation", 7, "It is rated 7 of 10."), Finding("capacity", 4, "It is rated 4 of 10.")],
)
