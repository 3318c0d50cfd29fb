"""Lesson 8's figures tell the models' verdicts and numbers at every setting, and refuse what they cannot use."""

from itertools import product

import pandas as pd
import pytest

from pvcourse import data
from pvcourse.charts.global_goals import global_goals
from pvcourse.charts.goal_effects import POWERS, SHARES, goal_effects
from pvcourse.charts.implementation_steps import AIMS, implementation_steps
from pvcourse.charts.mission_check import EVERY, HINGES, OPTIONS, mission_check, mission_projects
from pvcourse.charts.mission_map import mission_map
from pvcourse.charts.on_track import on_track
from pvcourse.models.goal_spillovers import influence, spillovers
from pvcourse.models.missions import CRITERIA, Mission, check_mission, ladder
from pvcourse.models.sdg_progress import assess_series

MISSIONS, PROJECTS = data.load("missions"), data.load("mission_projects")
SCORES, GOALS = data.load("goal_scores"), data.load("sdg_goals")
SERIES, TARGETS, COUNTRIES = data.load("sdg_progress"), data.load("sdg_indicators"), data.load("countries")


@pytest.fixture(scope="module")
def check():
    return mission_check(MISSIONS, PROJECTS)


@pytest.fixture(scope="module")
def progress():
    return on_track(SERIES, TARGETS, COUNTRIES)


def test_a_slogan_meets_nothing_and_a_whole_mission_everything(check):
    for challenge in MISSIONS["challenge"]:
        slogan = check(challenge=challenge)
        assert slogan.row["met"] == 0
        whole = check(challenge=challenge, target="bold", date="set", citizens="yes", projects="all")
        assert (whole.table["verdict"] == "met").all(), challenge


@pytest.mark.parametrize("challenge", MISSIONS["challenge"])
def test_targets_on_the_trend_and_beyond_all_examples_are_turned_down(check, challenge):
    reasons = {
        target: check(challenge=challenge, target=target).table.set_index("criterion").loc[CRITERIA[2], "reason"]
        for target in ("trend", "bold", "dream")
    }
    assert reasons["trend"].startswith("Not ambitious")
    assert reasons["dream"].startswith("Not realistic")
    assert reasons["bold"].startswith("Beyond the trend")


def test_what_the_page_chooses_is_what_the_model_says_at_every_setting(check):
    """The page keeps a verdict once for all settings that it does not hang on: it must be the same in each."""
    rows = check().specification()["datasets"]
    verdicts = next(pd.DataFrame(rows[name]) for name in rows if "verdict" in rows[name][0])
    names = ["challenge", *OPTIONS]
    for setting in list(product(MISSIONS["challenge"], *OPTIONS.values()))[::7]:
        at = dict(zip(names, setting, strict=True))
        shown = verdicts
        for name in names:
            shown = shown[(shown[name] == at[name]) | (shown[name] == EVERY)]
        expected = check(**at).table
        assert shown.set_index("criterion").loc[list(CRITERIA), ["verdict", "reason"]].to_numpy().tolist() == (
            expected[["verdict", "reason"]].to_numpy().tolist()
        )
    assert set(HINGES) == set(CRITERIA)


def test_the_six_projects_make_a_ladder_of_many_sectors_and_leaders():
    for challenge, rows in PROJECTS.groupby("challenge"):
        built = mission_projects(rows)
        mission = Mission(str(challenge), "an aim", built)
        assert (ladder(mission)["level"] == "project").sum() == 6
        assert check_mission(mission).set_index("criterion").loc[CRITERIA[3], "verdict"] == "met"


def test_a_challenge_without_projects_is_refused():
    with pytest.raises(ValueError, match="projects has none for ageing; give each challenge some"):
        mission_check(MISSIONS, PROJECTS[PROJECTS["challenge"] != "ageing"])


def test_the_map_keeps_what_those_who_take_part_lead():
    made = mission_map(MISSIONS, PROJECTS)(challenge="ageing", by_civil="out", by_research="out")
    rows = PROJECTS[PROJECTS["challenge"] == "ageing"]
    kept = rows[rows["led_by"].isin(["public", "business"])]
    assert made.row["on"] == len(kept) == (made.table["fate"] == "Goes on").sum()
    assert made.row["sectors"] == len({each for cell in kept["sectors"] for each in cell.split(";")})
    served = {int(each.split(".")[0]) for cell in kept["targets"] for each in cell.split(";")}
    assert made.row["served"] == ", ".join(map(str, sorted(served)))
    assert "11" in made.row["served"]
    nobody = dict.fromkeys(("by_public", "by_business", "by_research", "by_civil"), "out")
    empty = mission_map(MISSIONS, PROJECTS)(**nobody)
    assert (empty.row["on"], empty.row["served"], empty.row["who"]) == (0, "none", "none")


def test_a_map_of_unknown_actors_or_goals_is_refused():
    with pytest.raises(ValueError, match="a project is led by 'king'; choose one of: public, business"):
        mission_map(MISSIONS, PROJECTS.assign(led_by="king"))
    with pytest.raises(ValueError, match="a target is of goal 18; give targets of goals 1 to 17"):
        mission_map(MISSIONS, PROJECTS.assign(targets="18.1"))


def test_every_target_of_a_project_is_one_that_its_goal_can_have():
    numbered = GOALS.set_index("goal")["targets"]
    for target in (each for cell in PROJECTS["targets"] for each in cell.split(";")):
        goal, number = target.split(".")
        assert 1 <= int(number) <= numbered[int(goal)]


def test_goals_add_up_by_group():
    made = global_goals(GOALS)
    groups = [made(group=group).row for group in GOALS["group"].unique()]
    assert sum(row["goals"] for row in groups) == made().row["goals"] == 17
    assert sum(row["targets"] for row in groups) == made().row["targets"] == 169
    assert made(group="Partnership").row["number"] == 17


@pytest.mark.parametrize("country", ["KEN", "NPL", "BRA", "USA"])
@pytest.mark.parametrize("pace", ["linear", "compound"])
def test_a_countrys_verdict_is_the_models(progress, country, pace):
    for target in TARGETS.itertuples():
        rows = SERIES[(SERIES["indicator"] == target.indicator) & (SERIES["iso3"] == country)]
        made = progress(indicator=target.indicator, pace=pace, country=country)
        if rows[rows["year"] >= 2015].empty:
            assert made.row["told"].endswith("no figures.")
            continue
        found = assess_series(rows["year"], rows["value"], target.by_2030, target.better, pace)
        assert made.row["told"].endswith(f"{found.status}.")
        assert f"in {found.year}; at that pace" in made.row["told"]


def test_statuses_add_up_in_each_region_and_a_projection_stays_within_bounds(progress):
    for indicator in TARGETS["indicator"]:
        for region in ("All regions", "South Asia", "Americas"):
            row = progress(indicator=indicator, region=region).row
            parts = ("met", "on_track", "moderate", "insufficient", "moving_away", "no_verdict")
            assert sum(row[part] for part in parts) == row["all"]
        table = progress(indicator=indicator).table
        assert table["projected"].min() >= 0
        if indicator != "child_mortality":
            assert table["projected"].max() <= 100


def test_the_pace_changes_some_verdicts_on_women_in_parliament(progress):
    level, percent = (progress(indicator="women_in_parliament", pace=pace) for pace in ("linear", "compound"))
    assert (level.table["status"].to_numpy() != percent.table["status"].to_numpy()).sum() > 10


def test_series_of_unknown_countries_are_refused():
    with pytest.raises(ValueError, match="countries has no KEN; give a row for each country of the series"):
        on_track(SERIES[SERIES["iso3"] == "KEN"], TARGETS, COUNTRIES[COUNTRIES["iso3"] != "KEN"])


@pytest.fixture(scope="module")
def effects():
    return goal_effects(SCORES)


@pytest.mark.parametrize(("power", "share"), list(product(POWERS, SHARES)))
def test_effects_are_the_models(effects, power, share):
    goals = ["hunger", "health", "water", "energy", "climate"]
    rows = SCORES[SCORES["power"] == power]
    matrix = rows.pivot(index="on", columns="to", values="score").reindex(index=goals, columns=goals).fillna(0)
    pairs = spillovers(matrix, share)
    ranked = influence(matrix, share)
    for on in goals:
        made = effects(power=power, on=on, share=share)
        assert made.table["total"].tolist() == pairs.loc[pairs["on"] == on, "total"].tolist()
        assert ranked["goal"][made.row["place"] - 1] == on
        assert made.row["sum"] == pytest.approx(ranked.set_index("goal").loc[on, "gives"])


def test_only_progress_on_energy_depends_on_how_energy_is_made():
    wide = SCORES.pivot(index=["on", "to"], columns="power", values="score")
    differ = wide[wide.nunique(axis=1) > 1]
    assert set(differ.index.get_level_values("on")) == {"energy"}
    assert SCORES.groupby("power")["score"].sum()["coal"] < SCORES.groupby("power")["score"].sum()["sun-wind"]


def test_a_missing_score_is_named():
    with pytest.raises(ValueError, match="scores has none for sun-wind, hunger to health; give one for each pair"):
        goal_effects(SCORES.iloc[1:])


def test_every_difficulty_leads_to_its_group_and_one_of_four_tools():
    steps = data.load("implementation_steps")
    assert len(steps) == 8
    assert set(steps["aim"]) == set(AIMS)
    for number, name in steps[["number", "steps"]].itertuples(index=False):
        assert f"group {number}, {name}." in implementation_steps(steps)(number=number).in_words()
    with pytest.raises(ValueError, match="an aim is 'Luck'; choose one of: Ambitious agenda"):
        implementation_steps(steps.assign(aim="Luck"))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            lambda: mission_check(MISSIONS, PROJECTS)(target="high"),
            r"\(target\) is 'high'; choose one of: none, trend",
        ),
        (lambda: global_goals(GOALS)(group="Profit"), r"\(group\) is 'Profit'; choose one of: All, People"),
        (lambda: goal_effects(SCORES)(share=0.2), r"\(share\) is 0.2; choose one of: 0.0, 0.5, 1.0"),
    ],
)
def test_bad_settings_are_named_with_what_is_allowed(call, words):
    with pytest.raises(ValueError, match=words):
        call()
