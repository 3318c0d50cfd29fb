"""The evidence on a case, corner by corner: what supports, what strains, what is disputed, what nobody knows."""

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure

KINDS = {
    "supports": ("Supports", "triangle-up", "green"),
    "strains": ("Strains", "triangle-down", "orange"),
    "disputed": ("Disputed", "diamond", "purple"),
    "open": ("Open question", "circle", "grey"),
}
"""The kinds of evidence: what each is called, its shape and its colour."""


@dataclass(frozen=True)
class Wording:
    """What a figure of evidence says of itself; where it says nothing else, the words of the strategic triangle.

    Parameters
    ----------
    title : str
        The figure's title.
    row : str
        What heads the column of the table that names the rows of marks.
    alt, words : str
        What the figure shows, in short and in words; they take the case's `name`, how many entries there are (`all`)
        and how many of each kind (`supports`, `strains`, `disputed`, `open`).
    description : str
        How to read the figure.
    """

    title: str = "What is known of a case, corner by corner"
    row: str = "Corner"
    alt: str = (
        "{name}: evidence by corner. In support of one: {supports:.0f}; a strain on one: {strains:.0f}; "
        "disputed: {disputed:.0f}; left open: {open:.0f}."
    )
    words: str = (
        "{name}, {all:.0f} entries: {supports:.0f} in support of a corner, {strains:.0f} as a strain on one, "
        "{disputed:.0f} disputed, {open:.0f} left open by our sources."
    )
    description: str = (
        "Each mark is one piece of evidence, told in the table. Its shape and colour say whether it "
        "supports the corner, strains it, is disputed by another source, or is a question that the sources we read "
        "do not answer. How many marks a corner has says how much was written about it, not how strong it is."
    )


TRIANGLE = Wording()
"""What the figure says of the corners of the strategic triangle."""


def evidence_by_corner(
    cases: pd.DataFrame,
    evidence: pd.DataFrame,
    sources: pd.DataFrame,
    corners: dict[str, str],
    wording: Wording = TRIANGLE,
) -> Explorable:
    """Show the evidence on one case at a time, a row for each corner.

    Parameters
    ----------
    cases : DataFrame
        The cases: `id` and `name`.
    evidence : DataFrame
        The evidence: `case`, `aspect` (a key of `corners`), `statement`, `bearing` (supports or strains), `status`
        (stated, disputed or unknown), `source`, `section`, `dispute` and `dispute_source`.
    sources : DataFrame
        How each source is named: `key`, one of the words in `source` and `dispute_source`, and `label`.
    corners : dict of str to str
        What each aspect is called, in the order in which they stand.
    wording : Wording, optional
        What the figure says, where the aspects are not the corners of the strategic triangle.

    Returns
    -------
    Explorable
        A figure with one choice: the case.

    Raises
    ------
    ValueError
        If no evidence is about any of the corners.
    """
    prepared = _prepare(cases, evidence, dict(zip(sources["key"], sources["label"], strict=True)), corners)
    if prepared.empty:
        raise ValueError(f"no evidence is about {', '.join(corners)}; give evidence with one of these as its aspect")
    named = cases[cases["id"].isin(prepared["case"])]
    options = dict(zip(named["id"], named["name"], strict=True))

    chart = _chart(prepared)

    def make(chosen: str) -> Figure:
        return _figure(chart, prepared[prepared["case"] == chosen], options[chosen], wording)

    make.__name__ = "evidence_by_corner"
    choice = Choice("chosen", "Case", options, next(iter(options)))
    return Explorable(make, [Group("Choose a case", [choice])])


def _prepare(
    cases: pd.DataFrame, evidence: pd.DataFrame, labels: dict[str, str], corners: dict[str, str]
) -> pd.DataFrame:
    """Give each piece of evidence its kind, its corner's name, and its place in the corner's row."""
    kept = evidence[evidence["aspect"].isin(list(corners))].merge(
        cases[["id", "name"]], left_on="case", right_on="id", suffixes=("", "_case")
    )
    kind = kept["bearing"].mask(kept["status"] == "disputed", "disputed").mask(kept["status"] == "unknown", "open")
    kept = kept.assign(
        kind=kind.map({key: name for key, (name, _, _) in KINDS.items()}),
        corner=kept["aspect"].map(corners),
        dispute=[_with_source(row.dispute, row.dispute_source, labels) for row in kept.itertuples()],
        cited=[_with_source(row.section, row.source, labels) for row in kept.itertuples()],
    )
    order = {"kind": [name for name, _, _ in KINDS.values()], "corner": list(corners.values())}
    for column, words in order.items():
        kept[column] = pd.Categorical(kept[column], words)
    kept = kept.sort_values(["corner", "kind"], kind="stable").astype(dict.fromkeys(order, "str"))
    kept["place"] = kept.groupby(["case", "corner"]).cumcount() + 1
    columns = ["case", "name", "corner", "kind", "place", "statement", "dispute", "cited"]
    return kept.reset_index(drop=True)[columns]


def _with_source(said: Any, keys: Any, labels: dict[str, str]) -> str:
    """Write what was said with who said it; nothing where nothing was said."""
    if pd.isna(keys):
        return "–"
    who = "; ".join(labels[key] for key in str(keys).split(";"))
    return f"{said} ({who})"


def _figure(chart: Any, table: pd.DataFrame, name: str, wording: Wording) -> Figure:
    counts = table["kind"].value_counts()
    row = {key: int(counts.get(label, 0)) for key, (label, _, _) in KINDS.items()}
    return Figure(
        chart=chart,
        title=wording.title,
        alt=wording.alt,
        words=wording.words,
        description=wording.description,
        row=row | {"name": name, "all": len(table)},
        table=table,
        columns=[
            Column("corner", wording.row),
            Column("statement", "What is said or asked", prose=True),
            Column("kind", "Kind"),
            Column("dispute", "What another source says", prose=True),
            Column("cited", "Source", prose=True),
        ],
        source="the sources named in the table; entries in our own words",
        table_view="table",
        words_view="words",
        table_open=True,
    )


def _chart(prepared: pd.DataFrame) -> Any:
    """Draw a row of marks for each corner: the case is chosen by the control named `chosen`."""
    labels = [label for label, _, _ in KINDS.values()]
    shape = alt.Scale(domain=labels, range=[shape for _, shape, _ in KINDS.values()])
    colour = alt.Scale(domain=labels, range=[theme.COLOURS[tint] for _, _, tint in KINDS.values()])
    corners = list(dict.fromkeys(prepared["corner"]))
    rows = alt.Y("corner:N", sort=corners, axis=None, scale=alt.Scale(domain=corners))
    across = alt.X("place:Q", axis=None, scale=alt.Scale(domain=[0.5, int(prepared["place"].max()) + 0.5]))
    legend = alt.Legend(title=None, orient="top", columns=2, symbolStrokeWidth=2)
    chosen: Any = alt.Chart(prepared).transform_filter("datum.case === chosen")
    marks = (
        chosen.mark_point(filled=True, size=260, opacity=1)
        .encode(
            x=across,
            y=rows,
            shape=alt.Shape("kind:N", scale=shape, legend=legend),
            color=alt.Color("kind:N", scale=colour, legend=legend),
            tooltip="statement:N",
        )
        .properties(name="table")
    )
    names = (
        alt.Chart(pd.DataFrame({"corner": corners}))
        .mark_text(align="left", baseline="bottom", dy=-14)
        .encode(x=alt.value(0), y=rows, text="corner:N")
    )
    return alt.layer(marks, names, _count(chosen)).properties(height=190)


def _count(chosen: Any) -> Any:
    """Count the kinds for the words; the mark that holds them is empty."""
    kinds = {key: f"datum.kind === '{label}' ? 1 : 0" for key, (label, _, _) in KINDS.items()}
    sums = {key: f"sum({key})" for key in KINDS}
    counted = chosen.transform_calculate(**kinds).transform_aggregate(**sums, all="count()", groupby=["name"])
    return counted.mark_text(text="").encode(x=alt.value(0)).properties(name="words")
