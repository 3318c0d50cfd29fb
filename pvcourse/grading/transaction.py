"""One transaction around all that nbgrader does to the gradebook for one submission.

nbgrader opens the gradebook anew in each of its steps and commits after every cell, so a power cut would leave half
of a submission's marks. SQLAlchemy lets a *plugin* named in a database's address build the connection (its
`CreateEnginePlugin`). Ours hands every step the same connection, on which a commit only ends a savepoint; the marks
become lasting together, at the end, or not at all. All else is used as it is, preprocessors of a course's own too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from uuid import uuid4

from sqlalchemy.dialects import plugins
from sqlalchemy.engine import URL, CreateEnginePlugin, make_url

PLUGIN = "pvcourse_transaction"
WAIT_SECONDS = 60.0
"""How long to wait for a gradebook in SQLite that another program, such as formgrader, is writing to."""

_held: dict[str, Held] = {}


class GradebookLostError(OSError):
    """The gradebook cannot be read or written any more, as when its server has stopped."""


class Held:
    """What a connection does differently while its transaction is held open; mixed into the driver's own class."""

    execute: Any

    def commit(self) -> None:
        """End a savepoint and begin the next; nothing is lasting yet."""
        self.execute("RELEASE SAVEPOINT held")
        self.execute("SAVEPOINT held")

    def rollback(self) -> None:
        """Undo what was done since the last savepoint, not the whole."""
        self.execute("ROLLBACK TO SAVEPOINT held")

    def close(self) -> None:
        """Stay open: the transaction is not over."""

    def end(self, keep: bool) -> None:
        """Make everything lasting at once, or undo it, and close the connection."""
        try:
            if keep:
                super().commit()  # type: ignore[misc]
        finally:  # closing undoes what was not kept
            super().close()  # type: ignore[misc]


class SharedConnection(CreateEnginePlugin):
    """The plugin that gives an engine the connection held under the name in its address."""

    def __init__(self, url: URL, kwargs: dict[str, Any]) -> None:
        super().__init__(url, kwargs)
        connection = _held[str(url.query["held"])]
        kwargs["creator"] = lambda: connection

    def update_url(self, url: URL) -> URL:
        """Take our part out of the address: the driver does not know it."""
        return url.difference_update_query(["held"])


plugins.register(PLUGIN, __name__, SharedConnection.__name__)


@contextmanager
def one_transaction(db_url: str) -> Iterator[str]:
    """Hold a transaction open; everything done to the gradebook at the address given is kept together or not at all.

    Parameters
    ----------
    db_url : str
        The gradebook's address: SQLite or PostgreSQL.

    Yields
    ------
    str
        The address to use meanwhile, by one thread.

    Raises
    ------
    ValueError
        If the database is of another kind.

    Examples
    --------
    >>> import tempfile
    >>> from sqlalchemy import create_engine, text
    >>> def run(url, statement):
    ...     with create_engine(url).begin() as connection:
    ...         return connection.execute(text(statement))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     url = f"sqlite:///{folder}/gradebook.db"
    ...     _ = run(url, "create table mark (points float)")
    ...     try:
    ...         with one_transaction(url) as held:
    ...             _ = run(held, "insert into mark values (3)")
    ...             raise OSError("power cut")
    ...     except OSError:
    ...         with create_engine(url).connect() as connection:
    ...             print(connection.execute(text("select count(*) from mark")).scalar())
    0
    """
    connection, name = _connect(make_url(db_url)), uuid4().hex
    _held[name] = connection
    try:
        yield make_url(db_url).update_query_dict({"plugin": PLUGIN, "held": name}).render_as_string(False)
    except BaseException:
        _held.pop(name).end(keep=False)
        raise
    _held.pop(name).end(keep=True)


def _connect(url: URL) -> Any:
    dialect = url.get_dialect()()
    positional, named = dialect.create_connect_args(url)
    if dialect.name == "sqlite":
        named = {"timeout": WAIT_SECONDS, "isolation_level": None, **named}
        connection = _held_class(sqlite3.Connection)(*positional, **named)
        connection.execute("BEGIN IMMEDIATE")  # or two writers could each wait for the other
    elif dialect.driver == "psycopg":
        import psycopg

        connection = _held_class(psycopg.Connection).connect(*positional, **named)
    else:
        raise ValueError(
            f"the gradebook is at {url.drivername}; give sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
        )
    connection.execute("SAVEPOINT held")
    return connection


def raise_if_lost(error: BaseException) -> None:
    """Raise `GradebookLostError` if an error comes from a database that is gone, and not from what was written to it.

    Parameters
    ----------
    error : BaseException
        The error; nbgrader may have raised it while it handled the database's own.

    Raises
    ------
    GradebookLostError
        If the database is gone.

    Examples
    --------
    >>> raise_if_lost(ValueError("a mark too high"))
    >>> raise_if_lost(sqlite3.OperationalError("unable to open database file"))
    Traceback (most recent call last):
    ...
    pvcourse.grading.transaction.GradebookLostError: the gradebook cannot be used (unable to open database file); what
    was recorded is safe, and the same command goes on from there
    """
    cause: BaseException | None = error
    while cause is not None:
        # Drivers have classes of their own; all are called so, as Python's standard for databases asks.
        if any(kind.__name__ in ("OperationalError", "InterfaceError") for kind in type(cause).__mro__):
            reason = str(getattr(cause, "orig", cause)).strip().partition("\n")[0]
            raise GradebookLostError(
                f"the gradebook cannot be used ({reason}); what was recorded is safe, "
                "and the same command goes on from there"
            ) from error
        cause = cause.__cause__ or cause.__context__


@cache
def _held_class(driver: type[Any]) -> Any:
    return type(f"Held{driver.__name__}", (Held, driver), {})
