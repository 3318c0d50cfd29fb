"""A public portfolio, against deals worked by hand, the lognormal's closed forms, and the conservation of money."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from symbols import with_symbols

from pvcourse.models.risks_and_rewards import (
    INSTRUMENTS,
    PARTIES,
    Portfolio,
    Terms,
    checked,
    draws,
    firm_value,
    net_positions,
    share_out,
    simulate,
    terms_of,
    who_bears_who_keeps,
)

shares = st.floats(0, 1, allow_subnormal=False)
values = st.floats(0, 1000, allow_subnormal=False)
terms = st.builds(
    Terms,
    lent=shares,
    interest=st.floats(0, 5),
    equity=shares,
    royalty=shares,
    price_cap=st.none() | st.floats(0, 50),
)
EVERYTHING = Terms(lent=1, interest=1, equity=0.2, royalty=0.1, price_cap=6)


def parts(value, public_share, asked):
    return tuple(float(part) for part in share_out(value, public_share, asked).values())


def test_every_term_at_once_by_hand():
    # 10: users keep 4 above the cap; royalty 0.1 × 5; loan 0.5 × 2; a fifth of the 4.5 left; owners 3.6
    assert tuple(share_out(10, 0.5, EVERYTHING)) == PARTIES == ("treasury", "users", "owners")
    assert parts(10, 0.5, EVERYTHING) == pytest.approx((0.5 + 1 + 0.9, 4, 3.6))
    # 1.2: after a royalty of 0.18 there is too little for a loan of 1.1
    assert parts(1.2, 1, Terms(lent=1, interest=0.1, royalty=0.9)) == pytest.approx((1.2, 0, 0))
    # 0.8: too little for a royalty or for all of the loan
    assert parts(0.8, 0.5, EVERYTHING) == pytest.approx((0.8, 0, 0))
    # 1.2: royalty 0.02, loan 1, a fifth of 0.18
    assert parts(1.2, 0.5, EVERYTHING) == pytest.approx((0.02 + 1 + 0.036, 0, 0.144))


@pytest.mark.parametrize(
    ("asked", "treasury", "users", "owners"),
    [
        (Terms(), 0, 0, 4),
        (Terms(lent=1, interest=0.5), 0.75, 0, 3.25),
        (Terms(lent=0.5, interest=0.5), 0.375, 0, 3.625),
        (Terms(interest=0.5), 0, 0, 4),
        (Terms(equity=0.25), 1, 0, 3),
        (Terms(royalty=0.25), 0.75, 0, 3.25),
        (Terms(price_cap=3), 0, 1, 3),
        (Terms(price_cap=5), 0, 0, 4),
        (Terms(price_cap=0), 0, 4, 0),
    ],
)
def test_each_term_alone_by_hand(asked, treasury, users, owners):
    assert parts(4, 0.5, asked) == pytest.approx((treasury, users, owners))


@given(values, shares, terms)
def test_what_all_parties_receive_is_what_there_is(value, public_share, asked):
    received = parts(value, public_share, asked)
    assert sum(received) == pytest.approx(value, abs=1e-9)
    assert min(received) >= -1e-9


@given(values, shares, terms)
def test_what_all_parties_end_up_with_is_the_value_less_the_cost(value, public_share, asked):
    net = net_positions(value, public_share, asked)
    assert tuple(net) == PARTIES
    assert sum(float(part) for part in net.values()) == pytest.approx(value - 1, abs=1e-9)


@given(values, shares, terms, st.floats(0, 100))
def test_nobody_receives_less_from_a_firm_that_comes_to_more(value, public_share, asked, more):
    for before, after in zip(
        parts(value, public_share, asked), parts(value + more, public_share, asked), strict=True
    ):
        assert after >= before - 1e-9


@given(values, shares, shares, shares, st.floats(0, 5), st.floats(0, 1))
def test_the_treasury_receives_more_as_it_asks_for_more(value, public_share, equity, royalty, interest, more):
    asked = Terms(lent=1, interest=interest, equity=equity, royalty=royalty)
    tougher = [
        Terms(lent=1, interest=interest + more, equity=equity, royalty=royalty),
        Terms(lent=1, interest=interest, equity=min(equity + more, 1), royalty=royalty),
        Terms(lent=1, interest=interest, equity=equity, royalty=min(royalty + more, 1)),
    ]
    for other in tougher:
        assert (
            share_out(value, public_share, other)["owners"] <= share_out(value, public_share, asked)["owners"] + 1e-9
        )


@given(values, st.floats(0, 50), st.floats(0, 50))
def test_users_keep_more_under_a_lower_cap(value, cap, more):
    lower, higher = Terms(price_cap=cap), Terms(price_cap=cap + more)
    assert share_out(value, 0.5, lower)["users"] >= share_out(value, 0.5, higher)["users"]


def test_net_positions_by_hand():
    net = net_positions(np.array([0.0, 4.0]), 0.4, Terms(equity=0.25))
    np.testing.assert_allclose(net["treasury"], [-0.4, 0.6])
    np.testing.assert_allclose(net["users"], [0, 0])
    np.testing.assert_allclose(net["owners"], [-0.6, 2.4])


@pytest.mark.parametrize(
    ("instrument", "expected"),
    [
        ("grant", Terms()),
        ("loan", Terms(lent=1, interest=0.5)),
        ("equity", Terms(equity=0.5)),
        ("royalty", Terms(royalty=0.5)),
        ("capped price", Terms(price_cap=0.5)),
    ],
)
def test_an_instrument_is_one_term(instrument, expected):
    assert terms_of(instrument, 0.5) == expected
    assert instrument in INSTRUMENTS
    assert len(INSTRUMENTS) == 5


def test_defaults():
    assert Terms() == Terms(lent=0, interest=0, equity=0, royalty=0, price_cap=None)
    assert Portfolio() == Portfolio(firms=20, mean=1.5, spread=1.5, public_share=0.5)
    assert terms_of("loan") == Terms(lent=1, interest=0)
    np.testing.assert_array_equal(draws(), draws(10_000, 20, 2019))


def test_values_have_the_quantiles_of_scipys_lognormal():
    probability = np.linspace(0.01, 0.99, 25)
    ours = firm_value(stats.norm.ppf(probability), 2.5, 1.2)
    np.testing.assert_allclose(ours, stats.lognorm(s=1.2, scale=2.5 * np.exp(-(1.2**2) / 2)).ppf(probability))


def test_luck_is_normal_independent_and_ruled_by_the_seed():
    luck = draws(20_000, 3, seed=5)
    assert luck.shape == (20_000, 3)
    np.testing.assert_allclose(luck.mean(axis=0), 0, atol=0.03)
    np.testing.assert_allclose(np.cov(luck.T), np.eye(3), atol=0.03)
    assert stats.kstest(luck[:, 0], "norm").pvalue > 0.001
    np.testing.assert_array_equal(draws(4, 2, seed=7), draws(4, 2, seed=7))
    assert not np.array_equal(draws(4, 2, seed=7), draws(4, 2, seed=8))


def test_without_spread_every_future_is_the_sum_by_hand():
    table = simulate(Portfolio(firms=3, mean=4, spread=0, public_share=0.5), EVERYTHING, futures=2)
    # Each firm: royalty 0.3, loan 1, a fifth of 2.7
    treasury, owners = 0.3 + 1 + 0.54 - 0.5, 2.16 - 0.5
    assert list(table) == ["treasury", "users", "owners", "together"]
    np.testing.assert_allclose(table, [[3 * treasury, 0, 3 * owners, 9]] * 2)


@pytest.mark.parametrize("asked", [Terms(), EVERYTHING, Terms(equity=0.3), Terms(lent=0.5, price_cap=2)])
def test_in_every_future_money_is_conserved(asked):
    portfolio = Portfolio(firms=5, mean=1.3, spread=1, public_share=0.6)
    table = simulate(portfolio, asked, futures=300, seed=3)
    value = firm_value(draws(300, 5, seed=3), 1.3, 1).sum(axis=1)
    np.testing.assert_allclose(table["together"], value - 5)
    np.testing.assert_allclose(table["treasury"] + table["users"] + table["owners"], table["together"])


def test_simulate_uses_the_seed_and_ten_thousand_futures():
    portfolio = Portfolio(firms=1)
    assert simulate(portfolio, Terms()).equals(simulate(portfolio, Terms(), futures=10_000, seed=2019))
    assert not simulate(portfolio, Terms(), 10, seed=1).equals(simulate(portfolio, Terms(), 10, seed=2))
    table = who_bears_who_keeps(portfolio, EVERYTHING)
    assert table.equals(who_bears_who_keeps(portfolio, EVERYTHING, futures=10_000, seed=2019))
    assert not table.equals(who_bears_who_keeps(portfolio, EVERYTHING, seed=1))


def test_the_simulated_average_is_the_lognormals():
    portfolio = Portfolio(firms=10, mean=1.4, spread=0.8, public_share=0.5)
    table = simulate(portfolio, Terms(equity=0.4), futures=20_000)
    error = 4 * table.std() / np.sqrt(20_000)
    assert table["treasury"].mean() == pytest.approx(10 * (0.4 * 1.4 - 0.5), abs=error["treasury"])
    assert table["owners"].mean() == pytest.approx(10 * (0.6 * 1.4 - 0.5), abs=error["owners"])


def summary(portfolio, asked, **options):
    table = who_bears_who_keeps(portfolio, asked, **options)
    assert list(table) == ["party", "average", "chance_of_loss", "loss_borne", "gain_kept"]
    assert tuple(table["party"]) == PARTIES
    return table.set_index("party")


def test_a_grant_socialises_risk_and_privatises_reward():
    table = summary(Portfolio(public_share=0.4), Terms(), futures=2000)
    assert table.loc["treasury", "average"] == pytest.approx(-8)
    assert table.loc["treasury", "chance_of_loss"] == 1
    assert table.loc["treasury", "gain_kept"] < 0 < table.loc["treasury", "loss_borne"]
    assert table.loc["owners", "gain_kept"] > 1
    assert table.loc["users", "chance_of_loss"] == 0


def test_equity_in_proportion_to_the_money_shares_losses_and_gains_in_that_proportion():
    table = summary(Portfolio(public_share=0.3), Terms(equity=0.3), futures=500)
    for column in ("loss_borne", "gain_kept"):
        np.testing.assert_allclose(table[column], [0.3, 0, 0.7], atol=1e-12)
    assert table.loc["treasury", "chance_of_loss"] == table.loc["owners", "chance_of_loss"]


@given(terms, st.floats(0.01, 1))
def test_losses_borne_and_gains_kept_add_up_to_one(asked, public_share):
    table = summary(Portfolio(firms=4, public_share=public_share), asked, futures=50)
    assert table["loss_borne"].sum() == pytest.approx(1)
    assert table["gain_kept"].sum() == pytest.approx(1)
    assert table["chance_of_loss"].between(0, 1).all()


def test_the_summary_is_the_one_worked_out_firm_by_firm():
    portfolio = Portfolio(firms=3, mean=1.5, spread=1, public_share=0.4)
    value = firm_value(draws(40, 3, seed=9), 1.5, 1)
    table = summary(portfolio, EVERYTHING, futures=40, seed=9)
    lost = dict.fromkeys(PARTIES, 0.0)
    gained, totals = dict(lost), {party: [] for party in PARTIES}
    for future in value:
        nets = [net_positions(one, 0.4, EVERYTHING) for one in future]
        for party in PARTIES:
            totals[party].append(sum(net[party] for net in nets))
            lost[party] -= sum(net[party] for net, one in zip(nets, future, strict=True) if one < 1)
            gained[party] += sum(net[party] for net, one in zip(nets, future, strict=True) if one >= 1)
    for party in PARTIES:
        assert table.loc[party, "average"] == pytest.approx(np.mean(totals[party]))
        assert table.loc[party, "chance_of_loss"] == np.mean(np.array(totals[party]) < 0)
        assert table.loc[party, "loss_borne"] == pytest.approx(lost[party] / sum(lost.values()))
        assert table.loc[party, "gain_kept"] == pytest.approx(gained[party] / sum(gained.values()))


@pytest.mark.filterwarnings("error")
def test_with_no_failure_or_no_success_there_is_nothing_to_share():
    succeed = summary(Portfolio(firms=2, mean=3, spread=0), Terms(), futures=2)
    assert succeed["loss_borne"].isna().all()
    np.testing.assert_allclose(succeed["gain_kept"], [-0.25, 0, 1.25])
    fail = summary(Portfolio(firms=2, mean=0.5, spread=0), Terms(), futures=2)
    assert fail["gain_kept"].isna().all()
    np.testing.assert_allclose(fail["loss_borne"], [1, 0, 0])
    assert fail.loc["owners", "chance_of_loss"] == 0  # they end with exactly what they paid in
    level = summary(Portfolio(firms=1, mean=1, spread=0), Terms(), futures=1)
    assert level[["loss_borne", "gain_kept"]].isna().all(axis=None)


def test_terms_may_be_arrays_as_for_a_sliders_grid():
    received = share_out(4.0, 0.5, Terms(equity=np.array([0, 0.25, 1])))
    np.testing.assert_allclose(received["treasury"], [0, 1, 4])


@pytest.mark.parametrize("value", [0.3, 1.7, 9.0])
@pytest.mark.parametrize("party", PARTIES)
def test_the_page_can_trace_the_same_sums(value, party):
    def position(value, public_share, *asked):
        return net_positions(value, public_share, Terms(*asked))[party]

    numbers = (value, 0.4, 1, 1, 0.2, 0.1, 6)
    assert with_symbols(position, *numbers) == pytest.approx(float(position(*numbers)))


def test_the_page_can_trace_what_luck_makes_of_a_firm():
    assert with_symbols(firm_value, 0.5, 1.5, 1.2) == pytest.approx(firm_value(0.5, 1.5, 1.2))


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Terms(lent=1.1), ValueError, "^lent is 1.1; give a number from 0 to 1"),
        (lambda: Terms(lent=-1), ValueError, "^lent is -1; give a number from 0 to 1"),
        (lambda: Terms(interest=-1), ValueError, "^interest is -1; give a number of at least 0"),
        (lambda: Terms(equity=2), ValueError, "^equity is 2; give a number from 0 to 1"),
        (lambda: Terms(equity=-1), ValueError, "^equity is -1; give a number from 0 to 1"),
        (lambda: Terms(royalty="much"), TypeError, "^royalty is 'much'; give a number from 0 to 1"),
        (lambda: Terms(royalty=1.5), ValueError, "^royalty is 1.5; give a number from 0 to 1"),
        (lambda: Terms(royalty=-1), ValueError, "^royalty is -1; give a number from 0 to 1"),
        (lambda: Terms(price_cap=-1), ValueError, "^price_cap is -1; give a number of at least 0"),
        (lambda: Portfolio(firms=0), ValueError, "^firms is 0; give a whole number of at least 1"),
        (lambda: Portfolio(mean=0), ValueError, "^mean is 0; give a number of at least 0.01"),
        (lambda: Portfolio(spread=-1), ValueError, "^spread is -1; give a number from 0 to 4"),
        (lambda: Portfolio(spread=5), ValueError, "^spread is 5; give a number from 0 to 4"),
        (lambda: Portfolio(public_share=0), ValueError, "^public_share is 0; give a number from 0.01 to 1"),
        (lambda: Portfolio(public_share=1.5), ValueError, "^public_share is 1.5; give a number from 0.01 to 1"),
        (lambda: terms_of("lone"), ValueError, "^instrument is 'lone'; did you mean 'loan'"),
        (lambda: terms_of("equity", 2), ValueError, "^equity is 2"),
        (lambda: draws(futures=0), ValueError, "^futures is 0; give a whole number of at least 1"),
        (lambda: draws(firms=0), ValueError, "^firms is 0; give a whole number of at least 1"),
        (lambda: draws(seed=-1), ValueError, "^seed is -1; give a whole number of at least 0"),
        (lambda: firm_value("bad", 1, 1), TypeError, "^luck is 'bad'; give a number that is finite"),
        (lambda: firm_value(0, 0, 1), ValueError, "^mean is 0; give a number of at least 0.01"),
        (lambda: firm_value(0, 1, 5), ValueError, "^spread is 5; give a number from 0 to 4"),
        (lambda: firm_value(0, 1, -1), ValueError, "^spread is -1; give a number from 0 to 4"),
        (lambda: share_out(-1, 0.5, Terms()), ValueError, "^value is -1; give a number of at least 0"),
        (lambda: share_out(1, 2, Terms()), ValueError, "^public_share is 2; give a number from 0 to 1"),
        (lambda: share_out(1, -1, Terms()), ValueError, "^public_share is -1; give a number from 0 to 1"),
        (lambda: share_out(1, 0.5, "loan"), TypeError, r"^terms is 'loan'; give Terms\(lent, interest"),
        (lambda: net_positions(1, 0.5, None), TypeError, "^terms is None"),
        (lambda: simulate("firms", Terms()), TypeError, r"^portfolio is 'firms'; give a Portfolio\(firms, mean"),
        (lambda: simulate(Portfolio(), "loan"), TypeError, "^terms is 'loan'"),
        (lambda: simulate(Portfolio(), Terms(), futures=0), ValueError, "^futures is 0"),
        (lambda: who_bears_who_keeps(None, Terms()), TypeError, "^portfolio is None"),
        (lambda: checked(3), TypeError, "^portfolio is 3"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_the_ends_of_the_ranges_are_allowed():
    Terms(lent=1, interest=0.5, equity=1, royalty=1, price_cap=0.5)
    assert parts(0, 0, Terms()) == (0, 0, 0)
    assert parts(0.5, 1, Terms(lent=1)) == (0.5, 0, 0)
    Portfolio(firms=1, mean=0.01, spread=0, public_share=0.01)
    Portfolio(spread=4, public_share=1)
    assert draws(1, 1, 0).shape == (1, 1)
    assert firm_value(-1, 0.01, 0) == 0.01
    assert firm_value(0, 0.5, 4) > 0
