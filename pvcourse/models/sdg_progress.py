"""Distance to a 2030 target, and whether a country is on track, from real series.

The theory (IIPP, section 1): the Sustainable Development Goals are concrete targets, from which missions can be set.
The method is the one of official monitoring (Eurostat's reports on the goals, the United Nations' progress chart):
the pace so far over the pace that would have led from the baseline to the target in time. The four bands are
Eurostat's: 95 per cent of that pace and more, 60 and more, 0 and more, and under 0.

Our teaching device: the same with a linear pace beside the compound one of the reports, and a projection to 2030 in
which the pace stays what it was.
"""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from pvcourse.validation import one_of, whole_number

METHODS = ("linear", "compound")
"""The same step every year, or the same percentage."""

BETTER = ("higher", "lower")
"""Which way an indicator improves."""

STATUSES = ("met", "on track", "moderate", "insufficient", "moving away", "no verdict")
"""From best to worst; no verdict where one figure is all there is, or the compound method meets a 0."""

ON_TRACK, MODERATE = 0.95, 0.60
"""The least shares of the required pace that count as on track and as moderate (Eurostat)."""

SINCE, BY = 2015, 2030
"""The year in which the goals were adopted, and the one for which most targets are set."""


@dataclass(frozen=True)
class Progress:
    """How one series stands to its target.

    Parameters
    ----------
    baseline_year, year : int
        The first and the latest year taken in.
    baseline, value, target : float
        The figure in both years, and the target, in the series' unit.
    distance_left : float
        The share of the way from baseline to target that is left: 1 at the start, 0 at the target; above 1 where
        things got worse. Not a number where the baseline is the target.
    actual, required : float
        The pace so far, and from the baseline to the target in time: units a year, or a share a year if compound.
    ratio : float
        `actual` over `required`; not a number without a verdict, or where the baseline met the target already.
    projected : float
        The figure in the target's year if the pace stays what it was.
    status : str
        One of `STATUSES`.

    Examples
    --------
    >>> assess_series([2015, 2020], [40, 75], target=70, better="higher").status
    'met'
    """

    baseline_year: int
    year: int
    baseline: float
    value: float
    target: float
    distance_left: float
    actual: float
    required: float
    ratio: float
    projected: float
    status: str


def assess_series(
    years: ArrayLike,
    values: ArrayLike,
    target: float,
    better: str,
    method: str = "linear",
    since: int = SINCE,
) -> Progress:
    """Say how one series stands to its target.

    Parameters
    ----------
    years, values : array_like, shape (points,)
        The years, each once, and the figure in each; years before `since` or after 2030 are left out.
    target : float
        What the figure is to be, in its own unit.
    better : str
        `"higher"` or `"lower"`: which way the figure improves.
    method : str, default "linear"
        `"linear"` or `"compound"`.
    since : int, default 2015
        The first year that may be the baseline, 1900 to 2029.

    Returns
    -------
    Progress
        Distance, paces, projection and status.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range, or no year is left.

    Examples
    --------
    >>> progress = assess_series([2015, 2020], [40, 43], target=70, better="higher")
    >>> progress.status, round(progress.distance_left, 6), round(progress.projected, 6)
    ('insufficient', 0.9, 49.0)
    """
    year, value = np.asarray(years), np.asarray(values)
    if year.ndim != 1 or year.shape != value.shape:
        raise ValueError(f"years has shape {year.shape} and values {value.shape}; give two rows of equal length")
    series = pd.DataFrame({"indicator": "this", "year": year, "value": value})
    targets = pd.DataFrame({"indicator": ["this"], "better": [better], "by_2030": [target]})
    table = assess_progress(series, targets, method, since)
    if table.empty:
        raise ValueError(f"years has none from {since} to {BY}; give at least one")
    return Progress(*table[[field.name for field in fields(Progress)]].to_numpy(object)[0])


def assess_progress(
    series: pd.DataFrame, targets: pd.DataFrame, method: str = "linear", since: int = SINCE
) -> pd.DataFrame:
    """Say how many series stand to their targets.

    Parameters
    ----------
    series : DataFrame
        `indicator`, `year` and `value`; every other column, such as a country, tells series apart.
    targets : DataFrame
        A row an indicator: `indicator`, `better` (`"higher"` or `"lower"`) and `by_2030`, the target; other columns
        are passed over.
    method : str, default "linear"
        `"linear"` or `"compound"`.
    since : int, default 2015
        The first year that may be the baseline, 1900 to 2029.

    Returns
    -------
    DataFrame
        A row a series that has a figure in those years: `indicator` and what else tells series apart, `better`, and
        the fields of `Progress`.

    Raises
    ------
    TypeError, ValueError
        If a table lacks a column or has a figure that is no number, a year is there twice, an indicator has no
        target or several, or an argument is not one of those allowed.

    Examples
    --------
    >>> figures = pd.DataFrame({"indicator": "water", "iso3": "KEN", "year": [2015, 2020], "value": [40, 43]})
    >>> wanted = pd.DataFrame({"indicator": ["water"], "better": ["higher"], "by_2030": [70]})
    >>> assess_progress(figures, wanted)[["iso3", "status"]].values.tolist()
    [['KEN', 'insufficient']]
    """
    one_of("method", method, METHODS)
    since = whole_number("since", since, 1900, BY - 1)
    key = _check_series(series)
    _check_targets(targets, series)
    within = series[series["year"].between(since, BY)].sort_values([*key, "year"])
    first, last = (within.drop_duplicates(key, keep=which) for which in ("first", "last"))
    wanted = targets.set_index("indicator").loc[first["indicator"]]
    found = {
        "baseline_year": first["year"].to_numpy(int),
        "year": last["year"].to_numpy(int),
        "baseline": first["value"].to_numpy(float),
        "value": last["value"].to_numpy(float),
        "better": wanted["better"].to_numpy(object),
        "target": wanted["by_2030"].to_numpy(float),
    }
    return pd.DataFrame({name: first[name].to_numpy() for name in key} | found | _judge(method, **found))


def _judge(
    method: str,
    baseline_year: NDArray[np.int64],
    year: NDArray[np.int64],
    baseline: NDArray[np.float64],
    value: NDArray[np.float64],
    better: NDArray[np.object_],
    target: NDArray[np.float64],
) -> dict[str, NDArray[Any]]:
    """Find distance, paces, projection and status from baseline, latest figure and target."""
    sign = np.where(better == "higher", 1, -1)
    met, had_met = sign * value >= sign * target, sign * baseline >= sign * target
    actual = _pace(baseline, value, year - baseline_year, method)
    required = _pace(baseline, target, BY - baseline_year, method)
    ratio = actual / np.where(had_met, np.nan, required)
    ahead = BY - year
    # One that had met its target and fell back moves away: the two paces say nothing of that.
    tests = [met, had_met, ratio >= ON_TRACK, ratio >= MODERATE, ratio >= 0, ratio < 0]
    return {
        "distance_left": (target - value) / np.where(target == baseline, np.nan, target - baseline),
        "actual": actual,
        "required": required,
        "ratio": ratio,
        "projected": value + actual * ahead if method == "linear" else value * (1 + actual) ** ahead,
        "status": np.select(tests, ["met", "moving away", *STATUSES[1:5]], default="no verdict"),
    }


def _pace(
    first: NDArray[np.float64], last: NDArray[np.float64], span: NDArray[np.int64], method: str
) -> NDArray[np.float64]:
    """Give the pace from one figure to another; not a number where there are no years, or growth has no meaning."""
    years = np.where(span > 0, span, np.nan)
    if method == "linear":
        return (last - first) / years
    sound = (first > 0) & (last > 0)
    growth = np.where(sound, last, np.nan) / np.where(sound, first, 1)
    return np.expm1(np.log(growth) / years)


def _check_series(series: pd.DataFrame) -> list[str]:
    """Check the figures and return the columns that tell series apart."""
    _check_columns("series", series, ("indicator", "year", "value"))
    _check_finite("series", series, "year")
    _check_finite("series", series, "value")
    key = ["indicator", *(name for name in series.columns if name not in ("indicator", "year", "value"))]
    twice = series[series.duplicated([*key, "year"])]
    if len(twice):
        words = ", ".join(str(twice.iloc[0][name]) for name in [*key, "year"])
        raise ValueError(f"series has {words} twice; give each year of a series once")
    return key


def _check_targets(targets: pd.DataFrame, series: pd.DataFrame) -> None:
    _check_columns("targets", targets, ("indicator", "better", "by_2030"))
    _check_finite("targets", targets, "by_2030")
    for better in targets["better"]:
        one_of("better", better, BETTER)
    if targets["indicator"].duplicated().any():
        raise ValueError("targets has an indicator twice; give one target for each")
    without = sorted(set(series["indicator"]) - set(targets["indicator"]))
    if without:
        raise ValueError(f"targets has none for {', '.join(without)}; give one target for each indicator")


def _check_columns(name: str, table: pd.DataFrame, needed: tuple[str, ...]) -> None:
    if not isinstance(table, pd.DataFrame):
        raise TypeError(f"{name} is {table!r}; give a DataFrame with {', '.join(needed)}")
    missing = [column for column in needed if column not in table.columns]
    if missing:
        raise ValueError(f"{name} lacks {', '.join(missing)}; give the columns {', '.join(needed)}")


def _check_finite(name: str, table: pd.DataFrame, column: str) -> None:
    if not pd.api.types.is_numeric_dtype(table[column]):
        raise TypeError(f"{column} of {name} is not numeric; give numbers")
    if not np.isfinite(table[column].to_numpy(float, na_value=np.nan)).all():
        raise ValueError(f"{column} of {name} has a gap or an infinite number; give numbers in every row")
