"""Five rows and static appraisal, against the annuity formula, published factors and hand-worked sums."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvcourse.models.arrays import Symbol
from pvcourse.models.market_shaping import (
    ROWS,
    Reading,
    benefit_cost_ratio,
    five_rows,
    level_net_present_value,
    net_present_value,
    read_frame,
)

rates = st.floats(0, 1, allow_subnormal=False)
flows = st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=1, max_size=40)


def test_five_rows_set_two_frames_side_by_side():
    table = five_rows().set_index("row")
    assert tuple(table.index) == ROWS == ("justification", "appraisal", "assumptions", "evaluation", "risk")
    assert list(table.columns) == ["fixing", "shaping"]
    assert "public goods" in table.loc["justification", "fixing"]
    assert "allocative" in table.loc["appraisal", "fixing"]
    assert "Dynamic" in table.loc["appraisal", "shaping"]
    assert "discounted" in table.loc["assumptions", "fixing"]
    assert "uncertain" in table.loc["assumptions", "shaping"]
    assert "Milestones" in table.loc["evaluation", "shaping"]
    assert "learn" in table.loc["risk", "shaping"]


def test_a_policy_argued_in_one_frame_is_read_so():
    assert read_frame(dict.fromkeys(ROWS, "fixing")) == Reading(
        frame="fixing",
        fixing=ROWS,
        shaping=(),
        unknown=(),
        reason="All 5 known rows: justification, appraisal, assumptions, evaluation, risk speak of fixing.",
    )
    three = read_frame({"risk": "shaping", "appraisal": "shaping", "evaluation": "shaping"})
    assert three == Reading(
        frame="shaping",
        fixing=(),
        shaping=("appraisal", "evaluation", "risk"),
        unknown=("justification", "assumptions"),
        reason="All 3 known rows: appraisal, evaluation, risk speak of shaping.",
    )


def test_a_policy_argued_in_both_frames_is_mixed_and_the_rows_are_named():
    reading = read_frame(
        {"justification": "shaping", "appraisal": "fixing", "risk": "fixing", "evaluation": "unknown"}
    )
    assert reading.frame == "mixed"
    assert reading.reason == "appraisal, risk speak of fixing; justification speaks of shaping."
    assert reading.unknown == ("assumptions", "evaluation")


def test_two_rows_are_not_enough():
    reading = read_frame({"risk": "fixing", "appraisal": "fixing"})
    assert (reading.frame, reading.reason) == ("not enough known", "Only 2 of 5 rows are known; 3 are needed.")
    assert read_frame({}).unknown == ROWS


def test_the_order_of_marks_does_not_matter():
    marks = {"justification": "shaping", "appraisal": "fixing", "risk": "fixing"}
    assert read_frame(marks) == read_frame(dict(reversed(marks.items())))


@given(flows, rates)
def test_net_present_value_is_the_sum_term_by_term(stream, rate):
    expected = sum(flow / (1 + rate) ** year for year, flow in enumerate(stream))
    assert net_present_value(stream, rate) == pytest.approx(expected, abs=1e-6)


def test_a_flow_that_is_not_known_is_not_taken_for_0():
    with pytest.raises(ValueError, match="^flows has nan among its values"):
        net_present_value([1, float("nan")], 0)


def test_net_present_value_at_many_rates_at_once():
    grid = np.array([[0, 0.1], [0.5, 1]])
    expected = [[net_present_value([-100, 60, 60], rate) for rate in row] for row in grid]
    found = net_present_value([-100, 60, 60], grid)
    np.testing.assert_allclose(found, expected)
    assert found.shape == (2, 2)
    assert isinstance(net_present_value([1, 2], 0.1), float)


@pytest.mark.parametrize(("rate", "years", "factor"), [(0.05, 10, 7.7217), (0.08, 20, 9.8181), (0.035, 60, 24.9447)])
def test_the_annuity_is_that_of_published_tables(rate, years, factor):
    assert level_net_present_value(0, 1, rate, years) == pytest.approx(factor, abs=5e-5)


@given(st.floats(0, 1e6), st.floats(-1e6, 1e6), st.floats(0.001, 1), st.integers(0, 60))
def test_the_annuity_formula_is_the_sum_of_its_years(cost, benefit, rate, years):
    stream = [-cost] + [benefit] * years
    expected = net_present_value(stream, rate)
    assert level_net_present_value(cost, benefit, rate, years) == pytest.approx(expected, rel=1e-6, abs=1e-4)


def test_the_annuity_has_its_limit_as_discounting_ends():
    assert level_net_present_value(100, 30, 0, 5) == 50
    assert level_net_present_value(100, 30, 1e-9, 5) == pytest.approx(50, abs=1e-5)
    assert level_net_present_value(100, 30, 2e-8, 5) == pytest.approx(50, abs=1e-4)
    np.testing.assert_allclose(level_net_present_value(100, 30, np.array([0, 1.0]), 1), [-70, -85])


def test_elementwise_functions_take_symbols():
    class Seven(Symbol, float):
        pass

    assert level_net_present_value(Seven(7), 2, 0, 5) == 3


def test_benefit_cost_ratio_by_hand():
    assert benefit_cost_ratio([0, 110], [50, 55], rate=0.1) == pytest.approx(1)
    assert benefit_cost_ratio([0, 0, 121], [50, 0, 0], rate=0.1) == pytest.approx(2)
    assert benefit_cost_ratio([0], [5], rate=0) == 0


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(1, 1e6)), min_size=1, max_size=10), rates)
def test_a_ratio_above_one_is_a_positive_net_present_value(years, rate):
    benefits, costs = zip(*years, strict=True)
    net = net_present_value(np.subtract(benefits, costs), rate)
    if abs(net) > 1e-3:
        assert (benefit_cost_ratio(benefits, costs, rate) > 1) == (net > 0)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (
            lambda: read_frame({"rik": "fixing"}),
            ValueError,
            "the row is 'rik'; did you mean 'risk'? Choose one of: "
            "justification, appraisal, assumptions, evaluation, risk",
        ),
        (
            lambda: read_frame({"risk": "shape"}),
            ValueError,
            "the mark of risk is 'shape'; did you mean 'shaping'? Choose one of: fixing, shaping, unknown",
        ),
        (lambda: net_present_value([1], 2), ValueError, "rate is 2; give a number from 0 to 1"),
        (lambda: net_present_value([1], -1), ValueError, "rate is -1; give a number from 0 to 1"),
        (
            lambda: net_present_value([], 0),
            ValueError,
            "flows is []; give a row of at least one number, a year each",
        ),
        (
            lambda: net_present_value(3, 0),
            ValueError,
            "flows is 3; give a row of at least one number, a year each",
        ),
        (
            lambda: net_present_value([[1]], 0),
            ValueError,
            "flows is [[1]]; give a row of at least one number, a year each",
        ),
        (lambda: level_net_present_value(-1, 1, 0, 1), ValueError, "cost is -1; give a number of at least 0"),
        (
            lambda: level_net_present_value(1, float("inf"), 0, 1),
            ValueError,
            "benefit is inf; give a number that is finite",
        ),
        (lambda: level_net_present_value(1, 1, 2, 1), ValueError, "rate is 2; give a number from 0 to 1"),
        (lambda: level_net_present_value(1, 1, 0, -1), ValueError, "years is -1; give a number of at least 0"),
        (
            lambda: benefit_cost_ratio([-1.0], [1], 0),
            ValueError,
            "benefits has -1.0 among its values; give numbers of at least 0",
        ),
        (
            lambda: benefit_cost_ratio([1], [-1.0], 0),
            ValueError,
            "costs has -1.0 among its values; give numbers of at least 0",
        ),
        (
            lambda: benefit_cost_ratio([1, 2], [1], 0),
            ValueError,
            "benefits has 2 years and costs 1; give equally many",
        ),
        (
            lambda: benefit_cost_ratio([1], [0], 0),
            ValueError,
            "costs is 0 in every year; give at least one cost above 0",
        ),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == words
