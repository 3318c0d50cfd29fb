"""Deliberations against Polis's published formula, scipy's k-means and groups that are known beforehand."""

from dataclasses import FrozenInstanceError

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.cluster.vq import kmeans2
from symbols import with_symbols

from pvcourse.data import load
from pvcourse.models.deliberation import (
    AGREE,
    DISAGREE,
    PASS,
    agreement,
    common_ground,
    compare_statements,
    divide,
    draw_votes,
    opinion_groups,
    tally,
)

counts = st.integers(0, 50).flatmap(lambda voted: st.tuples(st.integers(0, voted), st.just(voted)))
several = st.lists(counts, min_size=1, max_size=4)
NAN = float("nan")
# Two camps that differ on the first four statements and agree on the last two.
CHANCES = [[0.9, 0.9, 0.1, 0.1, 0.8, 0.2], [0.1, 0.1, 0.9, 0.9, 0.8, 0.2]]


def split(groups):
    """Turn pairs of (agreed, voted) into two lists."""
    return [agreed for agreed, _ in groups], [voted for _, voted in groups]


@settings(deadline=None)
@given(counts)
def test_agreement_is_the_rule_of_succession(count):
    agreed, voted = count
    # The mean of the beta distribution that uniform doubt becomes after these votes.
    assert agreement(agreed, voted) == pytest.approx(stats.beta(agreed + 1, voted - agreed + 1).mean())


def test_agreement_by_hand():
    assert agreement(0, 0) == 0.5
    assert agreement(3, 8) == 0.4
    np.testing.assert_allclose(agreement(np.array([0, 8]), np.array([8, 8])), [0.1, 0.9])


@settings(deadline=None)
@given(several)
def test_common_ground_is_the_product_of_the_groups(groups):
    expected = np.prod([(agreed + 1) / (voted + 2) for agreed, voted in groups])
    assert common_ground(*split(groups)) == pytest.approx(expected)


@settings(deadline=None)
@given(several, st.randoms(use_true_random=False))
def test_the_order_of_groups_does_not_matter(groups, random):
    shuffled = random.sample(groups, len(groups))
    assert common_ground(*split(groups)) == pytest.approx(common_ground(*split(shuffled)))
    assert divide(*split(groups)) == pytest.approx(divide(*split(shuffled)))


@settings(deadline=None)
@given(several, st.integers(0, 3))
def test_one_more_agreement_in_any_group_raises_common_ground(groups, which):
    which %= len(groups)
    more = [(a + (n == which), v + (n == which)) for n, (a, v) in enumerate(groups)]
    assert common_ground(*split(more)) > common_ground(*split(groups))


@settings(deadline=None)
@given(several)
def test_the_divide_is_the_range_of_the_groups(groups):
    shares = [(agreed + 1) / (voted + 2) for agreed, voted in groups]
    assert divide(*split(groups)) == pytest.approx(max(shares) - min(shares))


def test_groups_alike_are_not_divided():
    assert divide([5, 5, 5], [9, 9, 9]) == 0
    assert divide([5], [9]) == 0


def test_the_page_works_out_the_same():
    def of_two_groups(score):
        return lambda a, b, c, d: score([a, b], [c, d])

    assert with_symbols(agreement, 3, 8) == 0.4
    assert with_symbols(lambda agreed: agreement(agreed, 8), 3) == 0.4
    assert with_symbols(lambda voted: agreement(3, voted), 8) == 0.4
    assert with_symbols(of_two_groups(common_ground), 3, 8, 8, 8) == pytest.approx(0.4 * 0.9)
    assert with_symbols(of_two_groups(divide), 3, 8, 8, 8) == pytest.approx(0.5)


def test_a_large_group_cannot_outvote_a_small_one():
    table = compare_statements([[90, 0], [60, 6]], [[100, 10], [100, 10]], ["ban it", "register it"])
    expected = pd.DataFrame(
        {
            "statement": ["ban it", "register it"],
            "majority": [90 / 110, 66 / 110],
            "common_ground": [91 / 102 * 1 / 12, 61 / 102 * 7 / 12],
            "divide": [91 / 102 - 1 / 12, 61 / 102 - 7 / 12],
            "majority_rank": [1, 2],
            "common_ground_rank": [2, 1],
        }
    )
    pd.testing.assert_frame_equal(table, expected)


def test_statements_without_names_are_numbered_and_without_votes_come_last():
    with np.errstate(all="raise"):
        table = compare_statements([[0, 0], [1, 1], [1, 1]], [[0, 0], [9, 9], [9, 9]])
    assert table["statement"].tolist() == [0, 1, 2]
    assert table["majority"].isna().tolist() == [True, False, False]
    assert table["majority_rank"].tolist() == [3, 1, 1]
    assert table["common_ground"].tolist() == pytest.approx([0.25, 4 / 121, 4 / 121])
    assert table["common_ground_rank"].tolist() == [1, 2, 2]


@pytest.mark.parametrize("conversation", load("polis_conversations")["id"])
def test_on_real_votes_common_ground_is_not_the_same_as_a_majority(conversation):
    statements = load("polis_statements").query("conversation == @conversation")
    agreed, voted = statements[["agree_a", "agree_b"]].to_numpy(), statements[["votes_a", "votes_b"]].to_numpy()
    table = compare_statements(agreed, voted, statements["label"])
    for row, (a, b), (m, n) in zip(table.itertuples(), agreed, voted, strict=True):
        assert row.common_ground == pytest.approx((a + 1) / (m + 2) * (b + 1) / (n + 2))
        assert row.majority == pytest.approx((a + b) / (m + n))
    assert (table["majority_rank"] != table["common_ground_rank"]).any()


def test_a_single_vote_counts():
    assert compare_statements([[1, 0]], [[1, 0]])["majority"].tolist() == [1]


def test_three_equals_share_the_first_place():
    table = compare_statements([[1, 1]] * 3, [[2, 2]] * 3)
    assert table["majority_rank"].tolist() == table["common_ground_rank"].tolist() == [1, 1, 1]


def test_a_statement_with_a_single_vote_moves_nobody():
    # All who voted on the second statement agree: it says nothing of who differs.
    positions = opinion_groups([[1, 1], [-1, NAN], [-1, NAN], [1, NAN]]).positions
    np.testing.assert_allclose(np.abs(positions[0]), [1, 0], atol=1e-12)


def test_groups_that_vote_apart_are_found():
    votes = draw_votes([60, 40], CHANCES, answered=0.8, seed=1)
    found = opinion_groups(votes)
    assert (found.groups[:60] == 0).mean() > 0.9
    assert (found.groups[60:] == 1).mean() > 0.9


def test_the_largest_group_has_number_0_whatever_the_order():
    votes = draw_votes([20, 50], CHANCES, seed=1)
    assert (opinion_groups(votes).groups[20:] == 0).mean() > 0.9
    three = opinion_groups(draw_votes([10, 20, 30], [[1] * 4, [0] * 4, [1, 1, 0, 0]]), groups=3)
    assert three.groups.tolist() == [2] * 10 + [1] * 20 + [0] * 30


def test_positions_are_principal_components_where_all_have_voted():
    votes = draw_votes([12, 9], CHANCES, seed=3)
    centred = votes - votes.mean(axis=0)
    values, vectors = np.linalg.eigh(centred.T @ centred)
    expected = centred @ vectors[:, ::-1][:, :2]
    positions = opinion_groups(votes).positions
    np.testing.assert_allclose(np.abs(positions), np.abs(expected), atol=1e-9)
    np.testing.assert_allclose((positions**2).sum(axis=0), values[::-1][:2])


def test_a_component_points_where_its_largest_part_is_positive():
    votes = np.array([[1, 1, -1], [1, 1, -1], [1, 1, 1], [-1, -1, 1], [-1, -1, 1], [-1, 1, 1]])
    votes = np.vstack([votes, votes])
    for turned in (votes, -votes):
        positions = opinion_groups(turned).positions
        directions = (turned - turned.mean(axis=0)).T @ positions
        largest = np.abs(directions).argmax(axis=0)
        assert (directions[largest, range(2)] > 0).all()


def test_a_vote_not_cast_leaves_the_middle_and_moves_outwards_by_the_share_cast():
    full = np.array([[1, 1, 1, 1], [-1, -1, -1, -1], [1, 1, 1, 1], [-1, -1, -1, -1]], dtype=float)
    with_gap = np.vstack([full, [[1, NAN, NAN, NAN]]])
    positions = opinion_groups(with_gap).positions
    # The first statement's mean is 0.2, the others' 0; all lie on one line.
    component = np.linalg.svd(np.where(np.isnan(with_gap), 0, with_gap - [0.2, 0, 0, 0]))[2][0]
    assert abs(positions[4, 0]) == pytest.approx(0.8 * abs(component[0]) * 2)
    assert abs(positions[0, 0]) == pytest.approx(abs(component @ [0.8, 1, 1, 1]))


def test_who_cast_no_vote_stands_in_the_middle():
    votes = np.vstack([draw_votes([5, 5], CHANCES), np.full((1, 6), NAN)])
    assert opinion_groups(votes).positions[-1].tolist() == [0, 0]


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 1000), st.integers(1, 4))
def test_the_groups_are_as_tight_as_scipys(seed, groups):
    votes = draw_votes([15, 10, 5], np.random.default_rng(seed).random((3, 5)), seed=seed)
    found = opinion_groups(votes, groups, seed)

    def looseness(labels):
        return sum(
            ((found.positions[labels == g] - found.positions[labels == g].mean(axis=0)) ** 2).sum()
            for g in set(labels)
        )

    tries = [kmeans2(found.positions, groups, minit="++", rng=n, missing="warn")[1] for n in range(10)]
    # Neither search is sure to find the very tightest groups.
    assert looseness(found.groups) <= 1.05 * min(map(looseness, tries)) + 1e-9
    sizes = np.bincount(found.groups)
    assert (np.diff(sizes) <= 0).all()


def test_the_same_seed_finds_the_same_groups():
    votes = draw_votes([15, 10], np.random.default_rng(5).random((2, 8)))
    for seed in (0, 1, 2):
        np.testing.assert_array_equal(opinion_groups(votes, 3, seed).groups, opinion_groups(votes, 3, seed).groups)


def test_as_many_groups_as_participants_and_one_group_for_all():
    votes = draw_votes([3, 2], CHANCES, seed=8)
    assert sorted(opinion_groups(votes, 1).groups) == [0] * 5
    same = np.ones((3, 2))
    assert len(opinion_groups(same, 3).groups) == 3


@pytest.mark.parametrize("seed", range(5))
def test_two_opinions_make_two_groups_though_three_are_asked_for(seed):
    found = opinion_groups([[1, 1, -1]] * 3 + [[-1, -1, 1]] * 4, groups=3, seed=seed)
    assert found.groups.tolist() == [1, 1, 1, 0, 0, 0, 0]


def test_tally_counts_agreements_and_votes_with_passes():
    votes = [[AGREE, DISAGREE], [PASS, NAN], [AGREE, AGREE]]
    agreed, voted = tally(votes, [0, 0, 1])
    assert agreed.tolist() == [[1, 1], [0, 1]]
    assert voted.tolist() == [[2, 1], [1, 1]]


def test_drawn_votes_follow_their_chances():
    votes = draw_votes([20_000, 10_000], CHANCES, answered=0.6, seed=4)
    agreed, voted = tally(votes, np.repeat([0, 1], [20_000, 10_000]))
    np.testing.assert_allclose((agreed / voted).T, CHANCES, atol=0.02)
    np.testing.assert_allclose(voted / [20_000, 10_000], 0.6, atol=0.02)
    assert set(np.unique(votes[~np.isnan(votes)])) == {-1, 1}


def test_drawn_votes_depend_on_the_seed_only():
    np.testing.assert_array_equal(draw_votes([5], [[0.5] * 9], seed=1), draw_votes([5], [[0.5] * 9], seed=1))
    assert not np.array_equal(draw_votes([5], [[0.5] * 9], seed=1), draw_votes([5], [[0.5] * 9], seed=2))
    assert draw_votes([5], [[0.5] * 9], seed=0).shape == (5, 9)
    assert not np.isnan(draw_votes([50], [[0.5] * 9])).any()
    assert np.isnan(draw_votes([50], [[0.5] * 9], answered=0)).all()
    np.testing.assert_array_equal(draw_votes([5], [[0.5] * 9]), draw_votes([5], [[0.5] * 9], 1.0, 2012))


def test_the_defaults_are_two_groups_and_one_seed():
    votes = draw_votes([15, 10], np.random.default_rng(5).random((2, 8)))
    np.testing.assert_array_equal(opinion_groups(votes).groups, opinion_groups(votes, 2, 2012).groups)


def test_a_map_cannot_be_changed_once_made():
    with pytest.raises(FrozenInstanceError):
        opinion_groups(draw_votes([3, 2], CHANCES)).groups = None


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: agreement(-1, 1), ValueError, "^agreed is -1; give a number of at least 0$"),
        (lambda: agreement(0, -1), ValueError, "^voted is -1; give a number of at least 0$"),
        (lambda: agreement(2, 1), ValueError, "^agreed is 2 where voted is 1; no more can agree than vote$"),
        (lambda: agreement("x", 1), TypeError, "^agreed is 'x'"),
        (
            lambda: common_ground([1], [1, 2]),
            ValueError,
            "^agreed has 1 groups and voted 2; give as many, at least one$",
        ),
        (lambda: common_ground([], []), ValueError, "^agreed has 0 groups and voted 0"),
        (lambda: divide([], []), ValueError, "^agreed has 0 groups"),
        (
            lambda: compare_statements([1], [[1]]),
            ValueError,
            r"^agreed has the shape \(1,\); give a row a statement and",
        ),
        (lambda: compare_statements([[1]], [1]), ValueError, r"^voted has the shape \(1,\)"),
        (
            lambda: compare_statements([[1]], [[1, 2]]),
            ValueError,
            r"^agreed has the shape \(1, 1\), voted \(1, 2\), and there are 1 names; give a row a statement in each$",
        ),
        (lambda: compare_statements([[1]], [[1]], ["a", "b"]), ValueError, "and there are 2 names"),
        (lambda: compare_statements([[-1]], [[1]]), ValueError, "^agreed has -1 among its values"),
        (lambda: compare_statements([[1]], [[-1]]), ValueError, "^voted has -1 among its values"),
        (
            lambda: opinion_groups([1, 2]),
            ValueError,
            r"^votes have the shape \(2,\); give at least two participants and",
        ),
        (lambda: opinion_groups([[1, 1]]), ValueError, r"^votes have the shape \(1, 2\)"),
        (lambda: opinion_groups([[1], [1]]), ValueError, r"^votes have the shape \(2, 1\)"),
        (
            lambda: opinion_groups([[1, 2], [1, 1]]),
            ValueError,
            "^votes hold something else; give 1 \\(agree\\), 0 \\(pass",
        ),
        (lambda: opinion_groups([[1, 1], [1, 1]], 0), ValueError, "^groups is 0; give a whole number from 1 to 2$"),
        (lambda: opinion_groups([[1, 1], [1, 1]], 3), ValueError, "^groups is 3"),
        (
            lambda: opinion_groups([[1, 1], [1, 1]], 1, -1),
            ValueError,
            "^seed is -1; give a whole number of at least 0$",
        ),
        (
            lambda: tally([[1, 1], [1, 1]], [0]),
            ValueError,
            r"^groups is \[0\]; give 2 whole numbers of at least 0, one a",
        ),
        (lambda: tally([[1, 1], [1, 1]], [0, -1]), ValueError, "^groups is"),
        (lambda: tally([[1, 1], [1, 1]], [0.5, 1]), ValueError, "^groups is"),
        (lambda: tally([[1, 5], [1, 1]], [0, 1]), ValueError, "^votes hold something else"),
        (lambda: draw_votes([0], [[1]]), ValueError, "^a size is 0; give a whole number of at least 1$"),
        (lambda: draw_votes([1], [[2]]), ValueError, "^chances has 2 among its values; give numbers from 0 to 1$"),
        (lambda: draw_votes([1], [[-1]]), ValueError, "^chances has -1 among its values"),
        (
            lambda: draw_votes([1, 2], [[1]]),
            ValueError,
            r"^there are 2 sizes and chances of shape \(1, 1\); give a row a",
        ),
        (lambda: draw_votes([1], [1]), ValueError, r"^there are 1 sizes and chances of shape \(1,\)"),
        (lambda: draw_votes([1], [[1]], answered=2), ValueError, "^answered is 2; give a number from 0 to 1$"),
        (lambda: draw_votes([1], [[1]], answered=-1), ValueError, "^answered is -1"),
        (lambda: draw_votes([1], [[1]], seed=-1), ValueError, "^seed is -1; give a whole number of at least 0$"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()
