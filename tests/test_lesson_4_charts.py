"""Lesson 4's figures against their models and the data, at settings of their own; and bad input."""

import numpy as np
import pytest
from lesson_04 import FIGURES, WORLD

from pvcourse import data
from pvcourse.charts.national_accounts import WAYS, what_gdp_sees
from pvcourse.charts.redundancy import mall_or_neighbourhood
from pvcourse.charts.social_value_debate import CONTROLS, debate
from pvcourse.charts.tender import BIDS, award_by_money_proxy, award_three_ways, weights_of
from pvcourse.charts.words import write
from pvcourse.models.national_accounts import account
from pvcourse.models.redundancy import best_number, burden
from pvcourse.models.social_value import award_by_weight, award_each_way, net_price
from pvcourse.models.social_value_debate import POINTS
from pvcourse.models.tender import Weights, award, score_bids


@pytest.mark.parametrize("rule", ["lowest", "quality", "social"])
@pytest.mark.parametrize(("social", "share"), [(0.05, 0.9), (0.5, 0.2), (1.0, 1.0)])
def test_the_award_is_the_models(rule, social, share):
    expected = {
        "lowest": Weights(1, 0, 0),
        "quality": Weights(share, 1 - share, 0),
        "social": Weights((1 - social) * share, (1 - social) * (1 - share), social),
    }[rule]
    made = award_three_ways(rule=rule, social=social, share=share)
    assert made.row["bid"] == award(BIDS, expected)
    np.testing.assert_allclose(made.table["score"], score_bids(BIDS, expected)["score"])
    assert list(made.table.loc[made.table["winner"] == "wins", "bid"]) == [made.row["bid"]]


def test_the_words_name_the_weight_at_which_the_award_flips():
    flips = award_by_weight(BIDS, Weights(0.3, 0.7, 0))
    assert len(flips) == 2
    told = award_three_ways(rule="quality", share=0.3).in_words()
    assert (
        f"to {flips['winner'].iloc[1]} at a social value weight of {write(flips['from_weight'].iloc[1], '.0%')}"
        in told
    )


def test_three_rules_have_three_winners_and_the_proxy_a_fourth():
    winners = {award_three_ways(rule=rule).row["bid"] for rule in ("lowest", "quality", "social")}
    assert winners | {award_by_money_proxy(rate=0.5).row["bid"]} == {bid.name for bid in BIDS}


@pytest.mark.parametrize("rate", [0, 0.25, 0.3, 1])
def test_the_proxy_awards_by_net_price(rate):
    made = award_by_money_proxy(rate=rate)
    assert list(made.table["net"]) == [net_price(bid.price, bid.promised, rate) for bid in BIDS]
    assert made.row["bid"] == award_each_way(BIDS, Weights(1, 0, 0), rate)["winner"].iloc[-1]


def test_the_debate_answers_with_the_side_that_was_not_taken():
    made = debate(on_spending="sceptic", on_deciding="reply")
    answers = made.table.set_index("point")["answer"]
    spending, everything, deciding, market = POINTS
    assert answers["spending"] == f"The reply: {spending.reply}"
    assert answers["deciding"] == f"The sceptic: {deciding.sceptic}"
    for both in (everything, market):
        assert both.sceptic in answers[both.name]
        assert both.reply in answers[both.name]
    assert "sceptic on 1 of four points and with the reply on 1; on 2" in made.in_words()


@pytest.mark.parametrize(("side", "words"), [("sceptic", "hardest to meet"), ("undecided", "Take a side")])
def test_the_debate_advises_those_of_one_mind(side, words):
    assert words in debate(**dict.fromkeys(CONTROLS.values(), side)).in_words()


def test_the_town_counts_what_the_model_counts():
    made = what_gdp_sees(care="town", school="dearer", bank="fees", works="dirty")
    chosen = [WAYS[thing][way][1] for thing, way in made.values.items()]
    expected = account(chosen)
    assert list(made.table["counted"]) == list(expected["counted"])
    assert made.row["gdp"] == expected["counted"].sum()
    start = account([next(iter(ways.values()))[1] for ways in WAYS.values()])
    assert made.row["worth_change"] == expected["worth"].sum() - start["worth"].sum()
    assert made.row["bank"] == 2 * what_gdp_sees().row["bank"]


@pytest.mark.parametrize("measure", ["life_satisfaction", "life_expectancy", "co2_per_person"])
def test_countries_that_produce_as_much_are_those_within_a_fifth(measure):
    made = FIGURES[WORLD]()(measure=measure, year=2015, country="KEN")
    table = data.load("gdp_and_wellbeing").query("year == 2015").set_index("iso3")
    own = table.loc["KEN", "gdp_per_person"]
    alike = table[table["gdp_per_person"].between(0.8 * own, 1.2 * own)][measure].dropna()
    assert set(made.table["iso3"]) == set(alike.index)
    assert (made.row["low"], made.row["high"]) == (alike.min(), alike.max())
    assert made.row["value"] == table.loc["KEN", measure]


@pytest.mark.parametrize("weights", [(0, 0, 0.2), (30, 100, 0.4), (40, 200, 0.5)])
def test_the_street_has_the_models_burdens(weights):
    walking, losing, closing = weights
    made = mall_or_neighbourhood(walking_weight=walking, losing_weight=losing, closing=closing)
    assert list(made.table["burden"]) == [burden(shops, 10, walking, losing, closing) for shops in range(1, 9)]
    assert made.row["best"] == best_number(10, walking, losing, closing)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: award_three_ways(rule="best"), r"Rule \(rule\) is 'best'; choose one of: lowest, quality, social"),
        (lambda: award_by_money_proxy(rate=2), r"\(rate\) is 2; give a number from 0 to 1"),
        (lambda: weights_of("social", 1.5, 0.5), "weight of price is -0.25; give a number from 0 to 1"),
        (lambda: debate(on_spending="both"), r"\(on_spending\) is 'both'; choose one of: sceptic, undecided, reply"),
        (lambda: what_gdp_sees(care="none"), r"\(care\) is 'none'; choose one of: home, bought, town"),
        (lambda: FIGURES[WORLD]()(year=2011), r"Year \(year\) is 2011; choose one of: 2010, 2015, 2019, 2022"),
        (lambda: mall_or_neighbourhood(closing=0.9), r"\(closing\) is 0.9; give a number from 0 to 0.5"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, words):
    with pytest.raises(ValueError, match=words):
        call()
