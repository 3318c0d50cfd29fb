"""The self-check in JupyterLab: the same feedback as in the page, given by a widget."""

from dataclasses import replace

import pytest

from pvcourse.questions import NO_PREDICTION, Feedback, Option, inline_html, load_prediction, load_questions
from pvcourse.widgets.self_check import RecallWidget, SelfCheckWidget, recall_of

PREDICTED = load_prediction("02_prediction")


@pytest.fixture
def widget():
    return SelfCheckWidget(load_questions("02_strategic_triangle"))


@pytest.mark.parametrize("place", range(8))
def test_the_widget_gives_the_feedback_of_the_question(widget, place):
    asked = widget.questions[place]
    for option in asked.question.options:
        asked.choose({option.id})
        assert asked.chosen == {option.id}
        asked.check.click()
        assert asked.feedback == asked.question.answer({option.id})
        assert inline_html(option.feedback) in asked.result.value
        assert f"<strong>{asked.feedback.summary}</strong>" in asked.result.value
        for missed in asked.feedback.missed:
            assert inline_html(missed.feedback) in asked.result.value


def test_the_widget_counts_right_answers_and_starts_over(widget):
    for asked in widget.questions[:3]:
        asked.choose({option.id for option in asked.question.right_options})
        asked.check.click()
    assert widget.total.value == "3 of 8 right"
    widget.start_over.click()
    assert widget.total.value == "0 of 8 right"
    assert all(not asked.chosen and not asked.result.value for asked in widget.questions)


def test_a_question_that_stands_alone_has_no_number_and_no_total():
    alone = SelfCheckWidget(load_questions("02_prediction"))
    assert len(alone.children) == 2  # the style and the question
    assert "1" not in alone.questions[0].check.description
    assert "<strong>Your prediction.</strong>" in alone.questions[0].children[0].value
    assert (
        SelfCheckWidget(load_questions("02_strategic_triangle")[:1]).questions[0].check.description == "Check answer"
    )


def test_the_widget_keeps_a_prediction_and_recalls_it():
    asked = SelfCheckWidget([PREDICTED]).questions[0]
    recall = recall_of(PREDICTED)
    assert asked.check.description == "Keep my prediction"
    for option in PREDICTED.options:
        asked.choose({option.id})
        assert recall.value == f"<p>{NO_PREDICTION}</p>"  # chosen, but not kept
        asked.check.click()
        assert "<strong>◆ Kept.</strong>" in asked.result.value
        assert inline_html(option.feedback) in asked.result.value
        assert recall.value == f"<p>You predicted: <strong>{option.text}</strong></p>"
    asked.choose(set())
    assert recall.value == f"<p>{NO_PREDICTION}</p>"


def test_each_prediction_has_a_reminder_of_its_own():
    other = replace(PREDICTED, id="another")
    asked = SelfCheckWidget([other]).questions[0]
    asked.choose({"staff"})
    asked.check.click()
    assert other.options[2].text in recall_of(other).value
    assert NO_PREDICTION in recall_of(PREDICTED).value


def test_what_is_recalled_is_text_and_not_markup():
    recall = RecallWidget()
    recall.remember(Feedback((Option("a", "A <b>bold</b> guess", "Watch."),), (), 0))
    assert "A &lt;b&gt;bold&lt;/b&gt; guess" in recall.value


def test_a_new_choice_takes_back_the_feedback_on_the_old_one(widget):
    asked = widget.questions[1]
    asked.choose({"tries"})
    asked.check.click()
    asked.choose({"waits"})
    assert asked.feedback is None
    assert asked.result.value == ""
    assert widget.total.value == "0 of 8 right"


def test_the_widget_asks_for_a_choice_first(widget):
    widget.questions[0].check.click()
    assert "Choose an answer first." in widget.questions[0].result.value
    assert widget.questions[0].feedback is None


def test_the_result_is_announced(widget):
    widget.questions[1].choose({"tries"})
    widget.questions[1].check.click()
    assert widget.questions[1].result.value.startswith('<div role="alert">')
