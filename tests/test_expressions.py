"""Traced models give in Vega what they give in numpy."""

import json

import numpy as np
import pytest
import vl_convert

from pvcourse.charts.expressions import Expression, control, datum, pick
from pvcourse.models import strategic_triangle as triangle


def in_vega(expression, rows, **signals):
    """Let Vega work an expression out for each row; the answers are read off an SVG's text marks."""
    spec = {
        "$schema": "https://vega.github.io/schema/vega/v6.json",
        "signals": [{"name": name, "value": value} for name, value in signals.items()],
        "data": [
            {
                "name": "rows",
                "values": [{"row": i} | row for i, row in enumerate(rows)],
                "transform": [{"type": "formula", "as": "answer", "expr": str(expression)}],
            }
        ],
        "marks": [
            {
                "type": "text",
                "from": {"data": "rows"},
                "encode": {"enter": {"text": {"signal": "'<' + datum.row + ':' + datum.answer + '>'"}}},
            }
        ],
    }
    svg = vl_convert.vega_to_svg(json.dumps(spec))
    found = dict(part.split("&gt;")[0].split(":", 1) for part in svg.split("&lt;")[1:])
    return [found[str(i)] for i in range(len(rows))]


def numbers(*args, **kwargs):
    return np.array([float(answer) for answer in in_vega(*args, **kwargs)])


def test_the_triangular_quantile_is_the_same_in_vega():
    share = np.linspace(0, 1, 21)
    traced = triangle.triangular_quantile(datum("share"), control("low"), control("likely"), control("high"))
    given = numbers(traced, [{"share": s} for s in share], low=2, likely=4, high=7.5)
    np.testing.assert_allclose(given, triangle.triangular_quantile(share, 2, 4, 7.5))


@pytest.mark.parametrize("making_up", [0, 0.5, 1])
def test_prospects_are_the_same_in_vega(making_up):
    corners = np.random.default_rng(1).uniform(0, 10, (30, 3))
    traced = triangle.prospects(datum("p"), datum("a"), datum("c"), control("making_up"))
    rows = [dict(zip("pac", map(float, row), strict=True)) for row in corners]
    np.testing.assert_allclose(numbers(traced, rows, making_up=making_up), triangle.prospects(*corners.T, making_up))


OPERATIONS = {
    "arithmetic": lambda x, y: (x + y) * 2 - x / y,
    "reflected arithmetic": lambda x, y: 3 - x + 1 / y,
    "power and roots": lambda x, y: np.sqrt(x) ** y + np.power(y, 2),
    "exponential": lambda x, y: np.exp(-x) * np.log(y),
    "bounds": lambda x, y: np.minimum(x, 2) + np.maximum(y, 1.5),
    "rounding": lambda x, y: np.floor(x) + np.ceil(y) + np.abs(x - y),
    "comparison": lambda x, y: np.where((x < y) & (y > 1), x, np.where(x >= 3, y, x <= y)),
    "strictly less": lambda x, y: np.where(x < y, 1, 0),
    "strictly more": lambda x, y: np.where(x > y, 1, 0),
    "either": lambda x, y: np.where((x == y) | (x != 2), 1, 0),
}


@pytest.mark.parametrize("formula", OPERATIONS.values(), ids=OPERATIONS)
def test_each_operation_is_the_same_in_vega(formula):
    x, y = np.array([0.5, 1.0, 2.0, 3.25]), np.array([2.0, 1.0, 0.5, 4.75])
    traced = formula(datum("x"), datum("y"))
    rows = [{"x": a, "y": b} for a, b in zip(x, y, strict=True)]
    answers = [{"true": 1, "false": 0}.get(answer, answer) for answer in in_vega(traced, rows)]
    np.testing.assert_allclose(np.array(answers, dtype=float), formula(x, y).astype(float))


def test_pick_chooses_by_the_words_of_a_column():
    formula = pick("end", {"it's low": control("a"), "high": control("b")})
    rows = [{"end": "it's low"}, {"end": "high"}, {"end": "other"}]
    assert in_vega(formula, rows, a=1, b=2) == ["1", "2", "2"]


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        (lambda x: np.sin(x), "numpy.sin has no counterpart in a figure; a traced model may use: absolute"),
        (lambda x: np.clip(x, 0, 1), "numpy.clip has no counterpart"),
        (lambda x: np.add.reduce(x), "numpy.add has no counterpart"),
        (lambda x: 1 if x > 2 else 0, "has no truth yet; a traced model may not branch"),
    ],
)
def test_what_cannot_be_traced_says_so(attempt, words):
    with pytest.raises(TypeError, match=words):
        attempt(Expression("x"))
