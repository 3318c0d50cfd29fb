"""What GDP counts, what it counts at cost, and what it leaves out.

The theory (IIPP, introduction; DEBATE): GDP takes what has a price at that price; public services that are free to
use come in at what they cost, not at what they do for people; care at home and the harm done by pollution do not come
in at all. Output over input, both at prices, therefore makes whoever charges high fees look productive.

Our teaching device: an activity's *worth*, what it means to the people it touches, is a number that somebody has to
judge; no account gives it. The four kinds leave out much of what national accountants do (imputed rents, goods used
up on the way to others, and more).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import pandas as pd

from pvcourse.models.arrays import Numbers
from pvcourse.validation import number_between, numbers_between, one_of


@dataclass(frozen=True)
class Treatment:
    """How GDP treats one kind of activity.

    Parameters
    ----------
    kind : str
        The kind of activity.
    counted : str
        What enters GDP.
    blind_to : str
        What does not.
    example : str
        An activity of this kind.
    source : str
        Where it comes from: a source's key and section.
    """

    kind: str
    counted: str
    blind_to: str
    example: str
    source: str


TREATMENTS = (
    Treatment(
        "sold",
        counted="the price",
        blind_to="Worth above or below the price: high fees look like high value",
        example="Advice from an investment bank",
        source="IIPP introduction; DEBATE",
    ),
    Treatment(
        "free public service",
        counted="the cost",
        blind_to="What it does for people: teachers' pay enters, how well children learn does not",
        example="A state school",
        source="IIPP introduction; DEBATE",
    ),
    Treatment(
        "unpaid",
        counted="nothing",
        blind_to="All of it",
        example="Care for a parent at home",
        source="IIPP introduction",
    ),
    Treatment(
        "harm",
        counted="nothing",
        blind_to="All of it: nobody pays for the damage, so nothing is taken off",
        example="Dirty air from a works",
        source="IIPP introduction",
    ),
)
"""The four kinds of activity that the course tells apart."""

KINDS = tuple(treatment.kind for treatment in TREATMENTS)
"""The names of the kinds."""


@dataclass(frozen=True)
class Activity:
    """Something that people do for, or to, one another in a year.

    Parameters
    ----------
    name : str
        The activity.
    kind : str
        One of `KINDS`.
    price : float
        What buyers pay for it, or would pay if it were sold; money, 0 or more.
    cost : float
        What goes into it, above all pay; money, 0 or more.
    worth : float
        What it means to those whom it touches, in the same money, as somebody judges it; under 0 for harm.

    Raises
    ------
    TypeError, ValueError
        If the kind is not one of `KINDS`, or a number is not one in its range.

    Examples
    --------
    >>> Activity("care for a parent", "unpaid", price=30, cost=0, worth=50).kind
    'unpaid'
    """

    name: str
    kind: str
    price: float
    cost: float
    worth: float

    def __post_init__(self) -> None:
        one_of(f"kind of {self.name}", self.kind, KINDS)
        number_between(f"price of {self.name}", self.price, 0, inf)
        number_between(f"cost of {self.name}", self.cost, 0, inf)
        number_between(f"worth of {self.name}", self.worth, -inf, inf)


def treatments() -> pd.DataFrame:
    """Lay out how GDP treats each kind of activity.

    Returns
    -------
    DataFrame
        A row a kind: `kind`, `counted`, `blind_to`, `example`, `source`.

    Examples
    --------
    >>> treatments()[["kind", "counted"]]
                      kind    counted
    0                 sold  the price
    1  free public service   the cost
    2               unpaid    nothing
    3                 harm    nothing
    """
    return pd.DataFrame(TREATMENTS)


def counted_in_gdp(activity: Activity) -> float:
    """Say what an activity adds to GDP.

    Parameters
    ----------
    activity : Activity
        The activity.

    Returns
    -------
    float
        Money: the price if it is sold, the cost if it is a free public service, and otherwise nothing.

    Raises
    ------
    TypeError
        If `activity` is not an `Activity`.

    Examples
    --------
    >>> counted_in_gdp(Activity("care at home", "unpaid", price=30, cost=0, worth=50))
    0.0
    >>> counted_in_gdp(Activity("the same care, bought", "sold", price=30, cost=0, worth=50))
    30.0
    """
    if not isinstance(activity, Activity):
        raise TypeError(f"{activity!r} is not an activity; give an Activity(name, kind, price, cost, worth)")
    enters = {"sold": activity.price, "free public service": activity.cost}
    return float(enters.get(activity.kind, 0))


def account(activities: Sequence[Activity]) -> pd.DataFrame:
    """Set what GDP counts beside what activities are worth.

    Parameters
    ----------
    activities : sequence of Activity
        What is done in a year; GDP is the sum of the column `counted`.

    Returns
    -------
    DataFrame
        A row an activity, in the order given: `activity`, `kind`; `counted`, what enters GDP; `worth`; `missed`,
        the worth that GDP does not see (under 0 where it counts more than the worth).

    Raises
    ------
    TypeError
        If something other than an `Activity` is among them.

    Examples
    --------
    >>> account([
    ...     Activity("bank advice", "sold", price=90, cost=20, worth=60),
    ...     Activity("a school", "free public service", price=70, cost=40, worth=100),
    ... ])[["activity", "counted", "missed"]]
          activity  counted  missed
    0  bank advice     90.0   -30.0
    1     a school     40.0    60.0
    """
    entered = [(one, counted_in_gdp(one)) for one in activities]
    rows = [(one.name, one.kind, counted, one.worth, one.worth - counted) for one, counted in entered]
    table = pd.DataFrame(rows, columns=["activity", "kind", "counted", "worth", "missed"])
    return table.astype({"counted": float, "worth": float, "missed": float})


def measured_productivity(fee: Numbers, services: Numbers, hours: Numbers) -> Numbers:
    """Work out output at its price for each hour of work.

    Whoever charges twice as much for the same service is, by this measure, twice as productive.

    Parameters
    ----------
    fee : float or ndarray
        What one service is paid with, money, 0 or more.
    services : float or ndarray
        How many are given, 0 or more.
    hours : float or ndarray
        The hours that go into them, at least 0.01.

    Returns
    -------
    float or ndarray
        Money an hour.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(measured_productivity(fee=300, services=4, hours=8))
    150.0
    """
    numbers_between("fee", fee, 0, inf)
    numbers_between("services", services, 0, inf)
    numbers_between("hours", hours, 0.01, inf)
    return fee * services / hours
