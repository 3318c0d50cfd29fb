"""One transaction around all that nbgrader does to the gradebook for one submission.

nbgrader opens the gradebook anew in each of its steps and commits after every cell, so a power cut would leave half
of a submission's marks. SQLAlchemy lets a *dialect* say what it is to connect and to commit. Ours hands every step
the same connection, on which a commit only ends a savepoint; the marks become lasting together, at the end, or not at
all. Everything else is used as it is: nbgrader, its preprocessors, and a course's own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

WAIT_SECONDS = 60.0
"""How long to wait for a gradebook in SQLite that another program, such as formgrader, is writing to."""

_held: dict[str, Any] = {}
_tables: dict[str, set[str]] = {}
_statements: dict[Any, Any] = {}


class GradebookLostError(OSError):
    """The gradebook cannot be read or written any more, as when its server has stopped."""


class Held:
    """What a dialect does differently while a transaction is held open; mixed into SQLAlchemy's own.

    Two such dialects are equal, so that a statement that one has put into SQL need not be put again by the next:
    nbgrader would otherwise spend more time on that than on anything else.
    """

    supports_statement_cache = True
    _name = ""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """Let all engines share what they know of statements."""
        engine.update_execution_options(compiled_cache=_statements)

    def create_connect_args(self, url: URL) -> Any:
        """Read in the address which connection is meant."""
        self._name = str(url.query["held"])
        return [], {"name": self._name}

    def has_table(self, connection: Any, table_name: str, schema: str | None = None, **options: Any) -> bool:
        """Look for a table once in a transaction: nbgrader looks for all of its tables in each of its steps."""
        found = _tables[self._name]
        if table_name not in found and super().has_table(connection, table_name, schema, **options):  # type: ignore[misc]
            found.add(table_name)
        return table_name in found

    def connect(self, *arguments: Any, name: str) -> Any:
        """Return the connection that is held."""
        return _held[name]

    def do_commit(self, dbapi_connection: Any) -> None:
        """End a savepoint and begin the next; nothing is lasting yet."""
        dbapi_connection.execute("RELEASE SAVEPOINT held")
        dbapi_connection.execute("SAVEPOINT held")

    def do_rollback(self, dbapi_connection: Any) -> None:
        """Undo what was done since the last savepoint, not the whole."""
        dbapi_connection.execute("ROLLBACK TO SAVEPOINT held")

    def do_close(self, dbapi_connection: Any) -> None:
        """Stay open: the transaction is not over."""


class HeldSQLite(Held, SQLiteDialect_pysqlite):
    """A transaction held open in SQLite."""

    supports_statement_cache = True


class HeldPostgreSQL(Held, PGDialect_psycopg):
    """A transaction held open in PostgreSQL."""

    supports_statement_cache = True


for _dialect in (HeldSQLite, HeldPostgreSQL):
    registry.register(f"{_dialect.name}.held", __name__, _dialect.__name__)


def checked(db_url: str) -> str:
    """Return a gradebook's address, or say why there can be none there.

    Parameters
    ----------
    db_url : str
        The address.

    Returns
    -------
    str
        The same.

    Raises
    ------
    ValueError
        If it is no address, or that of another database than SQLite and PostgreSQL.

    Examples
    --------
    >>> checked("mysql://server/marks")
    Traceback (most recent call last):
    ...
    ValueError: the gradebook's address begins with 'mysql'; give sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME
    """
    try:
        kind = make_url(db_url).drivername
    except ArgumentError:
        kind = db_url
    if kind not in ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg"):
        raise ValueError(
            f"the gradebook's address begins with {kind!r}; "
            "give sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
        )
    return db_url


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
    url, name = make_url(checked(db_url)), uuid4().hex
    connection = _connect(url)
    _held[name], _tables[name] = connection, set()
    try:
        held = url.set(drivername=f"{url.get_backend_name()}+held", query={"held": name})
        yield held.render_as_string(hide_password=False)
        connection.commit()
    finally:
        del _held[name], _tables[name]
        connection.close()  # which undoes what was not committed


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


def _connect(url: URL) -> Any:
    kind: Any = url.get_dialect()
    dialect = kind(dbapi=kind.import_dbapi())
    positional, named = dialect.create_connect_args(url)
    if dialect.name == "sqlite":
        named = {"timeout": WAIT_SECONDS, "isolation_level": None, **named}
    connection = dialect.connect(*positional, **named)
    if isinstance(connection, sqlite3.Connection):
        connection.execute("BEGIN IMMEDIATE")  # or two writers could each wait for the other
    connection.execute("SAVEPOINT held")
    return connection
