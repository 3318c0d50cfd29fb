"""Discounting and Atkinson's index against their closed forms."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from symbols import with_symbols

from pvcourse.models.welfare import MOST_AVERSION, atkinson_index, discount_factor, equivalent_level

levels = st.lists(st.floats(0.01, 10), min_size=2, max_size=5)
aversions = st.floats(0, MOST_AVERSION)
ALIKE = [1, 1, 1]


@settings(deadline=None)
@given(levels)
def test_at_0_1_2_the_equivalent_is_the_arithmetic_the_geometric_and_the_harmonic_mean(values):
    ones = [1] * len(values)
    assert equivalent_level(values, ones, 0) == pytest.approx(np.mean(values))
    assert equivalent_level(values, ones, 1) == pytest.approx(stats.gmean(values))
    assert equivalent_level(values, ones, 2) == pytest.approx(stats.hmean(values))


@settings(deadline=None)
@given(levels, st.data())
def test_weights_work_as_in_scipys_power_mean(values, data):
    weights = data.draw(st.lists(st.floats(0.1, 5), min_size=len(values), max_size=len(values)))
    aversion = data.draw(st.floats(0, 5))
    expected = stats.pmean(values, 1 - aversion, weights=weights)
    assert equivalent_level(values, weights, aversion) == pytest.approx(expected, rel=1e-5)


@settings(deadline=None)
@given(levels, aversions, aversions)
def test_more_aversion_never_raises_the_equivalent_nor_lowers_the_index(values, one, other):
    less, more = sorted((one, other))
    ones = [1] * len(values)
    assert equivalent_level(values, ones, more) <= equivalent_level(values, ones, less) + 1e-6
    assert atkinson_index(values, ones, more) >= atkinson_index(values, ones, less) - 1e-6


@settings(deadline=None)
@given(levels, aversions)
def test_the_equivalent_lies_between_the_least_and_the_greatest(values, aversion):
    level = equivalent_level(values, [1] * len(values), aversion)
    assert min(values) - 1e-6 <= level <= max(values) + 1e-6


@settings(deadline=None)
@given(levels, aversions, st.floats(0.1, 3))
def test_the_index_does_not_depend_on_the_unit(values, aversion, factor):
    ones = [1] * len(values)
    scaled = atkinson_index([factor * value for value in values], ones, aversion)
    assert scaled == pytest.approx(atkinson_index(values, ones, aversion), abs=1e-6)


@settings(deadline=None)
@given(st.floats(1, 5), st.floats(0, 0.9), st.floats(0.1, 5))
def test_giving_from_the_richer_to_the_poorer_lowers_the_index(mean, gap, aversion):
    before = atkinson_index([mean * (1 - gap), mean * (1 + gap)], [1, 1], aversion)
    after = atkinson_index([mean * (1 - gap / 2), mean * (1 + gap / 2)], [1, 1], aversion)
    assert after <= before + 1e-9


@settings(deadline=None)
@given(st.floats(0.01, 10), aversions)
def test_equal_levels_are_not_unequal(level, aversion):
    assert atkinson_index([level] * 3, [1, 2, 3], aversion) == pytest.approx(0, abs=1e-6)


def test_the_index_by_hand():
    # The harmonic mean of 2 and 6 is 3, their mean 4: a quarter would be given up.
    assert atkinson_index([2, 6], [1, 1], 2) == pytest.approx(0.25)
    assert atkinson_index([2, 6], [3, 1], 0) == pytest.approx(0)
    # Three who have 2 and one who has 6 have 3 on average, and a harmonic mean of 2.4.
    assert atkinson_index([2, 6], [3, 1], 2) == pytest.approx(0.2)


@pytest.mark.parametrize("aversion", [1, 1.5, 2, 20])
def test_nothing_for_one_is_nothing_at_all_where_all_count_and_aversion_is_1_or_more(aversion):
    assert equivalent_level([0, 4], [1, 1], aversion) == 0
    assert equivalent_level([0, 4], [0, 1], aversion) == pytest.approx(4)
    assert equivalent_level([np.array([0.0]), 4], [1, 1], aversion) == 0


def test_below_1_nothing_for_one_still_leaves_something():
    assert equivalent_level([0, 4], [1, 1], 0.5) == pytest.approx(1)


def test_near_1_the_formula_does_not_jump():
    around = [equivalent_level([1, 9], [1, 1], 1 + shift) for shift in (-2e-6, -5e-7, 0, 5e-7, 2e-6)]
    assert around == pytest.approx([3] * 5, abs=1e-4)
    assert around[2] == pytest.approx(3, abs=1e-12)
    assert around[1] == around[2] == around[3]
    assert around[0] > around[2] > around[4]


def test_no_warning_where_a_limit_is_taken():
    with np.errstate(all="raise"):
        assert equivalent_level([0.0, 4.0], [0.0, 1.0], np.array([0, 1, 2])).tolist() == pytest.approx([4, 4, 4])
        assert equivalent_level([1e-20, 1.0], [1, 1], 20) == pytest.approx(0, abs=1e-9)


def test_arrays_go_element_by_element():
    got = equivalent_level([np.array([1.0, 2.0]), np.array([4.0, 2.0])], [1, 1], np.array([[0], [1]]))
    np.testing.assert_allclose(got, [[2.5, 2], [2, 2]])


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 200))
def test_discounting_is_compound_interest_turned_round(rate, years):
    assert discount_factor(rate, years) * (1 + rate) ** years == pytest.approx(1)


@settings(deadline=None)
@given(st.floats(0, 0.2), st.floats(0, 100), st.floats(0, 100))
def test_years_one_after_another_multiply(rate, first, then):
    together = discount_factor(rate, first + then)
    assert together == pytest.approx(discount_factor(rate, first) * discount_factor(rate, then))


def test_discounting_by_hand():
    assert discount_factor(0.25, 2) == pytest.approx(0.64)
    assert discount_factor(0, 100) == 1
    assert discount_factor(1, 1) == 0.5
    np.testing.assert_allclose(discount_factor(np.array([0, 1]), 3), [1, 0.125])


@pytest.mark.parametrize("aversion", [0, 0.5, 1, 3])
def test_the_page_works_out_the_same(aversion):
    def with_two_controls(level, weight, aversion):
        return equivalent_level([level, 4], [weight, 1], aversion)

    expected = pytest.approx(equivalent_level([2, 4], [3, 1], aversion))
    assert with_symbols(with_two_controls, 2, 3, aversion) == expected
    assert with_symbols(discount_factor, 0.25, 2) == pytest.approx(0.64)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: discount_factor(-0.1, 1), ValueError, "^rate is -0.1; give a number from 0 to 1$"),
        (lambda: discount_factor(1.1, 1), ValueError, "^rate is 1.1; give a number from 0 to 1$"),
        (lambda: discount_factor(0.1, -1), ValueError, "^years is -1; give a number of at least 0$"),
        (lambda: discount_factor("3%", 1), TypeError, "^rate is '3%'"),
        (
            lambda: equivalent_level([1, 2], [1], 0),
            ValueError,
            "^there are 2 levels and 1 weights; give as many, at l",
        ),
        (lambda: equivalent_level([], [], 0), ValueError, "^there are 0 levels and 0 weights"),
        (lambda: equivalent_level([-1], [1], 0), ValueError, "^levels is -1; give a number of at least 0$"),
        (lambda: equivalent_level([1], [-1], 0), ValueError, "^weights is -1; give a number of at least 0$"),
        (
            lambda: equivalent_level([1, 2], [0, 0], 0),
            ValueError,
            "^weights are all 0; let at least one level count$",
        ),
        (lambda: equivalent_level([1], [1], -1), ValueError, "^aversion is -1; give a number from 0 to 20$"),
        (lambda: equivalent_level([1], [1], 21), ValueError, "^aversion is 21"),
        (lambda: atkinson_index([1], [1], 21), ValueError, "^aversion is 21"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()
