"""The strategic triangle against closed forms: the triangular distribution and the rule's two ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pvcourse.models.strategic_triangle import (
    CORNERS,
    Rating,
    Strategy,
    prospects,
    shares,
    simulate,
    tornado,
    triangular_quantile,
    work_on_next,
)

LIBRARY = Strategy(Rating(6, 7, 8), Rating(2, 4, 7), Rating(5, 6, 7))
scores = st.floats(0, 10, allow_subnormal=False)
ratings = st.tuples(scores, scores, scores).map(lambda three: Rating(*sorted(three)))
strategies = st.builds(Strategy, ratings, ratings, ratings)
shares_of_one = st.floats(0, 1)


def certain(*values):
    return Strategy(*(Rating(value, value, value) for value in values))


@given(scores, scores, scores)
def test_at_the_ends_the_rule_is_the_weakest_corner_and_the_mean(p, a, c):
    assert prospects(p, a, c, 0) == min(p, a, c)
    assert prospects(p, a, c, 1) == pytest.approx((p + a + c) / 3)


@given(scores, scores, scores, shares_of_one)
def test_prospects_do_not_depend_on_the_order_of_corners(p, a, c, making_up):
    assert prospects(p, a, c, making_up) == pytest.approx(prospects(c, p, a, making_up))


@given(scores, scores, scores, shares_of_one, st.floats(0, 5))
def test_a_stronger_corner_never_lowers_the_prospects(p, a, c, making_up, more):
    assert prospects(min(p + more, 10), a, c, making_up) >= prospects(p, a, c, making_up) - 1e-12


@given(scores, scores, scores)
def test_prospects_rise_with_making_up(p, a, c):
    grid = prospects(p, a, c, np.linspace(0, 1, 5))
    assert (np.diff(grid) >= -1e-12).all()


@pytest.mark.parametrize(("low", "likely", "high"), [(0, 3, 10), (2, 2, 7), (1, 8, 8), (4, 5, 6)])
def test_triangular_quantile_is_scipys(low, likely, high):
    share = np.linspace(0.01, 0.99, 50)
    expected = stats.triang((likely - low) / (high - low), low, high - low).ppf(share)
    np.testing.assert_allclose(triangular_quantile(share, low, likely, high), expected)


@given(ratings, shares_of_one)
def test_triangular_quantile_stays_inside_its_range(rating, share):
    value = triangular_quantile(share, rating.low, rating.likely, rating.high)
    assert rating.low - 1e-9 <= value <= rating.high + 1e-9


def test_shares_visit_every_slice_of_every_corner_once():
    drawn = shares(runs=50, seed=3)
    expected = (np.arange(50) + 0.5) / 50
    for column in drawn.T:
        np.testing.assert_allclose(np.sort(column), expected)
    assert not np.allclose(drawn[:, 0], drawn[:, 1])


def test_the_same_seed_gives_the_same_runs_and_another_seed_others():
    np.testing.assert_array_equal(simulate(LIBRARY, seed=7), simulate(LIBRARY, seed=7))
    assert not np.array_equal(simulate(LIBRARY, seed=7), simulate(LIBRARY, seed=8))


def test_when_all_count_alike_the_mean_is_the_mean_of_the_triangular_means():
    expected = np.mean([(r.low + r.likely + r.high) / 3 for r in (LIBRARY.proposition, LIBRARY.authorisation)] + [6])
    assert simulate(LIBRARY, making_up=1, runs=4000).mean() == pytest.approx(expected, abs=1e-3)


def test_the_weakest_corner_rule_has_the_closed_form_of_a_minimum():
    # P(min > x) is the product of the corners' own chances of exceeding x.
    runs = simulate(LIBRARY, making_up=0, runs=20_000)
    corners = [stats.triang((b - a) / (c - a), a, c - a) for a, b, c in [(6, 7, 8), (2, 4, 7), (5, 6, 7)]]
    for x in (3, 4, 5, 5.5):
        expected = np.prod([corner.sf(x) for corner in corners])
        assert (runs > x).mean() == pytest.approx(expected, abs=0.005)


def test_without_doubt_every_run_is_the_likely_score():
    np.testing.assert_allclose(simulate(certain(8, 3, 6)), 3)


@given(strategies, shares_of_one)
def test_tornado_brackets_the_likely_prospects(strategy, making_up):
    table = tornado(strategy, making_up)
    assert list(table["corner"]) == list(CORNERS)
    assert (table["gain"] >= -1e-9).all()
    assert (table["loss"] >= -1e-9).all()
    np.testing.assert_allclose(table["at_high"] - table["gain"], table["at_low"] + table["loss"], atol=1e-9)


def test_unless_told_otherwise_the_weakest_corner_rules_in_a_thousand_runs():
    assert prospects(2, 8, 9) == 2
    assert tornado(LIBRARY).equals(tornado(LIBRARY, 0))
    assert work_on_next(LIBRARY) == work_on_next(LIBRARY, 0) == "authorisation"
    np.testing.assert_array_equal(shares(), shares(1000, 1995))
    np.testing.assert_array_equal(simulate(LIBRARY), simulate(LIBRARY, 0, 1000, 1995))
    assert len(shares(5, seed=0)) == 5


def test_tornado_moves_one_corner_at_a_time():
    table = tornado(LIBRARY, making_up=1).set_index("corner")
    assert table.loc["proposition", "at_high"] == pytest.approx((8 + 4 + 6) / 3)
    assert table.loc["authorisation", "at_low"] == pytest.approx((7 + 2 + 6) / 3)
    assert table.loc["capacity", "at_high"] == pytest.approx((7 + 4 + 7) / 3)


def test_work_on_the_weakest_corner_when_it_rules_and_on_the_widest_when_all_count():
    assert work_on_next(LIBRARY) == "authorisation"
    wide = Strategy(Rating(1, 2, 10), Rating(5, 6, 7), Rating(5, 6, 7))
    assert work_on_next(wide, making_up=1) == "proposition"
    either = Strategy(Rating(5, 6, 10), Rating(2, 3, 4), Rating(5, 6, 7))
    assert (work_on_next(either), work_on_next(either, making_up=1)) == ("authorisation", "proposition")
    assert work_on_next(certain(3, 5, 5)) is None


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Rating(-1, 2, 3), ValueError, "low is -1; give a number from 0 to 10"),
        (lambda: Rating(1, 2, 11), ValueError, "high is 11; give a number from 0 to 10"),
        (lambda: Rating(3, 2, 5), ValueError, "low 3 is above likely 2; give low ≤ likely ≤ high"),
        (lambda: Rating(1, 6, 5), ValueError, "^likely 6 is above high 5; give low ≤ likely ≤ high$"),
        (lambda: Rating("1", 2, 3), TypeError, "low is '1'; give a number"),
        (lambda: Rating(float("nan"), 2, 3), ValueError, "low is nan"),
        (lambda: Strategy(3, Rating(1, 2, 3), Rating(1, 2, 3)), TypeError, "proposition is 3; give a Rating"),
        (lambda: prospects(11, 5, 5), ValueError, "proposition is 11; give a number from 0 to 10"),
        (lambda: prospects(5, [5, 12], 5), ValueError, r"authorisation has 12 among its values"),
        (lambda: prospects(5, 5, "x"), TypeError, "capacity is 'x'"),
        (lambda: prospects(5, 5, 5, 2), ValueError, "making_up is 2"),
        (lambda: triangular_quantile(2, 0, 1, 2), ValueError, "share is 2; give a number from 0 to 1"),
        (lambda: triangular_quantile(0.5, 3, 1, 2), ValueError, "low 3 is above likely 1"),
        (lambda: triangular_quantile(0.5, "x", 1, 2), TypeError, "^low is 'x'"),
        (lambda: triangular_quantile(0.5, 0, "x", 2), TypeError, "^likely is 'x'"),
        (lambda: triangular_quantile(0.5, 0, 1, "x"), TypeError, "^high is 'x'"),
        (lambda: tornado(LIBRARY, 1.5), ValueError, "making_up is 1.5; give a number from 0 to 1"),
        (lambda: simulate(LIBRARY, making_up=2), ValueError, "making_up is 2; give a number from 0 to 1"),
        (lambda: simulate(LIBRARY, runs=0), ValueError, "runs is 0; give a whole number of at least 1"),
        (lambda: simulate(LIBRARY, seed=-1), ValueError, "seed is -1"),
        (lambda: simulate("library"), TypeError, "strategy is 'library'; give a Strategy"),
        (lambda: tornado("library"), TypeError, "strategy is 'library'; give a Strategy"),
        (lambda: tornado(LIBRARY, -1), ValueError, "making_up is -1"),
        (lambda: work_on_next(LIBRARY, 3), ValueError, "making_up is 3"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()
