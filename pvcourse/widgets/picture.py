"""A figure that Vega draws in JupyterLab's own page, as it does in the book."""

from functools import cache
from pathlib import Path

import anywidget
import traitlets

from pvcourse.charts.runtime import bundle

SCRIPT = Path(__file__).with_name("picture.js")


class Picture(anywidget.AnyWidget):
    """A figure whose picture is drawn in the page, at the values that the kernel sends.

    To draw it in the kernel, as SVG, takes up to ten times as long: there every text is measured anew.

    Attributes
    ----------
    vega : dict
        The compiled chart, with the width at which to draw it.
    shown : dict
        Under `values` what the chart's parameters are, under `html` the figure with a place for its picture.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = Path(__file__).with_name("picture.css")
    vega = traitlets.Dict().tag(sync=True)
    shown = traitlets.Dict().tag(sync=True)

    @traitlets.default("_esm")
    def _default_esm(self) -> str:
        return _script()


@cache
def _script() -> str:
    return bundle(SCRIPT.read_text("utf-8"))
