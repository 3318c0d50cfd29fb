"""The ROAR canvas: its schema, its gaps field by field, and what a case takes in."""

import pandas as pd
import pytest

from pvcourse.models.roar import GAPS, Case, checked_case, coverage, gaps, take_in
from pvcourse.models.roar_canvas import (
    DUTIES,
    FACTS,
    FIELDS,
    QUESTIONS,
    STANDINGS,
    Entry,
    Finding,
    check_text,
    fields_of,
    four_questions,
)

TENSION = Finding("tension", 0.5, "Half of the pairs clash.")


def sourced(field, standing="known"):
    return Entry(field, f"About {field}", standing, "Council paper 12")


def gap_of(*entries, findings=()):
    table = gaps(Case("A warm city", entries, findings)).set_index("field")
    return table["gap"].to_dict().get("routes.publics")


def test_the_canvas_has_four_questions_with_four_fields_each():
    assert list(QUESTIONS) == ["routes", "organisations", "assessment", "rewards"]
    assert [field for question in QUESTIONS for field in fields_of(question)] == list(FIELDS)
    assert all(len(fields_of(question)) == 4 for question in QUESTIONS)
    assert all(prompt.endswith("?") and 1 <= lesson <= 9 for prompt, lesson in FIELDS.values())
    assert {lesson for _, lesson in FIELDS.values()} == set(range(1, 10))


def test_the_questions_answer_the_four_challenges():
    table = four_questions()
    assert list(table.columns) == ["question", "asks", "challenge", "duty"]
    assert list(table["duty"]) == list(DUTIES.values())
    assert list(table["question"]) == list(QUESTIONS)
    assert list(table["challenge"]) == [
        "What value to create",
        "How to create it",
        "How to assess it",
        "How to share its benefits",
    ]
    assert "direction" in table["asks"][0]
    assert "risks and rewards" in table["asks"][3]


def test_every_fact_belongs_to_a_field_and_every_question_has_facts():
    assert {fact.field for fact in FACTS.values()} <= set(FIELDS)
    assert {fact.field.split(".")[0] for fact in FACTS.values()} == set(QUESTIONS)
    assert (TENSION.field, TENSION.model) == ("routes.publics", "two components")


def test_an_empty_case_has_a_gap_in_every_field_with_its_prompt_and_lesson():
    table = gaps(Case("A warm city"))
    assert list(table.columns) == ["question", "field", "gap", "prompt", "lesson"]
    assert list(table["field"]) == list(FIELDS)
    assert list(table["question"]) == [question for question in QUESTIONS for _ in range(4)]
    assert set(table["gap"]) == {"empty"}
    assert list(zip(table["prompt"], table["lesson"], strict=True)) == list(FIELDS.values())


@pytest.mark.parametrize("field", FIELDS)
def test_filling_a_field_closes_its_gap_and_no_other(field):
    left = gaps(Case("A warm city", (sourced(field),)))
    assert list(left["field"]) == [other for other in FIELDS if other != field]


def test_a_full_case_has_no_gap_and_keeps_the_columns():
    table = gaps(Case("A warm city", tuple(map(sourced, FIELDS))))
    assert table.empty
    assert list(table.columns) == ["question", "field", "gap", "prompt", "lesson"]


def test_the_gravest_gap_of_a_field_is_named():
    field = "routes.publics"
    assert list(GAPS) == ["empty", "not known", "no source", "disputed"]
    assert gap_of() == "empty"
    assert gap_of(findings=(TENSION,)) is None
    assert gap_of(sourced(field, "unknown")) == "not known"
    assert gap_of(Entry(field, "Nobody asked", "unknown")) == "not known"
    assert gap_of(sourced(field, "unknown"), findings=(TENSION,)) is None
    assert gap_of(Entry(field, "Warm homes")) == "no source"
    assert gap_of(Entry(field, "Warm homes", source=" ")) == "no source"
    assert gap_of(Entry(field, "Warm homes", "disputed")) == "no source"
    assert gap_of(Entry(field, "Warm homes"), findings=(TENSION,)) == "no source"
    assert gap_of(sourced(field, "disputed")) == "disputed"
    assert gap_of(sourced(field), sourced(field, "disputed")) == "disputed"
    assert gap_of(sourced(field), Entry(field, "Rents?", "unknown")) is None
    assert gap_of(sourced(field), Entry(field, "Warm homes")) == "no source"


def test_coverage_counts_fields_with_entries_or_findings_once():
    case = Case("A warm city", (sourced("routes.problem"), sourced("routes.publics")), (TENSION,))
    expected = pd.DataFrame(
        {"question": list(QUESTIONS), "filled": [2, 0, 0, 0], "fields": [4, 4, 4, 4], "share": [0.5, 0.0, 0.0, 0.0]}
    )
    pd.testing.assert_frame_equal(coverage(case), expected)
    assert coverage(Case("A warm city", tuple(map(sourced, FIELDS))))["share"].tolist() == [1, 1, 1, 1]


def test_a_new_result_replaces_the_older_one_of_its_fact_and_leaves_the_rest():
    solutions = Finding("solutions", 3, "Three.")
    first = take_in(Case("A warm city", (sourced("routes.problem"),)), [TENSION, solutions])
    later = Finding("tension", 0.1, "Few pairs clash.")
    second = take_in(first, iter([later]))
    assert second.findings == (later, solutions)
    assert second.facts == {"tension": 0.1, "solutions": 3}
    assert first.facts == {"tension": 0.5, "solutions": 3}
    assert second.entries == first.entries
    assert second.title == "A warm city"


def test_an_entry_is_known_and_without_a_source_unless_told_otherwise():
    assert Entry("rewards.risks", "The city") == Entry("rewards.risks", "The city", "known", "")
    assert STANDINGS == ("known", "disputed", "unknown")


def test_findings_keep_to_their_facts():
    assert Finding("criteria met", 6, "All.").value == 6
    assert Finding("gain from learning", -3.5, "None.").value == -3.5
    assert Finding("progress", "met", "It is met.").value == "met"


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (
            lambda: Entry("routes.problm", "x"),
            ValueError,
            "the field is 'routes.problm'; did you mean 'routes.problem'",
        ),
        (lambda: Entry("routes.problem", ""), TypeError, "text is ''; give some text"),
        (lambda: Entry("routes.problem", 3), TypeError, "text is 3; give some text"),
        (
            lambda: Entry("routes.problem", "x", "sure"),
            ValueError,
            "the standing is 'sure'; choose one of: known, disputed, unknown",
        ),
        (
            lambda: Entry("routes.problem", "x", source=None),
            TypeError,
            "source is None; give text, or leave it out",
        ),
        (lambda: Finding("tensions", 0.5, "x"), ValueError, "the fact is 'tensions'; did you mean 'tension'"),
        (lambda: Finding("tension", 0.5, " "), TypeError, "text is ' '; give some text"),
        (lambda: Finding("tension", 1.5, "x"), ValueError, "tension is 1.5; give a number from 0 to 1"),
        (lambda: Finding("tension", -0.5, "x"), ValueError, "tension is -0.5; give a number from 0 to 1"),
        (lambda: Finding("tension", "high", "x"), TypeError, "tension is 'high'; give a number from 0 to 1"),
        (
            lambda: Finding("frame of risk", "mixed", "x"),
            ValueError,
            "frame of risk is 'mixed'; choose one of: fixing, shaping",
        ),
        (lambda: Case(""), TypeError, "title is ''; give some text"),
        (lambda: Case("x", ("cold",)), TypeError, "an entry is 'cold'; give an Entry(field, text)"),
        (
            lambda: Case("x", findings=("cold",)),
            TypeError,
            "a finding is 'cold'; give a Finding(fact, value, text)",
        ),
        (
            lambda: Case("x", findings=(TENSION, TENSION)),
            ValueError,
            "findings has 'tension' twice; take results in with take_in",
        ),
        (lambda: take_in(Case("x"), ["cold"]), TypeError, "a finding is 'cold'; give a Finding(fact, value, text)"),
        (lambda: take_in("x", []), TypeError, "case is 'x'; give a Case(title, entries, findings)"),
        (lambda: gaps("x"), TypeError, "case is 'x'; give a Case(title, entries, findings)"),
        (lambda: coverage("x"), TypeError, "case is 'x'; give a Case(title, entries, findings)"),
        (lambda: checked_case(None), TypeError, "case is None; give a Case(title, entries, findings)"),
        (lambda: fields_of("route"), ValueError, "the question is 'route'; did you mean 'routes'"),
        (lambda: check_text("title", "\n"), TypeError, "title is '\\n'; give some text"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error) as caught:
        call()
    # Where there is a hint, the words allowed follow it.
    assert str(caught.value).partition("? Choose one of: ")[0] == words


def test_a_case_that_is_one_passes():
    case = Case("A warm city")
    assert checked_case(case) is case
    assert case.facts == {}
