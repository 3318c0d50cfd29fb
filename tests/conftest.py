"""What the tests of the book share: the built site, its address, a browser, and pages that note what they do.

- `site`: the folder of the book, built once with the Makefile's own command; a warning fails it.
- `address`: where that folder is served while the tests run.
- `browser`: Chromium, started once.
- `open_page(path, width=1280, theme="light", **options)`: a page that keeps in `.requests` every address it asked
  for and in `.errors` every console error, failed request and uncaught exception.
"""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from chromium import PATIENCE, chromium, flags
from filelock import FileLock
from hypothesis import settings

# How long an example takes says more about what else the machine does than about our code. The examples are the same
# in every run, so that what fails here fails everywhere; `pytest --hypothesis-profile=default` draws others.
settings.register_profile("course", settings(), deadline=None, derandomize=True)
settings.load_profile("course")

ROOT = Path(__file__).parent.parent
SLOW = (
    *("test_grading.py", "test_site.py", "test_exercises.py", "test_lesson_page.py", "test_grading_provisioner.py"),
    *("test_grading_elsewhere.py", "test_grading_kills.py", "test_grading_zoo.py", "test_instructor_page.py"),
    *("test_broken_submissions.py", "test_grading_sandbox.py", "test_style.py", "test_case_brief.py"),
)
collect_ignore = ["mutate_exercises.py"]  # a campaign of its own, with a library that tests do not need


def pytest_xdist_auto_num_workers(config):
    """Have two processes for each processor: pages and kernels are often waited for."""
    return 2 * (os.cpu_count() or 1)


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items):
    """Keep the tests of a file in one process, where they share what is slow to set up, unless they say otherwise.

    What takes longest comes first, so that no process is left alone with it at the end.
    """
    items.sort(key=lambda item: SLOW.index(item.path.name) if item.path.name in SLOW else len(SLOW))
    for item in items:
        if not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Build the book as `make build` does, once for all processes, and return its folder."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    built = shared / "built"
    with FileLock(shared / "building"):
        if not built.exists():
            build_the_book()
            built.touch()
    return ROOT / "_build" / "html"


def build_the_book():
    """Run the Makefile's own command; a warning fails it."""
    command = re.search(r"^BUILD := (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE).group(1).split()
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        pytest.fail(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}\n{done.stderr[-6000:]}", pytrace=False)


@pytest.fixture(scope="session")
def address(site):
    """Serve the book as `pvcourse serve` does and return its address, without a slash at the end."""
    from pvcourse.book.serve import Server

    server = Server(site)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.address.rstrip("/")
    server.stop()
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser():
    """Start the Chromium of this machine."""
    from playwright.sync_api import expect, sync_playwright

    try:
        found = chromium()
    except FileNotFoundError as error:
        pytest.fail(str(error), pytrace=False)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=flags())
        yield running
        running.close()


@pytest.fixture
def open_page(browser, address):
    """Return a function that opens a page of the book; see the top of this file."""
    contexts = []

    def open_one(path, width=1280, theme="light", height=900, slowdown=1, java_script_enabled=True, wait="load"):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            java_script_enabled=java_script_enabled,
            has_touch=width < 600,
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(
            f"try {{ localStorage.setItem('mode', '{theme}'); localStorage.setItem('theme', '{theme}') }} catch {{}}"
        )
        page = context.new_page()
        listen(page)
        if slowdown > 1:
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
        page.goto(path if "://" in path else f"{address}/{path}", wait_until=wait)
        return page

    yield open_one
    for context in contexts:
        context.close()


def listen(page):
    """Note on a page what it asks for and what goes wrong in it."""
    page.requests, page.errors = [], []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("requestfailed", lambda request: page.errors.append(f"failed: {request.url}"))
    page.on("response", lambda answer: answer.status >= 400 and page.errors.append(f"{answer.status}: {answer.url}"))
    page.on("console", lambda message: message.type in ("error", "warning") and page.errors.append(message.text))
    page.on("pageerror", lambda error: page.errors.append(str(error)))
