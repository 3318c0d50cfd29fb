"""The JupyterLab explorer: every control moves the figure, and says what the function says."""

import html

import pytest
from lessons import FIGURES

from pvcourse import widgets
from pvcourse.charts.strategic_triangle import prospects
from pvcourse.widgets.explorer import Explorer


@pytest.mark.parametrize("drawn", FIGURES, ids=str)
def test_every_figure_of_a_lesson_is_an_explorer_that_follows_its_controls(drawn):
    explorable = drawn.explorable()
    explorer = Explorer(explorable)
    for values in drawn.moves:
        for name, control in explorable.controls.items():
            explorer.inputs[name].value = control.value
        before = explorer.picture.shown
        for name, value in values.items():
            explorer.inputs[name].value = value
        assert explorer.picture.shown != before
        now = {name: input_.value for name, input_ in explorer.inputs.items()}
        shown = explorer.picture.shown
        assert html.escape(explorable(**now).in_words(), quote=False) in html.unescape(shown["html"])
        assert set(shown["values"]) <= {signal["name"] for signal in explorer.picture.vega["signals"]}


@pytest.fixture
def explorer():
    return Explorer(prospects)


@pytest.mark.parametrize("name", prospects.controls)
def test_every_control_moves_the_picture_and_the_words(explorer, name):
    before = explorer.picture.shown
    explorer.inputs[name].value = 1.0 if name == "making_up" else 10 * (explorer.inputs[name].value < 5)
    values = {key: input_.value for key, input_ in explorer.inputs.items()}
    assert explorer.picture.shown != before
    assert prospects(**values).in_words() in explorer.picture.shown["html"]


def test_a_slider_takes_its_neighbours_along_and_draws_once(explorer, monkeypatch):
    drawn = []
    monkeypatch.setattr(explorer, "_draw", lambda: drawn.append(1))
    explorer.inputs["capacity_low"].value = 10
    assert [explorer.inputs[f"capacity_{level}"].value for level in ("low", "likely", "high")] == [10, 10, 10]
    assert drawn == [1]


def test_output_has_a_widget_where_there_is_a_kernel_and_none_in_the_book(monkeypatch):
    kind = "application/vnd.jupyter.widget-view+json"
    monkeypatch.delenv(widgets.STATIC, raising=False)
    assert kind in prospects._repr_mimebundle_()
    monkeypatch.setenv(widgets.STATIC, "1")
    assert kind not in prospects._repr_mimebundle_()
