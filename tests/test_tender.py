"""A public tender, against tenders worked by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from symbols import with_symbols

from pvcourse.models.tender import (
    CRITERIA,
    Bid,
    Weights,
    award,
    cheapest_first,
    points,
    price_points,
    proportions,
    reweighted,
    score,
    score_bids,
)

LEAN = Bid("Lean", 100, 50, 20)
COOP = Bid("Co-op", 125, 70, 90)
GRAND = Bid("Grand", 200, 95, 40)
TENDER = [COOP, LEAN, GRAND]

marks = st.integers(0, 100)
offers = st.tuples(st.integers(1, 1000), marks, marks, marks)
tenders = st.lists(offers, min_size=1, max_size=6).map(
    lambda many: [Bid(f"bid {number}", *offer) for number, offer in enumerate(many)]
)


@st.composite
def some_weights(draw):
    price, quality, social_value = draw(st.tuples(st.integers(1, 20), st.integers(0, 20), st.integers(0, 20)))
    total = price + quality + social_value
    return Weights(price / total, quality / total, social_value / total)


def test_a_tender_worked_by_hand():
    # 0.5 × 80 + 0.3 × 70 + 0.2 × 90 = 79, and so on
    table = score_bids(TENDER, Weights(0.5, 0.3, 0.2))
    assert list(table) == ["bid", "price", "quality", "social_value", "score"]
    assert list(table["bid"]) == ["Co-op", "Lean", "Grand"]
    np.testing.assert_allclose(table["price"], [80, 100, 50])
    np.testing.assert_allclose(table["quality"], [70, 50, 95])
    np.testing.assert_allclose(table["social_value"], [90, 20, 40])
    np.testing.assert_allclose(table["score"], [79, 69, 61.5])


@pytest.mark.parametrize(
    ("weights", "winner"),
    [
        (Weights(1, 0, 0), "Lean"),
        (Weights(0, 1, 0), "Grand"),
        (Weights(0, 0, 1), "Co-op"),
        (Weights(0.5, 0.5, 0), "Lean"),  # 75 each with Co-op: the cheaper
        (Weights(0.4, 0.6, 0), "Grand"),  # 77 against 74 and 70
    ],
)
def test_the_award_hangs_on_the_weights(weights, winner):
    assert award(TENDER, weights) == winner


def test_equal_bids_go_by_price_and_then_by_name():
    assert award([Bid("B", 100, 50, 50), Bid("A", 100, 50, 50)], Weights(0.5, 0.5, 0)) == "A"
    assert award([Bid("A", 101, 50, 50), Bid("B", 100, 50, 50)], Weights(0, 0.5, 0.5)) == "B"
    assert [bid.name for bid in cheapest_first(TENDER)] == ["Lean", "Co-op", "Grand"]


def test_scores_that_differ_only_by_the_computers_rounding_are_equal():
    # 0.1 × 50 + 0.2 × 50 + 0.7 × 50 is not exactly 50 for a computer
    assert award([Bid("A", 20, 100, 100), Bid("B", 10, 100, 100)], Weights(0, 0.3, 0.7)) == "B"
    close = [Bid("A", 10, 10, 10), Bid("B", 20, 10.0000000001, 10)]
    assert award(close, Weights(0, 1, 0)) == "A"


@given(tenders, some_weights(), st.randoms())
def test_the_award_does_not_depend_on_the_order_of_bids(bids, weights, random):
    shuffled = random.sample(bids, len(bids))
    assert award(shuffled, weights) == award(bids, weights)


@given(tenders, some_weights())
def test_scores_stay_between_nothing_and_a_hundred(bids, weights):
    table = score_bids(bids, weights)
    assert (table["score"] >= 0).all()
    assert (table["score"] <= 100 + 1e-9).all()
    assert table["price"].max() == 100


@given(tenders, some_weights(), st.integers(0, 5), st.integers(1, 50))
def test_the_winner_still_wins_with_a_better_bid(bids, weights, criterion, more):
    winner = next(bid for bid in bids if bid.name == award(bids, weights))
    better = Bid(winner.name, winner.price, min(winner.quality + more, 100), winner.social_value)
    assert award([better if bid is winner else bid for bid in bids], weights) == winner.name


@given(tenders)
def test_the_lowest_price_wins_where_only_price_counts(bids):
    winner = award(bids, Weights(1, 0, 0))
    assert next(bid.price for bid in bids if bid.name == winner) == min(bid.price for bid in bids)


def test_a_cheap_bid_that_cannot_win_changes_who_does():
    two = [Bid("A", 100, 50, 0), Bid("B", 150, 80, 0)]
    half = Weights(0.5, 0.5, 0)
    assert award(two, half) == "A"
    assert award([*two, Bid("C", 50, 0, 0)], half) == "B"


def test_price_points_by_hand():
    np.testing.assert_allclose(price_points(np.array([100.0, 125, 400]), 100), [100, 80, 25])
    assert price_points(0.01, 0.01) == 100


def test_points_keep_the_order_of_the_bids():
    given = points(TENDER)
    assert tuple(given) == CRITERIA
    assert [marks.dtype for marks in given.values()] == [float, float, float]
    np.testing.assert_allclose(given["price"], [80, 100, 50])
    np.testing.assert_allclose(given["quality"], [70, 50, 95])
    np.testing.assert_allclose(given["social_value"], [90, 20, 40])


def test_the_others_share_in_their_old_proportion():
    assert proportions(Weights(0.5, 0.375, 0.125), "price") == {"quality": 0.75, "social_value": 0.25}
    assert proportions(Weights(0.75, 0.25, 0), "social_value") == {"price": 0.75, "quality": 0.25}
    assert reweighted(Weights(0.75, 0.25, 0), "social_value", 0.5) == Weights(0.375, 0.125, 0.5)
    assert reweighted(Weights(0.75, 0, 0.25), "quality", 0) == Weights(0.75, 0, 0.25)
    assert reweighted(Weights(0.75, 0, 0.25), "price", 1) == Weights(1, 0, 0)


@given(some_weights(), st.sampled_from(CRITERIA[1:]), st.floats(0, 1))
def test_new_weights_add_up_to_one(weights, criterion, weight):
    changed = reweighted(weights, criterion, weight)
    assert getattr(changed, criterion) == weight
    assert changed.price + changed.quality + changed.social_value == pytest.approx(1)


def test_the_page_can_trace_the_same_score():
    def by_sliders(price, quality_weight, social_weight):
        weights = Weights(1 - quality_weight - social_weight, quality_weight, social_weight)
        return score(price_points(price, 100), 70, 90, weights)

    assert with_symbols(by_sliders, 125, 0.3, 0.2) == pytest.approx(79)
    assert with_symbols(lambda weight: score(80, 70, 90, Weights(weight, 0, 0.5)), 0.5) == pytest.approx(85)
    assert with_symbols(price_points, 125, 100) == pytest.approx(80)
    assert with_symbols(lambda lowest: price_points(125, lowest), 100) == pytest.approx(80)


def test_the_smallest_and_largest_bids_are_allowed():
    Bid("Least", 0.01, 0, 0, 0)
    Bid("Most", 1e9, 100, 100, 1e9)
    assert Bid("Plain", 1, 2, 3).promised == 0
    assert score(100, 100, 100, Weights(0.5, 0.25, 0.25)) == 100
    assert score(0, 0, 0, Weights(0.5, 0.25, 0.25)) == 0
    assert Weights(0.1 + 0.2, 0.3, 0.4).price == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Bid("", 1, 2, 3), TypeError, "^the name of a bid is ''; give a word"),
        (lambda: Bid(7, 1, 2, 3), TypeError, "^the name of a bid is 7; give a word"),
        (lambda: Bid("A", 0, 2, 3), ValueError, "^price of A is 0; give a number of at least 0.01"),
        (lambda: Bid("A", 1, 101, 3), ValueError, "^quality of A is 101; give a number from 0 to 100"),
        (lambda: Bid("A", 1, -1, 3), ValueError, "^quality of A is -1; give a number from 0 to 100"),
        (lambda: Bid("A", 1, 2, 101), ValueError, "^social_value of A is 101; give a number from 0 to 100"),
        (lambda: Bid("A", 1, 2, -1), ValueError, "^social_value of A is -1; give a number from 0 to 100"),
        (lambda: Bid("A", 1, 2, 3, -1), ValueError, "^promised of A is -1; give a number of at least 0"),
        (lambda: Weights(1.5, 0, 0), ValueError, "^weight of price is 1.5; give a number from 0 to 1"),
        (lambda: Weights(0, -1, 0), ValueError, "^weight of quality is -1; give a number from 0 to 1"),
        (lambda: Weights(0, 0, "1"), TypeError, "^weight of social_value is '1'; give a number from 0 to 1"),
        (lambda: Weights(0.5, 0.3, 0.1), ValueError, "^the weights add up to 0.9; give weights that add up to 1$"),
        (lambda: Weights(0.5, 0.3, 0.3), ValueError, "^the weights add up to 1.1; give"),
        (lambda: Weights(0.5, 0.3, 0.200001), ValueError, "^the weights add up to 1"),
        (
            lambda: proportions(Weights(0, 1, 0), "quality"),
            ValueError,
            "^the weights give everything to quality; give",
        ),
        (
            lambda: proportions(Weights(0, 1, 0), "qualty"),
            ValueError,
            "^criterion is 'qualty'; did you mean 'quality'",
        ),
        (
            lambda: proportions((0, 1, 0), "quality"),
            TypeError,
            r"^weights is \(0, 1, 0\); give Weights\(price, quality",
        ),
        (lambda: reweighted(Weights(1, 0, 0), "quality", 2), ValueError, "^weight is 2; give a number from 0 to 1"),
        (lambda: reweighted(Weights(1, 0, 0), "quality", -1), ValueError, "^weight is -1; give a number from 0 to 1"),
        (lambda: price_points(0, 1), ValueError, "^price is 0; give a number of at least 0.01"),
        (lambda: price_points(1, 0), ValueError, "^lowest is 0; give a number of at least 0.01"),
        (
            lambda: price_points(1, 2),
            ValueError,
            "^price 1 is under the lowest, 2; give prices of at least the lowest$",
        ),
        (
            lambda: score(101, 0, 0, Weights(1, 0, 0)),
            ValueError,
            "^points for price is 101; give a number from 0 to 100",
        ),
        (
            lambda: score(0, -1, 0, Weights(1, 0, 0)),
            ValueError,
            "^points for quality is -1; give a number from 0 to 100",
        ),
        (lambda: score(0, 0, "9", Weights(1, 0, 0)), TypeError, "^points for social_value is '9'"),
        (lambda: score(0, 0, 0, 1), TypeError, "^weights is 1; give Weights"),
        (lambda: score_bids([], Weights(1, 0, 0)), ValueError, "^there is no bid; give at least one$"),
        (
            lambda: award([LEAN, "Co-op"], Weights(1, 0, 0)),
            TypeError,
            r"^'Co-op' is among the bids; give each as Bid\(",
        ),
        (
            lambda: award([LEAN, LEAN], Weights(1, 0, 0)),
            ValueError,
            "^two bids are called 'Lean'; give each a name of",
        ),
        (lambda: points([LEAN, COOP, LEAN]), ValueError, "^two bids are called 'Lean'"),
        (lambda: cheapest_first([]), ValueError, "^there is no bid"),
        (lambda: award(TENDER, None), TypeError, "^weights is None"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()
