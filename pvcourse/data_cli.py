"""`pvcourse data`: what the course's tables are, where they come from and how to cite them, in the terminal."""

import argparse
from collections.abc import Iterable, Iterator
from textwrap import fill, indent
from typing import Any

WIDTH = 100
"""Text is wrapped at this many columns."""


def add_data(subcommands: Any) -> None:
    """Add `pvcourse data list` and `pvcourse data show NAME`."""
    parser = subcommands.add_parser("data", help="list the course's tables, or show one with its sources")
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    actions.add_parser("list", help="name every table").set_defaults(run=_list)
    show = actions.add_parser("show", help="what a table is, where it comes from, how to cite it, its first rows")
    show.add_argument("name", help="a name that `pvcourse data list` gives")
    show.add_argument("--rows", type=int, default=5, help="how many rows to print; default: %(default)s")
    show.set_defaults(run=_show)


def _list(arguments: argparse.Namespace) -> None:
    from pvcourse.data import describe, names

    width = max(map(len, names()))
    for name in names():
        print(f"{name:<{width}}  {describe(name).title}")


def _show(arguments: argparse.Namespace) -> None:
    from pvcourse.data import describe
    from pvcourse.validation import whole_number

    rows = whole_number("--rows", arguments.rows, 0)
    about = describe(arguments.name)
    columns = (
        f"{field.name}: {field.meaning}" + (f" [{field.unit}]" if field.unit else "") for field in about.fields
    )
    print(about.title, fill(about.meaning, WIDTH), sep="\n")
    print(*_section("Columns", columns), sep="\n")
    print(*_section("Provider", [about.provider]), sep="\n")
    print(*_section(f"Sources, read in {about.accessed}", about.sources), sep="\n")
    print(*_section("Licence", about.licences), sep="\n")
    print(*_section("From source to table", about.steps), sep="\n")
    print(*_section("How to cite", [about.cite]), sep="\n")
    if rows:
        print(*_section(f"First {rows} rows", []), _first(arguments.name, rows), sep="\n")


def _section(title: str, entries: Iterable[str]) -> Iterator[str]:
    yield f"\n{title}"
    for entry in entries:
        yield fill(entry, WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _first(name: str, rows: int) -> str:
    from pvcourse.data import load

    return indent(load(name).head(rows).to_string(index=False, na_rep="", max_colwidth=40, line_width=WIDTH), "  ")
