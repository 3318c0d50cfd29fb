"""The course's tables: figures from open sources, cases with their evidence, concepts, lessons and glossary.

Each table knows where it comes from: `load` puts its title, source, licence and units in the frame's `.attrs`, and
`describe` tells the whole story. All of it is read from the data package's `datapackage.json`; nothing is fetched.
"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from pvcourse.folders import data_folder
from pvcourse.validation import one_of

DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}
"""The pandas dtype of each type of field; whole numbers and yes-or-no may be missing."""

WHOLE_DTYPES = DTYPES | {"integer": "int64", "boolean": "bool"}
"""The same where a field is required, so that nothing is missing."""


@dataclass(frozen=True)
class Field:
    """One column of a table.

    Parameters
    ----------
    name : str
        The column's name.
    meaning : str
        What it holds.
    unit : str
        The unit of its numbers; empty where there is none.

    Examples
    --------
    >>> describe("capacity_and_trust").fields[-1].unit
    '% of adults asked'
    """

    name: str
    meaning: str
    unit: str


@dataclass(frozen=True)
class Description:
    """What a table is, where it comes from and how to cite it.

    Parameters
    ----------
    name, title, meaning : str
        Its name, its title, and what it holds.
    provider : str
        Who publishes the figures.
    sources, licences : tuple of str
        The sources with their addresses; what each allows.
    accessed : int
        The year in which the sources were read.
    cite : str
        How to cite it.
    steps : tuple of str
        The steps from the sources to the table.
    fields : tuple of Field
        Its columns.

    Examples
    --------
    >>> describe("glossary").provider
    'The Public Value course team'
    """

    name: str
    title: str
    meaning: str
    provider: str
    sources: tuple[str, ...]
    licences: tuple[str, ...]
    accessed: int
    cite: str
    steps: tuple[str, ...]
    fields: tuple[Field, ...]


def names() -> list[str]:
    """Name the tables, in the order of the data package.

    Returns
    -------
    list of str
        The names that `load` and `describe` take.

    Examples
    --------
    >>> "cases" in names()
    True
    """
    return list(_resources())


def describe(name: str) -> Description:
    """Tell what a table is, where it comes from and how to cite it.

    Parameters
    ----------
    name : str
        One of `names()`.

    Returns
    -------
    Description
        The table's own account of itself.

    Raises
    ------
    ValueError
        If there is no table of that name.

    Examples
    --------
    >>> describe("capacity_and_trust").title
    'Government effectiveness and trust in government'
    """
    about = _resource(name)
    return Description(
        name=name,
        title=about["title"],
        meaning=about["description"],
        provider=about["provider"],
        sources=tuple(_with_address(source) for source in about["sources"]),
        licences=tuple(_with_address(licence) for licence in about["licenses"]),
        accessed=about["accessed"],
        cite=about["cite"],
        steps=tuple(about["steps"]),
        fields=tuple(Field(f["name"], f["description"], f.get("unit", "")) for f in about["schema"]["fields"]),
    )


def load(name: str) -> pd.DataFrame:
    """Read a table, each column in its type; a blank is missing, never zero.

    Parameters
    ----------
    name : str
        One of `names()`.

    Returns
    -------
    DataFrame
        The table, yours to change. Its `.attrs` hold `title`, `source`, `licence` and `cite` as text, and `units`,
        a dict from column to unit.

    Raises
    ------
    ValueError
        If there is no table of that name.

    Examples
    --------
    >>> table = load("capacity_and_trust")
    >>> list(table.columns)
    ['iso3', 'country', 'region', 'year', 'effectiveness', 'trust']
    >>> table.attrs["units"]["trust"]
    '% of adults asked'
    >>> load("capacity_trust")
    Traceback (most recent call last):
    ...
    ValueError: the table is 'capacity_trust'; did you mean 'capacity_and_trust'? Choose one of: ...
    """
    about = describe(name)
    frame = _read(name).copy()
    frame.attrs = {
        "title": about.title,
        "source": "; ".join(about.sources),
        "licence": "; ".join(about.licences),
        "cite": about.cite,
        "units": {field.name: field.unit for field in about.fields if field.unit},
    }
    return frame


@cache
def _read(name: str) -> pd.DataFrame:
    fields = _resource(name)["schema"]["fields"]
    types = {field["name"]: _dtype(field) for field in fields}
    path = data_folder() / _resource(name)["path"]
    return pd.read_csv(path, dtype=types, keep_default_na=False, na_values=[""], encoding="utf-8")


def _dtype(field: dict[str, Any]) -> Any:
    required = field.get("constraints", {}).get("required", False)
    return (WHOLE_DTYPES if required else DTYPES)[field["type"]]


def _with_address(entry: dict[str, str]) -> str:
    return f"{entry['title']} ({entry['path']})" if "path" in entry else entry["title"]


def _resource(name: str) -> dict[str, Any]:
    return _resources()[one_of("the table", name, _resources())]


@cache
def _resources() -> dict[str, dict[str, Any]]:
    package = json.loads((data_folder() / "datapackage.json").read_text(encoding="utf-8"))
    return {about["name"]: about for about in package["resources"] if "schema" in about}
