"""One store or many shops: walk, risk and best number against plain searches and counts."""

from itertools import product

import numpy as np
import pytest

from pvcourse.models.redundancy import STREET, best_number, burden, left_with_none, walk


@pytest.mark.parametrize("shops", [1, 2, 3, 7])
def test_the_walk_is_the_mean_distance_of_people_along_the_ring(shops):
    people = np.linspace(0, STREET, 20_000, endpoint=False)
    apart = np.abs(people[:, None] - np.arange(shops) * STREET / shops)
    nearest = np.minimum(apart, STREET - apart).min(axis=1)
    assert walk(shops) == pytest.approx(nearest.mean(), abs=0.1)


@pytest.mark.parametrize("shops", [1, 2, 4])
def test_the_risk_is_the_share_of_futures_in_which_all_have_closed(shops):
    closing = 0.3
    futures = list(product([True, False], repeat=shops))
    chance = sum(np.prod([closing if closed else 1 - closing for closed in each]) for each in futures if all(each))
    assert left_with_none(shops, closing) == pytest.approx(chance)


def test_the_burden_adds_up_its_three_parts():
    assert burden(4, overhead=5) == 20
    assert burden(4, overhead=0, walking=8) == 8 * walk(4) / 100
    assert burden(4, overhead=0, losing=100, closing=0.5) == 100 / 16
    many = burden(np.arange(1, 9), 5, 8, 100, 0.5)
    assert list(many) == [burden(shops, 5, 8, 100, 0.5) for shops in range(1, 9)]


@pytest.mark.parametrize("weights", [(1, 0, 0, 0.5), (2, 10, 0, 0), (1, 0, 80, 0.4), (3, 40, 200, 0.2), (0, 1, 0, 0)])
def test_the_best_number_is_that_of_a_plain_search(weights):
    burdens = {shops: burden(shops, *weights) for shops in range(1, 9)}
    assert burdens[best_number(*weights)] == min(burdens.values())


def test_who_counts_only_the_cost_keeps_one_and_who_fears_to_lose_it_keeps_more():
    assert best_number(overhead=10, closing=0.3) == 1
    assert best_number(overhead=10, losing=100, closing=0.3) > 1
    assert best_number(overhead=0, closing=0) == 1
    assert best_number(overhead=0, walking=1, most=3) == 3
    assert best_number(overhead=0.01) == 1  # by default nobody walks, and nobody fears to lose it


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: walk(0), ValueError, "shops is 0; give a number of at least 1"),
        (lambda: left_with_none(2, 1.5), ValueError, "closing is 1.5; give a number from 0 to 1"),
        (lambda: burden(2, overhead=-1), ValueError, "overhead is -1; give a number of at least 0"),
        (lambda: burden(2, 1, walking=-1), ValueError, "walking is -1; give a number of at least 0"),
        (lambda: burden(2, 1, losing="much"), TypeError, "losing is 'much'; give a number of at least 0"),
        (lambda: left_with_none(0, 0.5), ValueError, "^shops is 0; give a number of at least 1"),
        (lambda: best_number(1, walking=-1), ValueError, "^walking is -1; give a number of at least 0"),
        (lambda: best_number(1, losing=-1), ValueError, "^losing is -1; give a number of at least 0"),
        (lambda: best_number(1, closing=-1), ValueError, "^closing is -1; give a number"),
        (lambda: best_number(1, most=0), ValueError, "most is 0; give a whole number of at least 1"),
        (lambda: best_number(np.array([1, 2])), TypeError, "overhead is"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()
