# %% answer-pieces
piece_aim = "assessment"
piece_staff = "rewards"
piece_tests = "routes"
piece_deal = "rewards"

# %% answer-challenges
challenge_of_organisations = "how to assess it"
challenge_of_routes = "how to create it"

# %% answer-call
call = "d"

# %% answer-warm-flats
warm_flats = Case(
    "Warm flats",
    (
        Entry("routes.problem", "Every eighth flat is too cold", "known", "City health report"),
        Entry("organisations.partners", "Two engineers are left", "known", "Staff list"),
        Entry("assessment.outcomes", "Will bills halve?", "disputed", "Offer of May, letter of June"),
        Entry("rewards.returns", "Who gains if rents rise?", "unknown"),
    ),
)

# %% answer-own-case
own_case = Case(
    "A clinic that comes by bus",
    [
        Entry("routes.problem", "Villages have no early checks", "known", "Health atlas"),
        Entry("routes.experiments", "Two bus routes are tried", "known", "Board paper 4"),
        Entry("organisations.capacity", "One nurse plans the tour", "known", "Staff list"),
        Entry("organisations.partners", "Does the patients' club help out?", "unknown"),
    ],
    [Finding("authorisation", 7, "It is rated 7 of 10."), Finding("capacity", 4, "It is rated 4 of 10.")],
)
