"""Start JupyterLab for a test, and end it with all its kernels."""

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from chromium import PATIENCE


@contextlib.contextmanager
def jupyter_lab(folder, environment, command=("jupyter", "lab")):
    """Start JupyterLab in a folder and give an address and a token to open it with."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = Path(environment["JUPYTER_CONFIG_DIR"])
    settings.mkdir(parents=True, exist_ok=True)
    (settings / "jupyter_server_config.py").write_text(
        "c.ServerApp.allow_root = True\nc.ServerApp.port_retries = 0\n"
    )
    address, token = f"http://127.0.0.1:{port}", "a-token-for-this-test"
    log = settings / "server.log"
    with log.open("w") as out:
        running = subprocess.Popen(
            command,
            cwd=folder,
            env=environment | {"JUPYTER_PORT": str(port), "JUPYTER_TOKEN": token},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait_for(f"{address}/api?token={token}", running, log)
            yield address, token
        finally:
            _end(running)


def lab_page(browser):
    """Return a page for JupyterLab, which a slow machine may keep waiting, and where it may raise a dialog.

    It asks of a page that loads long, or of a server that is busy; until it is answered, nothing else can be clicked.
    The first button never changes anything.
    """
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(PATIENCE)
    dialogs = page.locator(".jp-Dialog")
    page.add_locator_handler(dialogs.first, lambda dialog: dialog.locator(".jp-Dialog-button").first.click())
    return page


def marks_are_loaded(formgrader):
    """Wait until formgrader shows the marks and the comments of a submission, and listens for new ones.

    It asks for each apart, after the page is there; what is typed before an answer comes is lost.
    """
    formgrader.locator(".score[placeholder], .score.needs_manual_grade").first.wait_for()
    formgrader.locator(".comment[placeholder]").first.wait_for()


def saved(answer, what):
    """Whether a response says that formgrader has kept a "grade" or a "comment"."""
    return f"/api/{what}/" in answer.url and answer.request.method == "PUT"


def _wait_for(address, running, log, seconds=60):
    for _ in range(seconds * 4):
        assert running.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
    raise AssertionError(f"no answer from {address}\n{log.read_text()}")


def _end(running):
    """End the server and its kernels: they share a session of their own, so that none outlives the tests."""
    os.killpg(running.pid, signal.SIGTERM)
    try:
        running.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
