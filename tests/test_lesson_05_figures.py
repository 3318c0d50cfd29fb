"""Lesson 5's figures against its models, at many settings, and what they say to bad input."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from lesson_05 import sorting

from pvcourse import data
from pvcourse.charts.common_ground import RANKINGS, common_ground
from pvcourse.charts.diverse_groups import PROBLEMS, RINGS, SIZES, diverse_groups
from pvcourse.charts.leadership_lacking import TASKS, TRANSACTIONAL, leadership
from pvcourse.charts.platform_or_arena import TASKS as ASSIGNMENTS
from pvcourse.charts.platform_or_arena import WHY, platform_or_arena
from pvcourse.charts.sorting_initiatives import READING, initiative_of, sorting_initiatives
from pvcourse.models import diversity
from pvcourse.models.co_creation import KINDS, LEADERSHIP, classify, leadership_lacking
from pvcourse.models.deliberation import compare_statements
from pvcourse.models.generative_governance import CHOICES, SIDES, Design, built, compare_with_task

EVIDENCE = data.load("case_evidence").query("framework == 'co_creation'")
CASES = list(EVIDENCE["case"].unique())
SORTING = sorting()


@pytest.mark.parametrize("case", CASES)
def test_a_verdict_is_the_models_and_comes_with_its_reasons(case):
    verdict = classify(initiative_of(EVIDENCE[EVIDENCE["case"] == case]))
    for said in KINDS:
        words = SORTING(chosen=case, verdict=said).in_words()
        assert ("so do the course’s six questions" in words) == (said == verdict.kind)
        assert f"questions say {verdict.kind}" in words or said == verdict.kind
        assert all(question in words for question in verdict.to_find_out)
        against = [reason.split(": ")[1] for reason in verdict.reasons if reason.startswith(f"not {said}: ")]
        assert all(reason in words for reason in against)


def test_nothing_is_given_away_before_the_learner_decides():
    for case in CASES:
        figure = SORTING(chosen=case, verdict=READING)
        kind = classify(initiative_of(EVIDENCE[EVIDENCE["case"] == case])).kind
        assert kind not in figure.in_words().split(": ", 1)[1]
        assert "hidden until you decide" in figure.alt_text()
        assert set(figure.table["statement"]) == set(EVIDENCE.loc[EVIDENCE["case"] == case, "statement"])


def test_evidence_on_other_matters_is_refused():
    other = EVIDENCE.assign(aspect="money")
    with pytest.raises(ValueError, match="no evidence is about problem, solution, .*one of these as its aspect"):
        sorting_initiatives(data.load("cases"), other, data.load("sources"))


@pytest.mark.parametrize("ranking", RANKINGS)
@pytest.mark.parametrize("conversation", data.load("polis_conversations")["id"])
def test_the_first_statements_are_those_of_the_model(conversation, ranking):
    own = data.load("polis_statements").query("conversation == @conversation")
    ranked = compare_statements(own[["agree_a", "agree_b"]], own[["votes_a", "votes_b"]], list(own["label"]))
    expected = ranked.nlargest(6, ranking)
    made = common_ground(data.load("polis_conversations"), own)(conversation=conversation, ranking=ranking)
    np.testing.assert_allclose(made.table[ranking], expected[ranking])
    assert f"“{expected['statement'].iloc[0]}”" in made.in_words()
    first = own[own["label"] == expected["statement"].iloc[0]].iloc[0]
    assert made.row["first_a"] == (first["agree_a"] + 1) / (first["votes_a"] + 2)
    assert made.row["first_b"] == (first["agree_b"] + 1) / (first["votes_b"] + 2)


def test_a_deliberation_without_statements_is_refused():
    with pytest.raises(ValueError, match="no statement belongs to any of the deliberations"):
        common_ground(data.load("polis_conversations"), data.load("polis_statements").assign(conversation="x"))


@pytest.mark.parametrize("enough", TASKS)
@pytest.mark.parametrize("scores", [(2, 4, 7, 6), (0, 0, 0, 0), (10, 10, 10, 10), (9, 3, 3, 5)])
def test_what_is_lacking_is_what_the_model_says(scores, enough):
    has = dict(zip(LEADERSHIP, scores, strict=True))
    made = leadership(enough=enough, **{kind.replace("-", "_"): score for kind, score in has.items()})
    expected = leadership_lacking(has, enough)
    shown = made.table.set_index("leadership")["lacks"].to_dict()
    assert shown == expected.set_index("leadership")["lacks"].to_dict()
    assert made.row["short"] == (expected["lacks"] > 0).sum()
    if not enough:
        assert made.row["told"] == TRANSACTIONAL
    elif expected["lacks"].max() > 0:
        assert made.row["told"].startswith(f"Most lacking is {expected['leadership'][0]} leadership")
    else:
        assert made.row["told"] == "None of the four types is lacking."


@pytest.mark.parametrize("task", ASSIGNMENTS)
def test_each_design_is_told_what_does_not_fit(task):
    for sides in product(SIDES, repeat=len(CHOICES)):
        chosen = dict(zip(CHOICES, sides, strict=True))
        made = platform_or_arena(task=task, **chosen)
        compared = compare_with_task(Design(**chosen), ASSIGNMENTS[task][1])
        assert f"{compared['fits'].sum()} of 4 choices fit" in made.in_words()
        assert (
            f"You have built a{'n' * (built(Design(**chosen)) == 'arena')} {built(Design(**chosen))}"
            in made.in_words()
        )
        for choice, fits in zip(compared["choice"], compared["fits"], strict=True):
            assert (WHY[task, choice] in made.in_words()) == (not fits)
        assert set(made.table["fit"]) <= {"yes", "no"}
        assert (made.table["fit"] == "yes").sum() == compared["fits"].sum()


@pytest.mark.parametrize(("smoothness", "members"), list(product(PROBLEMS, SIZES)))
def test_groups_reach_what_the_model_reaches(smoothness, members):
    expected = diversity.experiment(landscapes=RINGS, members=members, smoothness=smoothness)
    row = diverse_groups(smoothness=smoothness, members=members).row
    for name in ("best_agent", "best", "random", "best_diversity", "random_diversity"):
        assert row[name] == pytest.approx(expected[name].mean())
    assert row["wins"] == (expected["random"] > expected["best"]).sum()


def test_diversity_wins_where_solutions_surprise_and_loses_where_they_do_not():
    rough, smooth = diverse_groups(smoothness=1).row, diverse_groups(smoothness=4).row
    assert rough["random"] > rough["best"] > rough["best_agent"]
    assert smooth["random"] < smooth["best"]


def test_an_answer_that_the_model_does_not_know_is_named():
    rows = pd.DataFrame({"aspect": ["problem"], "answer": ["the mayor"]})
    with pytest.raises(ValueError, match="problem is 'the mayor'"):
        initiative_of(rows)
