"""The case file in a page, in Chromium: the same as in Python, on paper, without scripts, for everyone."""

import random
import re

import pytest
from accessible import axe, told
from case_page import CLASH, FULL, WORKED, book, keep_a_result, load_file, set_facts, summary, visit
from playwright.sync_api import expect

from pvcourse.models.roar import Case, gaps
from pvcourse.models.roar_canvas import FACTS, FIELDS, QUESTIONS, STANDINGS, Entry, Finding, Kept
from pvcourse.models.roar_contradictions import contradictions
from pvcourse.models.roar_file import to_json
from pvcourse.models.roar_report import outline

__all__ = ["book", "visit"]  # the fixtures
STOCK = "The council heard from tenants that repairs in winter come late and cost more than in summer"

# The same in the page and in Python


def random_case(seed):
    chance = random.Random(seed)
    texts = ["Cold homes", "Rents {rise} & fall", "50% <b>pay</b>", "“Who?”", " padded "]
    entries = tuple(
        Entry(
            chance.choice(list(FIELDS)), chance.choice(texts), chance.choice(STANDINGS), chance.choice(["", "A", " "])
        )
        for _ in range(chance.randrange(25))
    )
    facts = chance.sample(list(FACTS), chance.randrange(len(FACTS)))
    findings = tuple(Finding(fact, a_value(chance, FACTS[fact].allowed), f"So: {fact}.") for fact in facts)
    kept = tuple(Kept(chance.choice(list(FIELDS)), f"Figure {n}", "It says.") for n in range(chance.randrange(4)))
    return Case("Warm flats", entries, findings, kept)


def a_value(chance, allowed):
    if isinstance(allowed[0], str):
        return chance.choice(allowed)
    low, high = max(allowed[0], -2), min(allowed[1], 8)
    return chance.choice([low, high, round(chance.uniform(low, high), 3), (low + high) / 2])


def test_page_and_python_find_the_same_and_write_the_same_brief(visit):
    page = visit()
    seen = set()
    for case in [*map(random_case, range(120)), *WORKED, FULL, Case("Empty")]:
        lines = page.evaluate(
            """text => {
                const rules = window.courseCase(JSON.parse(document.querySelector(".pv-canvas").textContent));
                return rules.outline(rules.read(text)).map(({ kind, text, level }) => [kind, text, level ?? 0]);
            }""",
            to_json(case),
        )
        assert [tuple(line) for line in lines] == [(line.kind, line.text, line.level) for line in outline(case)]
        seen |= set(contradictions(case)["contradiction"]) | set(gaps(case)["gap"])
    assert len(seen) == 12  # every gap and every contradiction was among them


# On paper


def words_in(count):
    """A case whose brief has about this many words."""
    stock = STOCK.split()
    rest = count - sum(len(line.text.split()) for line in outline(Case("Warm flats")))
    each = [stock[n % len(stock)] for n in range(rest // len(FIELDS) - 4)]
    return Case("Warm flats", tuple(Entry(name, " ".join(each), "disputed", "Report") for name in FIELDS))


@pytest.mark.parametrize(
    ("case", "pages"), [(WORKED[0], 2), (WORKED[1], 2), (words_in(1100), 2), (words_in(2200), 4)]
)
def test_the_brief_prints_on_two_pages_of_a4_or_on_more_but_never_cut(visit, case, pages):
    page = visit(theme="dark")
    load_file(page, to_json(case))
    page.get_by_role("button", name="Print the brief").press("Enter")
    paper = page.locator(".pv-paper")
    for line in outline(case):
        expect(paper).to_contain_text(" ".join(line.text.split()))
    printed = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/Type\s*/Page\b[^s].*?/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed, re.DOTALL)
    assert 1 < len(boxes) <= pages
    assert {(round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) for width, height in boxes} == {
        (210, 297)
    }
    expect(paper).to_have_count(0)  # printed, the page is itself again
    assert page.title() != case.title


def test_paper_has_the_brief_alone_in_black_on_white(visit):
    page = visit(theme="dark", width=695, script="window.print = () => {}")
    load_file(page, to_json(WORKED[0]))
    # Told of the change of medium, Chromium says that it has printed; here we want to look first.
    page.evaluate("addEventListener('afterprint', (event) => event.stopImmediatePropagation(), true)")
    page.get_by_role("button", name="Print the brief").click()
    page.emulate_media(media="print")
    assert page.locator("body > :not(.pv-paper):visible").count() == 0
    colours = page.locator(".pv-paper :is(h3, h4, h5, p, li)").evaluate_all(
        "nodes => [...new Set(nodes.map(node => getComputedStyle(node).color))]"
    )
    assert colours == ["rgb(0, 0, 0)"]
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    cut = page.locator(".pv-paper .pv-brief").evaluate("node => node.scrollWidth > node.clientWidth")
    assert not cut


def test_the_whole_lesson_on_paper_has_the_brief_in_place_of_the_form(visit):
    page = visit()
    load_file(page, to_json(FULL))
    page.emulate_media(media="print")
    expect(page.locator(".pv-case-form")).to_be_hidden()
    brief = page.locator(".pv-case .pv-brief")
    expect(brief).to_contain_text("Cold <b>homes</b> & {places}")
    assert brief.bounding_box()["height"] > 300


# For everyone


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_empty_and_filled(visit, theme, width):
    script = f"localStorage.setItem('mode', '{theme}'); window.print = () => {{}}"
    keep_a_result(visit, width=width, theme=theme, script=script)
    page = visit(width=width, theme=theme, script=script)
    page.wait_for_function("theme => document.documentElement.dataset.theme === theme", arg=theme)
    assert_axe_is_silent(page)
    load_file(page, to_json(FULL))
    set_facts(page, CLASH)
    expect(page.locator(".pv-clashes")).to_contain_text("Bold without capacity")
    for fold in page.locator("details").all():
        fold.evaluate("node => { node.open = true }")
    assert_axe_is_silent(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def assert_axe_is_silent(page):
    for part in (".pv-case", ".pv-worked"):
        found = axe(page, part)
        assert told(found["violations"] + found["incomplete"]) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_targets_are_large_enough(visit, width):
    page = visit(width=width)
    for box in (
        target.bounding_box() for target in page.locator(".pv-case :is(button, input, select):visible").all()
    ):
        assert box["width"] >= 24
        assert box["height"] >= 24


def test_without_scripts_it_says_what_to_do_and_shows_the_questions(visit):
    page = visit(java_script_enabled=False)
    expect(page.locator(".pv-case noscript p")).to_contain_text("Without them nothing can be kept")
    for name in QUESTIONS:
        assert page.get_by_role("heading", name=name.capitalize(), exact=True).first.is_visible()
    for prompt, _ in FIELDS.values():
        assert page.locator(".pv-field legend", has_text=prompt).is_visible()
    assert page.locator(".pv-case :is(button, input, textarea, select):enabled:visible").count() == 0
    assert page.locator(".pv-case button:visible").count() == 0
    page.locator(".pv-worked summary").first.press("Enter")
    expect(page.locator(".pv-worked .pv-brief").first).to_contain_text("12 weeks and 261,000 pounds")


def test_without_scripts_no_figure_offers_to_keep(visit):
    page = visit("02_strategic_triangle", java_script_enabled=False)
    expect(page.locator(".pv-keep")).to_be_hidden()


def test_only_the_page_with_the_case_file_has_its_scripts(book):
    assert "case-file.js" in (book / "10_roar.html").read_text("utf-8")
    assert "case-" not in (book / "02_strategic_triangle.html").read_text("utf-8").replace("case-file", "")
    assert "case-file.js" not in (book / "02_strategic_triangle.html").read_text("utf-8")


def test_it_asks_no_host_for_anything(visit):
    page = visit()
    load_file(page, to_json(FULL))
    expect(summary(page)).to_contain_text("2 of 16")
    assert [address for address in page.requests if not address.startswith(("file:", "data:", "blob:"))] == []
    assert page.errors == []
