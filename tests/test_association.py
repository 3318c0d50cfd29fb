"""Association of two figures over places: Spearman's correlation, medians, and places on both sides of them."""

import dataclasses

import numpy as np
import pytest
from scipy import stats

from pvcourse.models.association import associate


def test_association_leaves_out_missing_places_and_splits_at_the_medians():
    first, second = [1, 2, 3, 4, np.nan], [9, 1, 8, 2, 5]
    found = associate(first, second)
    assert dataclasses.asdict(found) == {
        "places": 4,
        "rank_correlation": pytest.approx(stats.spearmanr(first[:4], second[:4]).statistic),
        "first_median": 2.5,
        "second_median": 5.0,
        "high_low": 1,
        "low_high": 1,
    }
    uneven = associate([1, 2, 2, 2], [9, 1, 8, 2])
    assert (uneven.high_low, uneven.low_high) == (2, 1)
    assert np.isnan(associate([1, 1, 1], [1, 2, 3]).rank_correlation)
    assert np.isnan(associate([1, 2], [1, 2]).rank_correlation)


def test_places_that_are_high_in_one_figure_only_are_counted_apart():
    found = associate([1, 2, 3, 4, 5, 6], [9, 8, 1, 2, 7, 3])  # high in both: the fifth
    assert (found.high_low, found.low_high) == (2, 2)


def test_a_place_at_a_median_is_high_and_three_places_are_enough():
    found = associate([1, 2, 3], [1, 2, 3])
    assert (found.high_low, found.low_high, found.rank_correlation) == (0, 0, 1)
    assert associate([1, 1, 2], [1, 1, 2]).rank_correlation == 1


@pytest.mark.parametrize("seed", range(5))
def test_the_rank_correlation_is_spearmans_also_with_ties(seed):
    chance = np.random.default_rng(seed)
    first, second = chance.integers(0, 6, 40), chance.normal(size=40)
    assert associate(first, second).rank_correlation == pytest.approx(stats.spearmanr(first, second).statistic)


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ([1, 2], [1], "give two lists of the same length"),
        ([np.nan], [1], "^no place has both figures; give at least one that has$"),
    ],
)
def test_bad_input_is_named(first, second, words):
    with pytest.raises(ValueError, match=words):
        associate(first, second)
