"""The classifier against the source's definition and its own three non-examples; leadership by hand."""

from dataclasses import FrozenInstanceError
from functools import cache
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvcourse.models.co_creation import (
    CRITERIA,
    FINDINGS,
    KINDS,
    LEADERSHIP,
    QUESTIONS,
    WHO_DECIDES,
    WHO_DELIVERS,
    Initiative,
    checklist,
    classify,
    leadership_lacking,
)

CO_CREATION = Initiative("together", "together", "together", asked=True, means=True, new=True)
# TORFING, slide "Defining co-creation": what is not co-creation.
CONSULTED = Initiative("public body", "public body", "public body", asked=True, means=True, new=False)
DUMPED = Initiative("public body", "public body", "community", asked=False, means=False, new=False)
CONTRACTED_OUT = Initiative("public body", "public body", "firm", asked=False, means=True, new=False)

deciders = st.sampled_from([*WHO_DECIDES, None])
yes_or_no = st.sampled_from([True, False, None])
initiatives = st.builds(
    Initiative, deciders, deciders, st.sampled_from([*WHO_DELIVERS, None]), yes_or_no, yes_or_no, yes_or_no
)
EVERY_ANSWER = [WHO_DECIDES, WHO_DECIDES, WHO_DELIVERS, (True, False), (True, False), (True, False)]


@pytest.mark.parametrize(
    ("initiative", "kind"),
    [
        (CO_CREATION, "co-creation"),
        (CONSULTED, "consultation"),
        (DUMPED, "dumping"),
        (CONTRACTED_OUT, "contracting out"),
        (Initiative(), "not enough known"),
    ],
)
def test_the_definition_and_the_sources_own_non_examples(initiative, kind):
    assert classify(initiative).kind == kind


def test_each_kind_is_named_once():
    kinds = ("co-creation", "consultation", "dumping", "contracting out", "something else", "not enough known")
    assert kinds == KINDS


@pytest.mark.parametrize(
    "change",
    [{"problem": "public body"}, {"solution": "others"}, {"delivery": "public body"}, {"new": False}],
)
def test_co_creation_needs_every_part_of_the_definition(change):
    answers = {field: getattr(CO_CREATION, field) for field in QUESTIONS} | change
    verdict = classify(Initiative(**answers))
    assert verdict.kind == "something else"
    (field, value), *_ = change.items()
    assert f"not co-creation: {FINDINGS[field, value]}" in verdict.reasons


def test_a_community_with_the_means_or_with_its_own_plan_is_not_dumped_on():
    assert classify(Initiative(solution="public body", delivery="community", means=True)).kind == "something else"
    assert classify(Initiative(solution="others", delivery="community", means=False)).kind == "something else"


def test_a_plan_that_nobody_was_asked_about_is_not_consultation():
    assert classify(Initiative("public body", "public body", "public body", asked=False)).kind == "something else"


def test_reasons_speak_for_the_kind_and_against_the_others():
    assert classify(CONTRACTED_OUT).reasons == (
        "contracting out: a public body alone designs the solution",
        "contracting out: a firm carries it out under contract",
        "not co-creation: a public body alone defines the problem",
        "not co-creation: a public body alone designs the solution",
        "not co-creation: a firm carries it out under contract",
        "not co-creation: the solution was known from the start",
        "not consultation: a firm carries it out under contract",
        "not consultation: citizens and users are not asked for their views",
        "not dumping: a firm carries it out under contract",
        "not dumping: those who carry it out get the means for it",
    )


def test_co_creation_has_its_four_reasons_and_nothing_to_find_out():
    verdict = classify(CO_CREATION)
    assert verdict.reasons[:4] == (
        "co-creation: public and private actors define the problem together",
        "co-creation: public and private actors design the solution together",
        "co-creation: public and private actors carry it out together",
        "co-creation: the solution is a new one",
    )
    assert verdict.to_find_out == ()


def test_what_to_find_out_is_what_can_still_change_the_verdict():
    assert classify(Initiative(solution="together")).to_find_out == (
        "Who defines the problem?",
        "Who carries it out?",
        "Is the solution a new one, not known from the start?",
    )
    nothing_known = classify(Initiative())
    assert set(nothing_known.to_find_out) == set(QUESTIONS.values())
    assert nothing_known.reasons == ()


def test_one_answer_can_settle_it_while_others_are_unknown():
    verdict = classify(Initiative(solution="public body", delivery="firm"))
    assert (verdict.kind, verdict.to_find_out) == ("contracting out", ())


@cache
def kind_of(*answers):
    return classify(Initiative(*answers)).kind


@settings(deadline=None)
@given(initiatives)
def test_not_enough_is_known_just_where_missing_answers_could_change_the_kind(initiative):
    answers = [getattr(initiative, field) for field in QUESTIONS]
    choices = [all_answers if a is None else [a] for a, all_answers in zip(answers, EVERY_ANSWER, strict=True)]
    kinds = {kind_of(*filled) for filled in product(*choices)}
    verdict = classify(initiative)
    assert "not enough known" not in kinds
    if len(kinds) == 1:
        assert kinds == {verdict.kind}
    else:
        assert verdict.kind == "not enough known"
        assert verdict.to_find_out


@settings(deadline=None)
@given(initiatives)
def test_no_initiative_meets_two_kinds(initiative):
    table = checklist(initiative)
    met = [kind for kind, rows in table.groupby("kind") if (rows["fits"] == "yes").all()]
    assert len(met) <= 1


def test_the_checklist_holds_every_criterion_with_what_was_found():
    table = checklist(Initiative(solution="public body", asked=True))
    assert list(table) == ["kind", "question", "wanted", "finding", "fits"]
    assert (
        table["kind"].tolist()
        == ["co-creation"] * 4 + ["consultation"] * 3 + ["dumping"] * 3 + ["contracting out"] * 2
    )
    assert table.loc[1].tolist() == [
        "co-creation",
        "Who designs the solution?",
        "public and private actors design the solution together",
        "a public body alone designs the solution",
        "no",
    ]
    assert table["fits"].tolist() == ["unknown", "no", *["unknown"] * 2, "yes", "unknown", "yes"] + [
        "yes",
        *["unknown"] * 2,
        "yes",
        "unknown",
    ]
    assert (table["finding"] == "not known").tolist() == (table["fits"] == "unknown").tolist()


def test_every_answer_has_its_question_and_its_words():
    fields = dict(zip(QUESTIONS, EVERY_ANSWER, strict=True))
    assert set(FINDINGS) == {(field, answer) for field, answers in fields.items() for answer in answers}
    assert len(set(FINDINGS.values())) == len(FINDINGS)
    assert all(set(criteria.items()) <= set(FINDINGS) for criteria in CRITERIA.values())


def test_numpys_yes_and_no_will_do():
    assert Initiative(asked=np.True_, means=np.False_, new=np.True_).asked
    assert classify(Initiative(solution="public body", delivery="community", means=np.False_)).kind == "dumping"


def test_an_initiative_and_a_verdict_cannot_be_changed_once_made():
    for thing, field in ((CO_CREATION, "new"), (classify(CO_CREATION), "kind")):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, field, None)


PARK = {"innovation": 9, "volunteer": 4, "cross-boundary": 2, "distributive": 6}


def test_the_leadership_most_lacking_comes_first():
    expected = pd.DataFrame(
        {
            "leadership": ["cross-boundary", "volunteer", "distributive", "innovation"],
            "brings": [LEADERSHIP[name] for name in ("cross-boundary", "volunteer", "distributive", "innovation")],
            "has": [2.0, 4.0, 6.0, 9.0],
            "lacks": [3.0, 1.0, 0.0, 0.0],
        }
    )
    pd.testing.assert_frame_equal(leadership_lacking(PARK), expected)


def test_enough_moves_what_is_lacking_and_equals_keep_the_order_of_the_theory():
    assert leadership_lacking(PARK, enough=10)["lacks"].tolist() == [8, 6, 4, 1]
    assert leadership_lacking(PARK, enough=0)["lacks"].tolist() == [0] * 4
    alike = leadership_lacking(dict.fromkeys(LEADERSHIP, 5), enough=7)
    assert alike["leadership"].tolist() == ["cross-boundary", "distributive", "volunteer", "innovation"]
    assert alike["lacks"].tolist() == [2] * 4


@settings(deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(LEADERSHIP, st.floats(0, 10))), st.floats(0, 10))
def test_what_is_lacking_makes_up_to_enough(has, enough):
    table = leadership_lacking(has, enough)
    np.testing.assert_allclose(np.maximum(table["has"], enough), table["has"] + table["lacks"], atol=1e-9)
    assert table["lacks"].is_monotonic_decreasing


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (
            lambda: Initiative("nobody"),
            ValueError,
            "^problem is 'nobody'; choose one of: together, public body, others$",
        ),
        (
            lambda: Initiative(solution="firm"),
            ValueError,
            "^solution is 'firm'; choose one of: together, public body, o",
        ),
        (
            lambda: Initiative(delivery="firms"),
            ValueError,
            "^delivery is 'firms'; did you mean 'firm'.*community, firm$",
        ),
        (lambda: Initiative(asked="yes"), TypeError, "^asked is 'yes'; give True, False or None$"),
        (lambda: Initiative(means=1), TypeError, "^means is 1; give True, False or None$"),
        (lambda: Initiative(new=0), TypeError, "^new is 0; give True, False or None$"),
        (
            lambda: classify("park"),
            TypeError,
            r"^initiative is 'park'; give an Initiative\(problem, solution, delivery",
        ),
        (lambda: checklist(None), TypeError, "^initiative is None"),
        (
            lambda: leadership_lacking(PARK | {"brave": 3}),
            ValueError,
            "^the leadership is 'brave'; choose one of: cros",
        ),
        (
            lambda: leadership_lacking({"innovation": 1, "cross-boundary": 2, "volunteer": 3}),
            ValueError,
            "^has says nothing of distributive leadership; score all of: cross-boundary, distributive, vo",
        ),
        (
            lambda: leadership_lacking(PARK | {"volunteer": 11}),
            ValueError,
            "^volunteer leadership is 11; .* 0 to 10$",
        ),
        (lambda: leadership_lacking(PARK | {"volunteer": -1}), ValueError, "^volunteer leadership is -1"),
        (lambda: leadership_lacking(PARK, enough=11), ValueError, "^enough is 11; give a number from 0 to 10$"),
        (lambda: leadership_lacking(PARK, enough=-1), ValueError, "^enough is -1"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()
