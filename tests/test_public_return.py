"""Closed forms of the lognormal against numerical integrals, scipy's root finder, and the sharing rule itself."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.integrate import quad
from scipy.optimize import brentq

from pvcourse.models.public_return import HIGHEST_TERM, break_even, expected_above, expected_return
from pvcourse.models.risks_and_rewards import TERM_OF, Portfolio, firm_value, share_out, terms_of

RISKY = Portfolio(mean=1.5, spread=1.2, public_share=0.5)


def average(of_value, mean, spread, kinks=()):
    """Integrate over luck, piece by piece, what depends on a firm's value."""
    luck = [-10.0, *sorted((np.log(kink / mean) + spread**2 / 2) / spread for kink in kinks if kink > 0), 10.0]
    return sum(
        quad(lambda z: float(of_value(firm_value(z, mean, spread))) * stats.norm.pdf(z), start, end, limit=200)[0]
        for start, end in zip(luck[:-1], luck[1:], strict=True)
    )


@pytest.mark.parametrize(("mean", "spread", "threshold"), [(1.5, 1.5, 1), (1.5, 1.5, 4), (0.5, 0.3, 1), (3, 1, 0.2)])
def test_the_partial_expectation_is_the_integral(mean, spread, threshold):
    expected = average(lambda value: max(value - threshold, 0), mean, spread, [threshold])
    assert expected_above(mean, spread, threshold) == pytest.approx(expected, rel=1e-6)


def test_the_partial_expectation_at_its_limits():
    assert expected_above(2, 1, 0) == 2
    assert expected_above(2, 0, 0.5) == 1.5
    assert expected_above(2, 0, 3) == 0
    assert expected_above(2, 1e-6, 0.5) == pytest.approx(1.5)
    assert expected_above(0.01, 4, 0.5) > 0


@given(st.floats(0.1, 10), st.floats(0, 3), st.floats(0, 10), st.floats(0, 5))
def test_it_falls_with_the_threshold_and_never_leaves_its_bounds(mean, spread, threshold, more):
    above = expected_above(mean, spread, threshold)
    assert max(mean - threshold, 0) - 1e-9 <= above <= mean + 1e-9
    assert expected_above(mean, spread, threshold + more) <= above + 1e-9


@pytest.mark.parametrize(
    ("instrument", "term", "kinks"),
    [
        ("loan", 0.4, [0.7]),
        ("equity", 0.3, []),
        ("royalty", 0.3, [1]),
        ("capped price", 2.5, [2.5]),
        ("grant", 0.5, []),
    ],
)
def test_the_expected_return_is_the_integral_of_the_sharing_rule(instrument, term, kinks):
    def public(value):
        received = share_out(value, RISKY.public_share, terms_of(instrument, term))
        return received["treasury"] + received["users"]

    expected = average(public, RISKY.mean, RISKY.spread, kinks)
    assert expected_return(instrument, term, RISKY) == pytest.approx(expected, rel=1e-6, abs=1e-9)


def test_break_even_by_hand():
    assert break_even("equity", Portfolio(mean=2, public_share=0.5)) == pytest.approx(0.25)
    certain = Portfolio(mean=3, spread=0, public_share=0.5)
    assert break_even("royalty", certain) == pytest.approx(0.25)  # of the 2 above the cost
    assert break_even("capped price", certain) == pytest.approx(2.5)
    assert break_even("loan", certain) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("instrument", TERM_OF)
@pytest.mark.parametrize("portfolio", [RISKY, Portfolio(mean=2, spread=2, public_share=0.3)])
def test_the_break_even_term_is_the_one_that_scipy_finds(instrument, portfolio):
    def gap(term):
        return expected_return(instrument, term, portfolio) - portfolio.public_share

    found = brentq(gap, 1e-9, HIGHEST_TERM[instrument], xtol=1e-12)
    assert break_even(instrument, portfolio) == pytest.approx(found, rel=1e-6)


@pytest.mark.parametrize("instrument", ["loan", "equity", "royalty", "capped price"])
def test_there_is_no_break_even_for_firms_that_come_to_less_than_was_paid_in(instrument):
    assert np.isnan(break_even(instrument, Portfolio(mean=0.4, spread=0.5, public_share=0.5)))


def test_all_of_the_equity_is_just_enough_where_the_mean_is_what_was_paid_in():
    assert break_even("equity", Portfolio(mean=0.5, public_share=0.5)) == pytest.approx(1)
    assert break_even("equity", Portfolio(mean=1, public_share=0.01)) == pytest.approx(0.01)


@given(st.floats(0.6, 5), st.floats(0.1, 2), st.floats(0.05, 0.5), st.floats(0.01, 1))
def test_a_larger_public_share_asks_for_more_equity_and_a_better_firm_for_less(mean, spread, public_share, more):
    share = break_even("equity", Portfolio(mean=mean, spread=spread, public_share=public_share))
    assert share == pytest.approx(public_share / mean)
    assert break_even("equity", Portfolio(mean=mean + more, spread=spread, public_share=public_share)) < share


def test_more_uncertain_firms_ask_for_more_interest_and_for_less_royalty():
    calm, wild = Portfolio(spread=0.8), Portfolio(spread=1.6)
    assert break_even("loan", wild) > break_even("loan", calm)
    assert break_even("royalty", wild) < break_even("royalty", calm)
    assert break_even("capped price", wild) > break_even("capped price", calm)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: expected_above(0, 1, 1), ValueError, "^mean is 0; give a number of at least 0.01"),
        (lambda: expected_above(1, -1, 1), ValueError, "^spread is -1; give a number from 0 to 4"),
        (lambda: expected_above(1, 5, 1), ValueError, "^spread is 5; give a number from 0 to 4"),
        (lambda: expected_above(1, 1, -1), ValueError, "^threshold is -1; give a number of at least 0"),
        (lambda: expected_return("tax", 1, RISKY), ValueError, "^instrument is 'tax'; choose one of: grant, loan"),
        (lambda: expected_return("equity", 2, RISKY), ValueError, "^equity is 2; give a number from 0 to 1"),
        (lambda: expected_return("equity", 0.5, 3), TypeError, "^portfolio is 3; give a Portfolio"),
        (lambda: break_even("grant", RISKY), ValueError, "^instrument is 'grant'; choose one of: loan, equity"),
        (lambda: break_even("loan", "firms"), TypeError, "^portfolio is 'firms'; give a Portfolio"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_the_ends_of_the_ranges_are_allowed():
    assert expected_above(0.01, 4, 0) == 0.01
    assert expected_above(0.5, 1, 0.5) == pytest.approx(0.5 * (2 * stats.norm.cdf(0.5) - 1))
    assert set(HIGHEST_TERM) == set(TERM_OF)
