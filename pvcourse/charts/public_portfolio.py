"""Ten thousand futures of a public portfolio of risky firms, and who paid for each."""

from itertools import product
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group, Slider
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.fortunes import tally
from pvcourse.models.risks_and_rewards import PARTIES, Portfolio, Terms, checked, draws, firm_value, net_positions

FUTURES = 10_000
TENTHS = 10
LENT = {0: "A grant: nothing to pay back", 1: "A loan: half as much again to pay back"}
EQUITY = range(0, 41, 20)
ROYALTY = {0: "No royalty", 15: "15% of takings above cost"}
CAP = {0: "No cap", 4: "At most 4 times a firm’s cost"}
INTEREST = 0.5
LABELS = {"treasury": "Treasury", "users": "Users", "owners": "Owners"}
TINTS = {"treasury": "blue", "users": "green", "owners": "orange"}
VERDICTS = {
    (True, True): "The fund pays for itself, and owners gain.",
    (True, False): "The fund pays for itself, but owners lose: would any firm sign?",
    (False, True): "The fund runs dry, while owners gain.",
    (False, False): "The fund runs dry, and owners lose: users have it all.",
}
"""What is said of the averages: whether the treasury, and whether the owners, end at nothing or above."""


def public_portfolio(portfolio: Portfolio) -> Explorable:
    """Let the learner choose the terms of public money, and show how three parties fare in ten thousand futures.

    Parameters
    ----------
    portfolio : Portfolio
        The firms that the public backs.

    Returns
    -------
    Explorable
        Bars for a tenth of the futures each, above a bar of losses borne and gains kept for each party.

    Raises
    ------
    TypeError
        If it is not a `Portfolio`.
    """
    settings = list(product(LENT, EQUITY, ROYALTY, CAP))
    played = _play(portfolio, settings)
    tenths, fates = (pd.concat([tables[part] for tables in played], ignore_index=True) for part in (0, 1))
    stories = pd.DataFrame(
        [_story(fate, setting, portfolio) for setting, (_, fate) in zip(settings, played, strict=True)]
    )
    chart = _chart(tenths, fates, stories)

    def make(lent: int, equity: float, royalty: int, cap: int) -> Figure:
        here = f"lent == {lent} and equity == {equity} and royalty == {royalty} and cap == {cap}"
        return _figure(chart, fates.query(here), stories.query(here).to_dict("records")[0])

    make.__name__ = "public_portfolio"
    return Explorable(make, _groups())


def _groups() -> list[Group]:
    equity = Slider("equity", "Share of profits, %", EQUITY[0], EQUITY[-1], EQUITY.step, 0, ".0f")
    return [
        Group("The public money is", [Choice("lent", "The public money is", LENT, 0)]),
        Group("A stake in every firm", [equity], tint="blue"),
        Group("A royalty", [Choice("royalty", "A royalty", ROYALTY, 0)], tint="blue"),
        Group("A cap on takings", [Choice("cap", "A cap on takings", CAP, 0)], tint="green"),
    ]


def _play(portfolio: Portfolio, settings: list[Any]) -> list[tuple[pd.DataFrame, pd.DataFrame]]:
    """Play the same futures under every set of terms."""
    luck = draws(FUTURES, checked(portfolio).firms)
    value = np.asarray(firm_value(luck, portfolio.mean, portfolio.spread))
    order = value.sum(axis=1).argsort()
    return [
        _tables(value, order, portfolio, dict(zip(("lent", "equity", "royalty", "cap"), at, strict=True)))
        for at in settings
    ]


def _tables(value: Any, order: Any, portfolio: Portfolio, at: dict[str, int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the mean position of each party in each tenth of the futures, and how each fared in all."""
    terms = Terms(
        lent=at["lent"],
        interest=INTEREST * at["lent"],
        equity=at["equity"] / 100,
        royalty=at["royalty"] / 100,
        price_cap=at["cap"] or None,
    )
    net = {party: np.asarray(part) for party, part in net_positions(value, portfolio.public_share, terms).items()}
    tenths = {party: part.sum(axis=1)[order].reshape(TENTHS, -1).mean(axis=1).round(2) for party, part in net.items()}
    shown = pd.DataFrame(tenths).assign(tenth=range(1, TENTHS + 1), **at)
    fate = tally(value, net)
    return shown, fate.assign(label=fate["party"].map(LABELS), **at)


def _story(fate: pd.DataFrame, setting: Any, portfolio: Portfolio) -> dict[str, Any]:
    """Put how each party fared in one row, with the verdict."""
    story = dict(zip(("lent", "equity", "royalty", "cap"), setting, strict=True))
    for row in fate.to_dict("records"):
        name = row["party"]
        story |= {name: row["average"], f"{name}_risk": row["chance_of_loss"]}
        story |= {f"{name}_bears": row["loss_borne"], f"{name}_keeps": row["gain_kept"]}
    paid = portfolio.firms * portfolio.public_share
    verdict = VERDICTS[bool(story["treasury"] >= 0), bool(story["owners"] >= 0)]
    return story | {"paid": paid, "firms": portfolio.firms, "verdict": verdict}


def _figure(chart: Any, table: pd.DataFrame, story: dict[Any, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="Ten thousand futures, and who paid for each",
        alt="On average the treasury ends at {treasury:+.1f}, users at {users:+.1f} and owners at {owners:+.1f} "
        "times a firm’s cost. The treasury bears {treasury_bears:.0%} of what failing firms lose and keeps "
        "{treasury_keeps:.0%} of what the others gain. {verdict}",
        words="Treasury, which put in {paid:.0f}: {treasury:+.1f} on average, below nothing in {treasury_risk:.0%} "
        "of futures. Users: {users:+.1f}. Owners: {owners:+.1f}, below nothing in {owners_risk:.0%}. The treasury "
        "bears {treasury_bears:.0%} of losses and keeps {treasury_keeps:.0%} of gains. {verdict}",
        description="Above: 10,000 futures of the portfolio, from the worst tenth to the best. Each column shows "
        "where the treasury (T), users (U) and owners (O) end in such a future, net of what they paid in, in "
        "multiples of one firm’s cost; below the line they lose. Below: how much of what failing firms lose each "
        "party bears, and how much of what the others gain each keeps. A share below nought means that the party "
        "pays where others gain. Every firm comes to a lognormal value, alike and independent, whatever the terms: "
        "that is our teaching device, and a strong one, since hard terms may keep good firms away.",
        row={str(name): value for name, value in story.items()},
        table=table,
        columns=[
            Column("label", "Party"),
            Column("average", "Average, in firms’ costs", "+.1f"),
            Column("chance_of_loss", "Futures with a loss", ".0%"),
            Column("loss_borne", "Of losses, bears", ".0%"),
            Column("gain_kept", "Of gains, keeps", ".0%"),
        ],
        source="a simulation of our own making",
        table_view="fates",
        words_view="words",
    )


def _chart(tenths: pd.DataFrame, fates: pd.DataFrame, stories: pd.DataFrame) -> Any:
    return alt.vconcat(_futures(tenths), _fates(fates, stories), spacing=10)


def _chosen(table: pd.DataFrame) -> Any:
    here = "datum.lent === lent && datum.equity === equity && datum.royalty === royalty && datum.cap === cap"
    return alt.Chart(table).transform_filter(here)


def _tint(legend: Any) -> alt.Color:
    colours = [theme.COLOURS[TINTS[party]] for party in PARTIES]
    return alt.Color("label:N", legend=legend, scale=alt.Scale(domain=list(LABELS.values()), range=colours))


def _futures(tenths: pd.DataFrame) -> Any:
    named = {party: f"datum.party === '{party}' ? '{label}' : " for party, label in LABELS.items()}
    folded = (
        _chosen(tenths)
        .transform_fold(list(PARTIES), as_=["party", "net"])
        .transform_calculate(label="".join(named.values()) + "''")
        .transform_calculate(letter="abs(datum.net) > 3 ? slice(datum.label, 0, 1) : ''")
        .transform_stack(stack="net", as_=["low", "high"], groupby=["tenth"], sort=[alt.SortField("label")])
        .transform_calculate(middle="(datum.low + datum.high) / 2")
    )
    across = alt.X("tenth:O", title="Futures, from the worst tenth to the best", axis=alt.Axis(labelAngle=0))
    up = alt.Y("low:Q", title="Net, in firms’ costs", axis=alt.Axis(tickCount=5))
    legend = alt.Legend(title=None, orient="top")
    bars = folded.mark_bar(opacity=0.45).encode(x=across, y=up, y2="high:Q", color=_tint(legend))
    letters = folded.mark_text(fontSize=11).encode(x=across, y="middle:Q", text="letter:N")
    zero = alt.Chart(pd.DataFrame({"at": [0]})).mark_rule(color=theme.COLOURS["ink"]).encode(y="at:Q")
    return alt.layer(bars, zero, letters).properties(height=170, width=300)


def _fates(fates: pd.DataFrame, stories: pd.DataFrame) -> Any:
    measures = {"loss_borne": "of losses", "gain_kept": "of gains"}
    chosen = _chosen(fates)
    folded = chosen.transform_fold(list(measures), as_=["measure", "share"]).transform_calculate(
        text="format(datum.share, '.0%') + (datum.measure === 'loss_borne' ? ' of losses' : ' of gains')",
        end="max(datum.share, 0)",
    )
    row = alt.Y("label:N", sort=list(LABELS.values()), title=None, scale=alt.Scale(paddingInner=0.25))
    side = alt.YOffset("measure:N", sort=list(measures))
    room = alt.Scale(domain=[-0.25, 1.75])
    across = alt.X("share:Q", title=None, scale=room, axis=alt.Axis(values=[0, 0.5, 1], format=".0%"))
    shade = alt.Opacity("measure:N", legend=None, scale=alt.Scale(domain=list(measures), range=[0.35, 0.85]))
    bars = folded.mark_bar().encode(x=across, y=row, yOffset=side, color=_tint(None), opacity=shade)
    texts = folded.mark_text(align="left", dx=4, fontSize=11).encode(x="end:Q", y=row, yOffset=side, text="text:N")
    hidden = chosen.mark_text(text="").encode(x=alt.value(0)).properties(name="fates")
    words = _chosen(stories).mark_text(text="").encode(x=alt.value(0)).properties(name="words")
    title = "Losses borne (pale), gains kept (full)"
    return alt.layer(bars, texts, hidden, words).properties(height=120, width=300, title=title)
