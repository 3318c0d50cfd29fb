"""What GDP counts, by hand, and that moving work into the market moves GDP and nothing else."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from symbols import with_symbols

from pvcourse.models.national_accounts import (
    KINDS,
    Activity,
    account,
    counted_in_gdp,
    measured_productivity,
    treatments,
)

ADVICE = Activity("advice", "sold", price=90, cost=20, worth=60)
SCHOOL = Activity("school", "free public service", price=70, cost=40, worth=100)
CARE = Activity("care at home", "unpaid", price=30, cost=5, worth=50)
SMOKE = Activity("smoke", "harm", price=10, cost=2, worth=-25)

money = st.floats(0, 1e6)
activities = st.builds(Activity, st.just("it"), st.sampled_from(KINDS), money, money, st.floats(-1e6, 1e6))


def test_an_account_by_hand():
    table = account([SCHOOL, ADVICE, CARE, SMOKE])
    assert list(table) == ["activity", "kind", "counted", "worth", "missed"]
    assert list(table["activity"]) == ["school", "advice", "care at home", "smoke"]
    assert list(table["kind"]) == ["free public service", "sold", "unpaid", "harm"]
    assert list(table["counted"]) == [40, 90, 0, 0]
    assert list(table["worth"]) == [100, 60, 50, -25]
    assert list(table["missed"]) == [60, -30, 50, -25]


def test_care_that_is_bought_raises_gdp_and_is_worth_the_same():
    bought = account([replace(CARE, kind="sold")]).iloc[0]
    assert bought["counted"] - counted_in_gdp(CARE) == CARE.price
    assert bought["worth"] == CARE.worth


@given(activities, money)
def test_gdp_hangs_on_the_price_only_of_what_is_sold_and_on_the_cost_only_of_public_services(activity, other):
    dearer, costlier = replace(activity, price=other), replace(activity, cost=other)
    assert counted_in_gdp(dearer) == (other if activity.kind == "sold" else counted_in_gdp(activity))
    assert counted_in_gdp(costlier) == (other if activity.kind == "free public service" else counted_in_gdp(activity))


@given(st.lists(activities, max_size=5))
def test_counted_and_missed_add_up_to_the_worth(many):
    table = account(many)
    np.testing.assert_allclose(table["counted"] + table["missed"], table["worth"], atol=1e-6)
    assert (table["counted"] >= 0).all()


def test_the_worth_does_not_enter():
    assert counted_in_gdp(replace(SCHOOL, worth=1000)) == 40
    assert counted_in_gdp(replace(ADVICE, worth=-1000)) == 90


def test_productivity_doubles_with_the_fee_and_halves_with_the_hours():
    assert measured_productivity(300, 4, 8) == 150
    assert measured_productivity(600, 4, 8) == 300
    assert measured_productivity(300, 4, 16) == 75
    assert measured_productivity(0.5, 0.5, 0.01) == pytest.approx(25)
    assert measured_productivity(0, 0, 1) == 0
    np.testing.assert_allclose(measured_productivity(np.array([10.0, 20]), 3, 6), [5, 10])
    assert with_symbols(measured_productivity, 300, 4, 8) == 150


def test_four_kinds_each_with_its_treatment_and_source():
    table = treatments()
    assert list(table) == ["kind", "counted", "blind_to", "example", "source"]
    assert tuple(table["kind"]) == KINDS == ("sold", "free public service", "unpaid", "harm")
    assert list(table["counted"]) == ["the price", "the cost", "nothing", "nothing"]
    assert table["source"].str.startswith("IIPP introduction").all()


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (
            lambda: replace(CARE, kind="unpayed"),
            ValueError,
            "^kind of care at home is 'unpayed'; did you mean 'unpaid'",
        ),
        (lambda: replace(CARE, price=-1), ValueError, "^price of care at home is -1; give a number of at least 0"),
        (lambda: replace(CARE, cost=-1), ValueError, "^cost of care at home is -1; give a number of at least 0"),
        (
            lambda: replace(CARE, worth="high"),
            TypeError,
            "^worth of care at home is 'high'; give a number that is finite",
        ),
        (lambda: replace(CARE, worth=float("inf")), ValueError, "^worth of care at home is inf"),
        (lambda: counted_in_gdp("care"), TypeError, r"^'care' is not an activity; give an Activity\(name, kind"),
        (lambda: account([CARE, 3]), TypeError, "^3 is not an activity"),
        (lambda: measured_productivity(-1, 1, 1), ValueError, "^fee is -1; give a number of at least 0$"),
        (lambda: measured_productivity(1, -1, 1), ValueError, "^services is -1; give a number of at least 0$"),
        (lambda: measured_productivity(1, 1, 0), ValueError, "^hours is 0; give a number of at least 0.01"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_the_ends_of_the_ranges_are_allowed():
    assert counted_in_gdp(Activity("gift", "sold", 0, 0, 0)) == 0
    assert counted_in_gdp(Activity("mite", "sold", 0.5, 0, 0)) == 0.5
    assert counted_in_gdp(Activity("mite", "free public service", 0, 0.5, 0)) == 0.5
