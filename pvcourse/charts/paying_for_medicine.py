"""Pay twice for a medicine, then once: what the price covers, and who ends up with the money."""

from itertools import product
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group, Slider
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.medicines import (
    PURPOSES,
    Conditions,
    Medicine,
    agreed_price,
    what_the_price_covers,
    who_pays_who_gets,
)

RESEARCH, PATIENTS, UNIT_COST = 900e6, 100_000, 1_000
"""An invented medicine: what all research cost, how many are treated, and what it costs to make enough for one."""

SHARES = {0: "None of it", 33: "One third", 50: "Half", 67: "Two thirds"}
"""The public's share of the research, in per cent."""

PRICES = range(5, 26, 5)
"""What the owner may ask for a patient, in thousands of pounds."""

REASONABLE = {0: "The owner’s price", 1: "On reasonable terms: once"}
GOLDEN = range(0, 41, 20)
REINVESTED = {0: "The owner’s to keep", 50: "Half of it into new research"}
KEYS = ("share", "price", "reasonable", "golden", "reinvested")
COVERS = {
    "making": ("Making it", "green"),
    "own_research": ("The owner’s research", "purple"),
    "paid_twice": ("Public research, paid twice", "orange"),
    "beyond": ("Whatever lies beyond", "grey"),
}
MILLION = 1e6


def paying_for_medicine() -> Explorable:
    """Let the learner set what the public paid, the price and four conditions, and follow the money.

    Returns
    -------
    Explorable
        A bar for each thing that the health service's payment covers, above what each party has in the end.
    """
    settings = list(product(SHARES, PRICES, REASONABLE, GOLDEN, REINVESTED))
    grid = pd.DataFrame([dict(zip(KEYS, at, strict=True)) | _outcome(*at) for at in settings])
    chart = _chart(grid)

    def make(**at: float) -> Figure:
        here = " and ".join(f"{key} == {at[key]}" for key in KEYS)
        return _figure(chart, grid.query(here).to_dict("records")[0])

    make.__name__ = "paying_for_medicine"
    return Explorable(make, _groups())


def _groups() -> list[Group]:
    price = Slider("price", "Price, thousand pounds", PRICES[0], PRICES[-1], PRICES.step, 20, ".0f")
    golden = Slider("golden", "Public share, %", GOLDEN[0], GOLDEN[-1], GOLDEN.step, 0, ".0f")
    return [
        Group("Research that the public paid for", [Choice("share", "The public’s part", SHARES, 50)]),
        Group("The owner asks for", [price], tint="purple"),
        Group("The price that is paid", [Choice("reasonable", "The price that is paid", REASONABLE, 0)]),
        Group("Golden share in profit", [golden], tint="blue"),
        Group("What is left of the profit", [Choice("reinvested", "What is left", REINVESTED, 0)]),
    ]


def _outcome(share: int, price: int, reasonable: int, golden: int, reinvested: int) -> dict[str, Any]:
    """Work out one setting, in millions of pounds."""
    medicine = Medicine(RESEARCH, share / 100, PATIENTS, 1_000 * price, UNIT_COST)
    conditions = Conditions(bool(reasonable), golden / 100, reinvested / 100)
    paid = agreed_price(medicine, conditions)
    covers = what_the_price_covers(Medicine(RESEARCH, share / 100, PATIENTS, paid, UNIT_COST))
    net = who_pays_who_gets(medicine, conditions).set_index("party")["net"]
    public = net["taxpayers"] + net["health service"]
    sums = covers | {"owner": net["owner"], "renewed": net["new research"], "public": public}
    return {name: round(amount / MILLION, 1) for name, amount in sums.items()} | {
        "paid": paid,
        "sales": round(paid * PATIENTS / MILLION, 1),
        "taxes": round(share / 100 * RESEARCH / MILLION, 1),
        "golden_sum": round((net["taxpayers"] + share / 100 * RESEARCH) / MILLION, 1),
    }


def _figure(chart: Any, story: dict[Any, Any]) -> Figure:
    rows = [(purpose, label, story[purpose]) for purpose, (label, _) in COVERS.items()]
    return Figure(
        chart=chart,
        title="Pay twice for a medicine, then once",
        alt="Of {sales:,.0f} million pounds that the health service pays, {making:,.0f} cover making the medicine, "
        "{own_research:,.0f} the owner’s research, {paid_twice:,.0f} research that the public had already paid for, "
        "and {beyond:,.0f} lie beyond. The owner ends with {owner:+,.0f} million.",
        words="At {paid:,.0f} pounds a patient the health service pays {sales:,.0f} million, after {taxes:,.0f} "
        "million of taxes for research. {paid_twice:,.0f} million of it is paid for a second time. The owner ends "
        "with {owner:+,.0f} million; taxpayers get {golden_sum:,.0f} back, new research {renewed:,.0f}.",
        description="An invented medicine: 900 million pounds of research, 100,000 patients, 1,000 pounds to make "
        "enough for one. Each bar is a part of what the health service pays, laid against what it covers in this "
        "order: making it; the owner’s own research with a margin of a tenth; the research that the public had paid "
        "for, which is thereby paid twice; and whatever lies beyond. A reasonable price covers the first two. The "
        "order, the margin and this reading of reasonable are our teaching device. Knowledge that is shared, the "
        "fourth condition, is in no sum here.",
        row={str(name): value for name, value in story.items()},
        table=pd.DataFrame(rows, columns=["purpose", "label", "amount"]),
        columns=[Column("label", "What the payment covers"), Column("amount", "Million pounds", ",.1f")],
        source="an invented medicine; arithmetic of our own making on the brief’s four conditions",
        table_view="covers",
        words_view="words",
    )


def _chart(grid: pd.DataFrame) -> Any:
    here = " && ".join(f"datum.{key} === {key}" for key in KEYS)
    chosen: Any = alt.Chart(grid).transform_filter(here)
    names = alt.LookupData(
        pd.DataFrame({"purpose": list(PURPOSES), "label": [COVERS[p][0] for p in PURPOSES]}), "purpose", ["label"]
    )
    folded = chosen.transform_fold(list(PURPOSES), as_=["purpose", "amount"]).transform_lookup("purpose", from_=names)
    order = [label for label, _ in COVERS.values()]
    row = alt.Y("label:N", sort=order, axis=None, scale=alt.Scale(paddingInner=0.6, paddingOuter=0.5))
    most = float(grid["sales"].max())
    across = alt.X("amount:Q", title="Million pounds", scale=alt.Scale(domain=[0, most]), axis=alt.Axis(tickCount=4))
    colours = [theme.COLOURS[tint] for _, tint in COVERS.values()]
    tint = alt.Color("label:N", legend=None, scale=alt.Scale(domain=order, range=colours))
    bars = folded.mark_bar(height=14, opacity=0.85).encode(x=across, y=row, color=tint).properties(name="covers")
    sums = folded.mark_text(align="left", dx=4).encode(x="amount:Q", y=row, text=alt.Text("amount:Q", format=",.0f"))
    labels = folded.mark_text(align="left", baseline="bottom", dy=-9).encode(x=alt.value(0), y=row, text="label:N")
    words = chosen.mark_text(text="").encode(x=alt.value(0)).properties(name="words")
    title = "What the health service’s payment covers"
    return alt.layer(bars, sums, labels, words).properties(height=185, title=title)
