"""A figure: a chart with its words, its alt text, its long description and its data table, from the same data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Control, Group
from pvcourse.charts.words import fill, write

MIME = "application/vnd.pvcourse.figure+json"
"""The kind of output that the book's renderer turns into a figure that moves."""


@dataclass(frozen=True)
class Column:
    """A column of a figure's data table.

    Parameters
    ----------
    field, label : str
        The field, and its heading.
    format_spec : str, default ""
        How its numbers are written (see `pvcourse.charts.words.write`).
    prose : bool, default False
        Whether it holds sentences, which need room.
    """

    field: str
    label: str
    format_spec: str = ""
    prose: bool = False


@dataclass(frozen=True)
class Figure:
    """A chart that explains itself, to eyes, ears and fingers.

    Parameters
    ----------
    chart : altair chart
        The picture. Its views named `table_view` and `words_view` must hold the same data as `table` and `row`, so
        that the page can bring table and words up to date when a control moves.
    title : str
        What the figure is called.
    alt : str
        What the figure shows, not what it is; a template filled from `row`.
    words : str
        The finding in a sentence or two; a template filled from `row`.
    description : str
        How to read the picture, and what it leaves out.
    row : mapping
        The numbers that the words name.
    table : DataFrame
        The figure's data.
    columns : sequence of Column
        What the table shows, its first column heading each row.
    source : str
        Where the figures come from.
    table_view, words_view : str
        The names of the chart's views that hold the data of `table` and `row`.
    table_open : bool, default False
        Whether the table is open at first, as where it is what the figure is about.
    groups : sequence of Group, default ()
        The controls, set by `Explorable`.
    values : mapping, default {}
        Where each control stands, set by `Explorable`.

    Raises
    ------
    ValueError
        If a text is empty, a column is not in the table, or the words name what the row does not have.
    """

    chart: Any
    title: str
    alt: str
    words: str
    description: str
    row: Mapping[str, Any]
    table: pd.DataFrame
    columns: Sequence[Column]
    source: str
    table_view: str = "table"
    words_view: str = "words"
    table_open: bool = False
    groups: Sequence[Group] = ()
    values: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("title", "alt", "words", "description", "source"):
            if not getattr(self, name).strip():
                raise ValueError(f"the figure {self.title!r} has no {name}; give one")
        missing = [column.field for column in self.columns if column.field not in self.table]
        if missing or not self.columns:
            known = ", ".join(map(str, self.table))
            raise ValueError(f"the table of {self.title!r} needs columns {missing or 'of its own'}; it has: {known}")
        fill(self.alt + self.words, self.row)

    def in_words(self) -> str:
        """Return the finding in words, as the page shows it under the picture."""
        return fill(self.words, self.row)

    def alt_text(self) -> str:
        """Return what the figure shows, for those who do not see it."""
        return fill(self.alt, self.row)

    def table_rows(self) -> list[list[str]]:
        """Return the data table as it is read: a list of written cells for each row."""
        records = self.table.to_dict("records")
        return [[write(record[c.field], c.format_spec) for c in self.columns] for record in records]

    def specification(self) -> dict[str, Any]:
        """Return the chart in Vega-Lite, with the controls as parameters and the course's look."""
        parameters = [alt.param(name=name, value=value) for name, value in self.values.items()]
        chart = self.chart.add_params(*parameters) if parameters else self.chart
        with alt.data_transformers.enable("default", max_rows=None):
            specification: dict[str, Any] = chart.to_dict()
        specification["config"] = theme.config()
        return specification

    def words_and_table(self) -> dict[str, Any]:
        """Return all of the figure but its picture, as JSON."""
        texts = {name: getattr(self, name) for name in ("title", "alt", "words", "description", "source")}
        groups = [asdict(group) | {"controls": [_control(c) for c in group.controls]} for group in self.groups]
        return texts | {
            "alt_text": self.alt_text(),
            "in_words": self.in_words(),
            "columns": [asdict(column) for column in self.columns],
            "rows": self.table_rows(),
            "table_open": self.table_open,
            "views": {"table": self.table_view, "words": self.words_view},
            "groups": groups,
            "values": dict(self.values),
        }

    def payload(self) -> dict[str, Any]:
        """Return all of the figure as JSON, for the book's renderer."""
        return self.words_and_table() | {"specification": self.specification()}

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        from pvcourse.charts.page import compile_to_vega, static_html

        payload = self.payload()
        html = static_html(payload, compile_to_vega(payload["specification"]))
        words = f"{self.title}: {self.in_words()}"
        return {MIME: payload, "text/html": html, "text/plain": words}


class Explorable:
    """A figure with controls: a function from the controls' values to a `Figure`.

    Parameters
    ----------
    make : callable
        The function; one argument a control, by the control's name.
    groups : sequence of Group
        The controls.

    Notes
    -----
    In the book it is a figure whose controls move in the page; in JupyterLab it is a widget over the same function.
    """

    def __init__(self, make: Callable[..., Figure], groups: Sequence[Group]) -> None:
        self.make, self.groups = make, tuple(groups)
        self.__doc__, self.__name__ = make.__doc__, make.__name__

    @property
    def controls(self) -> dict[str, Control]:
        """Every control by its name."""
        return {control.name: control for group in self.groups for control in group.controls}

    def __call__(self, **values: Any) -> Figure:
        """Return the figure with the controls where `values` says, the others where they stand at first."""
        unknown = sorted(set(values) - set(self.controls))
        if unknown:
            raise ValueError(f"{self.__name__} has no control {unknown[0]!r}; it has: {', '.join(self.controls)}")
        at = {name: control.check(values.get(name, control.value)) for name, control in self.controls.items()}
        return replace(self.make(**at), groups=self.groups, values=at)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        from pvcourse.widgets import show

        bundle: dict[str, Any] = show(self, **options)
        return bundle


def explorable(*groups: Group) -> Callable[[Callable[..., Figure]], Explorable]:
    """Turn a function that makes a figure into an explorable (a decorator).

    Parameters
    ----------
    *groups : Group
        The controls; the function takes an argument by each one's name.

    Returns
    -------
    callable
        What turns the function into an `Explorable`.
    """
    return lambda make: Explorable(make, groups)


def _control(control: Control) -> dict[str, Any]:
    given = asdict(control)
    if control.kind == "choice":
        given["options"] = [{"value": value, "label": label} for value, label in given["options"].items()]
    return given
