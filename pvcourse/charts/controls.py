"""The controls of an explorable: what a learner can move, as data that page and widget both read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pvcourse.validation import number_between


@dataclass(frozen=True)
class Slider:
    """A number to move along a scale.

    Parameters
    ----------
    name : str
        The name of the function's argument, and of the figure's parameter.
    label : str
        What the learner reads.
    low, high, step : float
        The scale's ends, and how far one press of an arrow key goes.
    value : float
        Where it stands at first.
    format_spec : str, default ".1f"
        How its value is written (see `pvcourse.charts.words.write`).

    Examples
    --------
    >>> Slider("low", "At worst", 0, 10, 0.5, 2).check(11)
    Traceback (most recent call last):
    ...
    ValueError: At worst (low) is 11; give a number from 0 to 10
    """

    name: str
    label: str
    low: float
    high: float
    step: float
    value: float
    format_spec: str = ".1f"
    kind: str = field(default="slider", init=False)

    def check(self, value: Any) -> float:
        """Return `value` if the slider reaches it, or raise an error that says what it reaches."""
        return number_between(f"{self.label} ({self.name})", value, self.low, self.high)


@dataclass(frozen=True)
class Choice:
    """One of a few options.

    Parameters
    ----------
    name : str
        The name of the function's argument, and of the figure's parameter.
    label : str
        What the learner reads.
    options : mapping of value to str
        Each value with the words that the learner reads. Up to five show as radio buttons, more as a list.
    value : object
        The one chosen at first.

    Examples
    --------
    >>> Choice("year", "Year", {2012: "2012", 2016: "2016"}, 2016).check(2013)
    Traceback (most recent call last):
    ...
    ValueError: Year (year) is 2013; choose one of: 2012, 2016
    """

    name: str
    label: str
    options: Mapping[Any, str]
    value: Any
    kind: str = field(default="choice", init=False)

    def check(self, value: Any) -> Any:
        """Return `value` if it is an option, or raise an error that names the options."""
        if value not in self.options:
            known = ", ".join(map(str, self.options))
            raise ValueError(f"{self.label} ({self.name}) is {value!r}; choose one of: {known}")
        return value


Control = Slider | Choice


@dataclass(frozen=True)
class Group:
    """Controls that belong together, under one heading.

    Parameters
    ----------
    label : str
        The heading.
    controls : sequence of Slider or Choice
        What it holds.
    rising : bool, default False
        Whether the sliders' values must rise from first to last: one that is moved past its neighbour takes it along.
    tint : str, default ""
        One of the course's colours (`pvcourse.charts.theme.COLOURS`) to mark the group with.
    """

    label: str
    controls: Sequence[Control]
    rising: bool = False
    tint: str = ""

    def settle(self, values: Sequence[float], moved: int) -> list[float]:
        """Return the sliders' values after one was moved: in a rising group it takes its neighbours along.

        Parameters
        ----------
        values : sequence of float
            The sliders' values, in the order of `controls`.
        moved : int
            Which one was moved.

        Returns
        -------
        list of float
            The values, in rising order where the group asks for it.

        Examples
        --------
        >>> three = [Slider(name, name, 0, 10, 1, 5) for name in ("low", "likely", "high")]
        >>> Group("Capacity", three, rising=True).settle([8, 5, 9], moved=0)
        [8, 8, 9]
        """
        if not self.rising:
            return list(values)
        pushed = values[moved]
        below = [min(value, pushed) for value in values[:moved]]
        return [*below, pushed, *(max(value, pushed) for value in values[moved + 1 :])]
