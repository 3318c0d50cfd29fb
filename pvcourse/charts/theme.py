"""The figures' look: colours by name, which the page sets for light and dark, and room to breathe.

A colour is a CSS variable with a fallback. In the book the variable comes from the book's own style sheet and follows
the reader's theme; elsewhere, as in JupyterLab, the fallback holds, a tone that shows on light and on dark.
"""

from typing import Any

COLOURS = {
    "blue": "var(--pv-blue, #3f7fc4)",
    "orange": "var(--pv-orange, #c8691c)",
    "green": "var(--pv-green, #2f9160)",
    "purple": "var(--pv-purple, #9a6cc0)",
    "grey": "var(--pv-grey, #7b8592)",
    "ink": "var(--pv-ink, currentColor)",
    "muted": "var(--pv-muted, currentColor)",
    "line": "var(--pv-line, #9aa5b1)",
}
"""Each colour's name and its value; text takes the reader's own where nothing else is set."""

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"


def config() -> dict[str, Any]:
    """Return the Vega-Lite configuration that every figure of the course has.

    Returns
    -------
    dict
        Fonts, colours and sizes; no background, no frame, no ARIA roles inside (the figure itself has a name).
    """
    ink, muted, line = COLOURS["ink"], COLOURS["muted"], COLOURS["line"]
    text = {"labelColor": muted, "titleColor": ink, "labelFontSize": 12, "titleFontSize": 12}
    return {
        "aria": False,
        "background": None,
        "font": FONT,
        "view": {"stroke": None},
        "axis": {**text, "domainColor": line, "tickColor": line, "gridColor": line, "gridOpacity": 0.5}
        | {"titleFontWeight": "normal", "labelLimit": 220},
        "legend": {**text, "titleFontWeight": "normal", "labelLimit": 260, "symbolSize": 90},
        "header": text,
        "text": {"color": ink, "fontSize": 12},
        "title": {"color": ink, "fontSize": 13, "anchor": "start", "fontWeight": "normal"},
    }
