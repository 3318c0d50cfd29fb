# %% answer-pieces
piece_aim = "routes"
piece_staff = "organisations"
piece_tests = "assessment"
piece_deal = "rewards"

# %% answer-challenges
challenge_of_organisations = "how to create it"
challenge_of_routes = "what value to create"

# %% answer-call
call = "c"

# %% answer-open
open_questions = my_evidence[my_evidence["source"].isna()]

# %% answer-sourced
of_question = my_evidence[my_evidence["aspect"].str.startswith(my_question)]
sourced = of_question["source"].notna().mean()

# %% answer-keep-open
keep_open = "c"

# %% answer-warm-flats
warm_flats = Case(
    "Warm flats",
    (
        Entry("routes.problem", "Every eighth flat is too cold", "known", "City health report"),
        Entry("organisations.capacity", "Two engineers are left", "known", "Staff list"),
        Entry("assessment.outcomes", "Will bills halve?", "disputed", "Offer of May, letter of June"),
        Entry("rewards.returns", "Who gains if rents rise?", "unknown"),
    ),
)

# %% answer-gap-count
gap_count = len(gaps(warm_flats))

# %% answer-clash
my_clash = contradictions(take_in(plan, from_strategy(my_strategy)))["contradiction"][0]

# %% answer-least-gain
least_gain = my_loss - 0.1

# %% answer-mend
mend = "b"

# %% answer-own-part
own_part = 0.599 / 1.7

# %% answer-sentence
sentence = "b"

# %% answer-own-case
own_case = Case(
    "A clinic that comes by bus",
    (
        Entry("routes.problem", "Villages without a doctor have no early checks", "known", "Health atlas"),
        Entry("routes.experiments", "Two bus routes and one parish hall are tried", "known", "Board paper 4"),
        Entry("organisations.capacity", "One nurse knows how to plan the tour", "known", "Staff list"),
        Entry("organisations.partners", "The patients' club shares the bus stops", "known", "Letter of March"),
        Entry("assessment.outcomes", "Early finds doubled, says the board", "disputed", "Report; doctors' reply"),
        Entry("assessment.learning", "Evening stops failed and were dropped", "known", "Log of the bus"),
        Entry("rewards.risks", "The county pays if nobody comes", "known", "Contract"),
        Entry("rewards.returns", "Who keeps what hospitals save?", "unknown"),
    ),
    (
        Finding("authorisation", 7, "Authorisation is rated 7 of 10."),
        Finding("capacity", 4, "Capacity is rated 4 of 10."),
    ),
)

# %% own-direction
"""
No village more than a week from a check by 2028; three ways are tried; finds are counted each quarter.

**My own mark, by the table above (0 to 2), and why:** 2
"""

# %% own-deal
"""
The nurse teaches a second one. The firm that rents the bus bears repairs.

**My own mark, by the table above (0 to 2), and why:** 1
"""

# %% own-defence
"""
The doctors will say that the finds are too many. We asked the university to look.

**My own mark, by the table above (0 to 2), and why:** 2
"""
