"""The command `pvcourse`: a thin front; each subcommand calls one function elsewhere in the package.

To add a subcommand, write a function that adds its parser and sets `run`, and name it in `SUBCOMMANDS`. What `run`
returns, if anything, is the exit status.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pvcourse.data_cli import add_data
from pvcourse.grading.teach_cli import add_teach


def add_serve(subcommands: Any) -> None:
    """Add `pvcourse serve DIR`."""
    parser = subcommands.add_parser("serve", help="serve a built book on this machine and print its address")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("_build/html"), help="default: %(default)s")
    parser.add_argument("--port", type=int, default=8800, help="the first port to try; default: %(default)s")
    parser.set_defaults(run=_serve)


def _serve(arguments: argparse.Namespace) -> None:
    from pvcourse.book.serve import Server

    server = Server(arguments.folder, arguments.port)
    print(f"The book is at {server.address} (stop with Ctrl+C)", flush=True)
    server.run()


SUBCOMMANDS: tuple[Callable[[Any], None], ...] = (add_serve, add_data, add_teach)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand; a mistake in what was asked is one line on standard error and exit status 2."""
    parser = argparse.ArgumentParser(prog="pvcourse", description="Public Value: an interactive course.")
    subcommands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in SUBCOMMANDS:
        add(subcommands)
    wanted = parser.parse_args(arguments)
    try:
        status: int | None = wanted.run(wanted)
    except KeyboardInterrupt:
        return 0
    except (ValueError, TypeError, LookupError, OSError) as error:
        print(f"pvcourse: {error}", file=sys.stderr)
        return 2
    return status or 0


if __name__ == "__main__":
    sys.exit(main())
