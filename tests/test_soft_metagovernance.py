"""Soft metagovernance against hand-worked cases, and against what the theory says must rise or fall."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvcourse.models.soft_metagovernance import (
    MANDATE_EXPOSURE,
    PERSONAL_EXPOSURE,
    Corners,
    corners,
    gains_and_risks,
    tie_holds,
    value_destroyed,
)
from pvcourse.models.strategic_triangle import CORNERS, prospects

shares = st.floats(0, 1, allow_subnormal=False)


def test_every_corner_has_a_gain_and_a_risk_in_the_words_of_its_own():
    table = gains_and_risks()
    assert list(table.columns) == ["corner", "gain", "risk"]
    assert tuple(table["corner"]) == CORNERS
    by_corner = table.set_index("corner")
    assert "unsure" in by_corner.loc["proposition", "risk"]
    assert "new" in by_corner.loc["proposition", "gain"]
    assert "support" in by_corner.loc["authorisation", "gain"]
    assert "trust" in by_corner.loc["authorisation", "risk"]
    assert "junior staff" in by_corner.loc["capacity", "gain"]
    assert "scattered" in by_corner.loc["capacity", "risk"]


@pytest.mark.parametrize(
    ("formality", "leaving", "changing", "personal", "mandate", "expected"),
    [
        (0, 0, 0, 1, 1, 1),
        (0, 0.5, 0, 0.5, 0.2, 0.25),
        (1, 0.5, 0, 0.5, 0.2, 1),
        (0, 0, 1, 0.5, 0.2, 0.25),
        (1, 0, 1, 0.5, 0.2, 0.64),
        (0, 0.5, 0.5, 0.4, 0.2, (0.5 * 0.8) ** 2),
        (0.25, 0.5, 0.5, 0.4, 0.2, 0.75 * 0.16 + 0.25 * 0.81),
    ],
)
def test_the_chance_that_a_tie_holds_by_hand(formality, leaving, changing, personal, mandate, expected):
    assert tie_holds(formality, leaving, changing, personal, mandate) == pytest.approx(expected)


def test_exposures_that_are_not_given_are_the_published_defaults():
    assert (PERSONAL_EXPOSURE, MANDATE_EXPOSURE) == (0.5, 0.2)
    assert tie_holds(0.5, 0.1, 1) == tie_holds(0.5, 0.1, 1, 0.5, 0.2)


@given(shares, shares, shares, shares, shares)
def test_a_tie_holds_with_a_chance_between_0_and_1(formality, leaving, changing, personal, mandate):
    assert -1e-12 <= tie_holds(formality, leaving, changing, personal, mandate) <= 1 + 1e-12


@given(shares, shares)
def test_more_shock_never_makes_a_tie_hold_better(formality, fixed):
    grid = np.linspace(0, 1, 5)
    assert (np.diff(tie_holds(formality, grid, fixed)) <= 1e-12).all()
    assert (np.diff(tie_holds(formality, fixed, grid)) <= 1e-12).all()


@given(shares, shares)
def test_when_mandates_are_less_exposed_formality_never_weakens_a_tie(leaving, changing):
    assert (np.diff(tie_holds(np.linspace(0, 1, 5), leaving, changing)) >= -1e-12).all()


def test_a_mandate_that_is_more_exposed_than_trust_weakens_the_tie():
    assert tie_holds(1, 0, 0.5, 0.1, 0.9) < tie_holds(0, 0, 0.5, 0.1, 0.9)


def test_corners_by_hand():
    half = corners(formality=0.5, alignment=0.5, leaving=0.4, changing=0, rigidity=0.4)
    assert half == pytest.approx((8 * 0.75, 8 * (0.5 * 0.8**2 + 0.5), 8 * 0.75))
    assert corners(0, 0.3) == pytest.approx((3, 10, 3))
    assert corners(1, 0, leaving=1, changing=1) == pytest.approx((5, 5 * 0.64, 5))


def test_corners_at_peace_and_with_the_middling_rigidity_unless_told_otherwise():
    assert corners(0.4, 0.6) == corners(0.4, 0.6, leaving=0, changing=0, rigidity=0.5)


def test_left_to_chance_informality_gives_no_clear_proposition_and_alignment_restores_it():
    assert corners(0, 0).proposition == 0
    assert corners(0, 1) == Corners(10, 10, 10)


@given(shares, shares, shares, shares, shares)
def test_corners_stay_on_their_scale_and_alignment_never_harms(formality, alignment, leaving, changing, rigidity):
    found = corners(formality, alignment, leaving, changing, rigidity)
    better = corners(formality, 1, leaving, changing, rigidity)
    for strength, aligned in zip(found, better, strict=True):
        assert -1e-9 <= strength <= 10 + 1e-9
        assert aligned >= strength - 1e-9


@given(shares, shares, shares)
def test_rigidity_only_takes_away(formality, alignment, rigidity):
    free = corners(formality, alignment, rigidity=0)
    rigid = corners(formality, alignment, rigidity=rigidity)
    assert all(low <= high + 1e-12 for low, high in zip(rigid, free, strict=True))


def test_neither_pure_form_is_best_when_leaders_align_and_leave():
    # Formality costs some of the gain; informality loses authorisation when leaders go.
    levels = np.linspace(0, 1, 101)
    scores = prospects(*corners(levels, alignment=0.6, leaving=0.8, rigidity=0.7))
    assert 0 < levels[scores.argmax()] < 1


def test_value_destroyed_by_hand_is_before_less_after():
    # Before: min(5, 10, 5) = 5. After: authorisation falls to 10 * (1 - 1 * 0.5) ** 2 = 2.5.
    assert value_destroyed(0, 0.5, leaving=1, changing=0) == pytest.approx(2.5)
    assert value_destroyed(0, 0.5, leaving=1, changing=0, making_up=1) == pytest.approx(7.5 / 3)
    # Full formality with rigidity 0.2: before min(8, 8, 8); after 8 * 0.8 ** 2.
    assert value_destroyed(1, 0, leaving=1, changing=1, rigidity=0.2) == pytest.approx(8 - 8 * 0.64)
    assert value_destroyed(1, 0, leaving=1, changing=1) == pytest.approx(5 - 5 * 0.64)
    assert value_destroyed(0.5, 0.25, 0.5, 0.5) == value_destroyed(0.5, 0.25, 0.5, 0.5, 0.5, 0)


@given(shares, shares, shares, shares, shares, shares)
def test_a_shock_never_creates_value(formality, alignment, leaving, changing, rigidity, making_up):
    lost = value_destroyed(formality, alignment, leaving, changing, rigidity, making_up)
    assert -1e-9 <= lost <= 10 + 1e-9
    assert value_destroyed(formality, alignment, 0, 0, rigidity, making_up) == pytest.approx(0)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: tie_holds(2, 0, 0), ValueError, "formality is 2; give a number from 0 to 1"),
        (lambda: tie_holds(-1, 0, 0), ValueError, "formality is -1; give a number from 0 to 1"),
        (lambda: tie_holds(0, -1, 0), ValueError, "leaving is -1; give a number from 0 to 1"),
        (lambda: tie_holds(0, 2, 0), ValueError, "leaving is 2; give a number from 0 to 1"),
        (lambda: tie_holds(0, 0, 2), ValueError, "changing is 2; give a number from 0 to 1"),
        (lambda: tie_holds(0, 0, 0, 2), ValueError, "personal_exposure is 2; give a number from 0 to 1"),
        (lambda: tie_holds(0, 0, 0, 0, 2), ValueError, "mandate_exposure is 2; give a number from 0 to 1"),
        (lambda: corners(0, 2), ValueError, "alignment is 2; give a number from 0 to 1"),
        (lambda: corners(0, -1), ValueError, "alignment is -1; give a number from 0 to 1"),
        (lambda: corners(0, "x"), TypeError, "alignment is 'x'; give a number from 0 to 1"),
        (lambda: corners(2, 0), ValueError, "formality is 2; give a number from 0 to 1"),
        (lambda: corners(0, 1, leaving=2), ValueError, "leaving is 2; give a number from 0 to 1"),
        (lambda: corners(0, 1, leaving=-1), ValueError, "leaving is -1; give a number from 0 to 1"),
        (lambda: corners(0, 0, changing=2), ValueError, "changing is 2; give a number from 0 to 1"),
        (lambda: corners(0, 0, rigidity=2), ValueError, "rigidity is 2; give a number from 0 to 1"),
        (lambda: corners(0, 0, rigidity=-1), ValueError, "rigidity is -1; give a number from 0 to 1"),
        (lambda: value_destroyed(0, 0, 0, 0, making_up=2), ValueError, "making_up is 2; give a number from 0 to 1"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == words
