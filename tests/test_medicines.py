"""Paying twice for a medicine, by hand, and that money is conserved whatever the conditions."""

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from symbols import with_symbols

from pvcourse.models.medicines import (
    PURPOSES,
    Conditions,
    Medicine,
    agreed_price,
    four_conditions,
    reasonable_price,
    what_the_price_covers,
    who_pays_who_gets,
)

PILL = Medicine(research=900, public_share=1 / 3, patients=10, price=150, unit_cost=20)

shares = st.floats(0, 1, allow_subnormal=False)
money = st.floats(0, 1e4, allow_subnormal=False)
medicines = st.builds(Medicine, money, shares, st.floats(1, 1000), money, money)
conditions = st.builds(Conditions, st.booleans(), shares, shares, st.floats(0, 2))


def test_the_reasonable_price_by_hand():
    # 20 + 900 × 2/3 × 1.2 / 10
    assert reasonable_price(900, 1 / 3, 10, 20, 0.2) == pytest.approx(92)
    np.testing.assert_allclose(reasonable_price(900, np.array([0, 1]), 10, 20, 0.2), [128, 20])
    assert reasonable_price(900, 0.5, 10) == reasonable_price(900, 0.5, 10, 0, 0.1)


def test_what_the_price_covers_by_hand():
    # 1500 = making 200 + own research 600 × 1.2 + public research 300 + 280 beyond
    covers = what_the_price_covers(PILL, margin=0.2)
    assert tuple(covers) == PURPOSES == ("making", "own_research", "paid_twice", "beyond")
    assert tuple(covers.values()) == pytest.approx((200, 720, 300, 280))
    assert what_the_price_covers(PILL) == what_the_price_covers(PILL, margin=0.1)


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        (0, (0, 0, 0, 0)),
        (15, (150, 0, 0, 0)),
        (50, (200, 300, 0, 0)),
        (92, (200, 720, 0, 0)),
        (107, (200, 720, 150, 0)),
        (122, (200, 720, 300, 0)),
    ],
)
def test_a_lower_price_covers_less_from_the_end(price, expected):
    covers = what_the_price_covers(replace(PILL, price=price), margin=0.2)
    assert tuple(covers.values()) == pytest.approx(expected)


@given(medicines, st.floats(0, 2))
def test_what_the_price_covers_adds_up_to_what_is_paid(medicine, margin):
    covers = what_the_price_covers(medicine, margin)
    assert min(covers.values()) >= 0
    assert sum(covers.values()) == pytest.approx(medicine.price * medicine.patients)
    assert covers["paid_twice"] <= medicine.public_share * medicine.research


@given(medicines, conditions)
def test_money_is_conserved(medicine, asked):
    table = who_pays_who_gets(medicine, asked)
    scale = 1e-9 * (1 + table["pays"].sum())
    assert table["net"].sum() == pytest.approx(0, abs=scale)
    np.testing.assert_allclose(table["net"], table["gets"] - table["pays"])
    assert (table["pays"] >= 0).all()


@given(medicines, conditions)
def test_on_reasonable_terms_nothing_is_paid_twice(medicine, asked):
    fair = replace(medicine, price=agreed_price(medicine, replace(asked, reasonable_terms=True)))
    covers = what_the_price_covers(fair, asked.margin)
    assert covers["paid_twice"] + covers["beyond"] == pytest.approx(0, abs=1e-6 * (1 + fair.price * fair.patients))
    assert fair.price <= medicine.price


@given(medicines, conditions, shares)
def test_a_larger_golden_share_leaves_the_owner_less_and_costs_taxpayers_less(medicine, asked, more):
    before = who_pays_who_gets(medicine, asked).set_index("party")["net"]
    tougher = replace(asked, golden_share=min(asked.golden_share + more, 1))
    after = who_pays_who_gets(medicine, tougher).set_index("party")["net"]
    slack = 1e-9 * (1 + abs(before).max())
    assert after["owner"] <= before["owner"] + slack
    assert after["taxpayers"] >= before["taxpayers"] - slack
    assert after["health service"] == before["health service"]


def test_who_pays_and_gets_by_hand():
    # Profit 1500 − 200 − 600 = 700: golden share 140, half of the other 560 renewed, 280 left
    table = who_pays_who_gets(PILL, Conditions(golden_share=0.2, reinvested=0.5))
    assert list(table) == ["party", "pays", "gets", "net"]
    assert list(table["party"]) == ["taxpayers", "health service", "owner", "makers", "researchers", "new research"]
    np.testing.assert_allclose(table["pays"], [300, 1500, 600, 0, 0, 0])
    np.testing.assert_allclose(table["gets"], [140, 0, 880, 200, 900, 280])
    np.testing.assert_allclose(table["net"], [-160, -1500, 280, 200, 900, 280])


def test_reasonable_terms_by_hand():
    # The price falls to 92: sales 920, profit 120
    asked = Conditions(reasonable_terms=True, golden_share=0.5, margin=0.2)
    assert agreed_price(PILL, asked) == pytest.approx(92)
    table = who_pays_who_gets(PILL, asked).set_index("party")
    assert table.loc["health service", "pays"] == pytest.approx(920)
    assert table.loc["taxpayers", "gets"] == pytest.approx(60)
    assert table.loc["owner", "net"] == pytest.approx(60)


def test_a_loss_leaves_nothing_to_share():
    table = who_pays_who_gets(replace(PILL, price=50), Conditions(golden_share=0.5, reinvested=0.5)).set_index(
        "party"
    )
    assert table.loc["taxpayers", "gets"] == 0
    assert table.loc["new research", "gets"] == 0
    assert table.loc["owner", "net"] == pytest.approx(500 - 200 - 600)
    barely = who_pays_who_gets(replace(PILL, price=80.05), Conditions(golden_share=1)).set_index("party")
    assert barely.loc["taxpayers", "gets"] == pytest.approx(0.5)


def test_a_price_under_the_reasonable_one_stays():
    asked = Conditions(reasonable_terms=True, margin=0.2)
    assert agreed_price(replace(PILL, price=60), asked) == 60
    assert agreed_price(PILL, Conditions(margin=0.2)) == 150


def test_defaults_leave_every_condition_off():
    assert Conditions() == Conditions(reasonable_terms=False, golden_share=0, reinvested=0, margin=0.1)
    assert Medicine(1, 0, 1, 1).unit_cost == 0


def test_four_conditions_each_with_its_source_and_its_place_in_the_model():
    table = four_conditions()
    assert list(table) == ["name", "asks", "returns", "modelled", "source"]
    assert list(table["name"]) == ["reinvestment", "shared knowledge", "golden share", "reasonable terms"]
    assert set(table["modelled"]) - {"no"} == {field.name for field in fields(Conditions)} - {"margin"}
    assert table["source"].str.startswith("IIPP Box 5").all()


def test_the_page_can_trace_the_same_price():
    assert with_symbols(reasonable_price, 900, 1 / 3, 10, 20, 0.2) == pytest.approx(92)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: replace(PILL, research=-1), ValueError, "^research is -1; give a number of at least 0$"),
        (lambda: replace(PILL, public_share=2), ValueError, "^public_share is 2; give a number from 0 to 1$"),
        (lambda: replace(PILL, public_share=-1), ValueError, "^public_share is -1; give a number from 0 to 1$"),
        (lambda: replace(PILL, patients=0), ValueError, "^patients is 0; give a number of at least 1$"),
        (lambda: replace(PILL, price=-1), ValueError, "^price is -1; give a number of at least 0$"),
        (lambda: replace(PILL, unit_cost=-1), ValueError, "^unit_cost is -1; give a number of at least 0$"),
        (lambda: Conditions(reasonable_terms=1), TypeError, "^reasonable_terms is 1; give True or False$"),
        (lambda: Conditions(golden_share=2), ValueError, "^golden_share is 2; give a number from 0 to 1$"),
        (lambda: Conditions(golden_share=-1), ValueError, "^golden_share is -1; give a number from 0 to 1$"),
        (lambda: Conditions(reinvested=2), ValueError, "^reinvested is 2; give a number from 0 to 1$"),
        (lambda: Conditions(reinvested=-1), ValueError, "^reinvested is -1; give a number from 0 to 1$"),
        (lambda: Conditions(margin=-1), ValueError, "^margin is -1; give a number of at least 0$"),
        (lambda: reasonable_price(-1, 0, 1), ValueError, "^research is -1; give a number of at least 0$"),
        (lambda: reasonable_price(1, 2, 1), ValueError, "^public_share is 2; give a number from 0 to 1$"),
        (lambda: reasonable_price(1, -1, 1), ValueError, "^public_share is -1; give a number from 0 to 1$"),
        (lambda: reasonable_price(1, 0, 0), ValueError, "^patients is 0; give a number of at least 1$"),
        (lambda: reasonable_price(1, 0, 1, -1), ValueError, "^unit_cost is -1; give a number of at least 0$"),
        (lambda: reasonable_price(1, 0, 1, 1, -1), ValueError, "^margin is -1; give a number of at least 0$"),
        (lambda: what_the_price_covers(PILL, -1), ValueError, "^margin is -1; give a number of at least 0$"),
        (lambda: what_the_price_covers("pill"), TypeError, r"^medicine is 'pill'; give a Medicine\(research, public"),
        (lambda: agreed_price("pill", Conditions()), TypeError, "^medicine is 'pill'"),
        (lambda: agreed_price(PILL, None), TypeError, r"^conditions is None; give Conditions\(reasonable_terms"),
        (lambda: who_pays_who_gets(PILL, "none"), TypeError, "^conditions is 'none'"),
        (lambda: who_pays_who_gets(None, Conditions()), TypeError, "^medicine is None"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_the_ends_of_the_ranges_are_allowed():
    assert reasonable_price(0, 1, 1, 0, 0) == 0
    assert reasonable_price(0.5, 0, 1, 0.5, 0.5) == pytest.approx(1.25)
    Medicine(0, 0, 1, 0, 0)
    assert tuple(what_the_price_covers(Medicine(0.5, 1, 1, 0.5, 0.5), 0).values()) == (0.5, 0, 0, 0)
    Conditions(True, 1, 1, 0)
    assert Conditions(margin=0.5).margin == 0.5
