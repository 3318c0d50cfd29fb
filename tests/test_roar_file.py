"""Case files: whole there and back, refused with a clear word, and the canvas as data that the page can trust."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvcourse import data
from pvcourse.charts.case_file import MIME, CaseFile, worked_case
from pvcourse.models.roar import GAP_CONDITIONS, GAPS, Case, counts, gaps
from pvcourse.models.roar_canvas import FACTS, FIELDS, QUESTIONS, STANDINGS, Entry, Finding, Kept
from pvcourse.models.roar_conditions import Condition, Other, all_hold
from pvcourse.models.roar_contradictions import RULES
from pvcourse.models.roar_file import COLUMNS, LONGEST, VERSION, canvas, from_json, to_json
from pvcourse.models.roar_report import NOTE, WORDS, outline, to_markdown

TABLES = [data.load(name) for name in ("cases", "case_evidence", "sources")]
KEPT = Kept("routes.publics", "A figure", "It says so.", "03_two_components", {"share": 0.5, "who": "all"})
CASE = Case(
    "Warm flats & “more”",
    (Entry("routes.problem", "Cold\nhomes", "disputed", "Report"),),
    (Finding("tension", 0.75, "Three of four pairs clash."),),
    (KEPT,),
)
texts = st.text(min_size=1).filter(str.strip)
entries = st.builds(Entry, st.sampled_from(list(FIELDS)), texts, st.sampled_from(STANDINGS), st.text())


def file_with(**parts):
    return json.dumps({"case_file": VERSION, "title": "Warm flats"} | parts)


@given(st.builds(Case, texts, st.lists(entries, max_size=4).map(tuple)))
def test_a_case_comes_back_whole_from_its_file(case):
    assert from_json(to_json(case)) == case


def test_a_case_file_can_be_read_by_a_person():
    assert '\n  "title": "Café",\n' in to_json(Case("Café"))


def test_findings_and_kept_results_come_back_too():
    assert from_json(to_json(CASE)) == CASE
    assert from_json(to_json(CASE)).kept[0].numbers == {"share": 0.5, "who": "all"}


def test_the_canvas_as_data_says_what_the_models_say():
    told = json.loads(json.dumps(canvas(), allow_nan=False))
    assert {name: (each["asks"], each["challenge"]) for name, each in told["questions"].items()} == QUESTIONS
    assert {name: (each["prompt"], each["lesson"]) for name, each in told["fields"].items()} == FIELDS
    assert told["standings"] == list(STANDINGS)
    assert {gap["name"]: gap["text"] for gap in told["gaps"]} == GAPS
    assert [rule["name"] for rule in told["rules"]] == [rule.name for rule in RULES]
    for name, fact in FACTS.items():
        allowed = told["facts"][name]
        if "words" in allowed:
            assert tuple(allowed["words"]) == fact.allowed
        else:
            assert (allowed.get("low", -math.inf), allowed.get("high", math.inf)) == fact.allowed
            assert fact.measure


def test_the_canvas_as_data_has_the_names_that_the_page_reads():
    told = canvas()
    assert (told["version"], told["longest"]) == (VERSION, LONGEST)
    assert told["columns"] == {part: list(columns) for part, columns in COLUMNS.items()}
    assert told["words"] == WORDS | {"note": NOTE}
    for name, fact in FACTS.items():
        allowed = told["facts"][name]
        assert (allowed["field"], allowed["model"], allowed["measure"]) == (fact.field, fact.model, fact.measure)
    for gap in told["gaps"]:
        assert gap["when"] == [condition.as_data() for condition in GAP_CONDITIONS[gap["name"]]]
    for each, rule in zip(told["rules"], RULES, strict=True):
        assert (each["fields"], each["reason"]) == (list(rule.fields), rule.reason)
        assert each["when"] == [condition.as_data() for condition in rule.conditions]


def test_a_condition_as_data_says_what_it_compares():
    said = Condition("standing", "is one of", ("likely", "known")).as_data()
    assert said == {"name": "standing", "relation": "is one of", "to": ["likely", "known"]}
    other = Condition("loss borne", "more than", Other("gain kept", plus=0.1)).as_data()
    assert other == {"name": "loss borne", "relation": "more than", "other": "gain kept", "plus": 0.1}


def test_a_kept_result_fills_its_field_and_stands_in_the_brief():
    case = Case("Warm flats", kept=(KEPT,))
    assert "routes.publics" not in set(gaps(case)["field"])
    assert counts(case, "routes.publics")["found"] == 1
    assert [line.text for line in outline(case)].count("It says so. (from the figure “A figure”)") == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[]", 'it has no "case_file": 1'),
        ('{"case_file": 2, "title": "x"}', 'it has no "case_file": 1'),
        (" " * LONGEST, "it is not JSON"),
        (" " * (LONGEST + 1), "the file has 1,000,001 characters; a case file may have 1,000,000"),
        (file_with(title=""), "title is ''; give some text"),
        (file_with(notes=[]), "the case file has 'notes'; it may have: case_file, entries, findings, kept, title"),
        (file_with(entries={}), "entries is no list"),
        (file_with(entries=[[]]), "entries, number 1: give only field, text, standing, source"),
        (json.dumps({"case_file": VERSION}), "title is ''; give some text"),
        (file_with(entries=["x"]), "entries, number 1: give only field, text, standing, source"),
        (file_with(entries=[{"field": "routes.problem"}]), "entries, number 1: .*'text'"),
        (file_with(entries=[{"field": "cost", "text": "x"}]), "entries, number 1: the field is 'cost'"),
        (file_with(findings=[{"fact": "tension", "value": 2, "text": "x"}]), "number 1: tension is 2"),
        (file_with(kept=[{"field": "routes.problem", "figure": "f", "words": ""}]), "number 1: words is ''"),
        (file_with(kept=[{"field": "routes.problem", "figure": "", "words": "w"}]), "number 1: figure is ''"),
        (file_with(kept=[{"field": "cost", "figure": "f", "words": "w"}]), "number 1: the field is 'cost'"),
        (file_with(kept=[{"field": "routes.problem", "figure": "f", "words": "w", "page": 3}]), "page is 3"),
        (file_with(kept=[{"field": "routes.problem", "figure": "f", "words": "w", "numbers": 3}]), "numbers is 3"),
        (file_with(kept=[{"field": "routes.problem", "figure": "f", "words": "w"}] * 2), "the figure 'f' twice"),
    ],
)
def test_a_bad_file_is_refused_with_what_is_wrong(text, words):
    with pytest.raises(ValueError, match=words):
        from_json(text)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: from_json(3), TypeError, "text is int; give the text of a case file"),
        (lambda: to_json("x"), TypeError, r"give a Case\(title, entries, findings\)"),
        (lambda: Case("x", kept=("y",)), TypeError, "a kept result is 'y'; give a Kept"),
        (lambda: counts(CASE, "cost"), ValueError, "the field is 'cost'"),
        (lambda: Condition("a", "above", 1), ValueError, "the relation is 'above'"),
        (
            lambda: worked_case(*TABLES, "bbc-charter"),
            ValueError,
            "there is some on: government-digital-service, nhs",
        ),
        (lambda: CaseFile(["x"]), TypeError, "give a Case"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()


@pytest.mark.parametrize(
    ("condition", "holds", "fails"),
    [
        (Condition("a", "at least", 2), [2, 3], [1.9]),
        (Condition("a", "more than", 2), [2.1], [2]),
        (Condition("a", "less than", 2), [1.9], [2]),
        (Condition("a", "is", "yes"), ["yes"], ["no"]),
        (Condition("a", "is not", "yes"), ["no"], ["yes"]),
        (Condition("a", "is one of", ("b", "c")), ["b", "c"], ["d"]),
        (Condition("a", "more than", Other("b", plus=0.5)), [1.6], [1.5, 1.2]),
    ],
)
def test_conditions_hold_on_one_side_of_their_edge(condition, holds, fails):
    assert all(condition.holds({"a": value, "b": 1}) for value in holds)
    assert not any(condition.holds({"a": value, "b": 1}) for value in fails)
    assert not condition.holds({"b": 1})
    assert not all_hold([condition, Condition("a", "is", "nothing")], {"a": holds[0], "b": 1})


@pytest.mark.parametrize("chosen", ["government-digital-service", "nhs-records"])
def test_a_worked_case_has_every_field_and_says_who_disputes(chosen):
    case = worked_case(*TABLES, chosen)
    assert {entry.field for entry in case.entries} == set(FIELDS)
    assert {entry.standing for entry in case.entries} == set(STANDINGS)
    for entry in case.entries:
        assert bool(entry.source) == (entry.standing != "unknown")
        assert (" But: " in entry.text) == (entry.standing == "disputed")
        assert (";" in entry.source) == (entry.standing == "disputed")
    assert to_markdown(case).startswith(f"# {case.title}")


def test_the_case_file_shows_itself_as_form_and_as_text():
    made = CaseFile([worked_case(*TABLES, "nhs-records")])
    bundle = made._repr_mimebundle_()
    assert from_json(bundle[MIME]["worked"][0]).title == "The NHS records scheme"
    assert [line.strip().partition(":")[0] for line in bundle["text/plain"].splitlines() if line[0] == " "] == list(
        FIELDS
    )
