"""Print Lighthouse's four scores for pages of the built book, as a phone on a slow line would see it.

    make lighthouse                                   the welcome page and every lesson
    python benchmarks/lighthouse.py book/sources.html --desktop

Lighthouse is a program for Node: this needs `node` 18.16 or newer with `npx` (Debian: apt-get install npm), and
Chromium. Nothing else in the course does. The first run fetches Lighthouse from the npm registry.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from pvcourse.book.serve import Server

LIGHTHOUSE = "lighthouse@12"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TARGETS = (95, 100, 100, 100)
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))  # which know how to find Chromium
SITE = ROOT / "_build" / "html"
PAGES = ["book/index.html", *(f"notebooks/{path.name}" for path in sorted((SITE / "notebooks").glob("*.html")))]
MEASURES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def measure(url, desktop):
    """Return Lighthouse's report on one page."""
    from chromium import chromium, flags

    if shutil.which("npx") is None:
        sys.exit("Lighthouse needs npx; on Debian: apt-get install npm")
    started_with = " ".join(["--headless=new", *flags()])
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            "npx",
            "--yes",
            "--loglevel=error",
            LIGHTHOUSE,
            url,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
        ]
        command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={started_with}"]
        command += ["--preset=desktop"] if desktop else []
        subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": chromium()})
        return json.loads(report.read_text("utf-8"))


def faults(report):
    """Name the checks that cost a point in accessibility, best practices or SEO."""
    wanted = {
        ref["id"] for name in CATEGORIES[1:] for ref in report["categories"][name]["auditRefs"] if ref["weight"]
    }
    return [
        f"  {name}: {report['audits'][name]['title']}"
        for name in sorted(wanted)
        if report["audits"][name]["score"] == 0
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", default=PAGES)
    parser.add_argument("--desktop", action="store_true", help="as a desk computer, not a phone")
    options = parser.parse_args()
    server = Server(SITE)
    threading.Thread(target=server.run, daemon=True).start()
    reached = True
    print("performance, accessibility, best practices, SEO")
    for page in options.pages:
        report = measure(server.address + page, options.desktop)
        scores = [round(100 * report["categories"][name]["score"]) for name in CATEGORIES]
        print(" / ".join(f"{score:3d}" for score in scores), page)
        print("  " + ", ".join(f"{name} {report['audits'][name]['displayValue']}" for name in MEASURES))
        print(*faults(report), sep="\n", end="")
        reached &= all(score >= target for score, target in zip(scores, TARGETS, strict=True))
    server.stop()
    sys.exit(0 if reached else f"below the course's target of {' / '.join(map(str, TARGETS))}")


if __name__ == "__main__":
    main()
