"""Print how heavy a lesson's first view is, and how soon its figures are alive.

    make lighthouse                     this, and Lighthouse's scores
    python benchmarks/first_view.py     this alone: for each lesson, the median of five visits on a phone-sized page

A figure is timed from the moment at which it is scrolled near until its controls move, Vega's fetching and starting
included, with the processor as it is and slowed four times.
"""

import statistics
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from pvcourse.book.serve import Server

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))  # which know how to start Chromium
SITE = ROOT / "_build" / "html"
VISITS = 5
ALIVE = """figure => new Promise((resolve) => {
    const start = performance.now();
    figure.scrollIntoView();
    const look = () => (figure.hasAttribute("data-live") ? resolve(performance.now() - start) : setTimeout(look, 5));
    look();
})"""


def visit(browser, url, slowdown):
    """Return a visit's compressed kilobytes, before and after its figures live, and milliseconds to each figure."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    session, sizes = context.new_cdp_session(page), []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.goto(url, wait_until="networkidle")
    first = sum(sizes)
    times = [figure.evaluate(ALIVE) for figure in page.locator("figure.pv-figure").all()]
    page.wait_for_load_state("networkidle")
    context.close()
    return first / 1000, sum(sizes) / 1000, times


def main():
    from chromium import chromium, flags

    server = Server(SITE)
    threading.Thread(target=server.run, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=flags())
        for lesson in sorted(SITE.glob("notebooks/*.html")):
            print(lesson.name)
            for slowdown in (1, 4):
                visits = [visit(browser, f"{server.address}notebooks/{lesson.name}", slowdown) for _ in range(VISITS)]
                first, live = (statistics.median(v[i] for v in visits) for i in (0, 1))
                times = [statistics.median(column) for column in zip(*(v[2] for v in visits), strict=True)]
                print(f"  first view {first:.0f} KB, with live figures {live:.0f} KB (compressed)")
                listed = ", ".join(f"{time:.0f}" for time in times)
                print(f"  processor slowed {slowdown}×: figures alive after {listed} ms")
        browser.close()
    server.stop()


if __name__ == "__main__":
    main()
