"""Lesson 7's figures tell the models' numbers at every setting we try, and refuse what they cannot use."""

from itertools import product

import numpy as np
import pytest

from pvcourse import data
from pvcourse.charts.five_rows import two_frames
from pvcourse.charts.milestone import SUCCESS, milestone
from pvcourse.charts.portfolio import COST, portfolio
from pvcourse.charts.solar_hindsight import solar_hindsight
from pvcourse.charts.solar_programme import solar_programme
from pvcourse.charts.static_appraisal import static_appraisal
from pvcourse.models.experience_curves import fit_learning_rate
from pvcourse.models.innovation_portfolio import Project, compare_strategies
from pvcourse.models.market_shaping import ROWS, benefit_cost_ratio, net_present_value, read_frame
from pvcourse.models.milestones import committed_value, staged_value
from pvcourse.models.portfolio_search import search

MODULES = data.load("solar_experience")
READINGS = data.load("policy_readings")


@pytest.mark.parametrize("policy", ["apollo", "solar", "bus-lane"])
def test_frames_show_the_rows_of_the_policy_and_read_the_marks_as_the_model_does(policy):
    marks = dict(zip(ROWS, ("shaping", "fixing", "unknown", "shaping", "fixing"), strict=True))
    made = two_frames(READINGS)(policy=policy, **marks)
    assert made.row["reason"] == read_frame(marks).reason
    assert made.row["frame"] == "mixed"
    assert list(made.table["fixing"]) == list(READINGS.loc[READINGS["policy"] == policy, "fixing"])
    assert list(made.table["mark"]) == ["Shaping", "Fixing", "Leave open", "Shaping", "Fixing"]


def test_every_policy_has_the_five_rows_with_two_different_readings_each():
    assert {tuple(rows) for _, rows in READINGS.groupby("policy")["row"]} == {ROWS}
    assert (READINGS["fixing"] != READINGS["shaping"]).all()
    with pytest.raises(
        ValueError, match=r"the rows of apollo are appraisal, assumptions.*give each once: justification"
    ):
        two_frames(READINGS.iloc[1:])


@pytest.mark.parametrize(("cost", "rate", "years"), list(product([2, 14], [0, 0.035, 0.1], [5, 60])))
def test_the_bus_lane_is_appraised_as_the_model_does_term_by_term(cost, rate, years):
    made = static_appraisal(cost=cost, benefit=0.8, rate=rate, years=years)
    stream = [-cost] + [0.8] * years
    assert made.row["value"] == pytest.approx(net_present_value(stream, rate))
    costs, benefits = [cost] + [0] * years, [0] + [0.8] * years
    assert made.row["ratio"] == pytest.approx(benefit_cost_ratio(benefits, costs, rate))
    assert made.row["verdict"] == ("go ahead" if net_present_value(stream, rate) > 0 else "do not")
    assert made.table.iloc[0]["value"] == -cost


@pytest.mark.parametrize("stand", [1980, 1999, 2015])
def test_hindsight_fits_the_curve_to_nothing_but_what_was_known(stand):
    made = solar_hindsight(MODULES)(stand=stand)
    known = MODULES[MODULES["year"] <= stand]
    fit = fit_learning_rate(known["capacity"], known["cost"])
    assert made.row["learning_rate"] == fit.learning_rate
    built, came = MODULES.iloc[-1][["capacity", "cost"]]
    foreseen = fit.cost_of_first * built ** (np.log(1 - fit.learning_rate) / np.log(2))
    assert made.row["foreseen"] == pytest.approx(foreseen)
    assert made.row["curve_off"] == pytest.approx(max(foreseen / came, came / foreseen))
    assert (made.table["known"] == "known").sum() == len(known)


def test_hindsight_wants_years_before_and_after_its_first():
    with pytest.raises(ValueError, match="the years are 1990 to 2019; give some before 1980 and some after"):
        solar_hindsight(MODULES[MODULES["year"] >= 1990])


@pytest.mark.parametrize(("worth", "learning", "rate"), [(1.0, 0.2, 0.035), (2, 0, 0), (0.4, 0.35, 0.1)])
def test_the_programme_adds_up_year_by_year(worth, learning, rate):
    table = solar_programme(MODULES)(worth=worth, learning=learning, rate=rate).table
    still = learned = real = 0.0
    rows = MODULES[MODULES["year"] >= 2000].reset_index(drop=True)
    for after in range(1, len(rows)):
        built = rows["capacity"][after] - rows["capacity"][after - 1]
        discounted = built / (1 + rate) ** after / 1000
        doubled = np.log2(rows["capacity"][after - 1] / rows["capacity"][0])
        still += discounted * (worth - rows["cost"][0])
        learned += discounted * (worth - rows["cost"][0] * (1 - learning) ** doubled)
        real += discounted * (worth - rows["cost"][after])
    np.testing.assert_allclose(table.iloc[-1][["still", "learning", "real"]].astype(float), [still, learned, real])


def test_the_programme_needs_its_first_year():
    with pytest.raises(ValueError, match="have no year 2000 with later ones; give both"):
        solar_programme(MODULES[MODULES["year"] > 2000])


@pytest.mark.parametrize(("chance", "number", "prize", "spillover"), [(0.1, 12, 240, 0), (0.4, 3, 60, 4)])
def test_the_portfolio_plays_what_the_model_plays(chance, number, prize, spillover):
    projects = [
        Project(f"venture {place}", COST, ((prize, chance), (0, 1 - chance)), spillover)
        for place in range(1, number + 1)
    ]
    found = search(projects, runs=1000)
    made = portfolio(chance=chance, number=number, prize=prize, spillover=spillover, play=4)
    assert made.row["started"] == found.started[3].sum()
    assert made.row["lost"] == (found.started[3] & (found.worth[3] == 0)).sum()
    assert made.row["net"] == found.net[3]
    assert made.row["ahead"] == (found.net > 0).mean()
    assert list(made.table["worth"]) == list(compare_strategies(projects)["expected_net"])


def test_most_projects_of_the_lessons_portfolio_fail_and_the_whole_succeeds():
    made = portfolio()
    assert made.row["failed"] > 0.85
    assert made.row["ahead"] > 0.5
    assert made.row["searched"] > made.row["picked"] > 0


def test_nothing_is_started_where_a_success_is_worth_too_little_and_a_spillover_changes_that():
    poor, helped = (portfolio(chance=0.1, prize=60, spillover=s, number=1) for s in (0, 4))
    assert (poor.row["started"], poor.row["failed"], poor.row["ahead"]) == (0, 0, 0)
    assert poor.row["searched"] == 0
    assert helped.row["searched"] == pytest.approx(0, abs=1e-9)
    assert (
        portfolio(chance=0.05, prize=240, spillover=4, number=1).row["searched"]
        > (portfolio(chance=0.05, prize=240, spillover=0, number=1).row["searched"])
    )


@pytest.mark.parametrize(("chance", "tells"), list(product([0.05, 0.4, 0.95], [0, 0.5, 1])))
def test_a_milestone_keeps_the_chance_seen_at_the_start(chance, tells):
    row = milestone(chance=chance, first_cost=7, second_cost=35, tells=tells).row
    assert chance * row["after_good"] + (1 - chance) * row["after_bad"] == pytest.approx(chance)
    assert row["after_good"] - row["after_bad"] == pytest.approx(tells)
    numbers = (7, 35, SUCCESS, chance, row["after_good"], row["after_bad"])
    assert row["staged"] == pytest.approx(float(staged_value(*numbers)))
    assert row["committed"] == pytest.approx(float(committed_value(*numbers)))


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ({"chance": 0.9}, "Worth starting either way."),
        ({"tells": 1}, "Worth starting only because one may stop."),
        ({"tells": 0}, "Not worth starting."),
    ],
)
def test_a_milestones_verdict_follows_from_both_values(values, verdict):
    assert milestone(**values).row["verdict"] == verdict


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: static_appraisal(rate=2), r"Discount rate a year \(rate\) is 2; give a number from 0 to 0.1"),
        (lambda: portfolio(chance=0.3), r"Chance of success \(chance\) is 0.3; choose one of: 0.05, 0.1, 0.2, 0.4"),
        (lambda: milestone(tells=1.1), r"How much it tells \(tells\) is 1.1; give a number from 0 to 1"),
        (lambda: two_frames(READINGS)(risk="maybe"), r"\(risk\) is 'maybe'; choose one of: fixing, shaping, unknown"),
        (lambda: solar_hindsight(MODULES)(stand=1975), r"\(stand\) is 1975; give a number from 1980 to 2015"),
    ],
)
def test_bad_settings_are_named_with_what_is_allowed(call, words):
    with pytest.raises(ValueError, match=words):
        call()
