"""A figure as HTML: its picture drawn ahead of time, its words, its table and, in the book, its controls."""

import json
import re
from typing import Any

from pvcourse.charts.words import write
from pvcourse.templates import template

WIDTHS = {"narrow": 320, "wide": 640}
"""How wide each picture is drawn, axes and all, in pixels: for a phone, and for a laptop."""

_INNER_ROLES = re.compile(r' (?:role|aria-roledescription|aria-label)="[^"]*"')
_BACKGROUND = re.compile(r'<rect width="[\d.]+" height="[\d.]+" fill="white"/>')
_IDS = re.compile(r'( id="|url\(#|href="#)')
_WIDTH = re.compile(r' width="([\d.]+)"')
_VIEW_NUMBER = re.compile(r"(_\d+)?_marks$")


def static_html(figure: dict[str, Any], vega: dict[str, Any]) -> str:
    """Draw a figure that does not move: picture, words, and its data as a table.

    Parameters
    ----------
    figure : dict
        What `Figure.words_and_table` gives.
    vega : dict
        The compiled chart; it is drawn at the figure's own values.

    Returns
    -------
    str
        HTML that needs no script and no style sheet.
    """
    at_values = [s | {"value": figure["values"].get(s["name"], s.get("value"))} for s in vega.get("signals", [])]
    return around(draw(at_width(vega | {"signals": at_values}, WIDTHS["wide"])), figure)


def around(picture: str, figure: dict[str, Any]) -> str:
    """Put a figure's words and its data as a table around its picture.

    Parameters
    ----------
    picture : str
        HTML of the picture.
    figure : dict
        What `Figure.words_and_table` gives.

    Returns
    -------
    str
        HTML that needs no script and no style sheet.
    """
    return template("static.html.j2", "pvcourse.charts", written=write).render(figure=figure, picture=picture)


def page_html(payload: dict[str, Any], identity: str) -> str:
    """Draw a figure for the book: two static pictures, words and table, and what it takes to bring it to life.

    Parameters
    ----------
    payload : dict
        What `Figure.payload` gives.
    identity : str
        A name for the figure, unlike any other on its page; ids of its parts start with it.

    Returns
    -------
    str
        HTML that reads without scripts; the book's script brings it to life where it stands.

    Raises
    ------
    ValueError
        If the chart has no view of a name that the figure's table or words depend on.
    """
    vega = compile_to_vega(payload["specification"])
    widths = {name: plot_width(vega, width) for name, width in WIDTHS.items()}
    pictures = {name: draw(at_width(vega, width), f"{identity}-{name}") for name, width in widths.items()}
    live = {
        "vega": vega,
        "widths": widths,
        "wide_from": WIDTHS["wide"],
        "templates": {"alt": payload["alt"], "words": payload["words"]},
        "columns": payload["columns"],
        "data": {use: data_of_view(vega, view) for use, view in payload["views"].items()}
        if payload["groups"]
        else {},
    }
    inert = json.dumps(live, separators=(",", ":"), ensure_ascii=False).replace("</", "<\\/")
    page = template("page.html.j2", "pvcourse.charts", written=write)
    return page.render(figure=payload, id=identity, pictures=pictures, live=inert)


def compile_to_vega(specification: dict[str, Any]) -> dict[str, Any]:
    """Compile Vega-Lite into Vega, so that the page needs only Vega's own runtime.

    Parameters
    ----------
    specification : dict
        A chart in Vega-Lite.

    Returns
    -------
    dict
        The chart in Vega.
    """
    # Imported here: it starts a JavaScript engine, and a browser kernel does not have it.
    import vl_convert

    vega: dict[str, Any] = vl_convert.vegalite_to_vega(specification)
    return vega


def plot_width(vega: dict[str, Any], picture_width: int) -> float:
    """Return how wide a chart's plot may be for the whole picture, axes and all, to have a given width.

    Parameters
    ----------
    vega : dict
        A compiled chart.
    picture_width : int
        The picture's width in pixels.

    Returns
    -------
    float
        The plot's width in pixels.
    """
    beside = float(_WIDTH.search(draw(at_width(vega, picture_width)))[1]) - picture_width  # type: ignore[index]
    return picture_width - beside


def at_width(vega: dict[str, Any], width: float) -> dict[str, Any]:
    """Return a compiled chart with its plot at another width; the page's script does the same.

    Parameters
    ----------
    vega : dict
        A compiled chart.
    width : float
        The plot's width in pixels.

    Returns
    -------
    dict
        The chart at that width.
    """
    return vega | {"width": width}


def draw(vega: dict[str, Any], identity: str = "picture") -> str:
    """Draw a compiled chart as an SVG element.

    Parameters
    ----------
    vega : dict
        A compiled chart.
    identity : str, default "picture"
        What ids inside the picture start with, so that pictures on one page do not share any.

    Returns
    -------
    str
        The element, hidden from assistive technology: the figure around it has the words.
    """
    import vl_convert

    svg = _BACKGROUND.sub("", vl_convert.vega_to_svg(vega), count=1)
    svg = _IDS.sub(rf"\1{identity}-", _INNER_ROLES.sub("", svg))
    return svg.replace("<svg ", '<svg aria-hidden="true" ', 1)


def data_of_view(vega: dict[str, Any], view: str) -> str:
    """Return the name of the data set that a named view of the chart draws.

    Parameters
    ----------
    vega : dict
        A compiled chart.
    view : str
        The view's name in Altair.

    Returns
    -------
    str
        The data set's name in the compiled chart.

    Raises
    ------
    ValueError
        If no view has that name; the message lists those there are.
    """
    # Altair numbers the views of a concatenation: "bars" becomes "bars_0".
    found = {_VIEW_NUMBER.sub("", mark["name"]): data for mark in _marks(vega) if (data := _data(mark))}
    if view not in found:
        raise ValueError(f"the chart has no view named {view!r} for its data; it has: {', '.join(sorted(found))}")
    return found[view]


def _marks(vega: dict[str, Any]) -> list[dict[str, Any]]:
    inner = [mark for group in vega.get("marks", []) for mark in _marks(group)]
    return [*vega.get("marks", []), *inner]


def _data(mark: dict[str, Any]) -> str | None:
    origin = mark.get("from", {})
    name: str | None = origin.get("data") or origin.get("facet", {}).get("data")
    return name
