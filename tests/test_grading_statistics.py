"""Item analysis: compared with an independent library's figures, and with cases that can be seen at a glance."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pvcourse.grading.statistics import cronbach_alpha, difficulty, discrimination

TASKS = pd.DataFrame(
    {
        "a": [2, 0, 1, 2, 2, 1, 0, 2],
        "b": [3, 1, 1, 2, 3, 0, 0, 3],
        "c": [1, 0, 1, 0, 1, 1, 0, 1],
        "d": [0, 2, 4, 4, 3, 1, 0, 2],
    }
)
# What `pingouin.cronbach_alpha` (pingouin 0.7.0) gives for the table above.
PINGOUIN = 0.6238095238095236
# And for its data set "cronbach_wide_missing", 12 persons by 11 questions, with `nan_policy="listwise"`.
LISTWISE = 0.8016949152542373
PERSONS = {
    "Q1": [1, 1, None, 1, 1, 0, 1, 1, 0, 1, 1, 1],
    "Q2": [1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 0],
    "Q3": [1, 1, 1, 1, 1, None, 1, 1, 0, 0, 1, 0],
    "Q4": [1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1],
    "Q5": [1, 1, None, 1, 1, 1, 0, 1, 1, 0, 0, 0],
    "Q6": [1, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 0],
    "Q7": [1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0],
    "Q8": [1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0],
    "Q9": [1, 0, 1, 1, 1, 0, 0, 0, 0, None, 0, 0],
    "Q10": [1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0],
    "Q11": [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
}


def test_alpha_is_what_an_independent_library_gives():
    assert cronbach_alpha(TASKS) == pytest.approx(PINGOUIN, abs=1e-12)


def test_alpha_counts_only_those_who_are_marked_in_full():
    assert cronbach_alpha(pd.DataFrame(PERSONS).astype(float)) == pytest.approx(LISTWISE, abs=1e-12)


def test_alpha_of_tasks_that_say_the_same_is_one():
    assert cronbach_alpha(pd.DataFrame({"a": [0, 1, 2], "b": [0, 1, 2]})) == pytest.approx(1)


@pytest.mark.parametrize(
    "scores",
    [
        pd.DataFrame({"a": [0, 1, 2]}),
        pd.DataFrame({"a": [0, 1], "b": [1, 0]}),
        pd.DataFrame({"a": [1, 1, 1], "b": [2, 2, 2]}),
        pd.DataFrame({"a": [1, np.nan, 1], "b": [np.nan, 2, 2]}),
        pd.DataFrame(),
    ],
)
def test_alpha_is_not_made_up_where_it_is_not_defined(scores):
    assert cronbach_alpha(scores) is None


@given(arrays(float, (6, 4), elements=st.integers(0, 5)), st.floats(0.5, 10))
def test_alpha_is_at_most_one_and_does_not_depend_on_the_unit_of_marks(marks, unit):
    scores = pd.DataFrame(marks)
    alpha = cronbach_alpha(scores)
    if alpha is not None:
        assert alpha <= 1 + 1e-9
        assert cronbach_alpha(scores * unit) == pytest.approx(alpha, abs=1e-6)


def test_difficulty_is_the_share_of_the_marks_among_those_marked():
    scores = pd.DataFrame({"a": [2, 0, np.nan], "b": [3, 3, 3]})
    assert difficulty(scores, pd.Series({"a": 2, "b": 3})).to_dict() == {"a": 0.5, "b": 1}


def test_difficulty_says_which_tasks_it_was_given():
    with pytest.raises(ValueError, match=r"the scores have the tasks \['a'\], the points \['b'\]"):
        difficulty(pd.DataFrame({"a": [1]}), pd.Series({"b": 1}))


def test_discrimination_leaves_the_task_itself_out():
    for task, found in discrimination(TASKS).items():
        rest = TASKS.drop(columns=task).sum(axis=1)
        assert found == pytest.approx(TASKS[task].corr(rest))
    # With the task itself in the sum, noise would seem to agree with it.
    assert discrimination(pd.DataFrame({"a": [0, 9, 0, 9], "b": [0, 0, 1, 1]}))["a"] == pytest.approx(0)


def test_discrimination_is_empty_where_all_have_the_same_marks():
    found = discrimination(pd.DataFrame({"a": [1, 1, 1], "b": [0, 1, 2], "c": [0, 2, 1]}))
    assert np.isnan(found["a"])
    assert found["b"] == pytest.approx(0.5)
