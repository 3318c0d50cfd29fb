"""Conditions as data: what must hold of a case for a gap or a contradiction to be found.

A condition is written down once, here in Python, and read twice: by the models, and by the book's page, which gets
the conditions as data while the book is built. That there are conditions at all is our teaching device.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pvcourse.validation import one_of

Value = float | str

RELATIONS: dict[str, Callable[[Any, Any], bool]] = {
    "at least": operator.ge,
    "more than": operator.gt,
    "less than": operator.lt,
    "is": operator.eq,
    "is not": operator.ne,
    "is one of": lambda value, words: value in words,
}
"""How a value may be compared with another, by the words in which it is written down."""


@dataclass(frozen=True)
class Other:
    """Another value of the same case, to compare with.

    Parameters
    ----------
    name : str
        The other value's name.
    plus : float, default 0
        What is added to it first; only where it is a number.

    Examples
    --------
    >>> Other("gain kept by the public", plus=0.1).plus
    0.1
    """

    name: str
    plus: float = 0


@dataclass(frozen=True)
class Condition:
    """One comparison that holds of a case, or does not.

    Parameters
    ----------
    name : str
        The name of the value that is compared.
    relation : str
        One of `RELATIONS`.
    to : float, str, tuple of str, or Other
        What it is compared with.

    Raises
    ------
    ValueError
        If the relation is not one of `RELATIONS`.

    Examples
    --------
    >>> Condition("tension", "at least", 0.5).holds({"tension": 0.75})
    True
    """

    name: str
    relation: str
    to: Value | tuple[str, ...] | Other

    def __post_init__(self) -> None:
        one_of("the relation", self.relation, RELATIONS)

    @property
    def needs(self) -> tuple[str, ...]:
        """The names of the values that it compares."""
        return (self.name, self.to.name) if isinstance(self.to, Other) else (self.name,)

    def holds(self, values: Mapping[str, Value]) -> bool:
        """Say whether it holds of these values; where one of them is missing, it does not.

        Parameters
        ----------
        values : mapping of str to float or str
            Values by name.

        Returns
        -------
        bool
            Whether the comparison holds.
        """
        if not all(name in values for name in self.needs):
            return False
        return RELATIONS[self.relation](values[self.name], self._compared_with(values))

    def _compared_with(self, values: Mapping[str, Value]) -> Any:
        if not isinstance(self.to, Other):
            return self.to
        other = values[self.to.name]
        return other + self.to.plus if isinstance(other, (int, float)) else other

    def as_data(self) -> dict[str, Any]:
        """Write the condition down as plain data, ready for JSON.

        Returns
        -------
        dict
            `name`, `relation`, and `to`, or `other` and `plus`.

        Examples
        --------
        >>> Condition("tension", "at least", 0.5).as_data()
        {'name': 'tension', 'relation': 'at least', 'to': 0.5}
        """
        told: dict[str, Any] = {"name": self.name, "relation": self.relation}
        if isinstance(self.to, Other):
            return told | {"other": self.to.name, "plus": self.to.plus}
        return told | {"to": list(self.to) if isinstance(self.to, tuple) else self.to}


def all_hold(conditions: Iterable[Condition], values: Mapping[str, Value]) -> bool:
    """Say whether every condition holds of these values.

    Parameters
    ----------
    conditions : iterable of Condition
        The conditions.
    values : mapping of str to float or str
        Values by name.

    Returns
    -------
    bool
        Whether all of them hold.

    Examples
    --------
    >>> all_hold([Condition("a", "more than", 1), Condition("b", "is", "yes")], {"a": 2, "b": "no"})
    False
    """
    return all(condition.holds(values) for condition in conditions)
