"""An income by whose doing it is and who has it in the end: adds up, and by hand where it can be done by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvcourse.models.collective_value import PARTS, divide

shares = st.floats(0, 1, allow_subnormal=False)


@given(shares, shares)
def test_the_parts_add_up_both_ways(own, back):
    parts = divide(own, back)
    assert tuple(parts) == tuple(PARTS)
    assert all(part >= 0 for part in parts.values())
    assert parts["own_kept"] + parts["own_given"] == pytest.approx(own)
    assert parts["society_kept"] + parts["society_back"] == pytest.approx(1 - own)
    assert parts["society_back"] + parts["own_given"] == pytest.approx(back)


@given(shares, shares)
def test_nobody_gives_of_their_own_while_others_doing_is_still_kept(own, back):
    parts = divide(own, back)
    assert min(parts["society_kept"], parts["own_given"]) == 0


def test_many_incomes_at_once():
    parts = divide(np.array([0.2, 0.2]), np.array([0.3, 0.9]))
    assert parts["own_kept"] == pytest.approx([0.2, 0.1])
    assert parts["own_given"] == pytest.approx([0, 0.1])


@pytest.mark.parametrize(
    ("own", "back", "words"),
    [
        (2, 0.5, "^own is 2; give a number from 0 to 1"),
        (-1, 0.5, "^own is -1; give a number from 0 to 1"),
        (0.5, 2, "^back is 2; give a number from 0 to 1"),
        (0.5, -1, "^back is -1; give a number from 0 to 1"),
    ],
)
def test_bad_input_is_named(own, back, words):
    with pytest.raises(ValueError, match=words):
        divide(own, back)
