"""Contradictions in a case: every rule on both sides of its edge, and silent when a fact is missing."""

import pandas as pd
import pytest

from pvcourse.models.roar import Case
from pvcourse.models.roar_canvas import FACTS, FIELDS, Finding
from pvcourse.models.roar_contradictions import RULES, contradictions

LOSS, GAIN = "loss borne by the public", "gain kept by the public"

CLASHES = {
    "bold without support": (
        {"criteria met": 5, "authorisation": 4.9},
        "The mission meets 5 criteria, yet its authorisation is rated 4.9 of 10.",
    ),
    "bold without capacity": (
        {"criteria met": 6, "capacity": 3.0},
        "The mission meets 6 criteria, yet the capacity for it is rated 3 of 10.",
    ),
    "good on paper, far behind in fact": (
        {"criteria met": 5, "progress": "moving away"},
        "The mission meets 5 criteria, yet progress is moving away.",
    ),
    "framed together, decided alone": (
        {"framed with citizens": "yes", "kind of initiative": "dumping"},
        "Citizens are said to have framed it, yet what is done is dumping.",
    ),
    "argued one way, appraised another": (
        {"frame of justification": "shaping", "frame of appraisal": "fixing"},
        "It is justified as shaping a market and appraised as fixing one.",
    ),
    "bets that may not fail": (
        {"likely failures": 1, "frame of risk": "fixing"},
        "Likely failures worth starting: 1; yet risk is to be avoided.",
    ),
    "risks shared, rewards not": (
        {LOSS: 0.5, GAIN: 0.25},
        "The public bears 50% of the losses; of the gains, it keeps 25%.",
    ),
    "wanted now, not good for all": (
        {"tension": 0.5},
        "On 50% of the pairs, what the public value and what adds to the public sphere disagree.",
    ),
}

HARMLESS = [
    {"criteria met": 4, "authorisation": 1, "capacity": 1, "progress": "insufficient"},
    {"criteria met": 6, "authorisation": 5, "capacity": 5, "progress": "moderate"},
    {"criteria met": 6, "progress": "on track"},
    {"criteria met": 6, "progress": "met"},
    {"framed with citizens": "no", "kind of initiative": "dumping"},
    {"framed with citizens": "yes", "kind of initiative": "co-creation"},
    {"framed with citizens": "yes", "kind of initiative": "not enough known"},
    {"frame of justification": "fixing", "frame of appraisal": "fixing"},
    {"likely failures": 0, "frame of risk": "fixing"},
    {"likely failures": 3, "frame of risk": "shaping"},
    {LOSS: 0.5, GAIN: 0.5},
    {LOSS: 0.25, GAIN: 0.5},
    {LOSS: 0.1, GAIN: 0.0},
    {"tension": 0.49},
]


def case_of(facts):
    return Case("A warm city", findings=tuple(Finding(fact, value, "So it is.") for fact, value in facts.items()))


def names(facts):
    return contradictions(case_of(facts))["contradiction"].tolist()


@pytest.mark.parametrize("name", CLASHES)
def test_each_clash_is_found_alone_with_its_fields_and_reason(name):
    facts, reason = CLASHES[name]
    (rule,) = [rule for rule in RULES if rule.name == name]
    expected = pd.DataFrame([(name, *rule.fields, reason)], columns=["contradiction", "first", "second", "reason"])
    pd.testing.assert_frame_equal(contradictions(case_of(facts)), expected)


@pytest.mark.parametrize("name", CLASHES)
def test_a_rule_says_nothing_where_a_fact_is_missing(name):
    facts, _ = CLASHES[name]
    for fact in facts:
        assert names({other: value for other, value in facts.items() if other != fact}) == []


@pytest.mark.parametrize("facts", HARMLESS)
def test_just_inside_the_edges_nothing_clashes(facts):
    assert names(facts) == []


def test_other_ways_to_the_same_clash():
    assert names({"criteria met": 5, "progress": "insufficient"}) == ["good on paper, far behind in fact"]
    assert names({"frame of justification": "fixing", "frame of appraisal": "shaping"}) == [
        "argued one way, appraised another"
    ]
    for kind in ("consultation", "contracting out"):
        assert names({"framed with citizens": "yes", "kind of initiative": kind}) == [
            "framed together, decided alone"
        ]
    assert names({LOSS: 0.62, GAIN: 0.5}) == ["risks shared, rewards not"]


def test_all_clashes_at_once_in_the_order_of_the_rules_whatever_the_order_of_findings():
    facts = {fact: value for clash, _ in CLASHES.values() for fact, value in clash.items()}
    assert names(facts) == list(CLASHES) == [rule.name for rule in RULES]
    assert names(dict(reversed(facts.items()))) == list(CLASHES)


def test_a_case_with_no_findings_has_none_and_keeps_the_columns():
    table = contradictions(Case("A warm city"))
    assert table.empty
    assert list(table.columns) == ["contradiction", "first", "second", "reason"]


def test_rules_speak_of_fields_and_facts_that_there_are():
    for rule in RULES:
        assert set(rule.fields) <= set(FIELDS)
        assert set(rule.needs) <= set(FACTS)


def test_only_a_case_can_contradict_itself():
    with pytest.raises(TypeError) as caught:
        contradictions("x")
    assert str(caught.value) == "case is 'x'; give a Case(title, entries, findings)"
