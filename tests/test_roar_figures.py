"""The figures of the last lesson: their numbers against the models and the tables."""

import pandas as pd
import pytest
from lesson_10 import BRINGS, CONTESTED, EVIDENCE, FIGURES

from pvcourse import data
from pvcourse.charts.roar import ALL, LABELS, contested_figures, evidence_by_question
from pvcourse.models.roar_canvas import FIELDS, QUESTIONS


@pytest.mark.parametrize("lesson", [ALL, *range(1, 10)])
def test_a_lesson_brings_the_fields_that_it_helps_with(lesson):
    made = FIGURES[BRINGS]()(lesson=lesson)
    helped = {prompt for prompt, helper in FIELDS.values() if lesson in (ALL, helper)}
    assert set(made.table.loc[made.table["state"] == "has a result", "prompt"]) == helped
    assert (made.row["filled"], made.row["fields"]) == (len(helped), 16)
    touched = {field.split(".")[0] for field, (prompt, _) in FIELDS.items() if prompt in helped}
    assert made.row["duties"] == f"{len(touched)} of 4"
    for question, (_, challenge) in QUESTIONS.items():
        assert (LABELS[question] in made.row["some"]) == (question in touched)
        assert (f"“{challenge}”" in made.row["none"]) == (question not in touched)


@pytest.mark.parametrize("chosen", ["government-digital-service", "nhs-records"])
def test_the_evidence_stands_under_its_question(chosen):
    rows = data.load("case_evidence").query("framework == 'roar' and case == @chosen")
    made = FIGURES[EVIDENCE]()(chosen=chosen)
    asked = rows.assign(corner=rows["aspect"].str.partition(".")[0].map(LABELS))
    assert set(zip(made.table["corner"], made.table["statement"], strict=True)) == set(
        zip(asked["corner"], asked["statement"], strict=True)
    )
    assert made.row["all"] == len(rows)
    assert made.row["open"] == (rows["status"] == "unknown").sum()
    assert "corner" not in made.alt_text() + made.in_words() + made.description


@pytest.mark.parametrize("topic", ["architects", "records", "savings"])
def test_a_contested_figure_is_told_with_all_voices(topic):
    rows = data.load("contested_figures").query("topic == @topic")
    made = FIGURES[CONTESTED]()(topic=topic)
    brief, others = made.in_words().split("Others: ")
    for row in rows.itertuples():
        assert f"{row.value:g}" in (brief if row.voice == "brief" else others)
    assert made.row["count"] == len(rows) == len(made.table)


def test_figures_of_the_brief_are_those_of_the_source():
    source = data.load("source_figures").set_index("id")["value"]
    told = data.load("contested_figures").query("voice == 'brief'").set_index("what")["value"]
    assert told.to_dict() == {
        "In public service, 1970": source["F14"],
        "In public service now, less than": source["F15"],
        "Written off": source["F18"],
        "Saved by the digital service": source["F20"],
    }
    claims = data.load("digital_savings").set_index(["said_by", "year_ending"])["low"]
    others = data.load("contested_figures").set_index("what")["value"] * 1000
    assert others["Saved across government, 2014/15"] == claims["Government Digital Service", 2015]
    assert others["Of which by the service itself"] == claims["Government audit, as reported", 2015]


def test_bad_tables_are_named():
    figures = data.load("contested_figures")
    with pytest.raises(ValueError, match="records has no figure with the voice 'Others'"):
        contested_figures(figures[(figures["topic"] != "records") | (figures["voice"] == "brief")])
    tables = data.load("cases"), pd.DataFrame(columns=data.load("case_evidence").columns), data.load("sources")
    with pytest.raises(ValueError, match="no evidence is about routes"):
        evidence_by_question(*tables)
