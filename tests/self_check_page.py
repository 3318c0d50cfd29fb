"""A small book with self-checks, and what tests do with them: choose, check, listen, run axe."""

import shutil

import pytest
from accessible import axe, told
from small_book import build, visitor

from pvcourse.folders import data_folder
from pvcourse.questions import load_prediction, load_questions

NAME = "02_strategic_triangle"
QUESTIONS = load_questions(NAME)
PREDICTED = load_prediction("02_prediction")
PAGE = "# Lesson\n\nBefore.\n\n```{self-check} " + NAME + "\n```\n\n## After\n\nThe [next](other) page.\n"
RECALL = "```{recall-prediction} 02_prediction\n```\n"
ALONE = "# A prediction\n\n```{self-check} 02_prediction\n```\n\n## At the end\n\n" + RECALL
LATER = "# A later lesson\n\n" + RECALL
OTHER = "# Two on a page\n\n```{self-check} " + NAME + "\n```\n\n```{self-check} second\n```\n"
# Forbidden to the self-check alone: the theme does not bear it.
FORBIDDEN = """for (const name of ["getItem", "setItem"]) {
  const real = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key.startsWith("pvcourse.")) throw new DOMException("no", "SecurityError");
    return real.call(this, key, ...rest);
  };
}"""


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The small book; a second set, the first with another name, lets two stand on a page."""
    folder = tmp_path_factory.mktemp("book")
    data = tmp_path_factory.mktemp("data") / "data"
    shutil.copytree(data_folder() / "questions", data / "questions")
    shutil.copy(data / "questions" / f"{NAME}.toml", data / "questions" / "second.toml")
    toctree = "\n```{toctree}\nother\nalone\nlater\n```\n"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pvcourse.questions.loading.data_folder", lambda: data)
        return build(folder, "self_check", index=PAGE + toctree, other=OTHER, alone=ALONE, later=LATER)


@pytest.fixture
def visit(browser, book):
    """Return a function that opens the small book from its folder."""
    with visitor(browser, book) as open_one:
        yield open_one


def form(page, question):
    return page.locator(f"form[data-question={question.id}]")


def choose(page, question, *ids):
    for name in ids:
        form(page, question).locator(f"input[value={name}]").check()
    form(page, question).get_by_role("button", name="Check").click()


def answer_rightly(page, *questions):
    for question in questions:
        choose(page, question, *(option.id for option in question.right_options))


def total(page):
    return page.locator(".pv-total").first.get_by_role("status").inner_text()


def plain(text):
    return " ".join(text.replace("*", "").replace("`", "").split())


def said(form):
    """What the form's live region says, to eyes and ears."""
    return plain(form.get_by_role("status").text_content())


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def focused(page):
    """The name of what has the focus: a button's words, or those of a choice's label."""
    words = "node => (node.labels?.[0] ?? node).textContent"
    return plain(page.evaluate(f"({words})(document.activeElement)"))


def assert_axe_is_silent(page, part=".pv-self-check"):
    found = axe(page, part)
    assert told(found["violations"] + found["incomplete"]) == []
    assert any(rule["id"] == "color-contrast" for rule in found["passes"])
