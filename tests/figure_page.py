"""What tests do with a figure in a page: wait for it, move its controls, read what it says."""

import json
import time

from chromium import PATIENCE
from playwright.sync_api import expect


def figure_of(page, title):
    """Return a figure of a page by its title."""
    return page.locator("figure.pv-figure").filter(has=page.locator("figcaption", has_text=title))


def live_figure(page, title):
    """Scroll to a figure, wait until it is alive, and return it."""
    figure = figure_of(page, title)
    figure.scroll_into_view_if_needed()
    expect(figure).to_have_attribute("data-live", "true")
    return figure


def picture(figure):
    """Return the picture as it is drawn now."""
    return figure.locator(".pv-picture svg").inner_html()


def is_drawn_anew(figure, before, svg=".pv-picture svg"):
    """Check that a figure's picture is another one than before; it may follow the words, a frame or so later."""
    expect(figure.locator(svg)).not_to_have_js_property("innerHTML", before)


def move(figure, name, value):
    """Set a control as a learner would: drag a slider, press a radio button, choose from a list."""
    control = figure.locator(f"[name={name}]")
    kind = control.first.evaluate("element => element.type")
    if kind == "radio":
        control.and_(figure.locator(f"[value='{json.dumps(value)}']")).check()
    elif kind == "range":
        control.fill(f"{value:g}")
    else:
        control.select_option(value=json.dumps(value))


def table(figure):
    """Return the cells of the figure's table, rows in order of their words."""
    rows = figure.locator(".pv-data tbody tr").evaluate_all(
        "rows => rows.map(r => [...r.cells].map(c => c.textContent))"
    )
    return sorted(rows)


def says(figure, expected):
    """Check that words, alt text and table are those of a figure that Python made."""
    expect(figure.locator(".pv-words")).to_have_text(expected.in_words())
    expect(figure.locator(".pv-picture")).to_have_attribute("aria-label", expected.alt_text())
    rows = sorted(expected.table_rows())
    until = time.monotonic() + PATIENCE / 1000
    while table(figure) != rows and time.monotonic() < until:  # the table follows the words, a frame or so later
        figure.page.wait_for_timeout(50)
    assert table(figure) == rows
