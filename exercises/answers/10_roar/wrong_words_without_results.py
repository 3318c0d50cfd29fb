# %% answer-own-part
own_part = 0.599

# %% answer-sentence
sentence = "d"

# %% answer-sourced
sourced = my_evidence["source"].notna().mean()

# %% answer-own-case
own_case = Case(
    "A clinic that comes by bus",
    [
        Entry("routes.problem", "Villages have no early checks", "known", "Health atlas"),
        Entry("routes.experiments", "Two bus routes are tried", "known", "Board paper 4"),
        Entry("organisations.capacity", "One nurse plans the tour", "known", "Staff list"),
        Entry("organisations.partners", "The patients' club helps out", "known", "Letter of March"),
        Entry("assessment.outcomes", "Have early finds doubled?", "disputed", "Report; reply"),
        Entry("assessment.learning", "Evening stops were dropped", "known", "Log of the bus"),
        Entry("rewards.risks", "The county pays for it", "known", "Contract"),
        Entry("rewards.returns", "Who keeps the savings?", "unknown"),
    ],
)
