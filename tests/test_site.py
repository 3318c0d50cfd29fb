"""The book as its readers meet it: every page, wide and narrow, light and dark, served and from a folder."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from accessible import axe, told, too_pale
from playwright.sync_api import expect

from pvcourse.data import load

ROOT = Path(__file__).parent.parent
LESSON = "notebooks/02_strategic_triangle.html"
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
PAGES = [
    f"{TOC['root']}.html",
    *(f"{chapter['file']}.html" for part in TOC["parts"] for chapter in part["chapters"]),
    "search.html?q=legitimacy",
]
LESSONS = [page for page in PAGES if page.startswith("notebooks/")]
WIDTHS = [1280, 390]
THEMES = ["light", "dark"]
FIRST_VIEW = 200_000
CUT_OFF = "links => links.filter(link => link.scrollWidth > link.clientWidth).map(link => link.innerText)"
WITH_A_LIVE_FIGURE = 500_000


def check_with_axe(page):
    """Fail if axe finds a fault; where it cannot judge the contrast of some text, judge it here."""
    results = axe(page)
    assert told(results["violations"]) == []
    assert too_pale(page, results) == []


def test_every_page_is_checked(site):
    built = {str(path.relative_to(site)) for path in site.rglob("*.html")}
    assert built == {"index.html", *(page.partition("?")[0] for page in PAGES)}


def test_the_first_address_leads_to_the_welcome_page(open_page):
    page = open_page("index.html")
    page.wait_for_url("**/book/index.html")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Public value")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_keeps_to_itself_and_fits(open_page, address, path, width, theme):
    page = open_page(path, width=width, theme=theme)
    scroll_through(page)
    check_with_axe(page)
    assert page.errors == []
    assert {urlsplit(url).netloc for url in page.requests if not url.startswith("data:")} == {
        urlsplit(address).netloc
    }
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".prev-next-area a").evaluate_all(CUT_OFF) == []


def scroll_through(page):
    """Scroll to the end of the page, so that what loads when it comes near has loaded, and back."""
    for _ in range(40):
        page.mouse.wheel(0, 2000)
        page.wait_for_timeout(50)
        if page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2"):
            break
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_works_from_a_folder(open_page, site, path):
    page = open_page(f"{site.as_uri()}/{path}")
    scroll_through(page)
    assert page.errors == []
    assert {urlsplit(url).scheme for url in page.requests} <= {"file", "data"}
    expect(page.locator("main h1:visible")).to_have_count(1)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_without_scripts(open_page, path):
    page = open_page(path, java_script_enabled=False)
    words = page.locator("main").inner_text()
    assert len(words) > 15
    assert page.errors == []
    expect(page.locator("main h1:visible")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_search_finds_a_word(open_page, site, scheme):
    page = open_page("book/index.html" if scheme == "http" else f"{site.as_uri()}/book/index.html")
    page.get_by_role("searchbox").first.fill("Monte Carlo")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    expect(page.locator("#search-results li a", has_text="Glossary").first).to_be_visible()
    assert page.errors == []


def test_search_opens_from_the_keyboard(open_page):
    page = open_page("book/learners.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("triangle")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=triangle")
    expect(page.locator("#search-results li").first).to_be_visible()


def test_dark_mode_is_switched_kept_and_told(open_page):
    page = open_page("book/index.html", theme="light")
    button = page.get_by_role("button", name="Dark mode")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != background
    assert page.evaluate("localStorage.theme") == "dark"


def test_without_a_choice_the_page_is_as_dark_as_the_system_from_its_first_moment(browser, address):
    for scheme in THEMES:
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        # The theme's script sets this too, but only once the page has been drawn.
        page.route("**/scripts/*.js*", lambda route: route.abort())
        page.goto(f"{address}/book/index.html")
        assert page.evaluate("document.documentElement.dataset.theme") == scheme
        context.close()


def test_a_term_shows_its_meaning_on_focus_and_escape_puts_it_away(open_page):
    page = open_page(LESSON)
    term = page.locator("a.pv-term").first
    tip = page.locator(f"#{term.get_attribute('aria-describedby')}")
    expect(tip).to_be_hidden()
    term.focus()
    expect(tip).to_be_visible()
    assert tip.inner_text() in set(load("glossary")["definition"])
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()


def test_a_term_shows_its_meaning_under_the_pointer_which_may_move_onto_it(open_page):
    page = open_page(LESSON)
    term = page.locator("a.pv-term").first
    tip = page.locator(f"#{term.get_attribute('aria-describedby')}")
    term.hover()
    expect(tip).to_be_visible()
    tip.hover()
    page.wait_for_timeout(600)
    expect(tip).to_be_visible()
    page.mouse.move(1, 1)
    expect(tip).to_be_hidden()


def test_a_first_tap_shows_the_meaning_and_a_second_follows_the_link(open_page):
    page = open_page(LESSON, width=390)
    term = page.locator("a.pv-term").first
    tip = page.locator(f"#{term.get_attribute('aria-describedby')}")
    term.tap()
    expect(tip).to_be_visible()
    box = tip.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert page.url.endswith(LESSON)
    term.tap()
    page.wait_for_url("**/book/glossary.html#term-*")


@pytest.mark.parametrize("width", WIDTHS)
def test_menus_open_and_close_with_the_keyboard(open_page, width):
    page = open_page(LESSON, width=width)
    menu = page.locator(".pv-menu").first
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(menu.locator("a").first).to_be_visible()
    box = menu.locator("ul").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.keyboard.press("Escape")
    expect(menu.locator("a").first).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_the_lesson_can_be_downloaded_and_launched(open_page, site):
    page = open_page(LESSON)
    with page.expect_download() as download:
        page.get_by_label("Download", exact=True).click()
        page.get_by_role("link", name="This page as a notebook").click()
    assert download.value.suggested_filename == "02_strategic_triangle.ipynb"
    assert Path(download.value.path()).read_bytes() == (ROOT / "notebooks/02_strategic_triangle.ipynb").read_bytes()
    page.get_by_label("Launch", exact=True).click()
    page.get_by_role("link", name="JupyterLab on your own computer").click()
    page.wait_for_url("**/book/learners.html#jupyterlab")
    assert page.locator("#jupyterlab").count() == 1


def transferred(context, page):
    """Count the bytes of compressed responses that a page takes from now on."""
    session, sizes = context.new_cdp_session(page), []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return sizes


@pytest.mark.parametrize("path", LESSONS)
def test_a_lesson_is_light(browser, address, path):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    sizes = transferred(context, page)
    page.goto(f"{address}/{path}", wait_until="networkidle")
    first = sum(sizes)
    assert 10_000 < first <= FIRST_VIEW
    scroll_through(page)
    assert first < sum(sizes) <= WITH_A_LIVE_FIGURE
    context.close()


def test_each_page_says_what_it_is(site):
    titles, descriptions = [], []
    for name in {page.partition("?")[0] for page in PAGES}:
        text = (site / name).read_text("utf-8")
        assert '<html lang="en"' in text.replace("\n", " ")
        titles += re.findall(r"<title>(.+?)</title>", text, re.DOTALL)
        descriptions += re.findall(r'<meta name="description" content="(.+?)"', text)
    assert len(set(titles)) == len(PAGES)
    assert len(set(descriptions)) == len(PAGES)
    assert all(40 <= len(each) <= 200 for each in descriptions)


def test_the_map_links_to_the_lessons_that_are_ready(open_page):
    page = open_page("book/index.html")
    linked = page.locator(".pv-map li a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    lessons = load("lessons")
    assert linked == [f"../notebooks/{slug}.html" for slug in lessons[lessons["ready"]]["slug"]]
    assert page.locator(".pv-map li").count() == len(lessons)


def test_no_style_that_a_page_uses_was_taken_out(open_page, site):
    """Whatever selector of the theme matches something in a page is still in the book's copy."""
    import pydata_sphinx_theme

    source = (
        Path(pydata_sphinx_theme.__file__).parent / "theme/pydata_sphinx_theme/static/styles/pydata-sphinx-theme.css"
    )
    everything = source.read_text("utf-8")
    for path in PAGES:
        page = open_page(path)
        matching = page.evaluate(MATCHING_SELECTORS, everything)
        kept = page.evaluate(ALL_SELECTORS, (site / "_static/styles/pydata-sphinx-theme.css").read_text("utf-8"))
        assert len(matching) > 100
        assert set(matching) <= set(kept)


WALK = """
  const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
  const found = [];
  const walk = (rules) => { for (const rule of rules) {
    if (rule.selectorText) found.push(...rule.selectorText.split(/,(?![^(]*\\))/).map((one) => one.trim()));
    if (rule.cssRules) walk(rule.cssRules);
  } };
  walk(sheet.cssRules);
"""
ALL_SELECTORS = f"(css) => {{ {WALK} return found; }}"
MATCHING_SELECTORS = f"""(css) => {{ {WALK}
  const plain = (one) => one.replace(/::?(before|after)\\b/g, "");
  const matches = (one) => {{ try {{ return document.querySelector(plain(one)) }} catch {{ return null }} }};
  return found.filter(matches);
}}"""


def test_the_server_compresses_and_checks_for_news(browser, address):
    context = browser.new_context()
    answer = context.request.get(f"{address}/book/index.html", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "no-cache"
    assert "etag" in answer.headers
    context.close()
