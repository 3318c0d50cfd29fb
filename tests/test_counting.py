"""What gets counted, against a numeric search for the best choice and the algebra of its limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize, minimize_scalar
from symbols import with_symbols

from pvcourse.models.counting import (
    best_reward,
    ladder,
    measured_effort,
    optimal_commission,
    outcome,
    unmeasured_effort,
    what_gets_counted,
)

rewards = st.floats(0, 20, allow_subnormal=False)
motivations = st.floats(0, 20, allow_subnormal=False)
substitutions = st.floats(0, 0.95, allow_subnormal=False)
weights = st.floats(0, 1, allow_subnormal=False)


def cost(measured, unmeasured, substitution):
    return (measured**2 + unmeasured**2) / 2 + substitution * measured * unmeasured


@pytest.mark.parametrize("reward", [0, 0.5, 2, 6])
@pytest.mark.parametrize("motivation", [0.5, 1, 3])
@pytest.mark.parametrize("substitution", [0, 0.3, 0.9])
def test_the_efforts_are_the_ones_that_a_numeric_search_finds_best_for_the_worker(reward, motivation, substitution):
    def regret(effort):
        return cost(*effort, substitution) - reward * effort[0] - motivation * effort.sum()

    found = minimize(regret, x0=[1, 1], bounds=[(0, None), (0, None)], options={"ftol": 1e-14, "gtol": 1e-10})
    ours = measured_effort(reward, motivation, substitution), unmeasured_effort(reward, motivation, substitution)
    np.testing.assert_allclose(ours, found.x, atol=1e-4)


@given(rewards, motivations, substitutions, st.floats(0, 5))
def test_a_higher_reward_moves_effort_to_what_is_measured(reward, motivation, substitution, more):
    before, after = (reward, motivation, substitution), (reward + more, motivation, substitution)
    assert measured_effort(*after) >= measured_effort(*before) - 1e-9
    assert unmeasured_effort(*after) <= unmeasured_effort(*before) + 1e-9


@given(motivations, substitutions)
def test_without_a_reward_both_tasks_get_the_same(motivation, substitution):
    expected = pytest.approx(motivation / (1 + substitution))
    assert measured_effort(0, motivation, substitution) == expected
    assert unmeasured_effort(0, motivation, substitution) == expected


@given(rewards, motivations)
def test_tasks_that_do_not_compete_leave_each_other_alone(reward, motivation):
    assert measured_effort(reward, motivation, 0) == pytest.approx(reward + motivation)
    assert unmeasured_effort(reward, motivation, 0) == pytest.approx(motivation)


def test_defaults_are_a_motivation_of_one_and_half_substitution():
    assert unmeasured_effort(0.2) == unmeasured_effort(0.2, 1, 0.5)
    assert measured_effort(0.2) == measured_effort(0.2, 1, 0.5)
    assert outcome(2, 3) == outcome(2, 3, 0.4)
    assert best_reward() == best_reward(1, 0.5, 0.4)
    assert best_reward() == pytest.approx(0.1)
    assert optimal_commission(4, 1) == optimal_commission(4, 1, 0.5, 0)


def test_the_outcome_is_a_weighted_geometric_mean():
    assert outcome(8, 2, 0.25) == pytest.approx(8**0.25 * 2**0.75)
    assert outcome(8, 2, 1) == 8
    assert outcome(8, 2, 0) == 2
    assert outcome(8, 0, 0.5) == 0


@given(st.floats(0, 50), st.floats(0, 50), weights)
def test_the_outcome_lies_between_the_two_efforts(measured, unmeasured, weight):
    value = outcome(measured, unmeasured, weight)
    assert min(measured, unmeasured) - 1e-9 <= value <= max(measured, unmeasured) + 1e-9


@pytest.mark.parametrize(
    ("motivation", "substitution", "weight"),
    [(1, 0.5, 0.4), (3, 0.3, 0.6), (2, 0.8, 0.5), (1, 0.1, 0.95), (1, 0.01, 0.9)],
)
def test_the_best_reward_is_the_one_that_a_numeric_search_finds(motivation, substitution, weight):
    def result(reward):
        efforts = (
            measured_effort(reward, motivation, substitution),
            unmeasured_effort(reward, motivation, substitution),
        )
        return float(outcome(*efforts, weight))

    none_left = motivation * (1 - substitution) / substitution
    found = minimize_scalar(lambda reward: -result(reward), bounds=(0, none_left), options={"xatol": 1e-8})
    assert best_reward(motivation, substitution, weight) == pytest.approx(found.x, abs=1e-4 * (1 + none_left))


@given(st.floats(0.1, 10), st.floats(0.05, 0.95), st.floats(0.05, 0.95))
def test_beyond_the_best_reward_the_count_goes_up_and_the_outcome_down(motivation, substitution, weight):
    best = float(best_reward(motivation, substitution, weight))
    table = what_gets_counted(best + motivation * np.array([0, 0.5, 1, 2]), motivation, substitution, weight)
    assert (np.diff(table["outputs"]) > 0).all()
    assert (np.diff(table["outcome"]) <= 1e-9).all()
    assert table["outcome"].iloc[-1] < table["outcome"].iloc[0]


@pytest.mark.parametrize(("substitution", "weight"), [(0.5, 1 / 3), (0.5, 0.2), (0.25, 0.2), (0.95, 0.0)])
def test_no_reward_is_best_where_the_measured_task_matters_little(substitution, weight):
    assert best_reward(2, substitution, weight) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("risk", [0, 0.7, 2])
@pytest.mark.parametrize(
    ("measured", "unmeasured", "substitution"), [(4, 1, 0.5), (3, 2, 0.2), (2, 4, 0.9), (1, 1, 0)]
)
def test_the_optimal_commission_is_the_one_that_a_numeric_search_finds(risk, measured, unmeasured, substitution):
    curvature = np.array([[1, substitution], [substitution, 1]])

    def surplus(commission):
        # The worker equates marginal cost and pay; motivation makes effort on both tasks worth while.
        effort = np.linalg.solve(curvature, np.array([commission + 10, 10]))
        own_cost = cost(*effort, substitution) - 10 * effort.sum()
        return measured * effort[0] + unmeasured * effort[1] - own_cost - risk * commission**2 / 2

    found = minimize_scalar(lambda commission: -surplus(commission))
    assert optimal_commission(measured, unmeasured, substitution, risk) == pytest.approx(found.x, abs=1e-5)


def test_following_rewards_up_the_ladder_by_hand():
    table = what_gets_counted([0, 1, 3], motivation=3, substitution=0.5, weight=0.5)
    assert list(table) == ["reward", "activities", "outputs", "uncounted", "outcome"]
    np.testing.assert_allclose(table["reward"], [0, 1, 3])
    np.testing.assert_allclose(table["outputs"], [2, 10 / 3, 6])
    np.testing.assert_allclose(table["uncounted"], [2, 4 / 3, 0])
    np.testing.assert_allclose(table["activities"], [4, 14 / 3, 6])
    np.testing.assert_allclose(table["outcome"], [2, np.sqrt(40 / 9), 0])


def test_following_one_reward_uses_the_same_defaults_as_the_parts():
    row = what_gets_counted(0.3).iloc[0]
    assert len(what_gets_counted(0.3)) == 1
    assert row["outputs"] == measured_effort(0.3)
    assert row["uncounted"] == unmeasured_effort(0.3)
    assert row["outcome"] == outcome(row["outputs"], row["uncounted"])


def test_the_ladder_has_four_rungs_from_the_bottom_up_each_with_its_words():
    table = ladder()
    assert list(table) == ["name", "asks", "example", "misses", "source"]
    assert list(table["name"]) == ["activities", "outputs", "outcomes", "public value"]
    assert (table.map(len) > 5).all(axis=None)
    assert table["asks"].str.endswith("?").all()
    assert "arrests, convictions" in table.loc[1, "example"]


@pytest.mark.parametrize("numbers", [(0.5, 2, 0.4), (6, 2, 0.4)])
def test_the_page_can_trace_the_same_sums(numbers):
    assert with_symbols(measured_effort, *numbers) == pytest.approx(measured_effort(*numbers))
    assert with_symbols(unmeasured_effort, *numbers) == pytest.approx(unmeasured_effort(*numbers))
    assert with_symbols(outcome, 8, 2, 0.6) == pytest.approx(outcome(8, 2, 0.6))
    assert with_symbols(best_reward, 2, 0.4, 0.6) == pytest.approx(best_reward(2, 0.4, 0.6))
    assert with_symbols(optimal_commission, 4, 1, 0.5, 2) == pytest.approx(optimal_commission(4, 1, 0.5, 2))


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: unmeasured_effort(-1), ValueError, "^reward is -1; give a number of at least 0"),
        (lambda: unmeasured_effort(1, -1), ValueError, "^motivation is -1; give a number of at least 0"),
        (lambda: unmeasured_effort(1, 1, 1), ValueError, "^substitution is 1; give a number from 0 to 0.95"),
        (lambda: unmeasured_effort(1, 1, -0.1), ValueError, "^substitution is -0.1"),
        (lambda: measured_effort([0, -1]), ValueError, "^reward has -1 among its values"),
        (lambda: measured_effort(1, "a lot"), TypeError, "^motivation is 'a lot'; give a number"),
        (lambda: measured_effort(1, 1, 0.96), ValueError, "^substitution is 0.96"),
        (lambda: outcome(-1, 1), ValueError, "^measured is -1; give a number of at least 0"),
        (lambda: outcome(1, -1), ValueError, "^unmeasured is -1; give a number of at least 0"),
        (lambda: outcome(1, 1, 1.1), ValueError, "^weight is 1.1; give a number from 0 to 1"),
        (lambda: outcome(1, 1, -0.1), ValueError, "^weight is -0.1; give a number from 0 to 1"),
        (lambda: best_reward(-1), ValueError, "^motivation is -1; give a number of at least 0"),
        (lambda: best_reward(1, 0), ValueError, "^substitution is 0; give a number from 0.01 to 0.95"),
        (lambda: best_reward(1, 1), ValueError, "^substitution is 1; give a number from 0.01 to 0.95"),
        (lambda: best_reward(1, 0.5, 1), ValueError, "^weight is 1; give a number from 0 to 0.95"),
        (lambda: best_reward(1, 0.5, -1), ValueError, "^weight is -1; give a number from 0 to 0.95"),
        (lambda: optimal_commission(-1, 1), ValueError, "^value_measured is -1; give a number of at least 0"),
        (lambda: optimal_commission(1, -1), ValueError, "^value_unmeasured is -1; give a number of at least 0"),
        (lambda: optimal_commission(1, 1, 1), ValueError, "^substitution is 1; give a number from 0 to 0.95"),
        (lambda: optimal_commission(1, 1, -1), ValueError, "^substitution is -1; give a number from 0 to 0.95"),
        (lambda: optimal_commission(1, 1, 0.5, -1), ValueError, "^risk is -1; give a number of at least 0"),
        (lambda: what_gets_counted("much"), TypeError, "^reward is 'much'"),
        (lambda: what_gets_counted([1, 2], weight=2), ValueError, "^weight is 2"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()


@pytest.mark.parametrize("call", [unmeasured_effort, measured_effort, what_gets_counted])
def test_the_ends_of_the_ranges_are_allowed(call):
    call(0, 0, 0)
    call(0, 0, 0.95)
    assert optimal_commission(0, 0, 0.95, 0) == 0
    assert optimal_commission(0.5, 0, 0, 0) == 0.5
    assert best_reward(0, 0.95, 0.95) == 0
    assert outcome(0, 0, 0.5) == 0
    assert outcome(0.5, 0.5, 0.5) == pytest.approx(0.5)
