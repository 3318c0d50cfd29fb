"""Words with numbers in them: one template, filled by Python and by the page alike.

A template is a string such as ``"{country}: {trust:.0f} per cent"``, filled from a row of figures. Its number formats
are those that Python and d3 (the page's engine) share, so both write the same words.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_PLACE = re.compile(r"\{(\w+)(?::([^}]*))?\}")
_SHARED_FORMAT = re.compile(r"(?P<sign>[+]?)(?P<comma>,?)\.(?P<digits>\d)(?P<kind>[f%])")


def write(value: Any, format_spec: str = "") -> str:
    """Write one value as the page would.

    Parameters
    ----------
    value : object
        A number or a word.
    format_spec : str, default ""
        A number format that Python and d3 share: ``.1f``, ``+.2f``, ``,.0f``, ``.0%``; empty for words.

    Returns
    -------
    str
        The value in words, with a true minus sign.

    Raises
    ------
    ValueError
        If the format is not one of those shared.

    Examples
    --------
    >>> write(-0.257, ".2f")
    '−0.26'
    >>> write(0.257, ".2g")
    Traceback (most recent call last):
    ...
    ValueError: the number format is '.2g'; use one that Python and d3 share, as .1f, +.2f, ,.0f or .0%
    """
    if not format_spec:
        return str(value)
    known = _SHARED_FORMAT.fullmatch(format_spec)
    if not known:
        advice = "use one that Python and d3 share, as .1f, +.2f, ,.0f or .0%"
        raise ValueError(f"the number format is {format_spec!r}; {advice}")
    exact = Decimal(float(value) * 100 if known["kind"] == "%" else float(value))
    # A tie goes away from zero, as in the page; Python's own formats would send it to the even neighbour.
    rounded = exact.quantize(Decimal(1).scaleb(-int(known["digits"])), ROUND_HALF_UP)
    if not rounded and not known["sign"]:
        rounded = abs(rounded)
    written = format(rounded, f"{known['sign']}{known['comma']}f") + known["kind"].strip("f")
    return written.replace("-", "−")


def fill(template: str, row: Mapping[str, Any]) -> str:
    """Fill a template's places from a row of figures.

    Parameters
    ----------
    template : str
        Words with places such as ``{median:.1f}``.
    row : mapping
        A value for each place.

    Returns
    -------
    str
        The words.

    Raises
    ------
    ValueError
        If the template names a place that the row does not have.

    Examples
    --------
    >>> fill("{corner} adds {gain:+.1f}", {"corner": "Capacity", "gain": 2})
    'Capacity adds +2.0'
    """

    def one(place: re.Match[str]) -> str:
        name, format_spec = place.groups()
        if name not in row:
            raise ValueError(f"the words name {{{name}}}; the row has: {', '.join(map(str, row))}")
        return write(row[name], format_spec or "")

    return _PLACE.sub(one, template)
