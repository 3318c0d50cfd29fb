"""A PostgreSQL server of a test's own, from Debian's package `postgresql`, that can be killed and started again."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg


def _program(name):
    """Return where a program of PostgreSQL is; Debian keeps them off the path."""
    found = shutil.which(name) or next(map(str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None)
    assert found, "these tests need PostgreSQL; on Debian: apt-get install postgresql"
    return found


class PostgreSQL:
    """A server on a socket in a folder of its own; use it in a `with`."""

    def __init__(self):
        # A socket's path may have no more than about a hundred letters: pytest's folders are too deep.
        self._folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._as = {}
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(self._folder, "postgres", "postgres")
            self._as = {"user": "postgres", "group": "postgres"}
        self._process = None
        command = [
            _program("initdb"),
            "-D",
            str(self._data),
            "-U",
            "marks",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
        ]
        subprocess.run(command, check=True, capture_output=True, cwd=self._folder, **self._as)

    @property
    def _data(self):
        return self._folder / "data"

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()
        shutil.rmtree(self._folder)

    def start(self):
        """Start the server; after a kill, it first undoes what was not committed."""
        command = [_program("postgres"), "-D", str(self._data), "-k", str(self._folder), "-c", "listen_addresses="]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self._folder, stdout=log, stderr=log, start_new_session=True, **self._as
            )
        deadline = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(host=str(self._folder), user="marks", dbname="postgres").close()
                return
            except psycopg.OperationalError:
                assert self._process.poll() is None, (self._folder / "log").read_text()
                assert time.monotonic() < deadline, "PostgreSQL did not start within a minute"
                time.sleep(0.1)

    def kill(self):
        """Kill the server and all its processes, as a power cut would."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def create(self, name):
        """Make a database and return its address."""
        with psycopg.connect(host=str(self._folder), user="marks", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://marks@/{name}?host={self._folder}"
