"""Weitzman's rule against his own example, the equation that defines it, and brute force over all policies."""

from functools import cache
from itertools import product
from math import inf

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import optimize

from pvcourse.models.innovation_portfolio import (
    STRATEGIES,
    Project,
    compare_strategies,
    order_of_search,
    reservation_price,
    value_of_search,
    venture_price,
)
from pvcourse.models.portfolio_search import search

# The example with which Weitzman (1979) opens: a safe improvement and a likely failure.
ALPHA = Project("alpha", cost=15, outcomes=((100, 0.5), (55, 0.5)))
OMEGA = Project("omega", cost=20, outcomes=((240, 0.2), (0, 0.8)))


none = st.just(0.0)


@st.composite
def projects(draw, spillovers=none):
    values = draw(st.lists(st.integers(0, 50), min_size=1, max_size=3, unique=True))
    weights = draw(st.lists(st.integers(1, 9), min_size=len(values), max_size=len(values)))
    chances = [weight / sum(weights) for weight in weights]
    return Project(
        name=draw(st.text("abcdefgh", min_size=12, max_size=12)),
        cost=draw(st.floats(0.5, 20, allow_subnormal=False)),
        outcomes=tuple(zip(values, chances, strict=True)),
        spillover=draw(spillovers),
    )


def portfolios(**kwargs):
    return st.lists(projects(**kwargs), min_size=1, max_size=4, unique_by=lambda project: project.name)


def best_of_all_policies(boxes, fallback):
    """Try every policy: at each point stop, or start any project that is left, given the best in hand."""

    @cache
    def value(left, best):
        going_on = (
            sum(chance * value(left - {place}, max(best, worth)) for worth, chance in boxes[place].outcomes)
            - boxes[place].cost
            + boxes[place].spillover
            for place in left
        )
        return max([best, *going_on])

    return value(frozenset(range(len(boxes))), fallback)


def excess(project, price):
    return sum(chance * max(worth - price, 0) for worth, chance in project.outcomes)


def test_weitzmans_example():
    table = order_of_search([ALPHA, OMEGA])
    assert list(table.columns) == [
        "project",
        "cost",
        "expected_net",
        "failure_chance",
        "reservation_price",
        "worth_starting",
    ]
    assert list(table["project"]) == ["omega", "alpha"]
    assert list(table["cost"]) == [20, 15]
    np.testing.assert_allclose(table["expected_net"], [28, 62.5])
    np.testing.assert_allclose(table["failure_chance"], [0.8, 0])
    np.testing.assert_allclose(table["reservation_price"], [140, 70])
    assert list(table["worth_starting"]) == [True, True]


def test_a_likely_failure_with_less_to_expect_is_started_first_and_pays():
    # Omega first: 0.2 * 240 + 0.8 * (77.5 - 15) - 20; alpha first and omega always after: 62 + 48 - 35.
    assert value_of_search([ALPHA, OMEGA]) == pytest.approx(78)
    table = compare_strategies([ALPHA, OMEGA])
    assert list(table.columns) == ["strategy", "expected_net"]
    assert tuple(table["strategy"]) == STRATEGIES
    np.testing.assert_allclose(table["expected_net"], [0, 62.5, 75, 78])


def test_strategies_with_a_fallback_and_a_spillover_by_hand():
    kind = Project("kind", cost=20, outcomes=((240, 0.2), (0, 0.8)), spillover=5)
    table = compare_strategies([ALPHA, kind], fallback=60)
    # Alone: alpha 80 - 15, kind 96 - 15; both at once: 48 + 0.8 * 80 - 30.
    np.testing.assert_allclose(table["expected_net"][:3], [60, 81, 82])
    # Kind's price rises to 165 and alpha's is 70: 0.2 * 240 + 0.8 * 65 - 15.
    assert table["expected_net"][3] == pytest.approx(85)


@given(projects())
def test_the_reservation_price_solves_weitzmans_equation(project):
    assert excess(project, reservation_price(project)) == pytest.approx(project.cost, abs=1e-9)


@given(projects())
def test_the_reservation_price_is_the_root_that_scipy_finds(project):
    root = optimize.brentq(lambda price: excess(project, price) - project.cost, -100, 100)
    assert reservation_price(project) == pytest.approx(root, abs=1e-6)


def test_at_the_ends_of_cost():
    assert reservation_price(Project("free", 0, ((30, 0.1), (0, 0.9)))) == 30
    assert reservation_price(Project("free but hopeless", 0, ((30, 0.0), (0, 1.0)))) == 0
    assert reservation_price(Project("paid for by spillovers", 3, ((30, 0.5), (0, 0.5)), spillover=4)) == inf
    assert reservation_price(Project("even", 3, ((30, 0.5), (0, 0.5)), spillover=3)) == 30
    assert reservation_price(Project("dear", 40, ((30, 0.5), (10, 0.5)))) == -20


@given(st.floats(0.01, 50), st.floats(0, 100), st.floats(0.05, 1))
def test_a_venture_has_the_closed_form(cost, success, chance):
    project = Project("venture", cost, ((success, chance), (0.0, 1 - chance)))
    assert venture_price(cost, success, chance) == pytest.approx(reservation_price(project), abs=1e-9)


def test_ventures_element_by_element():
    with np.errstate(all="raise"):
        prices = venture_price(np.array([20.0, 20, 20, 5]), 240, np.array([0.2, 1, 0.05, 0]))
    np.testing.assert_allclose(prices, [140, 220, -8, -5])
    assert venture_price(0, 10, 0) == 0


@given(st.floats(0, 50), st.floats(0, 100), st.floats(0.05, 0.9))
def test_a_venture_is_sought_more_when_it_is_cheaper_likelier_or_larger(cost, success, chance):
    price = venture_price(cost, success, chance) - 1e-9
    assert venture_price(cost + 1, success, chance) <= price + 2e-9
    assert venture_price(cost, success + 1, chance) >= price
    assert venture_price(cost, success, chance + 0.1) >= price


@settings(max_examples=60, deadline=None)
@given(portfolios(), st.integers(0, 30))
def test_no_policy_does_better(boxes, fallback):
    assert value_of_search(boxes, fallback) == pytest.approx(best_of_all_policies(boxes, fallback))


@settings(max_examples=40, deadline=None)
@given(portfolios(spillovers=st.floats(0, 30)), st.integers(0, 30))
def test_no_policy_does_better_with_spillovers(boxes, fallback):
    assert value_of_search(boxes, fallback) == pytest.approx(best_of_all_policies(boxes, fallback))


@settings(max_examples=30, deadline=None)
@given(portfolios(spillovers=st.floats(0, 10)), st.integers(0, 30))
def test_playing_the_search_gives_its_exact_value(boxes, fallback):
    runs = search(boxes, fallback, runs=20_000)
    assert runs.net.mean() == pytest.approx(value_of_search(boxes, fallback), abs=0.6)


@settings(max_examples=60, deadline=None)
@given(portfolios(), st.integers(0, 30))
def test_search_beats_the_other_strategies_and_their_order_does_not_matter(boxes, fallback):
    table = compare_strategies(boxes, fallback)["expected_net"]
    assert (table[3] >= table - 1e-9).all()
    np.testing.assert_allclose(compare_strategies(boxes[::-1], fallback)["expected_net"], table)


@settings(max_examples=60, deadline=None)
@given(portfolios(), st.integers(0, 30))
def test_strategies_are_means_over_all_outcomes(boxes, fallback):
    found = compare_strategies(boxes, fallback)["expected_net"]
    joint = [
        (np.prod([c for _, c in draw]), max(v for v, _ in draw)) for draw in product(*(b.outcomes for b in boxes))
    ]
    every = sum(chance * max(best, fallback) for chance, best in joint) - sum(box.cost for box in boxes)
    alone = max(sum(c * max(v, fallback) for v, c in box.outcomes) - box.cost for box in boxes)
    np.testing.assert_allclose(found[:3], [fallback, alone, every])


def test_one_search_run_by_run_follows_the_rule():
    runs = search([ALPHA, OMEGA], fallback=10, runs=4000, seed=2)
    assert [project.name for project in runs.order] == ["omega", "alpha"]
    success = runs.worth[:, 0] == 240
    assert success.mean() == pytest.approx(0.2, abs=0.02)
    assert runs.started[:, 0].all()
    np.testing.assert_array_equal(runs.started[:, 1], ~success)
    np.testing.assert_array_equal(runs.adopted, np.where(success, 0, 1))
    np.testing.assert_allclose(runs.net, np.where(success, 220, runs.worth[:, 1] - 35))
    table = runs.table()
    assert list(table.columns) == ["project", "started", "failed", "adopted"]
    assert list(table["project"]) == ["omega", "alpha"]
    np.testing.assert_allclose(table["started"], [1, 1 - success.mean()])
    np.testing.assert_allclose(table["failed"], [1 - success.mean(), 0])
    np.testing.assert_allclose(table["adopted"], [success.mean(), 1 - success.mean()])


def test_a_failure_counts_only_where_it_was_started():
    rest = Project("rest", cost=1, outcomes=((5, 0.5), (0, 0.5)))
    first = Project("first", cost=1, outcomes=((90, 1.0),))
    table = search([rest, first]).table()
    assert list(table["started"]) == [1, 0]
    assert list(table["failed"]) == [0, 0]


def test_a_search_stops_at_what_is_as_good_and_falls_back_when_nothing_is_better():
    assert not order_of_search([ALPHA], fallback=70)["worth_starting"].any()
    runs = search([ALPHA], fallback=70, runs=3)
    assert not runs.started.any()
    assert list(runs.adopted) == [-1, -1, -1]
    assert list(runs.net) == [70, 70, 70]
    same = Project("same", cost=0, outcomes=((20, 1.0),), spillover=1)
    assert list(search([same], fallback=20, runs=1).adopted) == [-1]


def test_equals_keep_their_order():
    twins = [Project(name, 5, ((20, 0.5), (0, 0.5))) for name in ("b", "a", "c")]
    assert list(order_of_search(twins)["project"]) == ["b", "a", "c"]


def test_defaults_are_no_fallback_a_thousand_runs_and_the_documented_seed():
    named = search([ALPHA, OMEGA], fallback=0, runs=1000, seed=1979)
    found = search([ALPHA, OMEGA])
    assert set(search([OMEGA]).net) == {220, -20}
    np.testing.assert_array_equal(found.net, named.net)
    assert not np.array_equal(search([ALPHA, OMEGA], seed=1).net, named.net)
    hopeless = Project("hopeless", 5, ((0, 1.0),))
    assert value_of_search([hopeless]) == 0
    assert compare_strategies([hopeless])["expected_net"].tolist() == [0, -5, -5, 0]
    assert not order_of_search([Project("even", 5, ((10, 0.5), (0, 0.5)))])["worth_starting"].any()
    assert Project("plain", 5, ((10, 1.0),)).spillover == 0
    assert order_of_search([Project("nearly", 5, ((11, 0.5), (0, 0.5)))])["worth_starting"].all()


def test_a_projects_own_figures():
    project = Project("own", cost=20, outcomes=((240, 0.2), (0, 0.5), (0, 0.3)), spillover=6)
    assert project.net_cost == 14
    assert project.expected_net == pytest.approx(34)
    assert project.failure_chance == pytest.approx(0.8)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Project(3, 1, ((1, 1),)), TypeError, "name is 3; give the project's name as text"),
        (lambda: Project("", 1, ((1, 1),)), TypeError, "name is ''; give the project's name as text"),
        (lambda: Project("a", -1, ((1, 1),)), ValueError, "the cost of a is -1; give a number of at least 0"),
        (
            lambda: Project("a", 1, ((1, 1),), spillover=-1),
            ValueError,
            "the spillover of a is -1; give a number of at least 0",
        ),
        (lambda: Project("a", 1, ()), TypeError, "the outcomes of a are (); give a tuple of pairs (value, chance)"),
        (
            lambda: Project("a", 1, [(1, 1)]),
            TypeError,
            "the outcomes of a are [(1, 1)]; give a tuple of pairs (value, chance)",
        ),
        (
            lambda: Project("a", 1, ((1, 1, 1),)),
            TypeError,
            "the outcomes of a are ((1, 1, 1),); give a tuple of pairs (value, chance)",
        ),
        (
            lambda: Project("a", 1, ((-1, 1),)),
            ValueError,
            "an outcome of a is -1; give a number of at least 0",
        ),
        (lambda: Project("a", 1, ((1, 2),)), ValueError, "a chance of a is 2; give a number from 0 to 1"),
        (
            lambda: Project("a", 1, ((1, -1), (1, 1), (1, 1))),
            ValueError,
            "a chance of a is -1; give a number from 0 to 1",
        ),
        (
            lambda: Project("a", 1, ((1, 0.5), (2, 0.4))),
            ValueError,
            "the chances of a add up to 0.9; give chances that add up to 1",
        ),
        (
            lambda: Project("a", 1, ((1, 0.5), (2, 0.6))),
            ValueError,
            "the chances of a add up to 1.1; give chances that add up to 1",
        ),
        (
            lambda: reservation_price("omega"),
            TypeError,
            "project is 'omega'; give a Project(name, cost, outcomes)",
        ),
        (lambda: order_of_search([]), ValueError, "projects is empty; give at least one Project"),
        (
            lambda: value_of_search([ALPHA, OMEGA, OMEGA]),
            ValueError,
            "projects has 'omega' twice; give each project a name of its own",
        ),
        (lambda: order_of_search([ALPHA], -1), ValueError, "fallback is -1; give a number of at least 0"),
        (lambda: search([ALPHA], -1), ValueError, "fallback is -1; give a number of at least 0"),
        (lambda: value_of_search([ALPHA], -1), ValueError, "fallback is -1; give a number of at least 0"),
        (lambda: compare_strategies([ALPHA], -1), ValueError, "fallback is -1; give a number of at least 0"),
        (lambda: search([ALPHA], runs=0), ValueError, "runs is 0; give a whole number of at least 1"),
        (lambda: search([ALPHA], seed=-1), ValueError, "seed is -1; give a whole number of at least 0"),
        (lambda: venture_price(-1, 1, 0.5), ValueError, "cost is -1; give a number of at least 0"),
        (lambda: venture_price(1, -1, 0.5), ValueError, "success is -1; give a number of at least 0"),
        (lambda: venture_price(1, 1, 2), ValueError, "chance is 2; give a number from 0 to 1"),
        (lambda: venture_price(1, 1, -1), ValueError, "chance is -1; give a number from 0 to 1"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == words


def test_the_ends_of_the_ranges_are_allowed():
    assert Project("a", 0, ((0, 0), (1, 1)), spillover=0).expected_net == 1
    assert search([ALPHA], fallback=0, runs=1, seed=0).net.shape == (1,)
