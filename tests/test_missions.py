"""Missions: the ladder by hand, and every criterion in each of its verdicts."""

import pandas as pd
import pytest

from pvcourse.models.missions import CRITERIA, VERDICTS, Mission, MissionProject, check_mission, ladder

HEAT = MissionProject("Canal heat", ("energy", "housing"), "public", "district heat", "technological")
BIKES = MissionProject("Bike streets", ("transport",), "civil society", "less driving", "social")
ROOFS = MissionProject("Roof coop", ("energy",), "business", "solar roofs", "technological")
CITY = Mission(
    challenge="clean growth",
    aim="A city that emits no carbon",
    projects=(HEAT, BIKES, ROOFS),
    goals=(13, 11, 13),
    framed_with_citizens=True,
    measure="Tonnes per head",
    baseline=6,
    target=1,
    start=2020,
    deadline=2035,
    on_trend=4,
    at_best=0.5,
)


def changed(**facts):
    return Mission(**{name: getattr(CITY, name) for name in CITY.__dataclass_fields__} | facts)


def verdict(criterion, **facts):
    row = check_mission(changed(**facts)).set_index("criterion").loc[criterion]
    return row["verdict"], row["reason"]


def test_the_ladder_goes_from_challenge_to_mission_to_projects_to_sectors():
    expected = pd.DataFrame(
        [
            ("mission", "clean growth", "A city that emits no carbon"),
            ("project", "A city that emits no carbon", "Canal heat"),
            ("project", "A city that emits no carbon", "Bike streets"),
            ("project", "A city that emits no carbon", "Roof coop"),
            ("sector", "Canal heat", "energy"),
            ("sector", "Canal heat", "housing"),
            ("sector", "Bike streets", "transport"),
            ("sector", "Roof coop", "energy"),
        ],
        columns=["level", "above", "below"],
    )
    pd.testing.assert_frame_equal(ladder(CITY), expected)


def test_a_good_mission_meets_every_criterion_and_says_why():
    table = check_mission(CITY)
    assert list(table.columns) == ["criterion", "verdict", "reason"]
    assert tuple(table["criterion"]) == CRITERIA
    assert list(table["verdict"]) == ["met"] * 6
    assert list(table["reason"]) == [
        "It serves goals 11, 13, and citizens helped to frame it.",
        "Tonnes per head, from 6 in 2020 to 1 in 2035.",
        "Beyond the trend (4) and within the best pace seen (0.5).",
        "3 sectors (energy, housing, transport), led by public, business, civil society.",
        "3 solutions compete: district heat, less driving, solar roofs.",
        "Its projects try technological and social change.",
    ]


def test_of_a_bare_mission_little_is_known_and_it_gives_no_direction():
    table = check_mission(Mission("clean growth", "A city that emits no carbon"))
    assert list(table["verdict"]) == ["not known", "not met", "not known", "not known", "not known", "not known"]
    assert list(table["reason"]) == [
        "Say which global goals it serves and whether citizens helped to frame it.",
        "One could not tell when it is done: measure, baseline, target, start, deadline missing.",
        "Say where things stand, the target, where the trend leads and what the best have reached.",
        "It has no projects yet.",
        "It has no projects yet.",
        "It has no projects yet.",
    ]
    assert set(table["verdict"]) <= set(VERDICTS)


def test_bold_asks_for_goals_and_for_citizens():
    bold = CRITERIA[0]
    assert verdict(bold, framed_with_citizens=False) == (
        "not met",
        "It serves goals 11, 13, but citizens had no part in framing it.",
    )
    assert verdict(bold, goals=())[0] == "not known"
    assert verdict(bold, framed_with_citizens=None)[0] == "not known"


@pytest.mark.parametrize("missing", ["measure", "baseline", "target", "start", "deadline"])
def test_direction_asks_for_every_part_of_a_target(missing):
    reason = f"One could not tell when it is done: {missing} missing."
    assert verdict(CRITERIA[1], **{missing: None}) == ("not met", reason)


def test_a_target_that_is_reached_at_the_start_is_no_direction():
    assert verdict(CRITERIA[1], target=6) == ("not met", "Its target is where Tonnes per head stands already: 6.")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"on_trend": 1}, "not met"),
        ({"on_trend": 0.5}, "not met"),
        ({"on_trend": 1.01}, "met"),
        ({"at_best": 1}, "met"),
        ({"at_best": 1.01}, "not met"),
        ({"on_trend": None}, "not known"),
        ({"at_best": None}, "not known"),
        ({"baseline": None}, "not known"),
        ({"target": None}, "not known"),
        ({"baseline": 10, "target": 50, "on_trend": 30, "at_best": 60}, "met"),
        ({"baseline": 10, "target": 50, "on_trend": 50, "at_best": 60}, "not met"),
        ({"baseline": 10, "target": 50, "on_trend": 30, "at_best": 50}, "met"),
        ({"baseline": 10, "target": 50, "on_trend": 30, "at_best": 49}, "not met"),
        ({"baseline": 10, "target": 10, "on_trend": 10, "at_best": 10}, "not met"),
        ({"baseline": 10, "target": 10, "on_trend": 12, "at_best": 10}, "met"),
    ],
)
def test_ambitious_is_beyond_the_trend_and_realistic_within_the_best_pace(facts, expected):
    assert verdict(CRITERIA[2], **facts)[0] == expected


def test_the_reasons_for_no_ambition_and_no_realism():
    assert verdict(CRITERIA[2], on_trend=0.5)[1] == "Not ambitious: the trend alone leads to 0.5."
    assert verdict(CRITERIA[2], at_best=2)[1] == "Not realistic: even the best pace seen leads only to 2."


def test_crossing_asks_for_three_sectors_and_two_kinds_of_actor():
    two_sectors = (
        "Only 2 sectors (energy, housing), led by public, business; at least 3 and 2 kinds of actor are asked."
    )
    assert verdict(CRITERIA[3], projects=(HEAT, ROOFS)) == ("not met", two_sectors)
    alone = MissionProject("Trams", ("transport",), "public", "trams", "technological")
    assert verdict(CRITERIA[3], projects=(HEAT, alone))[0] == "not met"
    assert verdict(CRITERIA[3], projects=(HEAT, BIKES))[0] == "met"


def test_from_below_asks_for_three_different_solutions():
    more_heat = MissionProject("Harbour heat", ("energy",), "public", "district heat", "technological")
    assert verdict(CRITERIA[4], projects=(HEAT, BIKES, more_heat)) == (
        "not met",
        "It bets on few solutions: district heat, less driving; at least 3 are asked.",
    )


def test_social_change_and_technology_are_both_asked_for():
    assert verdict(CRITERIA[5], projects=(HEAT, ROOFS)) == ("not met", "No project tries social change.")
    assert verdict(CRITERIA[5], projects=(BIKES,)) == ("not met", "No project tries technological change.")


def test_the_order_of_projects_changes_no_verdict():
    turned = check_mission(changed(projects=(ROOFS, BIKES, HEAT)))
    pd.testing.assert_frame_equal(turned, check_mission(CITY))


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: MissionProject("", ("a",), "public", "b", "social"), TypeError, "name is ''; give some text"),
        (lambda: MissionProject("a", ("a",), "public", " ", "social"), TypeError, "solution is ' '; give some text"),
        (
            lambda: MissionProject("a", (), "public", "b", "social"),
            TypeError,
            "sectors is (); give a tuple of at least one name",
        ),
        (
            lambda: MissionProject("a", "energy", "public", "b", "social"),
            TypeError,
            "sectors is 'energy'; give a tuple of at least one name",
        ),
        (lambda: MissionProject("a", (3,), "public", "b", "social"), TypeError, "a sector is 3; give some text"),
        (
            lambda: MissionProject("a", ("a",), "state", "b", "social"),
            ValueError,
            "led_by is 'state'; choose one of: public, business, research, civil society",
        ),
        (
            lambda: MissionProject("a", ("a",), "public", "b", "socal"),
            ValueError,
            "kind is 'socal'; did you mean 'social'? Choose one of: technological, social",
        ),
        (lambda: changed(challenge=""), TypeError, "challenge is ''; give some text"),
        (lambda: changed(aim=None), TypeError, "aim is None; give some text"),
        (lambda: changed(measure=""), TypeError, "measure is ''; give some text"),
        (
            lambda: changed(framed_with_citizens="yes"),
            TypeError,
            "framed_with_citizens is 'yes'; give True, False or None",
        ),
        (lambda: changed(goals=(0,)), ValueError, "a goal is 0; give a whole number from 1 to 17"),
        (lambda: changed(goals=(18,)), ValueError, "a goal is 18; give a whole number from 1 to 17"),
        (lambda: changed(baseline="six"), TypeError, "baseline is 'six'; give a number that is finite"),
        (lambda: changed(target=float("inf")), ValueError, "target is inf; give a number that is finite"),
        (lambda: changed(target=float("-inf")), ValueError, "target is -inf; give a number that is finite"),
        (lambda: changed(on_trend="x"), TypeError, "on_trend is 'x'; give a number that is finite"),
        (lambda: changed(at_best="x"), TypeError, "at_best is 'x'; give a number that is finite"),
        (lambda: changed(start=1899), ValueError, "start is 1899; give a whole number from 1900 to 2200"),
        (lambda: changed(deadline=2201), ValueError, "deadline is 2201; give a whole number from 1900 to 2200"),
        (
            lambda: changed(start=2035),
            ValueError,
            "deadline is 2035 and start 2035; give a deadline after the start",
        ),
        (lambda: changed(projects=("Canal heat",)), TypeError, "a project is 'Canal heat'; give a MissionProject"),
        (
            lambda: changed(projects=(BIKES, HEAT, HEAT)),
            ValueError,
            "projects has 'Canal heat' twice; give each project a name of its own",
        ),
        (lambda: ladder("mission"), TypeError, "mission is 'mission'; give a Mission(challenge, aim, ...)"),
        (lambda: check_mission("mission"), TypeError, "mission is 'mission'; give a Mission(challenge, aim, ...)"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == words


def test_the_ends_of_the_ranges_are_allowed():
    assert changed(goals=(1, 17), start=1900, deadline=2200, framed_with_citizens=False).goals == (1, 17)
    assert changed(start=2034).deadline == 2035
    assert changed(start=None).start is None
    assert changed(deadline=None, start=2100).deadline is None
