"""A city network on the map: who still hangs together when the founder leaves or the council changes."""

from functools import cache
from itertools import product
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.models.city_network import CityNetwork, Shock, draw_network, strike, what_holds

FOUNDER, COUNCIL = 0, 1
NAMES = (
    "Founder",
    "Council",
    "University",
    "Housing association",
    "Savings bank",
    "Bus company",
    "Hospital",
    "Food co-op",
    "Theatre",
    "Chamber of trade",
    "Youth club",
    "Energy firm",
    "Parishes",
    "Architects",
    "Schools",
    "Newspaper",
)
"""The partners of the invented network, by their numbers."""

SHOCKS = {
    "none": ("Nothing happens", Shock()),
    "founder": ("The founder leaves", Shock(leaders=(FOUNDER,))),
    "council": ("The council changes", Shock(institutions=(COUNCIL,))),
    "both": ("Both at once", Shock(leaders=(FOUNDER,), institutions=(COUNCIL,))),
}
"""What may befall the network, in words and for the model."""

LEVELS = {0.0: "None: all on trust", 0.25: "A quarter", 0.5: "Half", 0.75: "Three quarters", 1.0: "All of them"}
"""How many of the ties are written mandates."""

RUNS = 200
DRAWN_WITH = 329
"""The seed of the network: with it, every partner has a tie, and founder and council have the most."""

TIES = {"personal tie": [4, 3], "written mandate": [1, 0]}
STANDING = {"hangs together": "circle", "cut off": "M-0.6,-0.6L0.6,0.6M0.6,-0.6L-0.6,0.6"}


@cache
def network() -> CityNetwork:
    """Draw the invented network: sixteen partners, the founder and the council with the most ties.

    Returns
    -------
    CityNetwork
        Partner 0 is the founder, partner 1 the council.
    """
    return draw_network(partners=len(NAMES), ties_each=2.5, founders=2, pull=8, seed=DRAWN_WITH)


@cache
def _places() -> pd.DataFrame:
    """Put founder and council in the middle and the others round them."""
    around = np.linspace(0, 2 * np.pi, len(NAMES) - 2, endpoint=False)
    x = [-0.38, 0.38, *np.cos(around)]
    y = [0.0, 0.0, *np.sin(around)]
    return pd.DataFrame({"name": NAMES, "x": np.round(x, 3), "y": np.round(y, 3)})


@cache
def _ties() -> pd.DataFrame:
    """Say of every tie, for every setting, what kind it is and whether it holds."""
    rows = [
        strike(network(), level, shock).assign(level=level, befalls=name)
        for level, (name, (_, shock)) in product(LEVELS, SHOCKS.items())
    ]
    table = pd.concat(rows, ignore_index=True)
    kinds = list(TIES)
    return table.assign(kind=table["mandate"].map({False: kinds[0], True: kinds[1]}))


@cache
def _partners() -> pd.DataFrame:
    """Say of every partner, for every setting, how many ties it keeps and whether it still hangs together."""
    rows = []
    for (level, befalls), ties in _ties().groupby(["level", "befalls"], sort=False):
        holding = ties[ties["holds"]]
        largest = holding["part"].mode().iloc[0]
        inside = set(holding.loc[holding["part"] == largest, ["first", "second"]].to_numpy().ravel())
        for number, name in enumerate(NAMES):
            had, left = (int(each[["first", "second"]].eq(number).to_numpy().sum()) for each in (ties, holding))
            standing = list(STANDING)[number not in inside]
            rows.append((level, befalls, name, had, left, standing))
    return pd.DataFrame(rows, columns=["level", "befalls", "name", "had", "left", "standing"])


@cache
def _stories() -> pd.DataFrame:
    """Count what is left in the run on the map, and on average over many runs."""
    rows = []
    for level, (befalls, (label, shock)) in product(LEVELS, SHOCKS.items()):
        here = f"level == {level} and befalls == '{befalls}'"
        ties, partners = _ties().query(here), _partners().query(here)
        rows.append(
            {
                "level": level,
                "befalls": befalls,
                "label": label,
                "share": LEVELS[level].split(":")[0].lower(),
                "holding": int(ties["holds"].sum()),
                "ties": len(ties),
                "together": int((partners["standing"] == list(STANDING)[0]).sum()),
                "partners": len(partners),
                "average": what_holds(network(), level, shock, RUNS)["largest"].mean(),
            }
        )
    return pd.DataFrame(rows)


@explorable(
    Group(
        "What befalls the network",
        [Choice("befalls", "Shock", {k: words for k, (words, _) in SHOCKS.items()}, "none")],
    ),
    Group("Ties put in writing", [Choice("level", "Formality", LEVELS, 0.0)]),
)
def city_network(befalls: str, level: float) -> Figure:
    """Show a city network before and after a shock.

    Parameters
    ----------
    befalls : {"none", "founder", "council", "both"}
        What happens: nothing, the founder's leader leaves, the council changes, or both.
    level : {0, 0.25, 0.5, 0.75, 1}
        The share of ties that are written mandates.

    Returns
    -------
    Figure
        The network's map, with the ties that hold and the partners that still hang together.
    """
    here = f"level == {level} and befalls == '{befalls}'"
    row = _stories().query(here).iloc[0]
    return Figure(
        chart=_chart(),
        title="A city network, before and after",
        alt="A map of {partners:.0f} partners, the founder and the council in the middle. {label}; written mandates: "
        "{share}. {holding:.0f} of {ties:.0f} ties hold, and {together:.0f} partners hang together; any others are "
        "crossed out.",
        words="{label}; written mandates: {share}. In this run {holding:.0f} of {ties:.0f} ties hold and "
        "{together:.0f} of {partners:.0f} partners still hang together. On average over 200 runs it is {average:.0%} "
        "of them.",
        description="Each disc is a partner, and each line a tie: dashed for a personal tie, unbroken for a written "
        "mandate. "
        "A lost tie is faint. A cross marks a partner that no longer reaches the largest part. When a leader leaves, "
        "their personal ties end; when an institution changes, each of its personal ties is lost with a chance of "
        "one in two and each mandate with one in five. The network is invented and drawn by chance; formality, "
        "shocks and chances are our teaching device. The source says that personal ties are exposed, not how much.",
        row={str(name): value for name, value in row.items()},
        table=_partners().query(here),
        columns=[
            Column("name", "Partner"),
            Column("had", "Ties before", ".0f"),
            Column("left", "Ties that hold", ".0f"),
            Column("standing", "Now"),
        ],
        source="a simulation of our own making, on an invented network",
        table_view="partners",
    )


@cache
def _chart() -> Any:
    """Draw the map; `befalls` and `level` are the names of the controls."""
    here = "datum.level === level && datum.befalls === befalls"
    ends = alt.Scale(domain=[-1.22, 1.22])
    across, up = alt.X("x:Q", axis=None, scale=ends), alt.Y("y:Q", axis=None, scale=ends)
    ties, partners, places = _map_ties(), _partners(), _places()
    drawn: Any = alt.Chart(ties).transform_filter(here)
    lines = drawn.transform_filter("datum.holds").mark_rule(color=theme.COLOURS["blue"], opacity=1)
    lost = drawn.transform_filter("!datum.holds").mark_rule(color=theme.COLOURS["line"], size=1, opacity=0.6)
    at: Any = (
        alt.Chart(partners)
        .transform_filter(here)
        .transform_lookup("name", from_=alt.LookupData(places, "name", ["x", "y"]))
    )
    legend = alt.Legend(title=None, orient="top", columns=2, symbolSize=400, symbolStrokeColor=theme.COLOURS["blue"])
    below = alt.Legend(title=None, orient="bottom", columns=2)
    look = alt.Scale(domain=list(TIES), range=list(TIES.values()))
    middle = alt.Chart(places.head(2)).mark_text(dy=22, fontWeight="bold").encode(x=across, y=up, text="name:N")
    return alt.layer(
        lost.encode(x=across, y=up, x2="x2:Q", y2="y2:Q"),
        lines.encode(
            x=across,
            y=up,
            x2="x2:Q",
            y2="y2:Q",
            strokeDash=alt.StrokeDash("kind:N", scale=look, legend=legend),
            strokeWidth=alt.StrokeWidth("kind:N", scale=alt.Scale(domain=list(TIES), range=[2, 3.5]), legend=legend),
        ),
        at.mark_point(size=230, strokeWidth=3, opacity=1, fillOpacity=1)
        .encode(
            x=across,
            y=up,
            tooltip="name:N",
            shape=alt.Shape(
                "standing:N", scale=alt.Scale(domain=list(STANDING), range=list(STANDING.values())), legend=below
            ),
            color=alt.Color(
                "standing:N",
                scale=alt.Scale(domain=list(STANDING), range=[theme.COLOURS["green"], theme.COLOURS["orange"]]),
                legend=below,
            ),
        )
        .properties(name="partners"),
        middle,
        alt.Chart(_stories())
        .transform_filter(here)
        .mark_text(text="")
        .encode(x=alt.value(0))
        .properties(name="words"),
    ).properties(height=320)


def _map_ties() -> pd.DataFrame:
    """Give every tie the places of its two ends."""
    places = _places()[["x", "y"]]
    table = _ties()
    first = places.loc[table["first"]].reset_index(drop=True)
    second = places.loc[table["second"]].reset_index(drop=True).add_suffix("2")
    return pd.concat([table[["level", "befalls", "kind", "holds"]], first, second], axis=1)
