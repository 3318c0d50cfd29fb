"""Partners who judge: places are those of the two components, goals draw them together, bad input is named."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvcourse.models.networked_governance import Partner, behind_a_goal, disagreement, judged_by_all
from pvcourse.models.two_components import VALUES, FourValues, Judgement, Proposal, rank_by_both

JOBS, TREES, TALK = FourValues(0, 8, 1, 0), FourValues(0, 1, 1, 8), FourValues(7, 0, 2, 1)
PLANS = [Proposal(name, 0.5, v, v, v) for name, v in (("workshop", JOBS), ("grove", TREES), ("forum", TALK))]
SHOPS = Partner("shops", "private", Judgement(FourValues(0, 8, 2, 0), rate=0.05))
TRUST = Partner("trust", "voluntary", Judgement(FourValues(1, 0, 1, 6)))
COUNCIL = Partner("council", "public", Judgement(FourValues(5, 1, 1, 1)))
EVERYONE = [SHOPS, TRUST, COUNCIL]


def test_each_partner_ranks_as_the_two_components_do():
    judged = judged_by_all(PLANS, EVERYONE)
    for partner in EVERYONE:
        own = judged[judged["partner"] == partner.name]
        expected = rank_by_both(PLANS, partner.judgement)
        assert own["place"].tolist() == expected["sphere_rank"].tolist()
        assert own["score"].tolist() == expected["public_sphere"].tolist()
        assert set(own["sector"]) == {partner.sector}
    assert list(judged.columns) == ["partner", "sector", "proposal", "score", "place"]


@given(st.sampled_from(VALUES), st.floats(0, 1))
def test_a_goal_takes_over_its_weight_and_leaves_the_rest_in_proportion(goal, weight):
    counts = behind_a_goal(SHOPS, goal, weight).judgement.counts
    own = {"political": 0, "economic": 0.8, "social": 0.2, "ecological": 0}
    for value in VALUES:
        assert getattr(counts, value) == pytest.approx((1 - weight) * own[value] + (weight if value == goal else 0))


def test_a_goal_leaves_the_partners_view_of_the_future_alone():
    moved = behind_a_goal(SHOPS, "social", 0.5)
    assert (moved.name, moved.sector, moved.judgement.rate) == ("shops", "private", 0.05)


def test_a_goal_that_counts_for_everything_ends_all_disagreement_of_weights():
    alone = disagreement(judged_by_all(PLANS, [TRUST, COUNCIL]))
    together = disagreement(judged_by_all(PLANS, [behind_a_goal(p, "economic", 1) for p in (TRUST, COUNCIL)]))
    assert (alone, together) == (pytest.approx(1 / 3), 0)


def test_disagreement_is_the_mean_over_pairs_of_partners():
    judged = judged_by_all(PLANS, EVERYONE)
    pairs = [(SHOPS, TRUST), (SHOPS, COUNCIL), (TRUST, COUNCIL)]
    each = [disagreement(judged[judged["partner"].isin([a.name, b.name])]) for a, b in pairs]
    assert disagreement(judged) == pytest.approx(sum(each) / 3)
    assert disagreement(judged[judged["partner"] == "shops"]) == 0


def test_the_table_counts_its_rows_and_its_columns_are_enough_for_the_disagreement():
    judged = judged_by_all(PLANS, EVERYONE)
    assert judged.index.tolist() == list(range(len(PLANS) * len(EVERYONE)))
    assert disagreement(judged[["partner", "proposal", "place"]]) == disagreement(judged)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Partner("x", "charity", Judgement()), ValueError, "sector is 'charity'; choose one of: public"),
        (lambda: Partner("x", "public", 3), TypeError, r"judgement is 3; give a Judgement\(counts"),
        (lambda: behind_a_goal("shops", "social", 0.5), TypeError, "a partner is 'shops'; give Partner"),
        (lambda: behind_a_goal(SHOPS, "socal", 0.5), ValueError, "^goal is 'socal'; did you mean 'social'"),
        (lambda: behind_a_goal(SHOPS, "social", 50), ValueError, "weight is 50; give a number from 0 to 1"),
        (lambda: judged_by_all(PLANS, []), ValueError, "^there is no partner; give at least one$"),
        (lambda: judged_by_all(PLANS, ["shops"]), TypeError, "a partner is 'shops'"),
        (lambda: judged_by_all(PLANS, [SHOPS, SHOPS]), ValueError, "shops, shops are not all different"),
        (lambda: judged_by_all([], [SHOPS]), ValueError, "there is no proposal"),
        (
            lambda: disagreement(pd.DataFrame({"partner": []})),
            ValueError,
            "^judged needs the columns partner, proposal, place; give",
        ),
        (lambda: disagreement([1]), ValueError, "give what judged_by_all returns"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()
