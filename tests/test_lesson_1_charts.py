"""Lesson 1's figures against the model and the data, at settings of their own; and bad input."""

import pandas as pd
import pytest
from lesson_01 import FIGURES, SPENDING, WALK

from pvcourse import data
from pvcourse.charts.counting import RUNGS, what_a_reward_does
from pvcourse.charts.paradigms import QUESTIONS, STOPS
from pvcourse.charts.social_spending import LOOKED_AT, social_spending
from pvcourse.charts.words import write
from pvcourse.models.counting import best_reward, what_gets_counted
from pvcourse.models.paradigms import compare_paradigms, critics_of_bureaucracy, yardsticks


@pytest.mark.parametrize("at", [(0.3, 1.2, 0.4, 0.2), (2.0, 0.2, 0.9, 0.9), (0.0, 2.0, 0.1, 0.0)])
def test_the_figure_of_a_reward_tells_the_models_numbers(at):
    reward, motivation, substitution, weight = at
    made = what_a_reward_does(reward=reward, motivation=motivation, substitution=substitution, weight=weight)
    without, rewarded = what_gets_counted([0, reward], motivation, substitution, weight).to_dict("records")
    assert list(made.table["rung"]) == list(RUNGS)
    for row in made.table.itertuples():
        assert (row.unrewarded, row.rewarded) == (without[row.rung], rewarded[row.rung])
        assert row.change == pytest.approx(rewarded[row.rung] / without[row.rung] - 1)
    assert made.row["best"] == best_reward(motivation, substitution, weight)
    assert f"arrests {write(made.row['outputs'], '+.0%')}" in made.in_words()


def test_a_reward_where_tasks_compete_raises_the_count_and_lowers_trust():
    made = what_a_reward_does(reward=0.5).row
    assert made["outputs"] > 0 > made["outcome"] > made["uncounted"]


def test_the_walk_passes_every_paradigm_critic_and_yardstick_once():
    names = [*compare_paradigms()["name"], *critics_of_bureaucracy()["name"], *yardsticks()["name"]]
    assert sorted(names) == sorted(STOPS)
    assert list(FIGURES[WALK]().controls["first"].options) == list(STOPS)


def test_the_walk_tells_what_the_model_says_of_the_two_stops_and_of_no_other():
    made = FIGURES[WALK]()(first="William Niskanen", second="co-creation")
    answers = made.table.set_index(["stop", "question"])["answer"]
    assert set(made.table["stop"]) == {"William Niskanen", "co-creation"}
    critic = critics_of_bureaucracy().set_index("name").loc["William Niskanen"]
    assert answers["William Niskanen", QUESTIONS["charge"]] == critic["charge"]
    paradigm = compare_paradigms().set_index("name").loc["co-creation"]
    for column in ("answers", "means", "creators", "managers", "criticism"):
        assert answers["co-creation", QUESTIONS[column]] == paradigm[column]
    for stop in ("William Niskanen", "co-creation"):
        assert STOPS[stop][1] in made.in_words()


def test_social_spending_tells_the_figures_of_the_data():
    spending = data.load("social_spending")
    made = FIGURES[SPENDING]()(country="ITA", beside="NZL")
    italy = spending[spending["iso3"] == "ITA"].set_index("year")["share_of_gdp"]
    for year in (*LOOKED_AT, italy.index.max()):
        assert f"{write(italy[year], '.1f')}% of GDP in {year}" in made.in_words() or (
            f"{write(italy[year], '.1f')}% in {year}" in made.in_words()
        )
    assert f"highest in {italy.idxmax()}, {write(italy.max(), '.1f')}%" in made.in_words()
    assert set(made.table["iso3"]) == {"ITA", "NZL"}
    assert made.table["year"].min() >= 1930


def test_a_country_without_the_years_told_is_named():
    bare = pd.DataFrame({"iso3": ["NOR"], "year": [1990], "share_of_gdp": [20.0]})
    with pytest.raises(ValueError, match=r"Norway has no figure for 1960; give one for each of \(1960, 1980\)"):
        social_spending(bare, data.load("countries"))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: what_a_reward_does(reward=3), r"Reward for each arrest \(reward\) is 3; give a number from 0 to 2"),
        (lambda: FIGURES[WALK]()(first="Weber"), r"\(first\) is 'Weber'; choose one of: bureaucracy, Anthony Downs"),
        (lambda: FIGURES[SPENDING]()(country="DEU"), r"Country \(country\) is 'DEU'; choose one of: AUS, DNK"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, words):
    with pytest.raises(ValueError, match=words):
        call()
