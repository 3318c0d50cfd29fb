"""The self-check in a page of the book's theme, in Chromium: by keyboard, for ears, without a script, remembered."""

import pytest
from self_check_page import (
    FORBIDDEN,
    NAME,
    QUESTIONS,
    answer_rightly,
    assert_axe_is_silent,
    book,
    choose,
    focused,
    form,
    plain,
    press,
    said,
    total,
    visit,
)
from small_book import build
from sphinx.errors import SphinxWarning

from pvcourse.book.self_check import recall_html, self_check_html
from pvcourse.folders import data_folder

__all__ = ["book", "visit"]  # the fixtures
WORDS = {"right": "Right.", "wrong": "Not this one.", "missed": "This one applies too."}
SPOILT = "localStorage.setItem('pvcourse.self-check.02_strategic_triangle', '{0}')"


# Feedback


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_each_option_gets_its_feedback_beside_it_and_announced(visit, question):
    page = visit()
    box = form(page, question)
    region = box.get_by_role("status").element_handle()
    for option in question.options:
        choose(page, question, option.id)
        feedback = question.answer({option.id})
        assert box.locator(".pv-result").inner_text().startswith(feedback.summary)
        shown = {}
        for about, verdict in feedback.verdicts():
            row = box.locator(".pv-option", has=page.locator(f"input[value={about.id}]"))
            shown[about.id] = row.locator(".pv-feedback").inner_text()
            assert shown[about.id] == f"{WORDS[verdict]} {plain(about.feedback)}"
            assert f"{about.text} {shown[about.id]}" in said(box)
            described = row.locator("input").get_attribute("aria-describedby")
            assert page.locator(f"#{described}").inner_text() == shown[about.id]
        assert box.locator(".pv-feedback:visible").count() == len(shown)
        # A live region is heard only if it was there before its words.
        assert region.evaluate("node => node.isConnected && node.textContent.length > 0")
        if question.kind == "several":
            box.locator(f"input[value={option.id}]").uncheck()
    assert page.errors == []


def test_all_right_options_with_a_wrong_one_are_not_right(visit):
    page, question = visit(), QUESTIONS[0]
    choose(page, question, *(option.id for option in question.options))
    assert said(form(page, question)).startswith("Not yet: 2 of 2 found.")
    assert total(page) == "0 of 8 right"


def test_every_state_has_a_sign_and_a_word_of_its_own(visit):
    assert_states_differ(visit())


def test_the_lesson_has_its_self_check_styled_and_alive(open_page):
    # The built book is made lighter after the build: styles for states that only a script brings must survive that.
    page = open_page(f"notebooks/{NAME}.html")
    assert_states_differ(page)
    check = page.locator(f".pv-self-check[data-name='{NAME}']")
    answer_rightly(page, QUESTIONS[1])
    assert check.locator(".pv-total").inner_text().startswith("1 of 8 right")
    assert page.errors == []


def assert_states_differ(page):
    question = QUESTIONS[0]
    choose(page, question, "marshals", "councillors")
    signs, colours = {}, set()
    for state, word in WORDS.items():
        strong = form(page, question).locator(f"[data-state={state}] .pv-feedback strong")
        assert strong.inner_text() == word
        signs[state] = strong.evaluate("node => getComputedStyle(node, '::before').content")
        colours.add(strong.evaluate("node => getComputedStyle(node.closest('.pv-option')).borderColor"))
    assert len(set(signs.values())) == 3
    assert not {"none", "normal"} & set(signs.values())
    assert len(colours) == 2  # right and missed share theirs; a dashed line tells them apart


def test_without_a_choice_it_asks_for_one(visit):
    page, question = visit(), QUESTIONS[1]
    choose(page, question)
    assert said(form(page, question)) == "Choose an answer first."
    assert total(page) == ""


def test_a_new_choice_takes_back_the_feedback_on_the_old_one(visit):
    page, question = visit(), QUESTIONS[1]
    answer_rightly(page, question)
    form(page, question).locator("input").first.check()
    assert said(form(page, question)) == ""
    assert form(page, question).locator(".pv-feedback:visible").count() == 0
    assert form(page, question).locator("[aria-describedby]").count() == 0
    assert total(page) == "0 of 8 right"


def test_right_answers_are_right_and_add_up(visit):
    page = visit()
    for number, question in enumerate(QUESTIONS, 1):
        answer_rightly(page, question)
        assert said(form(page, question)).startswith("Right. ")
        assert not form(page, question).get_by_role("button", name="Try again").is_visible()
        assert total(page).startswith(f"{number} of 8 right")
    assert total(page) == "8 of 8 right. Well done!"


# Keyboard


def test_a_run_through_by_keyboard_alone(visit):
    page = visit()
    page.locator(".pv-self-check").evaluate(
        "node => { node.before(Object.assign(document.createElement('a'), {href: '#', id: 'start'})) }"
    )
    page.locator("#start").focus()
    several, one = QUESTIONS[0], QUESTIONS[1]
    press(page, "Tab", "Space", "Tab", "Space", "Tab", "Tab", "Tab")  # two boxes, past the others, to the button
    assert focused(page) == "Check answer 1"
    press(page, "Enter")
    assert said(form(page, several)).startswith("Not yet: 1 of 2 found.")
    assert focused(page) == "Check answer 1"  # the focus stays where it is
    press(page, "Tab")
    assert focused(page) == "Try again with question 1"
    press(page, "Space")
    assert focused(page) == several.options[0].text
    assert form(page, several).locator("input:checked").count() == 0
    press(page, "Tab", "Tab", "Tab", "Tab", "Tab", "ArrowDown", "ArrowDown", "ArrowDown")  # into the radio buttons
    assert focused(page) == one.options[3].text
    press(page, "Enter")  # from a radio button, Enter sends the form
    assert said(form(page, one)).startswith("Right.")
    assert focused(page) == one.options[3].text
    assert total(page) == "1 of 8 right"
    for _ in range(40):
        press(page, "Tab")
        if page.evaluate("document.activeElement.closest('.pv-self-check') === null"):
            break
    else:
        pytest.fail("the keyboard is trapped in the self-check")


def test_the_focus_can_be_seen(visit):
    page = visit()
    for target in ("input", ".pv-check"):
        page.locator(f".pv-question {target}").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


def test_the_result_comes_into_view(visit):
    page = visit(width=390)
    for question in QUESTIONS[:4]:
        button = form(page, question).get_by_role("button", name="Check")
        form(page, question).locator("input").first.check()
        button.evaluate("node => scrollBy(0, node.getBoundingClientRect().bottom - innerHeight)")
        button.press("Enter")
        box = form(page, question).locator(".pv-result").bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 901


# For everyone


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_answered_and_unanswered(visit, theme, width):
    page = visit(width=width, theme=theme, script=f"localStorage.setItem('mode', '{theme}')")
    page.wait_for_function("theme => document.documentElement.dataset.theme === theme", arg=theme)
    assert_axe_is_silent(page)
    choose(page, QUESTIONS[0], "marshals", "councillors")
    choose(page, QUESTIONS[1], "waits")
    answer_rightly(page, *QUESTIONS[2:])
    assert_axe_is_silent(page)


def test_questions_are_groups_named_by_their_prompts(visit):
    page = visit()
    for number, question in enumerate(QUESTIONS, 1):
        group = page.get_by_role("group", name=plain(question.prompt))
        assert group.count() == 1
        assert group.locator("legend").inner_text().startswith(f"Question {number} of 8")
        role = "radio" if question.kind == "one" else "checkbox"
        for option in question.options:
            assert group.get_by_role(role, name=option.text).count() == 1


@pytest.mark.parametrize("width", [390, 1280])
def test_targets_are_large_enough(visit, width):
    page = visit(width=width)
    choose(page, QUESTIONS[1], "waits")
    targets = page.locator(".pv-self-check :is(label, button:not([hidden]))").all()
    assert len(targets) == sum(len(question.options) for question in QUESTIONS) + 8 + 2
    for box in (target.bounding_box() for target in targets):
        assert box["width"] >= 24
        assert box["height"] >= 24


def test_nothing_is_wider_than_a_phone_or_a_zoomed_page(visit):
    page = visit(width=320)
    choose(page, QUESTIONS[0], "marshals")
    assert page.locator(".pv-self-check").evaluate("node => node.scrollWidth <= node.clientWidth")


# Without a script, on paper, while loading


def test_it_reads_without_a_script(visit):
    page = visit(java_script_enabled=False)
    assert page.locator(".pv-self-check button:visible").count() == 0
    for question in QUESTIONS:
        fold = form(page, question).locator("details")
        assert not fold.locator("ul").is_visible()
        fold.locator("summary").press("Enter")
        for row, option in zip(fold.locator("li").all(), question.options, strict=True):
            word = "Right" if option.right else "Not this one"
            assert plain(row.inner_text()) == f"{word}: {option.text} {plain(option.feedback)}"


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_does_not_jump_when_the_script_starts(visit, width):
    plain_page, live = visit(width=width, java_script_enabled=False), visit(width=width)
    assert live.locator(".pv-check:visible").count() == 8
    for selector in (".pv-question", ".pv-total"):
        boxes = [
            [box.bounding_box()["height"] for box in page.locator(selector).all()] for page in (plain_page, live)
        ]
        assert boxes[0] == pytest.approx(boxes[1], abs=0.5)


def test_paper_has_the_answers_and_no_buttons(visit):
    page = visit()
    page.emulate_media(media="print")
    assert page.locator(".pv-self-check button:visible").count() == 0
    for answers in page.locator(".pv-answers ul").all():
        assert answers.is_visible()
        assert answers.bounding_box()["height"] > 50


def test_it_asks_no_host_for_anything(visit):
    page = visit()
    answer_rightly(page, *QUESTIONS)
    assert [address for address in page.requests if not address.startswith(("file:", "data:"))] == []
    assert page.errors == []


# Memory


def test_answers_are_remembered_until_the_learner_starts_over(visit):
    page = visit()
    answer_rightly(page, QUESTIONS[0])
    choose(page, QUESTIONS[1], "waits")
    form(page, QUESTIONS[2]).locator("input").first.check()  # chosen, but not checked
    page = visit()
    assert total(page) == "1 of 8 right"
    assert said(form(page, QUESTIONS[0])).startswith("Right.")
    assert said(form(page, QUESTIONS[1])).startswith("Not yet.")
    assert form(page, QUESTIONS[1]).locator("input:checked").get_attribute("value") == "waits"
    assert form(page, QUESTIONS[2]).locator("input:checked").count() == 0
    page.get_by_role("button", name="Start over").click()
    assert focused(page) == "Start over"
    for one in (page, visit()):
        assert one.locator(".pv-self-check input:checked").count() == 0
        assert one.locator(".pv-feedback:visible").count() == 0
    assert total(page) == "0 of 8 right"


@pytest.mark.parametrize(
    "script",
    [FORBIDDEN, SPOILT.format("not json"), SPOILT.format('{"museum": 3}'), SPOILT.format('{"museum": ["gone"]}')],
)
def test_storage_that_is_forbidden_or_spoilt_does_no_harm(visit, script):
    page = visit(script=script)
    answer_rightly(page, QUESTIONS[3])
    assert total(page) == "1 of 8 right"
    assert page.errors == []


# Several on a page


def test_two_sets_on_a_page_keep_apart(visit):
    page = visit("other")
    ids = page.locator("[id]").evaluate_all("nodes => nodes.map((node) => node.id)")
    assert sorted(set(ids)) == sorted(ids)
    second = page.locator(".pv-self-check[data-name=second]")
    second.locator("form[data-question=two-points] input[value=authorisation]").check()
    second.locator("form[data-question=two-points]").get_by_role("button", name="Check").click()
    assert second.locator(".pv-total").inner_text().startswith("1 of 8 right")
    assert page.locator(".pv-self-check").first.locator("input:checked").count() == 0
    assert total(page) == ""


# Building


def test_an_unknown_set_ends_the_build(tmp_path):
    with pytest.raises(SphinxWarning, match="the question set is '02_triangle'; did you mean"):
        build(tmp_path / "book", "self_check", index="# Page\n\n```{self-check} 02_triangle\n```\n")
    with pytest.raises(SphinxWarning, match=f"the question set '{NAME}' asks for no prediction"):
        build(tmp_path / "other", "self_check", index=f"# Page\n\n```{{recall-prediction}} {NAME}\n```\n")


def test_a_set_is_text_and_not_markup(monkeypatch, tmp_path):
    questions = data_folder() / "questions" / f"{NAME}.toml"
    (tmp_path / "questions").mkdir()
    spiked = (
        questions.read_text("utf-8").replace("A town wants", "A <b>town</b> wants").replace("The ward", "<i>The ward")
    )
    (tmp_path / "questions" / f"{NAME}.toml").write_text(spiked, "utf-8")
    monkeypatch.setattr("pvcourse.questions.loading.data_folder", lambda: tmp_path)
    html = self_check_html(NAME)
    assert "A &lt;b&gt;town&lt;/b&gt; wants" in html
    assert "&lt;i&gt;The ward" in html
    assert "<b>" not in html
    assert "<i>" not in html
    prediction = (data_folder() / "questions" / "02_prediction.toml").read_text("utf-8")
    (tmp_path / "questions" / "02_prediction.toml").write_text(prediction.replace("The promise:", "The <i>promise:"))
    assert recall_html("02_prediction").count("The &lt;i&gt;promise:") == 1
