"""A portfolio of bold ventures: most of those started fail, and the whole may succeed all the same."""

from functools import cache
from itertools import product
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group, Slider
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models.innovation_portfolio import STRATEGIES, Project, compare_strategies
from pvcourse.models.portfolio_search import Search, search

COST = 10
"""What each venture costs to start; everything else is in the same money."""

PLAYS, RUNS, SEED = 10, 1000, 1979
CHANCES = {0.05: "1 in 20", 0.1: "1 in 10", 0.2: "1 in 5", 0.4: "2 in 5"}
NUMBERS = {1: "1", 3: "3", 6: "6", 12: "12"}
PRIZES = {60: "60", 120: "120", 240: "240"}
SPILLOVERS = {0: "Nothing", 4: "4 of its 10"}
FATES = {"F": "Failed", "S": "Succeeded", "N": "Never started"}
LOOKS = {"Failed": ("cross", "orange"), "Succeeded": ("circle", "green"), "Never started": ("square", "grey")}
NAMES = {
    "start nothing": "Start nothing",
    "pick one in advance": "Pick one winner",
    "start all at once": "Start all at once",
    "search and learn": "Search and learn",
}
SETTINGS = ("chance", "number", "prize", "spillover")


@explorable(
    Group("Chance of success", [Choice("chance", "Chance of success", CHANCES, 0.1)]),
    Group("Size of the portfolio", [Choice("number", "Ventures", NUMBERS, 12)]),
    Group("Prize", [Choice("prize", "A success is worth", PRIZES, 240)]),
    Group("Spillover", [Choice("spillover", "A start brings to others", SPILLOVERS, 0)]),
    Group("Play it", [Slider("play", "Play number", 1, PLAYS, 1, 3, ".0f")]),
)
def portfolio(chance: float, number: int, prize: float, spillover: float, play: float) -> Figure:
    """Run a portfolio of ventures that each succeed rarely, one play at a time, and over a thousand plays.

    Parameters
    ----------
    chance : float
        Each venture's chance of success: 0.05, 0.1, 0.2 or 0.4.
    number : int
        How many ventures there are: 1, 3, 6 or 12.
    prize : float
        What a success is worth, where each start costs 10: 60, 120 or 240.
    spillover : float
        What each start brings to others, come what may: 0 or 4.
    play : float
        Which of the first ten plays to look at, 1 to 10.

    Returns
    -------
    Figure
        What became of each venture in that play, above the mean net worth of four ways to handle the portfolio.
    """
    story = _story(chance, number, prize, spillover)
    fates = story["fates"].split()[int(play) - 1]
    row = {name: story[name] for name in ("failed", "ahead", "picked", "searched", "number")} | {
        "play": play,
        "started": sum(fate != "N" for fate in fates),
        "lost": fates.count("F"),
        "net": float(story["nets"].split()[int(play) - 1]),
    }
    return Figure(
        chart=_chart(),
        title="A portfolio in which most projects fail",
        alt="Play {play:.0f}: of {number:.0f} ventures, {started:.0f} were started and {lost:.0f} failed; net worth "
        "{net:+.0f}. Bars below: on average, picking one winner brings {picked:+.1f}, searching and learning "
        "{searched:+.1f}.",
        words="In play {play:.0f}, {started:.0f} of {number:.0f} ventures were started and {lost:.0f} failed; the "
        "portfolio’s net worth is {net:+.0f}. Over 1,000 plays, {failed:.0%} of all that was started failed, and "
        "the portfolio ended with a gain in {ahead:.0%}. Mean net worth: {picked:+.1f} if one winner is picked in "
        "advance, {searched:+.1f} with searching and learning.",
        description="Above, one play: ventures are started one by one, from left to right, until one succeeds; a "
        "success makes the rest unnecessary. Below, the mean net worth of four ways to handle the same ventures. "
        "Each start costs 10. Ventures are alike and know nothing of each other, which is our teaching device, as "
        "are the sums; the rule that says when to start and when to stop is Weitzman’s. A spillover counts what a "
        "start brings to others whether it fails or not.",
        row=row,
        table=_ways(chance, number, prize, spillover),
        columns=[Column("name", "Way to handle it"), Column("worth", "Mean net worth", "+.1f")],
        source="a simulation of our own making, with Weitzman’s (1979) rule of search",
        table_view="ways",
    )


def _projects(chance: float, number: int, prize: float, spillover: float) -> list[Project]:
    outcomes = ((prize, chance), (0, 1 - chance))
    return [Project(f"venture {place}", COST, outcomes, spillover) for place in range(1, number + 1)]


@cache
def _story(chance: float, number: int, prize: float, spillover: float) -> dict[str, Any]:
    """Play a portfolio a thousand times, and tell the first ten: a letter a venture, and each play's net worth."""
    found = search(_projects(chance, number, prize, spillover), runs=RUNS, seed=SEED)
    started = found.started.sum()
    return {
        **dict(zip(SETTINGS, (chance, number, prize, spillover), strict=True)),
        "fates": " ".join(_fates(found, run) for run in range(PLAYS)),
        "nets": " ".join(f"{net:g}" for net in found.net[:PLAYS]),
        "failed": float((found.started & (found.worth == 0)).sum() / started) if started else 0.0,
        "ahead": float(np.mean(found.net > 0)),
        **dict(_ways(chance, number, prize, spillover)[["key", "worth"]].to_numpy()),
    }


def _fates(found: Search, run: int) -> str:
    """Write what became of each venture in one play."""
    pairs = zip(found.started[run], found.worth[run], strict=True)
    return "".join(("S" if worth > 0 else "F") if started else "N" for started, worth in pairs)


@cache
def _ways(chance: float, number: int, prize: float, spillover: float) -> pd.DataFrame:
    """Compare the four ways exactly, with the model."""
    compared = compare_strategies(_projects(chance, number, prize, spillover))
    keys = dict(zip(STRATEGIES, ("none", "picked", "all", "searched"), strict=True))
    return pd.DataFrame(
        {
            "name": compared["strategy"].map(NAMES),
            "key": compared["strategy"].map(keys),
            "worth": compared["expected_net"],
        }
    )


@cache
def _chart() -> Any:
    """Draw the play above the bars; the controls choose among what was worked out for every setting."""
    return alt.vconcat(_play(), _bars(), spacing=14)


def _chosen(data: pd.DataFrame) -> Any:
    test = " && ".join(f"datum.{name} === {name}" for name in SETTINGS)
    return alt.Chart(data).transform_filter(test)


def _play() -> Any:
    stories = pd.DataFrame([_story(*setting) for setting in product(CHANCES, NUMBERS, PRIZES, SPILLOVERS)])
    shown = _chosen(stories).transform_calculate(
        fate="split(split(datum.fates, ' ')[play - 1], '')", place=f"sequence(1, {max(NUMBERS) + 1})"
    )
    words = "{" + ", ".join(f"{letter}: '{label}'" for letter, label in FATES.items()) + "}"
    ventures = shown.transform_flatten(["fate", "place"]).transform_filter("isValid(datum.fate)")
    shapes, tints = ([look[part] for look in LOOKS.values()] for part in (0, 1))
    legend = alt.Legend(title=None, orient="top", columns=3, symbolStrokeWidth=2)
    domain = list(LOOKS)
    marks = (
        ventures.transform_calculate(fate=f"{words}[datum.fate]")
        .mark_point(filled=True, size=210, opacity=1)
        .encode(
            x=alt.X("place:Q", axis=None, scale=alt.Scale(domain=[0.5, max(NUMBERS) + 0.5])),
            y=alt.value(20),
            shape=alt.Shape("fate:N", scale=alt.Scale(domain=domain, range=shapes), legend=legend),
            color=alt.Color(
                "fate:N", scale=alt.Scale(domain=domain, range=[theme.COLOURS[t] for t in tints]), legend=legend
            ),
        )
    )
    held = shown.transform_calculate(
        play="play",
        net="toNumber(split(datum.nets, ' ')[play - 1])",
        started="length(replace(split(datum.fates, ' ')[play - 1], regexp('N', 'g'), ''))",
        lost="length(replace(split(datum.fates, ' ')[play - 1], regexp('[^F]', 'g'), ''))",
    )
    words_held = held.mark_text(text="").encode(x=alt.value(0)).properties(name="words")
    return alt.layer(marks, words_held).properties(height=40, title="This play, venture by venture")


def _bars() -> Any:
    tables = [
        _ways(*setting).assign(**dict(zip(SETTINGS, setting, strict=True)))
        for setting in product(CHANCES, NUMBERS, PRIZES, SPILLOVERS)
    ]
    ways = _chosen(pd.concat(tables))
    up = alt.Y("name:N", sort=list(NAMES.values()), title=None, axis=None, scale=alt.Scale(paddingInner=0.6))
    across = alt.X("worth:Q", title="Mean net worth (a start costs 10)")
    bars = ways.mark_bar(height=9, color=theme.COLOURS["blue"]).encode(x=across, y=up).properties(name="ways")
    names = ways.mark_text(align="left", baseline="bottom", dy=-7).encode(x=alt.value(2), y=up, text="name:N")
    numbers = ways.mark_text(align="right", baseline="bottom", dy=-7).encode(
        x=alt.value(alt.expr("width")), y=up, text=alt.Text("worth:Q", format="+.1f")
    )
    return alt.layer(bars, names, numbers).properties(height=170, title=alt.Title("Over all plays", offset=10))
