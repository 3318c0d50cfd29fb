"""What the tests ask of axe: the same rules on every page, in every state."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Every rule runs on every element; only what holds is not written down element by element, which takes axe a third
# of its time. Styles are in the page already.
OPTIONS = {
    "preload": False,
    "resultTypes": ["violations", "incomplete"],
    "runOnly": {"type": "tag", "values": RULES},
}


def axe(page, part=None):
    """Return what axe finds on a page, or in the part of it that a selector names."""
    return Axe().run(page, context=part, options=OPTIONS).response


def told(problems):
    """Return axe's problems in short: the rule, and the element that breaks it."""
    return [f"{each['id']}: {node['html'][:160]}" for each in problems for node in each["nodes"]]


def too_pale(page, results):
    """Judge the contrast of what axe could not judge; return what is too pale."""
    assert {each["id"] for each in results["incomplete"]} <= {"color-contrast"}
    targets = [node["target"][0] for each in results["incomplete"] for node in each["nodes"]]
    return page.evaluate(Path(__file__).with_name("pale_letters.js").read_text("utf-8"), targets)
