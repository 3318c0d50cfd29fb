"""The ministry's figure tells the model's futures, whatever the terms, and the lesson's claims about them hold."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lesson_09 import FIGURES as LESSON
from lesson_09 import MINISTRY

from pvcourse.charts.public_portfolio import EQUITY, LABELS, VERDICTS, public_portfolio
from pvcourse.models.fortunes import tally
from pvcourse.models.risks_and_rewards import (
    PARTIES,
    Portfolio,
    Terms,
    net_positions,
    simulate,
    who_bears_who_keeps,
)

AT = [
    ({}, Terms()),
    ({"lent": 1}, Terms(lent=1, interest=0.5)),
    ({"equity": 20, "royalty": 15}, Terms(equity=0.2, royalty=0.15)),
    ({"lent": 1, "equity": 40, "royalty": 15, "cap": 4}, Terms(1, 0.5, 0.4, 0.15, 4)),
]


@pytest.fixture(scope="module")
def ministry():
    return LESSON[MINISTRY]()


@pytest.mark.parametrize(("values", "terms"), AT)
def test_each_partys_fate_is_the_models(ministry, values, terms):
    expected = who_bears_who_keeps(Portfolio(), terms)
    made = ministry(**values)
    pd.testing.assert_frame_equal(made.table[list(expected.columns)].reset_index(drop=True), expected)
    assert [made.row[party] for party in PARTIES] == expected["average"].tolist()


def test_a_firm_that_is_worth_what_it_cost_does_not_fail():
    value = np.array([[1.0, 0.0, 3.0]])
    net = {"treasury": np.array([[-0.5, -0.25, 0.5]]), "owners": np.array([[0.5, -0.75, 1.5]])}
    treasury, owners = tally(value, net).to_dict("records")
    assert (treasury["loss_borne"], owners["loss_borne"]) == (0.25, 0.75)
    assert (treasury["gain_kept"], owners["gain_kept"]) == (0, 1)


@pytest.mark.parametrize(
    ("value", "net", "words"),
    [
        (np.ones((2, 3)), {}, "^net has no party; give each party's positions by its name$"),
        (
            np.ones((2, 3)),
            {"a": np.ones((3, 2))},
            r"^the shapes are \(3, 2\) for a, \(2, 3\) for the values; give a row",
        ),
        (np.ones(3), {"a": np.ones(3)}, r"^the shapes are \(3,\) for a, \(3,\) for the values"),
    ],
)
def test_positions_of_another_shape_are_named(value, net, words):
    with pytest.raises(ValueError, match=words):
        tally(value, net)


@pytest.mark.parametrize(("values", "terms"), AT)
def test_the_tenths_are_ten_thousand_futures_in_order(ministry, values, terms):
    shown = ministry(**values).chart.vconcat[0].layer[0].data
    here = {"lent": 0, "equity": 0, "royalty": 0, "cap": 0} | values
    rows = shown.query(" and ".join(f"{name} == {value}" for name, value in here.items()))
    played = simulate(Portfolio(), terms).sort_values("together")
    assert len(played) == 10_000
    for party in PARTIES:
        means = played[party].to_numpy().reshape(10, 1000).mean(axis=1)
        assert rows[party].tolist() == pytest.approx(means, abs=0.006)


def test_the_verdict_says_whether_the_fund_and_the_owners_end_above_nothing(ministry):
    assert ministry().row["verdict"] == VERDICTS[False, True]
    assert ministry(equity=40).row["verdict"] == VERDICTS[True, True]
    assert ministry(lent=1, equity=40, royalty=15, cap=4).row["verdict"] == VERDICTS[True, False]
    assert len(set(VERDICTS.values())) == 4


def test_what_the_lesson_says_you_may_have_seen(ministry):
    grant, loan, cap = (ministry(**at).row for at in ({}, {"lent": 1}, {"cap": 4}))
    assert grant["treasury_keeps"] < 0 < grant["treasury_bears"]
    assert loan["treasury_bears"] < 0.5 * grant["treasury_bears"]
    assert loan["treasury"] < 0
    assert cap["treasury"] == pytest.approx(grant["treasury"])
    assert cap["users"] > 0 == grant["users"]
    stakes = [ministry(equity=share).row["treasury"] for share in EQUITY]
    assert stakes == sorted(stakes)


def test_each_letter_stands_for_one_party():
    assert len({label[0] for label in LABELS.values()}) == len(PARTIES)


def test_another_portfolio_has_other_futures():
    safe = public_portfolio(Portfolio(firms=4, spread=0.2, public_share=0.25))
    assert safe().row["paid"] == 1
    assert safe(lent=1).row["treasury_risk"] == 0


@given(
    st.integers(1, 4).flatmap(
        lambda firms: st.lists(st.lists(st.floats(0, 9), min_size=firms, max_size=firms), min_size=1, max_size=5)
    )
)
def test_all_losses_and_all_gains_are_somebodys(values):
    value = np.array(values)
    fate = tally(value, net_positions(value, 0.5, Terms(equity=0.3, royalty=0.1, price_cap=2)))
    if (value < 0.999).any():
        assert fate["loss_borne"].sum() == pytest.approx(1)
    if (value > 1.001).any():
        assert fate["gain_kept"].sum() == pytest.approx(1)


def test_where_nothing_fails_no_loss_is_shared():
    value = np.array([[2.0, 3.0]])
    fate = tally(value, {"owners": value - 1})
    assert np.isnan(fate["loss_borne"].item())
    assert np.isnan(tally(value / 9, {"owners": value / 9 - 1})["gain_kept"].item())


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: public_portfolio("firms"), TypeError, "give a Portfolio"),
        (lambda: tally(np.ones((1, 2)), {}), ValueError, "net has no party"),
        (lambda: tally(np.ones((1, 2)), {"owners": np.ones((2, 2))}), ValueError, r"\(2, 2\) for owners, \(1, 2\)"),
        (lambda: tally(np.ones(2), {"owners": np.ones(2)}), ValueError, "a row a future and a column a firm"),
        (lambda: LESSON[MINISTRY]()(cap=3), ValueError, "choose one of: 0, 4"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()
