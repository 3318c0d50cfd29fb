"""An explorable in JupyterLab: its controls as widgets, its figure worked out anew by the model at every move."""

from typing import Any

import ipywidgets

from pvcourse.charts.controls import Choice, Control, Group
from pvcourse.charts.figure import Explorable
from pvcourse.charts.page import WIDTHS, around, at_width, compile_to_vega
from pvcourse.widgets.picture import Picture

LETTER, INPUT = 0.6, 16
"""How wide a letter of a label is at most, and the rest of a control, in em."""

APART = {"margin": "0 2em 0.5em 0"}
SIDE_BY_SIDE = {"display": "flex", "flex_flow": "row wrap"}


class Explorer(ipywidgets.VBox):
    """Controls above a figure that follows them.

    Parameters
    ----------
    explorable : Explorable
        The function from the controls' values to a figure; it is called anew whenever a control moves.

    Attributes
    ----------
    inputs : dict of str to widget
        One widget a control, by the control's name; set its `value` to move it.
    picture : Picture
        The figure, its words and its table.
    """

    def __init__(self, explorable: Explorable) -> None:
        self.explorable = explorable
        self.inputs = {c.name: _input(c, _room(group)) for group in explorable.groups for c in group.controls}
        # The picture is compiled once; what moves are its parameters, which the model's own formulas read.
        vega = at_width(compile_to_vega(explorable().specification()), WIDTHS["wide"])
        self.picture = Picture(vega=vega, shown=self._shown())
        self._settling = False
        for group in explorable.groups:
            for place, control in enumerate(group.controls):
                self.inputs[control.name].observe(self._moved(group, place), names="value")
        controls = ipywidgets.Box(list(map(self._box, explorable.groups)), layout=SIDE_BY_SIDE)
        super().__init__([controls, self.picture])

    def _moved(self, group: Group, place: int) -> Any:
        """Return what to do when a group's control at this place has moved."""

        def settle_and_draw(_: Any) -> None:
            if self._settling:
                return
            self._settling = True
            inputs = [self.inputs[control.name] for control in group.controls]
            for input_, value in zip(inputs, group.settle([i.value for i in inputs], place), strict=True):
                input_.value = value
            self._settling = False
            self._draw()

        return settle_and_draw

    def _draw(self) -> None:
        self.picture.shown = self._shown()

    def _shown(self) -> dict[str, Any]:
        figure = self.explorable(**{name: input_.value for name, input_ in self.inputs.items()})
        return {"values": dict(figure.values), "html": around("", figure.words_and_table())}

    def _box(self, group: Group) -> ipywidgets.Widget:
        heading = ipywidgets.HTML(f"<strong>{group.label}</strong>")
        return ipywidgets.VBox([heading, *(self.inputs[control.name] for control in group.controls)], layout=APART)


def _room(group: Group) -> float:
    """Return the em that the longest label of a group needs, so that its controls stand in line."""
    return LETTER * max(len(control.label) for control in group.controls)


def _input(control: Control, room: float) -> ipywidgets.Widget:
    looks = {"description": control.label, "style": {"description_width": f"{room}em"}}
    looks["layout"] = {"width": f"{room + INPUT}em"}
    if isinstance(control, Choice):
        options = [(label, value) for value, label in control.options.items()]
        return ipywidgets.Dropdown(options=options, value=control.value, **looks)
    return ipywidgets.FloatSlider(
        value=control.value,
        min=control.low,
        max=control.high,
        step=control.step,
        readout_format=control.format_spec,
        **looks,
    )
