"""Milestones against hand-worked programmes, and against what freedom to stop must be worth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvcourse.models.milestones import committed_value, staged_value

money = st.floats(0, 1000, allow_subnormal=False)
chances = st.floats(0, 1, allow_subnormal=False)
programmes = st.tuples(money, money, money, chances, chances, chances)


def test_by_hand():
    # The mean chance of success is 0.3 * 0.9 + 0.7 * 0.1 = 0.34.
    assert committed_value(10, 40, 200, 0.3, 0.9, 0.1) == pytest.approx(18)
    # After a bad reading 20 is not worth 40: the second step is spared.
    assert staged_value(10, 40, 200, 0.3, 0.9, 0.1) == pytest.approx(0.3 * 140 - 10)
    # After either reading it is worth going on: nothing is gained by looking.
    assert staged_value(10, 15, 200, 0.3, 0.9, 0.1) == pytest.approx(committed_value(10, 15, 200, 0.3, 0.9, 0.1))
    # It is never worth going on.
    assert staged_value(10, 400, 200, 0.3, 0.9, 0.1) == -10
    # Signs read the other way round: going on after a bad reading only.
    assert staged_value(10, 40, 200, 0.3, 0.1, 0.9) == pytest.approx(0.7 * 140 - 10)


@given(programmes)
def test_freedom_to_stop_never_costs_and_saves_at_most_the_second_step(programme):
    committed, staged = committed_value(*programme), staged_value(*programme)
    assert committed - 1e-9 <= staged <= committed + programme[1] + 1e-9
    assert staged >= -programme[0] - 1e-9


@given(programmes)
def test_a_milestone_that_tells_nothing_is_worth_nothing_unless_it_stops_all(programme):
    first, second, success, good, chance, _ = programme
    deaf = (first, second, success, good, chance, chance)
    assert staged_value(*deaf) == pytest.approx(max(committed_value(*deaf), -first), abs=1e-6)


def test_element_by_element():
    good = np.array([0, 0.5, 1])
    np.testing.assert_allclose(staged_value(10, 50, 100, good, 0.75, 0.25), [-10, 2.5, 15])
    np.testing.assert_allclose(committed_value(10, 50, 100, good, 0.75, 0.25), [-35, -10, 15])


@pytest.mark.parametrize("value", [committed_value, staged_value])
@pytest.mark.parametrize(("place", "name"), [(0, "first_cost"), (1, "second_cost"), (2, "success")])
def test_money_is_checked(value, place, name):
    programme = [1, 1, 1, 0.5, 0.5, 0.5]
    programme[place] = -1
    with pytest.raises(ValueError, match=f"^{name} is -1; give a number of at least 0$"):
        value(*programme)
    programme[place] = 0
    assert value(*programme) <= 1


@pytest.mark.parametrize("value", [committed_value, staged_value])
@pytest.mark.parametrize(("place", "name"), [(3, "good"), (4, "after_good"), (5, "after_bad")])
@pytest.mark.parametrize("wrong", [-1, 2])
def test_chances_are_checked(value, place, name, wrong):
    programme = [1, 1, 1, 0.5, 0.5, 0.5]
    programme[place] = wrong
    with pytest.raises(ValueError, match=f"^{name} is {wrong}; give a number from 0 to 1$"):
        value(*programme)
