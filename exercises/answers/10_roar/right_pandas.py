# %% answer-pieces
import pandas as pd

words = ["routes", "organisations", "assessment", "rewards"]
piece_aim, piece_staff, piece_tests, piece_deal = words

# %% answer-challenges
challenge_of_organisations = "how to create it"
challenge_of_routes = "what value to create"

# %% answer-call
call = "c"

# %% answer-open
open_questions = my_evidence.query("status == 'unknown'").sort_values("aspect")

# %% answer-sourced
parts = my_evidence.assign(question=my_evidence["aspect"].str.split(".").str[0])
sourced = parts.groupby("question")["source"].count()[my_question] / parts["question"].value_counts()[my_question]

# %% answer-keep-open
keep_open = "c"

# %% answer-warm-flats
notes = pd.DataFrame(
    [
        ["rewards.returns", "Nobody says who gains from higher rents", "unknown", ""],
        ["assessment.outcomes", "Half the bill, or the same", "disputed", "Offer of May; letter of June"],
        ["organisations.capacity", "Engineers of its own: two", "known", "Staff list"],
        ["routes.problem", "One cold flat in eight", "known", "Health report of the city"],
    ]
)
warm_flats = Case("Warm flats", tuple(Entry(*note) for note in notes.itertuples(index=False)))

# %% answer-gap-count
gap_count = gaps(warm_flats).shape[0]

# %% answer-clash
rated = take_in(plan, from_strategy(my_strategy))
my_clash = contradictions(rated).loc[0, "contradiction"]

# %% answer-least-gain
least_gain = round(my_loss - 0.1, 2)

# %% answer-mend
mend = "b"

# %% answer-own-part
claimed = figures[figures["topic"] == "savings"].set_index("what")["value"]
own_part = claimed.filter(like="Of which").item() / claimed.filter(like="across").item()

# %% answer-sentence
sentence = "b"

# %% answer-own-case
own_case = from_json(
    r"""
{
  "case_file": 1,
  "title": "Shade for the market square",
  "entries": [
    {"field": "routes.problem", "text": "The square is 41 degrees hot in July", "source": "Sensor"},
    {"field": "routes.direction", "text": "Half of it in shade by 2031", "standing": "known", "source": "Council"},
    {"field": "organisations.partners", "text": "Stall holders, gardeners and the school", "source": "List of May"},
    {"field": "assessment.outcomes", "text": "Do people stay longer in shade?", "standing": "unknown"},
    {"field": "assessment.learning", "text": "The first trees died and taught us", "source": "Gardener's report"},
    {"field": "rewards.risks", "text": "The town replaces what dies", "source": "Contract"},
    {"field": "rewards.distribution", "text": "Whose stall gets the shade?", "standing": "unknown"}
  ],
  "findings": [{"fact": "solutions", "value": 3, "text": "Different solutions tried: 3."}],
  "kept": [
    {
      "field": "organisations.capacity",
      "figure": "Prospects of a strategy, when you are not sure",
      "words": "The middle run stands at 4.4.",
      "page": "02_strategic_triangle",
      "numbers": {"capacity_likely": 4}
    }
  ]
}
"""
)

# %% own-direction
"""
Half of the square in shade by 2031, in two ways: trees and sails.

**My own mark, by the table above (0 to 2), and why:** 2
"""

# %% own-deal
"""
The gardeners learn which trees stand the heat.

**My own mark, by the table above (0 to 2), and why:** 1
"""

# %% own-defence
"""
A stall holder will ask why her stall is in the sun.

**My own mark, by the table above (0 to 2), and why:** 1
"""
