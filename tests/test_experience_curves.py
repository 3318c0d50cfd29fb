"""Experience curves against scipy, closed forms and hand-worked sums."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import integrate, stats

from pvcourse.data import load
from pvcourse.models.experience_curves import (
    FASTEST,
    appraise_deployment,
    doublings,
    fit_learning_rate,
    learning_investment,
    parity,
    unit_cost,
)

quantities = st.floats(0.01, 1e6, allow_subnormal=False)
learning = st.floats(0.01, FASTEST)


def test_doublings_by_hand():
    np.testing.assert_allclose(doublings(np.array([1, 2, 8]), 2), [-1, 0, 2], atol=1e-12)


@given(quantities, quantities, learning)
def test_each_doubling_takes_off_the_learning_rate(built, cost, rate):
    at_first = unit_cost(built, cost, built, rate)
    assert at_first == pytest.approx(cost)
    assert unit_cost(2 * built, cost, built, rate) == pytest.approx(cost * (1 - rate))
    assert unit_cost(4 * built, cost, built, rate) == pytest.approx(cost * (1 - rate) ** 2)


@given(quantities, quantities)
def test_with_no_learning_the_cost_stays(built, cost):
    assert unit_cost(1000 * built, cost, built, 0) == pytest.approx(cost)


powers_of_two = st.integers(0, 20).map(lambda times: 2**times)


@given(st.lists(st.tuples(powers_of_two, quantities), min_size=3, max_size=20, unique_by=lambda point: point[0]))
def test_the_fit_is_scipys_regression_of_the_logs(points):
    built, cost = map(np.array, zip(*points, strict=True))
    line = stats.linregress(np.log(built), np.log(cost))
    fit = fit_learning_rate(built, cost)
    assert fit.learning_rate == pytest.approx(1 - 2**line.slope, abs=1e-6)
    assert fit.cost_of_first == pytest.approx(np.exp(line.intercept), rel=1e-6)
    # Where all costs are the same, the line goes through every point, and scipy has no correlation to give.
    assert fit.r_squared == pytest.approx(1 if np.ptp(cost) == 0 else line.rvalue**2, abs=1e-6)


@given(learning, quantities, quantities)
def test_the_fit_finds_the_curve_that_made_the_figures(rate, cost, first):
    built = first * np.array([1, 3, 10, 40])
    fit = fit_learning_rate(built, unit_cost(built, cost, first, rate))
    assert fit.learning_rate == pytest.approx(rate, abs=1e-9)
    assert fit.cost_of_first == pytest.approx(unit_cost(1, cost, first, rate))
    assert fit.r_squared == pytest.approx(1)


def test_solar_modules_learn_as_fast_as_is_published():
    # Published figures for solar modules lie between 20 and 24 per cent a doubling.
    solar = load("solar_experience")
    fit = fit_learning_rate(solar["capacity"], solar["cost"])
    assert 0.20 <= fit.learning_rate <= 0.24
    assert fit.r_squared > 0.9


def test_a_cost_that_never_moves_teaches_nothing_and_fits():
    fit = fit_learning_rate([1, 2], [5, 5])
    assert fit.learning_rate == pytest.approx(0)
    assert (fit.cost_of_first, fit.r_squared) == (pytest.approx(5), 1)


@given(quantities, quantities, learning, st.floats(0.05, 1))
def test_at_parity_the_cost_is_the_incumbents(cost, first, rate, share):
    until = parity(cost, first, rate, share * cost)
    assert until >= first * (1 - 1e-9)
    assert np.log(unit_cost(until, cost, first, rate)) == pytest.approx(np.log(share * cost), abs=1e-6)


def test_a_technology_that_is_cheaper_already_is_at_parity():
    assert parity(50, 10, 0.2, 60) == 10
    assert learning_investment(50, 10, 0.2, 60) == 0


@pytest.mark.parametrize(("rate", "incumbent"), [(0.2, 64), (0.1, 70), (0.45, 10), (0.3, 99)])
def test_the_learning_investment_is_the_area_between_curve_and_incumbent(rate, incumbent):
    until = parity(100, 10, rate, incumbent)
    area, _ = integrate.quad(lambda x: unit_cost(x, 100, 10, rate) - incumbent, 10, until)
    assert learning_investment(100, 10, rate, incumbent) == pytest.approx(area)


@given(st.floats(0.05, 0.4), st.floats(0.3, 0.95))
def test_faster_learning_costs_less_until_parity(rate, share):
    assert learning_investment(100, 10, rate + 0.05, 100 * share) <= learning_investment(100, 10, rate, 100 * share)
    assert parity(100, 10, rate + 0.05, 100 * share) <= parity(100, 10, rate, 100 * share)


def test_a_programme_by_hand_is_refused_when_all_else_is_equal_and_worth_it_with_learning():
    table = appraise_deployment([10, 20, 40], 100, 10, 0.2, incumbent_cost=90, rate=0.25)
    assert list(table.columns) == ["year", "built", "static_cost", "dynamic_cost", "static_value", "dynamic_value"]
    assert list(table["year"]) == [0, 1, 2]
    assert list(table["built"]) == [20, 40, 80]
    assert list(table["static_cost"]) == [100, 100, 100]
    np.testing.assert_allclose(table["dynamic_cost"], [100, 80, 64])
    np.testing.assert_allclose(table["static_value"], [-100, -100 - 160, -100 - 160 - 256])
    np.testing.assert_allclose(table["dynamic_value"], [-100, -100 + 160, -100 + 160 + 26 * 40 * 0.64])


def test_a_programme_is_discounted_at_three_and_a_half_per_cent_unless_told_otherwise():
    given_rate = appraise_deployment([10, 20], 100, 10, 0.2, 90, rate=0.035)
    assert appraise_deployment([10, 20], 100, 10, 0.2, 90).equals(given_rate)


@given(st.lists(st.floats(0, 1e4), min_size=1, max_size=20), st.floats(0, FASTEST), st.floats(0, 1))
def test_learning_never_makes_a_programme_worse(builds, rate, discount):
    table = appraise_deployment(builds, 100, 10, rate, 80, discount)
    assert (table["dynamic_value"] >= table["static_value"] - 1e-6).all()
    if rate == 0:
        np.testing.assert_allclose(table["dynamic_value"], table["static_value"])


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: doublings(0, 1), ValueError, "built is 0; give a number of at least 1e-09"),
        (lambda: doublings(1, 0), ValueError, "built_first is 0; give a number of at least 1e-09"),
        (lambda: unit_cost(0, 1, 1, 0.1), ValueError, "built is 0; give a number of at least 1e-09"),
        (lambda: unit_cost(1, 0, 1, 0.1), ValueError, "first_cost is 0; give a number of at least 1e-09"),
        (lambda: unit_cost(1, 1, 0, 0.1), ValueError, "built_first is 0; give a number of at least 1e-09"),
        (lambda: unit_cost(1, 1, 1, 0.5), ValueError, "learning_rate is 0.5; give a number from 0 to 0.49"),
        (lambda: unit_cost(1, 1, 1, -0.1), ValueError, "learning_rate is -0.1; give a number from 0 to 0.49"),
        (
            lambda: fit_learning_rate([1, 0.0], [1, 1]),
            ValueError,
            "built has 0.0 among its values; give numbers of at least 1e-09",
        ),
        (
            lambda: fit_learning_rate([1, 2], [1, 0.0]),
            ValueError,
            "cost has 0.0 among its values; give numbers of at least 1e-09",
        ),
        (
            lambda: fit_learning_rate([1, 2], [1]),
            ValueError,
            "built has 2 points and cost 1; give equally many, at least 2",
        ),
        (lambda: fit_learning_rate(1, 1), ValueError, "built has 1 points and cost 1; give equally many, at least 2"),
        (
            lambda: fit_learning_rate([3, 3], [1, 2]),
            ValueError,
            "built is the same at every point; give at least two different quantities",
        ),
        (lambda: parity(0, 1, 0.1, 1), ValueError, "first_cost is 0; give a number of at least 1e-09"),
        (lambda: parity(1, 0, 0.1, 1), ValueError, "built_first is 0; give a number of at least 1e-09"),
        (lambda: parity(1, 1, 0, 1), ValueError, "learning_rate is 0; give a number from 0.001 to 0.49"),
        (lambda: parity(1, 1, 0.5, 1), ValueError, "learning_rate is 0.5; give a number from 0.001 to 0.49"),
        (lambda: parity(1, 1, 0.1, 0), ValueError, "incumbent_cost is 0; give a number of at least 1e-09"),
        (
            lambda: learning_investment(1, 1, 0.1, 0),
            ValueError,
            "incumbent_cost is 0; give a number of at least 1e-09",
        ),
        (
            lambda: appraise_deployment([1, -1.0], 1, 1, 0.1, 1),
            ValueError,
            "builds has -1.0 among its values; give numbers of at least 0",
        ),
        (
            lambda: appraise_deployment([1], 1, 1, 0.1, 0),
            ValueError,
            "incumbent_cost is 0; give a number of at least 1e-09",
        ),
        (
            lambda: appraise_deployment([1], 1, 0, 0.1, 1),
            ValueError,
            "built_first is 0; give a number of at least 1e-09",
        ),
        (lambda: appraise_deployment([1], 1, 1, 0.1, 1, 2), ValueError, "rate is 2; give a number from 0 to 1"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == words


def test_the_ends_of_the_ranges_are_allowed():
    tiny = 1e-9
    assert doublings(tiny, tiny) == 0
    assert unit_cost(tiny, tiny, tiny, FASTEST) == tiny
    assert parity(tiny, tiny, 0.001, tiny) == tiny
    assert parity(tiny, tiny, FASTEST, tiny) == tiny
    assert fit_learning_rate([tiny, 1], [tiny, tiny]).learning_rate == pytest.approx(0)
    assert appraise_deployment(5, tiny, tiny, 0, tiny, 0)["dynamic_value"].iloc[0] == 0
