# %% answer-open
open_questions = my_evidence

# %% answer-sourced
sourced = 0.5

# %% answer-gap-count
gap_count = 16

# %% answer-least-gain
least_gain = 1

# %% answer-own-part
own_part = 1

# %% answer-own-case
fields = ["problem", "direction", "proposition", "capacity", "outcomes", "frame", "risks", "returns"]
questions = ["routes"] * 2 + ["organisations"] * 2 + ["assessment"] * 2 + ["rewards"] * 2
own_case = Case(
    "x",
    [Entry(f"{question}.{field}", "x", "disputed", "x") for question, field in zip(questions, fields, strict=True)],
    [Finding("tension", 0, "x"), Finding("capacity", 0, "x")],
)
