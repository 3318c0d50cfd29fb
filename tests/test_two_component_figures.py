"""The figures of the two components tell what the models say, at several settings, and refuse bad input."""

from itertools import product

import pandas as pd
import pytest
from lesson_03 import ADDED, BOTH, JUDGES, PRIORITIES
from lesson_03 import FIGURES as LESSON

from pvcourse import data
from pvcourse.charts.many_judges import GOALS, PARTNERS, WEIGHTS, many_judges
from pvcourse.charts.public_priorities import GROUPS, public_priorities
from pvcourse.charts.two_components import AVERSIONS, COUNTS, RATES, TOWN, added_value, both_components
from pvcourse.models.networked_governance import behind_a_goal, disagreement, judged_by_all
from pvcourse.models.two_components import Judgement, rank_by_both, tension

SETTINGS = [("alike", 8, 0), ("political", 2, 3), ("ecological", 0, 4), ("economic", 8, 1)]


@pytest.fixture(scope="module")
def both():
    return LESSON[BOTH]()


@pytest.mark.parametrize(("counts", "rate", "aversion"), SETTINGS)
def test_the_two_rankings_are_the_models(both, counts, rate, aversion):
    made = both(counts=counts, rate=rate, aversion=aversion)
    judgement = Judgement(counts=COUNTS[counts][1], rate=rate / 100, aversion=aversion)
    expected = rank_by_both(TOWN, judgement)
    columns = list(expected.columns)
    pd.testing.assert_frame_equal(made.table[columns].reset_index(drop=True), expected)
    assert made.row["conflicts"] / made.row["pairs"] == pytest.approx(tension(expected))
    assert made.row["adds"] == expected.loc[expected["sphere_rank"] == 1, "proposal"].item()


def test_moves_and_arrows_say_which_way(both):
    table = both(counts="political", rate=2, aversion=3).table.set_index("proposal")
    assert table.loc["Youth council", ["moved", "right"]].tolist() == ["up 5", "Youth council ▲5"]
    assert table.loc["Car park", ["moved", "right"]].tolist() == ["down 5", "Car park ▼5"]


def test_no_two_proposals_share_a_place_so_that_no_name_hides_another(both):
    for counts, rate, aversion in product(COUNTS, RATES, AVERSIONS):
        assert both(counts=counts, rate=rate, aversion=aversion).table["sphere_rank"].is_unique


def test_judgements_turn_the_first_place_over_as_the_lesson_asks(both):
    firsts = {both(counts=c, rate=r, aversion=a).row["adds"] for c, r, a in product(COUNTS, RATES, AVERSIONS)}
    assert len(firsts) >= 4
    assert "Car park" not in firsts


def test_what_a_proposal_adds_is_what_it_says(both):
    made = LESSON[ADDED]()(proposal="Wetland")
    wetland = next(p for p in TOWN if p.name == "Wetland")
    expected = {
        (p, v): getattr(getattr(wetland, p), v) for p in ("majority", "future") for v in ("social", "ecological")
    }
    names = {"majority": "Majority today", "future": "Future generations"}
    scores = made.table.set_index(["public", "value"])["score"]
    assert {key: scores[names[key[0]], key[1]] for key in expected} == expected
    assert "most as ecological value for the future generations: 10 of 10" in made.in_words()


@pytest.mark.parametrize(("goal", "weight"), [("political", 75), ("ecological", 0), ("economic", 100)])
def test_the_judges_places_are_the_models(goal, weight):
    made = LESSON[JUDGES]()(goal=goal, weight=weight)
    expected = judged_by_all(TOWN, [behind_a_goal(partner, goal, weight / 100) for partner in PARTNERS])
    assert made.table["place"].tolist() == expected["place"].tolist()
    assert made.row["apart"] == pytest.approx(15 * disagreement(expected))


def test_a_goal_that_counts_more_brings_partners_closer():
    judges = LESSON[JUDGES]()
    for goal in GOALS:
        apart = [judges(goal=goal, weight=weight).row["apart"] for weight in WEIGHTS]
        assert apart[0] > apart[2] > apart[4]


def test_priorities_tell_where_a_group_is_on_the_other_side_of_one_half():
    answers = data.load("priorities_by_group")
    every = answers[answers["split_by"] == "all"].set_index("issue")["too_little"]
    made = LESSON[PRIORITIES]()
    for split in GROUPS:
        groups = answers[answers["split_by"] == split].set_index("issue")
        hidden = {issue for issue, share in groups["too_little"].items() if (share > 50) != (every[issue] > 50)}
        row = made(split=split).row
        assert row["hidden"] == len(hidden)
        spread = groups.groupby(level=0)["too_little"].agg(["min", "max"]).loc[row["widest"]]
        assert (row["least"], row["most"]) == (spread["min"], spread["max"])


def test_every_group_of_the_survey_has_a_mark():
    answers = data.load("priorities_by_group").query("split_by != 'all'")
    assert {split: set(rows["group"]) for split, rows in answers.groupby("split_by")} == {
        split: set(names) for split, names in GROUPS.items()
    }


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: added_value(()), ValueError, "there is no proposal; give at least one"),
        (lambda: both_components(()), ValueError, "there is no proposal"),
        (lambda: many_judges(TOWN, ()), ValueError, "there is no partner"),
        (
            lambda: public_priorities(data.load("priorities_by_group").query("split_by == 'age'")),
            ValueError,
            "no row has split_by 'all'",
        ),
        (lambda: LESSON[BOTH]()(counts="money"), ValueError, "choose one of: alike, political"),
        (lambda: LESSON[BOTH]()(rate=9), ValueError, "give a number from 0 to 8"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()
