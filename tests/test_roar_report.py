"""Reports of a ROAR case: parsed again by others' parsers, they hold every entry just as it was typed."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pvcourse.models.roar import Case, gaps
from pvcourse.models.roar_canvas import FIELDS, QUESTIONS, Entry, Finding
from pvcourse.models.roar_report import NOTE, Line, outline, to_html, to_markdown

NASTY = "<script>alert('x')</script> & *bold* _under_ `code` [link](http://x) # not | a table ~~gone~~ ![i](j) \\"
CASE = Case(
    "Homes < 18 °C & *warm* ones",
    (
        Entry("routes.problem", NASTY, source="Paper <12>"),
        Entry("routes.problem", "Nobody counted", "unknown"),
        Entry("rewards.risks", "The city", "disputed", "Budget 2024"),
    ),
    (
        Finding("tension", 0.75, "Three of four pairs clash."),
        Finding("frame of justification", "shaping", "Its justification speaks of shaping."),
    ),
)


class Reader(HTMLParser):
    """Read a page as a browser would: its tags in order, the text in each, and whether every one is closed."""

    def __init__(self, page):
        super().__init__()
        self.open, self.lines, self.tags = [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)
        if tag in ("h1", "h2", "h3", "p", "li", "title"):
            self.lines.append([tag, ""])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("h1", "h2", "h3", "p", "li", "title"):
            self.lines[-1][1] += data


def as_read(case):
    tags = {"paragraph": "p", "item": "li"}
    return [[f"h{line.level}" if line.kind == "heading" else tags[line.kind], line.text] for line in outline(case)]


def markdown_lines(text):
    """Read Markdown by way of the HTML that another's parser makes of it."""
    return Reader(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)).lines


def test_the_outline_of_a_case_in_full():
    lines = outline(CASE)
    assert lines[:8] == [
        Line("heading", CASE.title, 1),
        Line("paragraph", "Fields filled: 4 of 16; gaps: 13; contradictions: 1."),
        Line("heading", "Routes", 2),
        Line(
            "paragraph",
            "Which direction is change to take, and how can many try their own way? "
            "(The brief's challenge: what value to create.)",
        ),
        Line("heading", "Which public problem is it, and whose?", 3),
        Line("item", f"{NASTY} (known; source: Paper <12>)"),
        Line("item", "Nobody counted (unknown; no source)"),
        Line("heading", "What is to be achieved, by when, and how will one know?", 3),
    ]
    assert lines[8] == Line("paragraph", "Nothing yet.")
    assert Line("item", "Three of four pairs clash. (found by the model: two components)") in lines
    assert Line("item", "The city (disputed; source: Budget 2024)") in lines
    assert Line("item", "Who bears the loss if it fails? (it is disputed; lesson 9 helps)") in lines
    assert Line("item", "Who keeps the gain if it succeeds? (nothing is said here; lesson 9 helps)") in lines
    clash = "On 75% of the pairs, what the public value and what adds to the public sphere disagree."
    assert lines[-3:] == [
        Line("heading", "Contradictions", 2),
        Line("item", f"Wanted now, not good for all. {clash}"),
        Line("paragraph", NOTE),
    ]


def test_headings_are_the_questions_and_every_field_under_its_own():
    found = [(line.text, line.level) for line in outline(CASE) if line.kind == "heading"]
    expected = [(CASE.title, 1)]
    for question in QUESTIONS:
        expected.append((question.capitalize(), 2))
        expected += [(prompt, 3) for field, (prompt, _) in FIELDS.items() if field.startswith(question)]
    assert found == [*expected, ("Gaps", 2), ("Contradictions", 2)]


def test_an_entry_stands_under_its_field_whichever_that_is():
    for field, (prompt, _) in FIELDS.items():
        lines = outline(Case("A warm city", (Entry(field, "Here it is", source="Paper"),)))
        place = lines.index(Line("item", "Here it is (known; source: Paper)"))
        assert lines[place - 1] == Line("heading", prompt, 3)


def test_a_case_with_nothing_open_says_so():
    whole = Case("A warm city", tuple(Entry(field, "Said", source="Paper") for field in FIELDS))
    lines = outline(whole)
    assert lines[1].text == "Fields filled: 16 of 16; gaps: 0; contradictions: 0."
    place = lines.index(Line("heading", "Gaps", 2))
    assert lines[place + 1 :] == [
        Line("paragraph", "None found."),
        Line("heading", "Contradictions", 2),
        Line("paragraph", "None found."),
        Line("paragraph", NOTE),
    ]
    assert Line("paragraph", "Nothing yet.") not in lines


def test_every_gap_is_listed():
    lines = [line.text for line in outline(CASE) if line.kind == "item" and "helps)" in line.text]
    assert len(lines) == len(gaps(CASE)) == 13


def test_the_html_parses_into_the_outline_with_every_entry_escaped():
    page = to_html(CASE)
    reader = Reader(page)
    assert reader.open == []
    assert reader.lines == [["title", CASE.title], *as_read(CASE)]
    assert "<script" not in page
    assert page.startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">')
    assert page.endswith("</main>\n</body>\n</html>\n")
    tags = [tag for tag, _ in reader.tags]
    assert tags.count("h1") == tags.count("main") == 1
    assert ("html", {"lang": "en"}) in reader.tags


def test_items_of_the_html_are_in_lists_that_hold_nothing_else():
    body = to_html(CASE).partition("<main>\n")[2].splitlines()
    assert all(line.startswith("<") and line.endswith(">") for line in body)
    depth = 0
    for line in body:
        depth += line.startswith("<ul>") - line.startswith("</ul>")
        assert line.startswith("<li>") == (depth == 1 and not line.startswith("<ul>"))
    assert depth == 0


def test_the_markdown_reads_back_as_the_outline():
    text = to_markdown(CASE)
    assert markdown_lines(text) == as_read(CASE)
    assert text.startswith("# Homes \\< 18 °C \\& \\*warm\\* ones\n\nFields filled: 4 of 16")
    assert text.endswith("\n")
    assert "\n\n\n" not in text
    assert not text.endswith("\n\n")


def test_a_line_break_or_a_number_at_the_start_opens_no_new_block():
    case = Case("1. First", (Entry("routes.problem", "2) Cold\n\n# Homes\n- and more", source="-"),))
    expected = as_read(case)
    for line in expected:
        line[1] = " ".join(line[1].split())
    assert markdown_lines(to_markdown(case)) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1).filter(str.strip))
def test_whatever_is_typed_comes_back_as_it_was(typed):
    case = Case(typed, (Entry("rewards.conditions", typed, source=typed),))
    assert Reader(to_html(case)).lines[1:] == as_read(case)
    assert markdown_lines(to_markdown(case)) == as_read(case)


@pytest.mark.parametrize("call", [outline, to_markdown, to_html])
def test_only_a_case_can_be_reported(call):
    with pytest.raises(TypeError) as caught:
        call("x")
    assert str(caught.value) == "case is 'x'; give a Case(title, entries, findings)"
