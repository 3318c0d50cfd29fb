"""Lesson 9's other figures: whose doing an income is, who pays for research and for medicines, and real cases."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lesson_09 import CASES, DOING, FUNDERS, MEDICINE
from lesson_09 import FIGURES as LESSON
from symbols import with_symbols

from pvcourse import data
from pvcourse.charts.paying_for_medicine import PATIENTS, RESEARCH, UNIT_COST
from pvcourse.charts.research_funders import CONDITIONS, research_funders, shared_risks
from pvcourse.models.collective_value import PARTS, divide
from pvcourse.models.medicines import Conditions, Medicine, agreed_price, what_the_price_covers, who_pays_who_gets

shares = st.floats(0, 1)


@given(shares, shares)
def test_the_parts_of_an_income_are_the_whole_of_it(own, back):
    parts = divide(own, back)
    assert tuple(parts) == PARTS
    assert sum(parts.values()) == pytest.approx(1)
    assert min(parts.values()) >= 0
    assert parts["own_kept"] + parts["own_given"] == pytest.approx(own)
    assert parts["society_back"] + parts["own_given"] == pytest.approx(back)


@given(shares, shares)
def test_nothing_of_ones_own_is_given_while_society_is_owed(own, back):
    parts = divide(own, back)
    assert parts["own_given"] * parts["society_kept"] == pytest.approx(0)


def test_an_income_divides_in_the_page_as_in_python():
    assert with_symbols(lambda own, back: divide(own, back)["society_kept"], 0.2, 0.3) == pytest.approx(0.5)


def test_simons_fifth_in_the_figure():
    made = LESSON[DOING]()(own=20, back=30)
    assert made.table.set_index("part")["share"].to_dict() == pytest.approx(
        {"own_kept": 20, "society_kept": 50, "society_back": 30, "own_given": 0}
    )
    assert "society made 80%" in made.in_words()


def test_funders_shares_are_those_of_the_published_sums():
    table = (
        data.load("rd_by_funder").query("kind == 'basic research' and year == 1965").set_index("funder")["current"]
    )
    made = LESSON[FUNDERS]()(kind="basic", year=1965)
    assert made.row["federal"] == pytest.approx(table["Federal government"] / table.sum(), abs=1e-4)
    assert made.row["business"] == pytest.approx(table["Business"] / table.sum(), abs=1e-4)
    assert made.table["share"].sum() == pytest.approx(1, abs=2e-4)
    assert made.table["current"].sum() == table.sum()


def test_the_public_leads_far_from_the_market_and_led_by_more_once():
    funders = LESSON[FUNDERS]()
    basic, whole, sixties = funders().row, funders(kind="all").row, funders(year=1965).row
    assert basic["federal"] > whole["federal"]
    assert sixties["federal"] > basic["federal"]


@pytest.mark.parametrize(
    ("share", "price", "reasonable", "golden", "reinvested"),
    [(50, 20, 0, 0, 0), (67, 10, 1, 40, 50), (0, 5, 0, 20, 50), (33, 25, 0, 40, 0)],
)
def test_the_medicines_sums_are_the_models(share, price, reasonable, golden, reinvested):
    medicine = Medicine(RESEARCH, share / 100, PATIENTS, 1000 * price, UNIT_COST)
    conditions = Conditions(bool(reasonable), golden / 100, reinvested / 100)
    paid = agreed_price(medicine, conditions)
    covers = what_the_price_covers(Medicine(RESEARCH, share / 100, PATIENTS, paid, UNIT_COST))
    net = who_pays_who_gets(medicine, conditions).set_index("party")["net"]
    made = LESSON[MEDICINE]()(share=share, price=price, reasonable=reasonable, golden=golden, reinvested=reinvested)
    assert made.table.set_index("purpose")["amount"].to_dict() == pytest.approx(
        {purpose: amount / 1e6 for purpose, amount in covers.items()}, abs=0.06
    )
    assert made.row["owner"] == pytest.approx(net["owner"] / 1e6, abs=0.06)
    assert made.row["renewed"] == pytest.approx(net["new research"] / 1e6, abs=0.06)
    assert made.row["golden_sum"] == pytest.approx((net["taxpayers"] + share / 100 * RESEARCH) / 1e6, abs=0.06)


def test_on_reasonable_terms_nothing_is_paid_twice_and_no_owner_loses():
    medicine = LESSON[MEDICINE]()
    for share, price in product((0, 33, 50, 67), (15, 25)):
        row = medicine(share=share, price=price, reasonable=1).row
        assert (row["paid_twice"], row["beyond"]) == (0, 0)
        assert row["owner"] >= 0


def test_cases_show_all_their_evidence_under_their_own_title():
    evidence = data.load("case_evidence").query("framework == 'risks_and_rewards'")
    made = LESSON[CASES]()(chosen="tesla-and-solyndra")
    assert set(made.table["statement"]) == set(evidence.query("case == 'tesla-and-solyndra'")["statement"])
    assert set(CONDITIONS) == set(evidence["aspect"])
    assert "corner" not in made.in_words() + made.alt_text() + made.description + made.columns[0].label


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: divide(1.2, 0), ValueError, "own is 1.2; give a number from 0 to 1"),
        (lambda: divide(0.2, "half"), TypeError, "back is 'half'; give a number"),
        (
            lambda: research_funders(data.load("rd_by_funder").query("kind == 'all R&D'")),
            ValueError,
            "no rows of kind 'basic research'; it needs",
        ),
        (
            lambda: shared_risks(data.load("cases"), data.load("case_evidence").head(5), data.load("sources")),
            ValueError,
            "no evidence is about risk, share",
        ),
        (lambda: LESSON[MEDICINE]()(share=40), ValueError, "choose one of: 0, 33, 50, 67"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()
