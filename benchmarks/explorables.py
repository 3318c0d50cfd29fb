"""Print how long a figure takes to answer a control, in the book and in JupyterLab, both in Chromium.

    make explorables                                every lesson: the book, then JupyterLab (minutes)
    python benchmarks/explorables.py --book 02 03   the book alone, two lessons (--lab: JupyterLab alone)

In the book: milliseconds of script for one move of one control, the words and the table that follow it included, as
Chromium counts them; the course wants a median under 16, which is a frame. In JupyterLab: milliseconds from a key
pressed or an entry chosen until the new picture stands in the page, the kernel's work and the way there and back
included; the course wants a median under 100.
"""

import argparse
import os
import statistics
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from pvcourse.book.serve import Server

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))  # which know how to start Chromium and JupyterLab

SITE = ROOT / "_build" / "html"
MOVES = 12
FRAME, LAB = 16, 100

# Moves the control with this number to another value, as a learner's hand would: the next step, entry or button.
MOVE = """(figure, number) => {
    const inputs = [...figure.querySelectorAll(".pv-controls :is(input, select)")];
    const input = inputs[number % inputs.length];
    if (input.type === "radio") input.checked = true;
    else if (input.type === "range" && input.value === input.max) input.value = input.min;
    else if (input.type === "range") input.stepUp();
    else input.selectedIndex = (input.selectedIndex + 1) % input.options.length;
    input.dispatchEvent(new Event("input", {bubbles: true}));
}"""

# The same for an explorer of widgets; resolves with the milliseconds until its picture has changed.
MOVE_WIDGET = """(output, number) => new Promise((resolve) => {
    const inputs = [...output.querySelectorAll(".noUi-handle, select")];
    const input = inputs[number % inputs.length];
    const picture = () => output.querySelector("figure svg")?.innerHTML;
    const before = picture(), start = performance.now();
    const watch = new MutationObserver(() => {
        if (!picture() || picture() === before) return;
        watch.disconnect();
        resolve(performance.now() - start);
    });
    watch.observe(output, {childList: true, subtree: true});
    if (input.matches("select")) {
        input.selectedIndex = (input.selectedIndex + 1) % input.options.length;
        input.dispatchEvent(new Event("change", {bubbles: true}));
    } else {
        const atEnd = input.getAttribute("aria-valuenow") === input.getAttribute("aria-valuemax");
        input.dispatchEvent(new KeyboardEvent("keydown", {key: atEnd ? "Left" : "Right", bubbles: true}));
    }
    setTimeout(() => { watch.disconnect(); resolve(null); }, 5000);
})"""


def script_time(session):
    """Return the seconds of script that a page has run."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "ScriptDuration")


def in_the_book(browser, url):
    """Return milliseconds of script for each move, by the figure's title."""
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.goto(url, wait_until="networkidle")
    times = {}
    for figure in page.locator("figure.pv-figure:has(.pv-controls)").all():
        figure.scroll_into_view_if_needed()
        page.wait_for_function("figure => figure.hasAttribute('data-live')", arg=figure.element_handle())
        title = figure.locator("figcaption").text_content()
        times[title] = [answer_in_the_book(page, session, figure, number) for number in range(MOVES)]
    page.context.close()
    return times


def answer_in_the_book(page, session, figure, number):
    before = script_time(session)
    figure.evaluate(MOVE, number)
    page.wait_for_timeout(300)  # the words follow when the control rests
    return 1000 * (script_time(session) - before)


def in_jupyterlab(browser, lesson):
    """Return milliseconds from a move to the new picture, by the figure's title."""
    from lab_server import jupyter_lab, lab_page
    from test_lab import prepare, run_all

    with tempfile.TemporaryDirectory() as home:
        environment = prepare(Path(home), lesson)
        with jupyter_lab(home, environment, ("jupyter", "lab", "--no-browser")) as (address, token):
            page = lab_page(browser)
            page.goto(f"{address}/lab/tree/notebooks/{lesson.name}?token={token}")
            page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for(timeout=180_000)
            run_all(page)
            outputs = page.locator(".jp-OutputArea-output:has(figure):has(.noUi-handle, select)").all()
            times = {
                output.locator("figcaption").first.text_content(): [
                    time for number in range(MOVES) if (time := output.evaluate(MOVE_WIDGET, number)) is not None
                ]
                for output in outputs
            }
            page.context.close()
            return times


def say(times, target):
    """Print a line a figure, and return whether each median keeps to the target."""
    for title, each in times.items():
        median = statistics.median(each)
        print(f"  {median:6.1f} ms (longest {max(each):.0f}) {'' if median <= target else '— too long — '}{title}")
    return all(statistics.median(each) <= target for each in times.values())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lessons", nargs="*", default=[""], help="how their names begin, such as 02; or all")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--book", action="store_true", help="measure the book alone")
    only.add_argument("--lab", action="store_true", help="measure JupyterLab alone")
    options = parser.parse_args()
    from chromium import chromium, flags

    os.environ.pop("PVCOURSE_STATIC", None)
    lessons, kept = [path for n in options.lessons for path in sorted((ROOT / "notebooks").glob(f"{n}*.ipynb"))], True
    server = Server(SITE)
    threading.Thread(target=server.run, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=flags())
        for lesson in [] if options.lab else lessons:
            print(f"{lesson.stem}, in the book", flush=True)
            kept &= say(in_the_book(browser, f"{server.address}notebooks/{lesson.stem}.html"), FRAME)
        for lesson in [] if options.book else lessons:
            print(f"{lesson.stem}, in JupyterLab", flush=True)
            kept &= say(in_jupyterlab(browser, lesson), LAB)
        browser.close()
    server.stop()
    sys.exit(0 if kept else f"a median is over {FRAME} ms in the book or {LAB} ms in JupyterLab")


if __name__ == "__main__":
    main()
