"""One model, two engines: numpy formulas traced into Vega expressions.

A figure in the page has no Python. Where a model is a formula, element by element, we do not write it again in
another language: we call the model with *symbols* in place of numbers, and numpy's own dispatch protocols
(NEP 13 and NEP 18) let each symbol write down what was done to it. SymPy's `jscode` was looked at: it would need
every model rewritten in SymPy; tracing needs nothing of a model but numpy.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from pvcourse.models.arrays import Symbol

_INFIX = {
    "add": "+",
    "subtract": "-",
    "multiply": "*",
    "divide": "/",
    "less": "<",
    "less_equal": "<=",
    "greater": ">",
    "greater_equal": ">=",
    "equal": "===",
    "not_equal": "!==",
    "logical_and": "&&",
    "logical_or": "||",
    "bitwise_and": "&&",  # numpy's & and |, which models use between tests, never between numbers
    "bitwise_or": "||",
}
_CALL = {
    "minimum": "min",
    "maximum": "max",
    "sqrt": "sqrt",
    "exp": "exp",
    "log": "log",
    "power": "pow",
    "absolute": "abs",
    "floor": "floor",
    "ceil": "ceil",
}


class Expression(Symbol, np.lib.mixins.NDArrayOperatorsMixin):
    """A formula in the language of Vega that grows as numpy functions are applied to it.

    Parameters
    ----------
    text : str
        The formula so far, for instance the name of a slider or `datum.share`.

    Raises
    ------
    TypeError
        If a numpy function is applied that has no counterpart here.

    Examples
    --------
    >>> low, share = Expression("low"), Expression("datum.share")
    >>> print(np.minimum(low, 3) + np.sqrt(share))
    (min(low, 3) + sqrt(datum.share))
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Expression({self.text!r})"

    def __bool__(self) -> bool:
        raise TypeError(f"{self!r} has no truth yet; a traced model may not branch with `if` on it, use np.where")

    __hash__ = None  # type: ignore[assignment]

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **kwargs: Any) -> "Expression":
        """Write down an elementwise numpy function (numpy calls this; NEP 13)."""
        name, given = ufunc.__name__, [_text(value) for value in inputs]
        if method == "__call__" and not kwargs:
            if name in _INFIX:
                return Expression(f"({given[0]} {_INFIX[name]} {given[1]})")
            if name in _CALL:
                return Expression(f"{_CALL[name]}({', '.join(given)})")
            if name == "negative":
                return Expression(f"(-{given[0]})")
        known = ", ".join(sorted([*_INFIX, *_CALL, "negative", "where"]))
        raise TypeError(f"numpy.{name} has no counterpart in a figure; a traced model may use: {known}")

    def __array_function__(
        self, function: Callable[..., Any], types: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]
    ) -> "Expression":
        """Write down `np.where` (numpy calls this; NEP 18)."""
        if function is not np.where or len(args) != 3:
            raise TypeError(f"numpy.{function.__name__} has no counterpart in a figure; np.where(test, a, b) has")
        test, then, otherwise = (_text(value) for value in args)
        return Expression(f"({test} ? {then} : {otherwise})")


def datum(field: str) -> Any:
    """Stand for a column of the figure's data.

    Parameters
    ----------
    field : str
        The column's name.

    Returns
    -------
    Expression
        Typed as `Any`, since it goes wherever a model takes numbers.

    Examples
    --------
    >>> print(datum("share") * 2)
    (datum.share * 2)
    """
    return Expression(f"datum.{field}")


def control(name: str) -> Any:
    """Stand for the value of one of the figure's controls.

    Parameters
    ----------
    name : str
        The control's name.

    Returns
    -------
    Expression
        Typed as `Any`, since it goes wherever a model takes numbers.
    """
    return Expression(name)


def pick(field: str, cases: Mapping[str, Any]) -> str:
    """Choose a formula by the words in a column: one case a word, the last one for all others.

    Parameters
    ----------
    field : str
        The column that holds the words.
    cases : mapping of str to Expression
        A formula for each word.

    Returns
    -------
    str
        The formula that chooses.

    Examples
    --------
    >>> pick("end", {"low": control("a"), "high": control("b")})
    "((datum.end === 'low') ? a : b)"
    """
    *tests, (_, otherwise) = cases.items()
    chosen = otherwise
    for word, formula in reversed(tests):
        chosen = np.where(datum(field) == word, formula, chosen)
    return str(chosen)


def _text(value: Any) -> str:
    if isinstance(value, Expression):
        return value.text
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return json.dumps(np.asarray(value).item())
