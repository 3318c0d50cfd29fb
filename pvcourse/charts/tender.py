"""One tender, awarded in several ways: by points, with a weight for social value, and by a money proxy."""

from functools import cache
from typing import Any, Literal

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group, Slider
from pvcourse.charts.expressions import control, datum
from pvcourse.charts.figure import Column, Figure, explorable
from pvcourse.charts.words import write
from pvcourse.models import social_value, tender
from pvcourse.models.tender import Bid, Weights

BIDS = (
    Bid("Lean Kitchen", price=100, quality=55, social_value=10, promised=2),
    Bid("Good Table", price=115, quality=85, social_value=40, promised=6),
    Bid("Orchard Co-op", price=125, quality=70, social_value=90, promised=14),
    Bid("Pledge Partners", price=110, quality=50, social_value=30, promised=40),
)
"""The bids for a year of school meals (invented): prices in thousand pounds, promised weeks of work placements."""

LOOKS = {
    "Lean Kitchen": ("grey", [1, 0]),
    "Good Table": ("blue", [8, 3]),
    "Orchard Co-op": ("green", [2, 2]),
    "Pledge Partners": ("purple", [8, 3, 2, 3]),
}
"""Each bid's colour and dashes, the same in both figures."""

RULES = {
    "lowest": "Lowest price",
    "quality": "Price and quality",
    "social": "Price, quality and social value",
}
HIGHEST_RATE = 1.0


@explorable(
    Group("How the county awards", [Choice("rule", "Rule", RULES, "lowest")]),
    Group(
        "How much each counts",
        [
            Slider("social", "Weight of social value", 0, 1, 0.05, 0.2, ".0%"),
            Slider("share", "Price, in what is left for price and quality", 0.1, 1, 0.1, 0.6, ".0%"),
        ],
    ),
)
def award_three_ways(rule: str, social: float, share: float) -> Figure:
    """Show who wins a tender, and at which weight of social value the award flips.

    Parameters
    ----------
    rule : str
        `lowest`, `quality` or `social`: what is looked at.
    social : float
        The weight of social value, 0 to 1; it counts under the third rule.
    share : float
        What price gets of the rest, 0.1 to 1, quality getting what is left; it counts under the second and third.

    Returns
    -------
    Figure
        A line for each bid over the weight of social value, and a table of scores.
    """
    weights = weights_of(rule, social, share)
    scored = tender.score_bids(BIDS, weights)
    winner = tender.award(BIDS, weights)
    table = _bids().assign(score=scored["score"].to_numpy())
    table["winner"] = np.where(table["bid"] == winner, "wins", "")
    won = _winning(table, winner)
    return Figure(
        chart=_points_chart(),
        title="One tender, awarded three ways",
        alt="A line for each of four bids over the weight of social value. At the weights chosen, {bid} leads with "
        "{score:.1f} points. {flips}",
        words="{bid} wins with {score:.1f} points: it asks {asked:.0f} thousand pounds and has {quality:.0f} points "
        "for quality and {social_value:.0f} for social value. {flips}",
        description="Across: the weight of social value, from nothing to everything. Up: each bid’s score, from 0 to "
        "100; the highest line wins. The upright line is the weight in use: it stands at nothing under the first two "
        "rules. Price points follow a common formula: the lowest price gets 100, a price twice as high 50. Where two "
        "lines cross at the top, the award flips. The bids, their points and the weights are our invention.",
        row=won | {"flips": _flips(share if rule != "lowest" else 1.0)},
        table=table,
        columns=[
            Column("bid", "Bid"),
            Column("asked", "Price (£1,000)", ".0f"),
            Column("quality", "Quality (points)", ".0f"),
            Column("social_value", "Social value (points)", ".0f"),
            Column("score", "Score", ".1f"),
            Column("winner", "Award"),
        ],
        source="a tender of our own invention",
    )


@explorable(
    Group(
        "The proxy", [Slider("rate", "Pounds for a week of placement (thousands)", 0, HIGHEST_RATE, 0.05, 0, ".2f")]
    )
)
def award_by_money_proxy(rate: float) -> Figure:
    """Show who wins when each promised week of work placement is taken off the price.

    Parameters
    ----------
    rate : float
        Thousand pounds for a week, 0 to 1.

    Returns
    -------
    Figure
        A line for each bid over the rate: its price less the proxy.
    """
    table = _bids().assign(net=[float(social_value.net_price(bid.price, bid.promised, rate)) for bid in BIDS])
    winner = social_value.award_each_way(BIDS, Weights(1, 0, 0), rate)["winner"].iloc[-1]
    table["winner"] = np.where(table["bid"] == winner, "wins", "")
    won = _winning(table, winner)
    return Figure(
        chart=_proxy_chart(),
        title="One tender, with a price on what can be counted",
        alt="A falling line for each of four bids: its price less the money proxy. At {rate:.2f} thousand pounds a "
        "week, {bid} is lowest, at {net:.1f} thousand. {flips}",
        words="At {rate:.2f} thousand pounds a week, {bid} wins: {net:.1f} thousand after the proxy. The county pays "
        "{asked:.0f} thousand and gets {quality:.0f} points for quality and {social_value:.0f} for social value. "
        "{flips}",
        description="Across: what the county says a week of work placement is worth. Up: each bid’s price after that "
        "sum was taken off for every week promised; the lowest line wins. Only weeks can be counted here. Whether "
        "anyone learns something in them, and all else in the panel’s points for social value, is outside the sum. "
        "The bids are our invention.",
        row=won | {"rate": rate, "flips": _rate_flips()},
        table=table,
        columns=[
            Column("bid", "Bid"),
            Column("asked", "Price (£1,000)", ".0f"),
            Column("promised", "Weeks promised", ".0f"),
            Column("net", "After the proxy (£1,000)", ".1f"),
            Column("social_value", "Social value (points)", ".0f"),
            Column("winner", "Award"),
        ],
        source="a tender of our own invention",
    )


def weights_of(rule: str, social: float, share: float) -> Weights:
    """Turn the figure's controls into weights.

    Parameters
    ----------
    rule, social, share
        See `award_three_ways`.

    Returns
    -------
    Weights
        The weights that the rule gives to price, quality and social value.

    Raises
    ------
    ValueError
        If a number is not in its range; the rule is checked by the figure's control.

    Examples
    --------
    >>> weights_of("quality", social=0.2, share=0.5)
    Weights(price=0.5, quality=0.5, social_value=0.0)
    """
    if rule == "lowest":
        return Weights(1, 0, 0)
    rest = 1.0 - (social if rule == "social" else 0.0)
    return Weights(price=rest * share, quality=rest - rest * share, social_value=1 - rest)


def _bids() -> pd.DataFrame:
    given = tender.points(BIDS)
    rows = [(bid.name, bid.price, bid.quality, bid.social_value, bid.promised) for bid in BIDS]
    columns = ["bid", "asked", "quality", "social_value", "promised"]
    return pd.DataFrame(rows, columns=columns).assign(price=given["price"])


def _winning(table: pd.DataFrame, winner: str) -> dict[str, Any]:
    return {str(name): value for name, value in table[table["bid"] == winner].iloc[0].items()}


def _flips(share: float) -> str:
    """Say where the award flips as the weight of social value grows, price and quality sharing the rest."""
    stretches = social_value.award_by_weight(BIDS, Weights(share, 1 - share, 0))
    return _story(stretches, "from_weight", ".0%", "social value weight")


def _rate_flips() -> str:
    return _story(social_value.award_by_rate(BIDS, HIGHEST_RATE), "from_rate", ".2f", "rate")


def _story(stretches: pd.DataFrame, begins: str, format_spec: str, what: str) -> str:
    first, *others = stretches.itertuples()
    if not others:
        return f"{first.winner} would win throughout."
    turns = [f"to {each.winner} at a {what} of {write(getattr(each, begins), format_spec)}" for each in others]
    return f"From {first.winner}, the award flips {', '.join(turns)}."


def _tint(legend: alt.Legend | None) -> alt.Color:
    tints = alt.Scale(domain=list(LOOKS), range=[theme.COLOURS[colour] for colour, _ in LOOKS.values()])
    return alt.Color("bid:N", scale=tints, legend=legend)


def _coloured() -> dict[str, Any]:
    """Give each bid its colour and its dashes, under one legend."""
    legend = alt.Legend(title=None, orient="top", columns=2, symbolStrokeWidth=2.5, symbolSize=300)
    dashes = alt.Scale(domain=list(LOOKS), range=[dashes for _, dashes in LOOKS.values()])
    return {"color": _tint(legend), "strokeDash": alt.StrokeDash("bid:N", scale=dashes, legend=legend)}


def _ranked(chart: Any, best: str, order: Literal["ascending", "descending"]) -> Any:
    """Mark the winner as the model does: by the best number, then the lower price, then the name."""
    return (
        chart.transform_calculate(rounded=f"round(datum.{best} * 1e9) / 1e9")
        .transform_window(
            place="row_number()",
            sort=[
                alt.SortField("rounded", order=order),
                alt.SortField("asked", order="ascending"),
                alt.SortField("bid", order="ascending"),
            ],
        )
        .transform_calculate(winner="datum.place === 1 ? 'wins' : ''")
    )


def _effective() -> tuple[Any, Any]:
    """Write down the weight of social value, and price's share of the rest, that the rule lets count."""
    lowest, social = control("rule") == "lowest", control("rule") == "social"
    return np.where(social, control("social"), 0), np.where(lowest, 1, control("share"))


def _traced_score(weight: Any, share: Any) -> str:
    weights = Weights(price=(1 - weight) * share, quality=(1 - weight) * (1 - share), social_value=weight)
    return str(tender.score(datum("price"), datum("quality"), datum("social_value"), weights))


@cache
def _points_chart() -> Any:
    weight, share = _effective()
    ends = pd.DataFrame({"at": [0, 1]})
    bids = _bids()
    lines = (
        alt.Chart(bids.merge(ends, how="cross"))
        .transform_calculate(score=_traced_score(datum("at"), share))
        .mark_line(strokeWidth=2.5)
    )
    across = alt.X(
        "at:Q", title="Weight of social value", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%")
    )
    up = alt.Y("score:Q", title="Score", scale=alt.Scale(domain=[0, 105]), axis=alt.Axis(tickCount=5))
    here = _ranked(
        alt.Chart(bids).transform_calculate(score=_traced_score(weight, share), at=str(weight)), "score", "descending"
    )
    told = pd.DataFrame({"tenth": range(1, 11)})
    told["flips"] = [_flips(tenth / 10) for tenth in told["tenth"]]
    won = here.transform_filter("datum.place === 1")
    words = won.transform_calculate(tenth=f"round(10 * {share})").transform_lookup(
        "tenth", from_=alt.LookupData(told, "tenth", ["flips"])
    )
    ink = theme.COLOURS["ink"]
    return alt.layer(
        lines.encode(x=across, y=up, **_coloured()),
        here.mark_rule(color=ink, size=1).encode(x="at:Q"),
        here.mark_point(filled=True, size=70, opacity=1).encode(x="at:Q", y="score:Q", color=_tint(legend=None)),
        won.mark_point(size=320, color=ink, strokeWidth=2).encode(x="at:Q", y="score:Q"),
        here.mark_text(text="").encode(x=alt.value(0)).properties(name="table"),
        words.mark_text(text="").encode(x=alt.value(0)).properties(name="words"),
    ).properties(height=280)


@cache
def _proxy_chart() -> Any:
    bids, ends = _bids(), pd.DataFrame({"at": [0, HIGHEST_RATE]})

    def net(rate: Any) -> str:
        return str(social_value.net_price(datum("asked"), datum("promised"), rate))

    lines = (
        alt.Chart(bids.merge(ends, how="cross")).transform_calculate(net=net(datum("at"))).mark_line(strokeWidth=2.5)
    )
    across = alt.X("at:Q", title="£1,000 for a week of placement", scale=alt.Scale(domain=[0, HIGHEST_RATE]))
    up = alt.Y("net:Q", title="Price less proxy, £1,000", scale=alt.Scale(domain=[60, 130]))
    here = _ranked(
        alt.Chart(bids).transform_calculate(net=net(control("rate")), at="rate", rate="rate"), "net", "ascending"
    )
    won = here.transform_filter("datum.place === 1")
    ink = theme.COLOURS["ink"]
    return alt.layer(
        lines.encode(x=across, y=up, **_coloured()),
        here.mark_rule(color=ink, size=1).encode(x="at:Q"),
        won.mark_point(size=320, color=ink, strokeWidth=2).encode(x="at:Q", y="net:Q"),
        here.mark_text(text="").encode(x=alt.value(0)).properties(name="table"),
        won.transform_calculate(flips=f"'{_rate_flips()}'")
        .mark_text(text="")
        .encode(x=alt.value(0))
        .properties(name="words"),
    ).properties(height=260)
