"""Six proposals for one plot of land: what each adds, and how the two components rank them."""

from itertools import product
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group, Slider
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.two_components import (
    PUBLICS,
    VALUES,
    FourValues,
    Judgement,
    Proposal,
    in_conflict,
    rank_by_both,
)

TOWN = (
    Proposal("Car park", 0.62, FourValues(1, 9, 4, 0), FourValues(0, 4, 2, 0), FourValues(0, 2, 1, 0)),
    Proposal("Football stand", 0.55, FourValues(1, 5, 9, 1), FourValues(1, 2, 4, 1), FourValues(0, 3, 4, 0)),
    Proposal("Warm homes", 0.47, FourValues(1, 5, 3, 5), FourValues(1, 7, 4, 5), FourValues(0, 4, 2, 7)),
    Proposal("Wetland", 0.38, FourValues(1, 1, 4, 5), FourValues(1, 1, 3, 5), FourValues(1, 4, 5, 10)),
    Proposal("Night bus", 0.29, FourValues(1, 4, 3, 3), FourValues(3, 7, 7, 3), FourValues(1, 3, 3, 4)),
    Proposal("Youth council", 0.18, FourValues(4, 1, 3, 1), FourValues(9, 1, 6, 1), FourValues(5, 1, 3, 2)),
)
"""An invented town's proposals; shares and scores are our teaching device."""

COUNTS = {
    "alike": ("All four count alike", FourValues(1, 1, 1, 1)),
    "political": ("Political value counts double", FourValues(2, 1, 1, 1)),
    "economic": ("Economic value counts double", FourValues(1, 2, 1, 1)),
    "social": ("Social value counts double", FourValues(1, 1, 2, 1)),
    "ecological": ("Ecological value counts double", FourValues(1, 1, 1, 2)),
}
"""How the four values may count, with what the learner reads."""

RATES = range(0, 9, 2)
"""Discount rates a year, in per cent."""

AVERSIONS = range(5)
"""How much whoever gains least counts: Atkinson's aversion to inequality."""

PEOPLE = {"majority": "Majority today", "minorities": "Minorities today", "future": "Future generations"}
DEVICE = "an invented town; all scores are our teaching device"


def added_value(proposals: tuple[Proposal, ...]) -> Explorable:
    """Show what a proposal adds to the public sphere: four values for three publics.

    Parameters
    ----------
    proposals : tuple of Proposal
        At least one, each with a name of its own.

    Returns
    -------
    Explorable
        A grid of discs; choose the proposal.

    Raises
    ------
    ValueError
        If there is no proposal.
    """
    if not proposals:
        raise ValueError("there is no proposal; give at least one")
    scores = pd.DataFrame(
        {"proposal": p.name, "public": PEOPLE[public], "value": value, "score": getattr(getattr(p, public), value)}
        for p, public, value in product(proposals, PUBLICS, VALUES)
    )
    stories = pd.DataFrame([_added_story(scores, proposal) for proposal in proposals])
    chart = _added_chart(scores, stories)

    def make(proposal: str) -> Figure:
        story = stories[stories["proposal"] == proposal].to_dict("records")[0]
        return _added_figure(chart, scores[scores["proposal"] == proposal], story)

    make.__name__ = "added_value"
    names = {p.name: p.name for p in proposals}
    return Explorable(make, [Group("Proposal", [Choice("proposal", "Proposal", names, proposals[0].name)])])


def _added_story(scores: pd.DataFrame, proposal: Proposal) -> dict[str, Any]:
    own = scores[scores["proposal"] == proposal.name]
    most = own.sort_values("score", kind="stable").to_dict("records")[-1]
    means = {public: own.loc[own["public"] == PEOPLE[public], "score"].mean() for public in PUBLICS}
    best = {"most": most["score"], "value": most["value"], "public": most["public"].lower()}
    return {"proposal": proposal.name, "support": proposal.support} | best | means


def _added_figure(chart: Any, table: pd.DataFrame, story: dict[Any, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="What a proposal adds, and to whom",
        alt="{proposal}: on average {majority:.1f} of 10 is added for the majority, {minorities:.1f} for minorities "
        "and {future:.1f} for future generations. It adds most as {value} value for the {public}, {most:.0f}.",
        words="{proposal}, valued by {support:.0%} of the public. Mean of the four values: majority {majority:.1f}, "
        "minorities {minorities:.1f}, future generations {future:.1f}. It adds most as {value} value for the "
        "{public}: {most:.0f} of 10.",
        description="A row for each of three publics, a column for each of the four values. The larger the disc, the "
        "more the proposal adds, from 0 to 10; the number says how much. We made the scores up for this "
        "lesson. In a real case, arriving at them is the work.",
        row={str(name): value for name, value in story.items()},
        table=table,
        columns=[Column("public", "For whom"), Column("value", "Value"), Column("score", "Added, 0 to 10", ".0f")],
        source=DEVICE,
        table_view="scores",
        words_view="words",
    )


def _added_chart(scores: pd.DataFrame, stories: pd.DataFrame) -> Any:
    chosen: Any = alt.Chart(scores).transform_filter("datum.proposal === proposal")
    axis = alt.Axis(orient="top", labelAngle=0, domain=False, ticks=False, labelFontSize=11)
    across = alt.X("value:N", sort=list(VALUES), title=None, axis=axis)
    rows = list(PEOPLE.values())
    up = alt.Y("public:N", sort=rows, title=None, axis=None, scale=alt.Scale(domain=rows))
    size = alt.Size("score:Q", legend=None, scale=alt.Scale(domain=[0, 10], range=[0, 1300]))
    discs = chosen.mark_circle(color=theme.COLOURS["green"], opacity=0.45).encode(x=across, y=up, size=size)
    numbers = chosen.mark_text(dy=1).encode(x=across, y=up, text=alt.Text("score:Q", format=".0f"))
    people = pd.DataFrame({"public": rows})
    names = (
        alt.Chart(people)
        .mark_text(align="left", baseline="bottom", dy=-22)
        .encode(x=alt.value(0), y=up, text="public:N")
    )
    told: Any = alt.Chart(stories).transform_filter("datum.proposal === proposal")
    words = told.mark_text(text="").encode(x=alt.value(0)).properties(name="words")
    return alt.layer(discs.properties(name="scores"), numbers, names, words).properties(height=225, width=300)


def both_components(proposals: tuple[Proposal, ...]) -> Explorable:
    """Rank proposals by what the public value and by what adds value to the public sphere.

    Parameters
    ----------
    proposals : tuple of Proposal
        At least one, each with a name of its own.

    Returns
    -------
    Explorable
        Two ranked lists joined by lines; choose what counts, how much the future counts, and whoever gains least.

    Raises
    ------
    TypeError, ValueError
        As `rank_by_both`.
    """
    settings = list(product(COUNTS, RATES, AVERSIONS))
    rankings = {setting: rank_by_both(proposals, _judgement(*setting)) for setting in settings}
    grid = pd.concat([_at(_moved(table), *setting) for setting, table in rankings.items()])
    stories = pd.concat([_at(_both_story(table), *setting) for setting, table in rankings.items()])
    chart = _both_chart(grid, stories)

    def make(counts: str, rate: float, aversion: float) -> Figure:
        chosen = f"counts == '{counts}' and rate == {rate} and aversion == {aversion}"
        return _both_figure(chart, grid.query(chosen), stories.query(chosen).to_dict("records")[0])

    make.__name__ = "both_components"
    return Explorable(make, _both_groups())


def _both_groups() -> list[Group]:
    labels = {name: label for name, (label, _) in COUNTS.items()}
    rate = Slider("rate", "Discount rate, % a year", RATES[0], RATES[-1], RATES.step, RATES[-1], ".0f")
    aversion = Slider("aversion", "Weight of whoever gains least", AVERSIONS[0], AVERSIONS[-1], 1, 0, ".0f")
    return [
        Group("The four values", [Choice("counts", "The four values", labels, "alike")]),
        Group("The future", [rate], tint="green"),
        Group("Whoever gains least", [aversion], tint="purple"),
    ]


def _at(table: pd.DataFrame, counts: str, rate: int, aversion: int) -> pd.DataFrame:
    """Note in a table at which setting of the controls it holds."""
    return table.assign(counts=counts, rate=rate, aversion=aversion)


def _judgement(counts: str, rate: int, aversion: int) -> Judgement:
    return Judgement(counts=COUNTS[counts][1], rate=rate / 100, aversion=aversion)


def _moved(ranking: pd.DataFrame) -> pd.DataFrame:
    """Say how each proposal moves between the two lists."""
    gained = ranking["places_gained"]
    moved = gained.map(
        lambda places: f"up {places}" if places > 0 else f"down {-places}" if places < 0 else "as it was"
    )
    arrow = gained.map(lambda places: f" ▲{places}" if places > 0 else f" ▼{-places}" if places < 0 else " =")
    left = ranking["support_rank"].astype(str) + " " + ranking["proposal"] + ranking["support"].map(" {:.0%}".format)
    return ranking.assign(moved=moved, left=left, right=ranking["proposal"] + arrow)


def _both_story(ranking: pd.DataFrame) -> pd.DataFrame:
    """Say which proposal each list puts first, and on how many pairs they disagree."""
    by_support, by_sphere = (list(ranking.sort_values(rank)["proposal"]) for rank in ("support_rank", "sphere_rank"))
    ends = {"valued": by_support[0], "adds": by_sphere[0], "least": by_sphere[-1]}
    pairs = len(ranking) * (len(ranking) - 1) // 2
    return pd.DataFrame([ends | {"conflicts": len(in_conflict(ranking)), "pairs": pairs}])


def _both_figure(chart: Any, table: pd.DataFrame, story: dict[Any, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="One plot of land, two rankings",
        alt="Two ranked lists joined by lines. {valued} is first by what the public value; {adds} is first, and "
        "{least} last, by what adds value to the public sphere. "
        "{conflicts:.0f} of {pairs:.0f} pairs are in opposite orders.",
        words="Most of the public value: {valued}. Adds most to the public sphere: {adds}; least: {least}. The two "
        "components put {conflicts:.0f} of {pairs:.0f} pairs of proposals in opposite orders.",
        description="On the left the proposals stand in the order of what the public value: the share of people who "
        "support each. On the right they stand in the order of what they add to the public sphere, under your "
        "judgement: how the four values count, at which rate the future is discounted over "
        f"{Judgement().years:.0f} years, and how much weight goes to whichever public gains least (0: none). "
        f"Minorities are {Judgement().minority_share:.0%} of the town. A full green line rises, a dashed orange one "
        "falls. Scores, shares and the single number for each component are our teaching device.",
        row={str(name): value for name, value in story.items()},
        table=table,
        columns=[
            Column("proposal", "Proposal"),
            Column("support", "Valued by", ".0%"),
            Column("support_rank", "Place", ".0f"),
            Column("public_sphere", "Added to the public sphere, 0 to 10", ".2f"),
            Column("sphere_rank", "Place", ".0f"),
            Column("moved", "Moves"),
        ],
        source=DEVICE,
        table_view="lines",
        words_view="words",
    )


def _both_chart(grid: pd.DataFrame, stories: pd.DataFrame) -> Any:
    here = "datum.counts === counts && datum.rate === rate && datum.aversion === aversion"
    chosen: Any = alt.Chart(grid).transform_filter(here)
    room = alt.Scale(domain=[-2.3, 3.3])
    left, right = alt.X("start:Q", scale=room, axis=None), alt.X("end:Q", scale=room, axis=None)
    ranks = alt.Scale(domain=[0, int(grid["support_rank"].max()) + 0.4], reverse=True)
    before = alt.Y("support_rank:Q", scale=ranks, axis=None)
    after = alt.Y("sphere_rank:Q", scale=ranks, axis=None)
    lines = chosen.transform_calculate(start="0", end="1")
    tint = (
        alt.when("datum.places_gained > 0")
        .then(alt.value(theme.COLOURS["green"]))
        .when("datum.places_gained < 0")
        .then(alt.value(theme.COLOURS["orange"]))
        .otherwise(alt.value(theme.COLOURS["grey"]))
    )
    dash = alt.when("datum.places_gained < 0").then(alt.value([5, 4])).otherwise(alt.value([1, 0]))
    rule = lines.mark_rule(size=2.5).encode(
        x=left, x2="end:Q", y=before, y2="sphere_rank:Q", color=tint, strokeDash=dash
    )
    names = lines.mark_text(align="right", dx=-6, fontSize=11).encode(x=left, y=before, text="left:N")
    ends = lines.mark_text(align="left", dx=6, fontSize=11).encode(x=right, y=after, text="right:N")
    told: Any = alt.Chart(stories).transform_filter(here)
    words = told.mark_text(text="").encode(x=alt.value(0)).properties(name="words")
    layers = (rule.properties(name="lines"), names, ends, *_headings(room), words)
    return alt.layer(*layers).properties(height=235)


def _headings(room: alt.Scale) -> list[Any]:
    """Name the two lists above them."""
    sides: Any = (("right", -6, 0, "What the public value"), ("left", 6, 1, "What adds value"))
    return [
        alt.Chart(pd.DataFrame({"at": [at], "text": [text]}))
        .mark_text(align=align, dx=dx, fontSize=11, baseline="top", color=theme.COLOURS["muted"])
        .encode(x=alt.X("at:Q", scale=room), y=alt.value(0), text="text:N")
        for align, dx, at, text in sides
    ]
