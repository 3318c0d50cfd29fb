"""Where an award flips, against algebra by hand and against a walk over many weights and rates."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from symbols import with_symbols
from test_tender import COOP, CRITERIA, GRAND, LEAN, TENDER, some_weights, tenders

from pvcourse.models.social_value import (
    award_by_rate,
    award_by_weight,
    award_each_way,
    flip_rate,
    flip_weight,
    net_price,
)
from pvcourse.models.tender import Bid, Weights, award, reweighted, score_bids

PLEDGE = Bid("Pledge", 130, 40, 10, promised=10)
points = st.floats(0, 100, allow_subnormal=False)


def test_the_flip_by_hand():
    # (1 − w) 80 + w 20 = (1 − w) 70 + w 50 where 80 − 60 w = 70 − 20 w
    assert flip_weight(80, 20, 70, 50) == pytest.approx(0.25)
    assert flip_weight(70, 50, 80, 20) == pytest.approx(0.25)
    np.testing.assert_allclose(flip_weight(80.0, np.array([20.0, 60.0]), 70.0, 90.0), [1 / 8, 1 / 4])


@pytest.mark.filterwarnings("error")
def test_there_is_no_flip_where_one_leads_throughout_or_both_are_level():
    assert np.isnan(flip_weight(80, 60, 70, 50))
    assert np.isnan(flip_weight(80, 90, 70, 50))
    assert np.isnan(flip_weight(70, 50, 70, 50))
    assert np.isnan(flip_weight(80, 50, 70, 40.5))
    assert np.isnan(flip_weight(80, 50, 70, 48))  # they would meet at a weight of 1.25


def test_a_flip_may_lie_at_either_end():
    assert flip_weight(70, 20, 70, 50) == 0
    assert flip_weight(80, 50, 70, 50) == 1


@given(points, points, points, points)
def test_at_the_flip_both_scores_are_equal(first_rest, first_own, second_rest, second_own):
    weight = flip_weight(first_rest, first_own, second_rest, second_own)
    if np.isfinite(weight):
        first = (1 - weight) * first_rest + weight * first_own
        assert first == pytest.approx((1 - weight) * second_rest + weight * second_own, abs=1e-6)


def test_a_tender_that_flips_twice_by_hand():
    # Half price, half quality: Lean 75, Co-op 75, Grand 72.5; once social value counts, Co-op is past Lean.
    table = award_by_weight(TENDER, Weights(0.5, 0.5, 0))
    assert list(table) == ["winner", "from_weight", "to_weight"]
    assert list(table["winner"]) == ["Co-op"]
    # By quality, with the rest on price: 100 − 50 w, 80 − 10 w, 50 + 45 w: Lean, then Grand from 30 / 55.
    # Co-op overtakes Lean at w = 0.5 and Grand overtakes Co-op at 30 / 55.
    table = award_by_weight(TENDER, Weights(1, 0, 0), "quality")
    assert list(table["winner"]) == ["Lean", "Co-op", "Grand"]
    np.testing.assert_allclose(table["from_weight"], [0, 0.5, 30 / 55], atol=1e-8)
    np.testing.assert_allclose(table["to_weight"], [0.5, 30 / 55, 1], atol=1e-8)


def test_social_value_is_the_criterion_unless_another_is_named():
    weights = Weights(0.6, 0.3, 0.1)
    assert award_by_weight(TENDER, weights).equals(award_by_weight(TENDER, weights, "social_value"))
    assert not award_by_weight(TENDER, weights).equals(award_by_weight(TENDER, weights, "price"))


@given(tenders, some_weights(), st.sampled_from(CRITERIA[1:]))
def test_each_stretch_of_weights_has_the_winner_of_the_award_itself(bids, weights, criterion):
    table = award_by_weight(bids, weights, criterion)
    assert table["from_weight"].iloc[0] == 0
    assert table["to_weight"].iloc[-1] == 1
    np.testing.assert_array_equal(table["from_weight"].iloc[1:], table["to_weight"].iloc[:-1])
    assert (table["winner"].iloc[1:].to_numpy() != table["winner"].iloc[:-1].to_numpy()).all()
    for row in table.itertuples():
        at = reweighted(weights, criterion, (row.from_weight + row.to_weight) / 2)
        scores = score_bids(bids, at).set_index("bid")["score"]
        assert scores[row.winner] == pytest.approx(scores.max(), abs=1e-6)


@given(tenders, some_weights(), st.randoms())
def test_stretches_do_not_depend_on_the_order_of_bids(bids, weights, random):
    shuffled = random.sample(bids, len(bids))
    assert award_by_weight(shuffled, weights).equals(award_by_weight(bids, weights))
    assert award_by_rate(shuffled, 50).equals(award_by_rate(bids, 50))


@given(tenders, some_weights())
def test_the_winners_own_points_rise_with_the_weight(bids, weights):
    by_name = {bid.name: bid.social_value for bid in bids}
    bought = award_by_weight(bids, weights)["winner"].map(by_name)
    assert (bought.diff().dropna() >= -1e-9).all()


def test_a_proxy_by_hand():
    assert net_price(125, 10, 3) == 95
    assert net_price(10, 10, 3) == -20
    np.testing.assert_allclose(net_price(np.array([100.0, 125]), np.array([0.0, 10]), 2), [100, 105])
    assert flip_rate(100, 0, 125, 10) == pytest.approx(2.5)
    assert flip_rate(125, 10, 100, 0) == pytest.approx(2.5)
    assert flip_rate(100, 4, 130, 10) == pytest.approx(5)


def test_no_rate_lets_a_dearer_bid_that_promises_less_catch_up():
    assert np.isnan(flip_rate(100, 10, 125, 0))
    assert np.isnan(flip_rate(100, 10, 125, 10))
    assert flip_rate(100, 10, 100, 5) == 0


def test_winners_by_rate_by_hand():
    # Lean 100, Co-op 125 − 2 r, Pledge 130 − 10 r: Pledge passes Lean at 3, before Co-op could.
    bids = [PLEDGE, Bid("Co-op", 125, 70, 90, promised=2), LEAN]
    table = award_by_rate(bids, 5)
    assert list(table) == ["winner", "from_rate", "to_rate"]
    assert list(table["winner"]) == ["Lean", "Pledge"]
    np.testing.assert_allclose(table["from_rate"], [0, 3])
    np.testing.assert_allclose(table["to_rate"], [3, 5])
    assert list(award_by_rate(bids, 2)["winner"]) == ["Lean"]
    assert list(award_by_rate(bids, 0.01)["to_rate"]) == [0.01]


@given(tenders, st.floats(0.01, 100))
def test_each_stretch_of_rates_has_the_lowest_net_price(bids, most):
    table = award_by_rate(bids, most)
    by_name = {bid.name: bid for bid in bids}
    for row in table.itertuples():
        rate = (row.from_rate + row.to_rate) / 2
        lowest = min(net_price(bid.price, bid.promised, rate) for bid in bids)
        winner = by_name[row.winner]
        assert net_price(winner.price, winner.promised, rate) == pytest.approx(lowest, abs=1e-6)


def test_four_rules_buy_four_things():
    bids = [PLEDGE, COOP, LEAN, GRAND]
    # Without social value 5/8 and 3/8: Lean 81.25, Co-op 76.25, Grand 66.875, Pledge 63.1
    table = award_each_way(bids, Weights(0.5, 0.3, 0.2), rate=4)
    assert list(table) == ["rule", "winner", "price", "quality", "social_value"]
    assert list(table["rule"]) == [
        "lowest price",
        "price and quality",
        "price, quality and social value",
        "price less a money proxy",
    ]
    assert list(table["winner"]) == ["Lean", "Lean", "Co-op", "Pledge"]
    assert list(table["price"]) == [100, 100, 125, 130]
    assert list(table["quality"]) == [50, 50, 70, 40]
    assert list(table["social_value"]) == [20, 20, 90, 10]


def test_the_second_rule_leaves_out_social_value_and_keeps_quality():
    winners = award_each_way([COOP, LEAN, GRAND], Weights(0.3, 0.5, 0.2)).set_index("rule")["winner"]
    # 3/8 and 5/8: Grand 78.1, Co-op 73.75, Lean 68.75; with social value Co-op 77, Grand 70.5
    assert list(winners) == ["Lean", "Grand", "Co-op", "Lean"]


def test_level_net_prices_go_to_the_cheaper_bid():
    bids = [Bid("A", 110, 0, 0, promised=10), Bid("B", 100, 0, 0)]
    winner = award_each_way(bids, Weights(1, 0, 0), rate=1.0)["winner"].iloc[3]
    assert winner == "B"
    assert award_each_way(bids, Weights(1, 0, 0), rate=1.0000000001)["winner"].iloc[3] == "A"
    assert award_each_way(bids, Weights(1, 0, 0), rate=1.00000000001)["winner"].iloc[3] == "B"


def test_there_is_no_rate_unless_one_is_given():
    bids = [LEAN, Bid("Pledge", 101, 0, 0, promised=10)]
    assert award_each_way(bids, Weights(1, 0, 0))["winner"].iloc[3] == "Lean"
    assert award_each_way(bids, Weights(1, 0, 0), rate=1)["winner"].iloc[3] == "Pledge"


@given(tenders, some_weights())
def test_without_a_rate_the_proxy_is_the_lowest_price(bids, weights):
    winners = award_each_way(bids, weights)["winner"]
    assert winners.iloc[3] == winners.iloc[0]
    assert winners.iloc[2] == award(bids, weights)


def test_the_page_can_trace_the_same_sums():
    assert with_symbols(net_price, 125, 10, 3) == 95
    assert with_symbols(flip_weight, 80, 20, 70, 50) == pytest.approx(0.25)
    assert np.isnan(with_symbols(flip_weight, 80, 60, 70, 50))
    assert with_symbols(flip_rate, 100, 0, 125, 10) == pytest.approx(2.5)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: flip_weight(101, 0, 0, 0), ValueError, "^first_rest is 101; give a number from 0 to 100"),
        (lambda: flip_weight(0, -1, 0, 0), ValueError, "^first_own is -1; give a number from 0 to 100"),
        (lambda: flip_weight(0, 0, 101, 0), ValueError, "^second_rest is 101; give a number from 0 to 100"),
        (lambda: flip_weight(0, 0, 0, "a"), TypeError, "^second_own is 'a'; give a number from 0 to 100"),
        (
            lambda: award_by_weight(TENDER, Weights(0, 0, 1)),
            ValueError,
            "^the weights give everything to social_value",
        ),
        (
            lambda: award_by_weight(TENDER, Weights(1, 0, 0), "cost"),
            ValueError,
            "^criterion is 'cost'; choose one of",
        ),
        (lambda: award_by_weight([], Weights(1, 0, 0)), ValueError, "^there is no bid"),
        (lambda: award_by_weight(TENDER, "price"), TypeError, "^weights is 'price'; give Weights"),
        (lambda: net_price(0, 0, 0), ValueError, "^price is 0; give a number of at least 0.01"),
        (lambda: net_price(1, -1, 0), ValueError, "^promised is -1; give a number of at least 0"),
        (lambda: net_price(1, 0, -1), ValueError, "^rate is -1; give a number of at least 0"),
        (lambda: flip_rate(0, 0, 1, 0), ValueError, "^first_price is 0; give a number of at least 0.01"),
        (lambda: flip_rate(1, -1, 1, 0), ValueError, "^first_promised is -1; give a number of at least 0"),
        (lambda: flip_rate(1, 0, 0, 0), ValueError, "^second_price is 0; give a number of at least 0.01"),
        (lambda: flip_rate(1, 0, 1, -1), ValueError, "^second_promised is -1; give a number of at least 0"),
        (lambda: award_by_rate(TENDER, 0), ValueError, "^most is 0; give a number of at least 0.01"),
        (lambda: award_by_rate([LEAN, LEAN], 1), ValueError, "^two bids are called 'Lean'"),
        (
            lambda: award_each_way(TENDER, Weights(1, 0, 0), rate=-1),
            ValueError,
            "^rate is -1; give a number of at least 0",
        ),
        (
            lambda: award_each_way(TENDER, Weights(0, 0, 1)),
            ValueError,
            "^the weights give everything to social_value",
        ),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_the_ends_of_the_ranges_are_allowed():
    assert flip_weight(100, 0, 0, 100) == 0.5
    assert net_price(0.01, 0, 0) == 0.01
    assert flip_rate(0.01, 0, 0.51, 0.5) == pytest.approx(1)
    assert flip_rate(0.51, 0.5, 0.01, 0) == pytest.approx(1)
