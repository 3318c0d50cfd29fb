"""What the other models found, as findings: each against the model itself or by hand."""

import pytest

from pvcourse.models.co_creation import Initiative, classify
from pvcourse.models.innovation_portfolio import Project, compare_strategies
from pvcourse.models.market_shaping import read_frame
from pvcourse.models.missions import CRITERIA, Mission, MissionProject
from pvcourse.models.risks_and_rewards import Portfolio, Terms, who_bears_who_keeps
from pvcourse.models.roar_canvas import FACTS, Finding
from pvcourse.models.roar_findings import (
    from_deal,
    from_initiative,
    from_mission,
    from_progress,
    from_projects,
    from_proposals,
    from_reading,
    from_strategy,
)
from pvcourse.models.sdg_progress import assess_series
from pvcourse.models.strategic_triangle import Rating, Strategy
from pvcourse.models.two_components import FourValues, Judgement, Proposal, rank_by_both, tension

OMEGA = Project("omega", cost=20, outcomes=((240, 0.2), (0, 0.8)))
ALPHA = Project("alpha", cost=15, outcomes=((100, 0.5), (55, 0.5)))


def test_the_three_corners_of_a_strategy():
    assert from_strategy(Strategy(Rating(6, 7, 8), Rating(2, 4.5, 7), Rating(5, 6, 7))) == (
        Finding("proposition", 7, "Proposition is rated 7 of 10, at worst 6 and at best 8."),
        Finding("authorisation", 4.5, "Authorisation is rated 4.5 of 10, at worst 2 and at best 7."),
        Finding("capacity", 6, "Capacity is rated 6 of 10, at worst 5 and at best 7."),
    )


def test_a_mission_by_its_criteria_solutions_and_citizens():
    projects = tuple(
        MissionProject(name, ("energy", name), "public", solution, "technological")
        for name, solution in (("a", "heat"), ("b", "heat"), ("c", "roofs"))
    )
    mission = Mission(
        "clean growth",
        "No carbon",
        projects,
        goals=(13,),
        framed_with_citizens=True,
        measure="Tonnes",
        baseline=6,
        target=1,
        start=2020,
        deadline=2030,
    )
    missed = ", ".join(CRITERIA[2:])
    assert from_mission(mission) == (
        Finding("criteria met", 2, f"The mission meets 2 of 6 criteria; not shown: {missed}."),
        Finding("solutions", 2, "Different solutions tried: 2."),
        Finding("framed with citizens", "yes", "Citizens helped to frame it: yes."),
    )


def test_a_mission_that_meets_all_criteria_or_of_which_little_is_known():
    projects = (
        MissionProject("a", ("energy", "housing"), "public", "heat", "technological"),
        MissionProject("b", ("transport",), "civil society", "bikes", "social"),
        MissionProject("c", ("energy",), "business", "roofs", "technological"),
    )
    facts = {"goals": (13,), "framed_with_citizens": True, "measure": "Tonnes", "baseline": 6, "target": 1}
    later = {"start": 2020, "deadline": 2030, "on_trend": 4, "at_best": 0}
    good = from_mission(Mission("clean growth", "No carbon", projects, **facts, **later))
    assert good[0] == Finding("criteria met", 6, "The mission meets 6 of 6 criteria.")
    closed = from_mission(Mission("clean growth", "No carbon", framed_with_citizens=False))
    assert closed[2] == Finding("framed with citizens", "no", "Citizens helped to frame it: no.")
    assert [finding.fact for finding in from_mission(Mission("x", "y"))] == ["criteria met", "solutions"]


def test_progress_of_an_indicator():
    progress = assess_series([2015, 2020], [40.5, 43], 70, "higher")
    text = "Basic sanitation, 40.5 in 2015 and 43 in 2020, target 70: insufficient."
    assert from_progress("Basic sanitation", progress) == (Finding("progress", "insufficient", text),)


def test_the_frame_and_every_known_row():
    reading = read_frame({"justification": "shaping", "appraisal": "fixing", "risk": "fixing"})
    assert from_reading(reading) == (
        Finding("frame", "mixed", f"Argued as: mixed. {reading.reason}"),
        Finding("frame of appraisal", "fixing", "Its appraisal speaks of fixing."),
        Finding("frame of risk", "fixing", "Its risk speaks of fixing."),
        Finding("frame of justification", "shaping", "Its justification speaks of shaping."),
    )
    for row in ("assumptions", "evaluation"):
        assert from_reading(read_frame({row: "shaping"}))[1].fact == f"frame of {row}"


def test_a_portfolio_of_projects():
    assert from_projects([ALPHA, OMEGA]) == (
        Finding("likely failures", 1, "Likely failures that are worth starting: 1."),
        Finding("gain from learning", 15.5, "Searching is worth 15.5 more than picking one project in advance."),
    )
    # With 140 in hand omega is not worth starting any more; a fallback of 139 leaves it just worth it.
    assert [finding.value for finding in from_projects([ALPHA, OMEGA], fallback=140)][0] == 0
    assert [finding.value for finding in from_projects([ALPHA, OMEGA], fallback=139)][0] == 1
    # Where both may fail, what one falls back on counts for the gain as well.
    twin = Project("twin", cost=25, outcomes=((240, 0.2), (0, 0.8)))
    for fallback in (0, 50):
        worth = compare_strategies([OMEGA, twin], fallback)["expected_net"]
        assert from_projects([OMEGA, twin], fallback)[1].value == pytest.approx(worth[3] - worth[1])
    assert from_projects([OMEGA, twin]) == from_projects([OMEGA, twin], fallback=0)
    assert from_projects([OMEGA, twin]) != from_projects([OMEGA, twin], fallback=1)
    even = Project("even", cost=1, outcomes=((9, 0.5), (0, 0.5)))
    assert from_projects([even])[0].value == 0


def test_what_kind_of_initiative_it_is_with_reasons():
    (found,) = from_initiative(Initiative(solution="public body", delivery="firm"))
    reasons = classify(Initiative(solution="public body", delivery="firm")).reasons
    assert len(reasons) > 1
    assert found == Finding("kind of initiative", "contracting out", f"It is contracting out: {'; '.join(reasons)}.")
    (open_,) = from_initiative(Initiative())
    assert open_ == Finding("kind of initiative", "not enough known", "It is not enough known.")


def test_who_bears_and_who_keeps_with_users_and_treasury_as_the_public():
    portfolio, terms = Portfolio(public_share=0.5), Terms(equity=0.2)
    table = who_bears_who_keeps(portfolio, terms, 500, 3).set_index("party")
    loss, gain = from_deal(portfolio, terms, futures=500, seed=3)
    assert (loss.fact, gain.fact) == ("loss borne by the public", "gain kept by the public")
    assert loss.value == pytest.approx(table.loc[["treasury", "users"], "loss_borne"].sum())
    assert gain.value == pytest.approx(table.loc[["treasury", "users"], "gain_kept"].sum())
    assert loss.text == f"Share of the loss borne by the public: {loss.value:.0%}."
    assert gain.text == f"Share of the gain kept by the public: {gain.value:.0%}."
    assert from_deal(portfolio, terms) == from_deal(portfolio, terms, futures=10_000, seed=2019)


def test_a_share_that_cannot_be_said_is_left_out():
    certain = Portfolio(mean=2, spread=0)
    assert [finding.fact for finding in from_deal(certain, Terms(), futures=10)] == ["gain kept by the public"]


def test_the_tension_between_the_two_components():
    parking = Proposal("parking", 0.7, FourValues(1, 8, 3, 0), FourValues(1, 2, 2, 0), FourValues(0, 2, 1, 0))
    wetland = Proposal("wetland", 0.3, FourValues(1, 1, 2, 4), FourValues(1, 1, 2, 4), FourValues(2, 3, 3, 9))
    text = "Pairs of proposals on which the two components disagree: 100%."
    assert from_proposals([parking, wetland]) == (Finding("tension", 1.0, text),)
    hurried = Judgement(rate=1, years=100, minority_share=0)
    (found,) = from_proposals([parking, wetland], hurried)
    assert found.value == tension(rank_by_both([parking, wetland], hurried)) != 1


def test_together_the_models_can_find_every_fact():
    parking = Proposal("parking", 0.7, FourValues(1, 8, 3, 0), FourValues(1, 2, 2, 0), FourValues(0, 2, 1, 0))
    rows = ("justification", "appraisal", "assumptions", "evaluation", "risk")
    found = (
        *from_strategy(Strategy(Rating(6, 7, 8), Rating(2, 4, 7), Rating(5, 6, 7))),
        *from_mission(Mission("x", "y", framed_with_citizens=True)),
        *from_progress("Water", assess_series([2015, 2020], [40, 43], 70, "higher")),
        *from_reading(read_frame(dict.fromkeys(rows, "shaping"))),
        *from_projects([ALPHA]),
        *from_initiative(Initiative()),
        *from_deal(Portfolio(), Terms(), futures=50),
        *from_proposals([parking]),
    )
    assert {finding.fact for finding in found} == set(FACTS)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            lambda: from_strategy("library"),
            "strategy is 'library'; give a Strategy(proposition, authorisation, capacity)",
        ),
        (lambda: from_progress("Water", 3), "progress is 3; give what assess_series returns"),
        (lambda: from_reading("mixed"), "reading is 'mixed'; give what read_frame returns"),
        (lambda: from_mission("x"), "mission is 'x'; give a Mission(challenge, aim, ...)"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, words):
    with pytest.raises(TypeError) as caught:
        call()
    assert str(caught.value) == words
