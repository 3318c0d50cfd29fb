"""Spillovers between goals, by hand and against networkx's walk over all paths."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvcourse.models.goal_spillovers import SCALE, influence, spillovers

GOALS = ["water", "health", "growth"]
SCORES = pd.DataFrame([[0, 3, 1], [0, 0, 2], [-2, 0, 0]], GOALS, GOALS)


@st.composite
def score_tables(draw):
    size = draw(st.integers(2, 6))
    rows = draw(st.lists(st.lists(st.integers(-3, 3), min_size=size, max_size=size), min_size=size, max_size=size))
    matrix = np.array(rows)
    np.fill_diagonal(matrix, 0)
    goals = [f"goal {number}" for number in range(size)]
    return pd.DataFrame(matrix, goals, goals)


def test_the_scale_has_seven_points_around_0():
    assert list(SCALE) == [-3, -2, -1, 0, 1, 2, 3]
    assert (SCALE[-3], SCALE[0], SCALE[3]) == ("cancelling", "consistent", "indivisible")


def test_spillovers_by_hand():
    expected = pd.DataFrame(
        [
            ("water", "health", 3.0, 0.0, 3.0),
            ("water", "growth", 1.0, 2.0, 2.0),
            ("health", "water", 0.0, -4 / 3, -2 / 3),
            ("health", "growth", 2.0, 0.0, 2.0),
            ("growth", "water", -2.0, 0.0, -2.0),
            ("growth", "health", 0.0, -2.0, -1.0),
        ],
        columns=["on", "to", "direct", "indirect", "total"],
    )
    pd.testing.assert_frame_equal(spillovers(SCORES), expected)


def test_an_indirect_effect_counts_half_unless_told_otherwise():
    pd.testing.assert_frame_equal(spillovers(SCORES), spillovers(SCORES, indirect_share=0.5))
    pd.testing.assert_frame_equal(influence(SCORES), influence(SCORES, indirect_share=0.5))
    fully = spillovers(SCORES, 1)
    np.testing.assert_allclose(fully["total"], fully["direct"] + fully["indirect"])
    np.testing.assert_allclose(spillovers(SCORES, 0)["total"], fully["direct"])


@settings(max_examples=40, deadline=None)
@given(score_tables())
def test_indirect_effects_are_all_paths_over_a_third_goal(scores):
    graph = nx.from_numpy_array(scores.to_numpy(), create_using=nx.DiGraph)
    found = spillovers(scores).set_index(["on", "to"])["indirect"]
    for (start, end), effect in found.items():
        first, last = scores.index.get_loc(start), scores.index.get_loc(end)
        paths = [path for path in nx.all_simple_paths(graph, first, last, cutoff=2) if len(path) == 3]
        weights = [
            nx.path_weight(graph, path[:2], "weight") * nx.path_weight(graph, path[1:], "weight") for path in paths
        ]
        assert effect == pytest.approx(sum(weights) / 3)


def test_influence_by_hand():
    expected = pd.DataFrame(
        {
            "goal": ["water", "health", "growth"],
            "gives": [5.0, 4 / 3, -3.0],
            "gives_directly": [4.0, 2.0, -2.0],
            "receives": [-8 / 3, 2.0, 4.0],
        }
    )
    pd.testing.assert_frame_equal(influence(SCORES), expected)
    shuffled = SCORES.loc[GOALS[::-1], GOALS[::-1]]
    pd.testing.assert_frame_equal(influence(shuffled), expected)


def test_goals_of_equal_influence_keep_their_order():
    equal = pd.DataFrame([[0, 1, 1], [1, 0, 1], [1, 1, 0]], list("cab"), list("cab"))
    assert influence(equal)["goal"].tolist() == ["c", "a", "b"]


@settings(max_examples=40, deadline=None)
@given(score_tables(), st.floats(0, 1))
def test_what_all_goals_give_is_what_all_receive(scores, share):
    table = influence(scores, share)
    assert table["gives"].sum() == pytest.approx(table["receives"].sum(), abs=1e-9)
    assert table["gives_directly"].sum() == pytest.approx(scores.to_numpy().sum())
    assert (np.diff(table["gives"]) <= 1e-9).all()


@pytest.mark.parametrize("call", [spillovers, influence])
@pytest.mark.parametrize(
    ("scores", "share", "error", "words"),
    [
        ("scores", 0.5, TypeError, "scores is 'scores'; give a DataFrame with the goals as index and columns"),
        (SCORES, 2, ValueError, "indirect_share is 2; give a number from 0 to 1"),
        (SCORES, -1, ValueError, "indirect_share is -1; give a number from 0 to 1"),
        (SCORES + 1, 0, ValueError, "scores has 4 among its values; give numbers from -3 to 3"),
        (-SCORES - 1, 0, ValueError, "scores has -4 among its values; give numbers from -3 to 3"),
        (SCORES.clip(1, 1), 0, ValueError, "scores has a goal that bears on itself; give 0 on the diagonal"),
        (
            SCORES[GOALS[::-1]],
            0,
            ValueError,
            "scores has other rows than columns; give at least two goals, the same both ways, each once",
        ),
        (
            pd.DataFrame([[0]], ["a"], ["a"]),
            0,
            ValueError,
            "scores has other rows than columns; give at least two goals, the same both ways, each once",
        ),
        (
            pd.DataFrame([[0, 1], [1, 0]], ["a", "a"], ["a", "a"]),
            0,
            ValueError,
            "scores has other rows than columns; give at least two goals, the same both ways, each once",
        ),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, scores, share, error, words):
    with pytest.raises(error) as caught:
        call(scores, share)
    assert str(caught.value) == words


def test_two_goals_are_enough():
    two = pd.DataFrame([[0, -3], [3, 0]], ["a", "b"], ["a", "b"])
    assert influence(two)["goal"].tolist() == ["b", "a"]
