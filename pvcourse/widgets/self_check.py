"""Self-checks in JupyterLab: the questions of a lesson as widgets, with the same feedback as in the page."""

from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any

import ipywidgets

from pvcourse.questions import NO_PREDICTION, PREDICTED, Feedback, Question, inline_html

# Options are whole sentences; ipywidgets makes its labels one short line, with a radio button behind its text.
STYLE = """<style>
.pv-choices, .pv-choices .widget-checkbox { height: auto; max-width: 48rem; width: auto }
.pv-choices .widget-radio-box { margin: 0; width: 100% }
.pv-choices .widget-checkbox .widget-label-basic, .pv-choices .widget-radio-box label {
  align-items: center; display: flex; flex-direction: row; gap: .6rem; height: auto; justify-content: flex-start;
  line-height: 1.45; margin: 0; min-height: 1.75rem; text-align: start; white-space: normal; width: 100% }
.pv-choices .widget-radio-box label { flex-direction: row-reverse; justify-content: flex-end }
.pv-choices .widget-checkbox input, .pv-choices .widget-radio-box input { flex: none; margin: 0; width: auto }
.pv-choices .widget-checkbox span { flex: 1; white-space: normal }
.pv-question { border-top: 1px solid var(--jp-border-color2); padding: .75rem 0 }
</style>"""

WORDS = {"right": "✓ Right.", "wrong": "✗ Not this one.", "missed": "○ This one applies too.", "kept": "◆ Kept."}


class RecallWidget(ipywidgets.HTML):
    """What the learner predicted, shown again; a plain sentence as long as there is no prediction.

    Examples
    --------
    >>> RecallWidget().value
    '<p>If you made a prediction at the start, it is shown here.</p>'
    """

    def __init__(self) -> None:
        super().__init__()
        self.remember(None)

    def remember(self, prediction: Feedback | None) -> None:
        """Show this prediction, or that there is none."""
        kept = prediction and f"{PREDICTED} <strong>{escape(prediction.chosen[0].text)}</strong>"
        self.value = f"<p>{kept or NO_PREDICTION}</p>"


@cache
def recall_of(question: Question) -> RecallWidget:
    """Return the one widget that recalls the prediction asked for by this question, as long as the kernel runs."""
    return RecallWidget()


class QuestionWidget(ipywidgets.VBox):
    """One question: its choices, a button that checks them, and the feedback.

    Parameters
    ----------
    question : Question
        The question to ask.
    number : int, optional
        Its place in the set; a question that stands alone has none.

    Examples
    --------
    >>> from pvcourse.questions import load_questions
    >>> widget = QuestionWidget(load_questions("02_strategic_triangle")[1])
    >>> widget.choose({"tries"})
    >>> widget.check.click()
    >>> widget.feedback.summary
    'Right.'
    """

    def __init__(self, question: Question, number: int | None = None) -> None:
        self.question = question
        self.feedback: Feedback | None = None
        self.choices = _radios(question) if question.single else _checkboxes(question)
        place = f" {number}" if number else ""
        predicts = question.kind == "prediction"
        title, action = ("Your prediction", "Keep my prediction") if predicts else ("Question", "Check answer")
        self.check = ipywidgets.Button(description=f"{action}{place}", button_style="primary")
        self.result = ipywidgets.HTML()
        prompt = ipywidgets.HTML(f"<p><strong>{title}{place}.</strong> {inline_html(question.prompt)}</p>")
        source = ipywidgets.HTML(f"<small>Source: {escape(question.source)}</small>")
        super().__init__([prompt, self.choices, self.check, self.result, source])
        self.add_class("pv-question")
        self.check.on_click(lambda _: self._check())
        for choice in self._inputs():
            choice.observe(lambda _: self._show(None), "value")

    @property
    def chosen(self) -> set[str]:
        """The ids of the options that are chosen now."""
        if self.question.single:
            return {self.choices.value} - {None}
        pairs = zip(self.question.options, self._inputs(), strict=True)
        return {option.id for option, box in pairs if box.value}

    def choose(self, ids: set[str]) -> None:
        """Choose these options and no others, as a learner's clicks would."""
        if self.question.single:
            self.choices.value = next(iter(ids), None)
            return
        for option, box in zip(self.question.options, self._inputs(), strict=True):
            box.value = option.id in ids

    def _inputs(self) -> Sequence[Any]:
        return [self.choices] if self.question.single else self.choices.children

    def _check(self) -> None:
        if not self.chosen:
            self.result.value = _announced("<strong>Choose an answer first.</strong>")
            return
        self._show(self.question.answer(self.chosen))

    def _show(self, feedback: Feedback | None) -> None:
        self.feedback = feedback
        self.result.value = _announced(_feedback_html(feedback)) if feedback else ""
        if self.question.kind == "prediction":
            recall_of(self.question).remember(feedback)


class SelfCheckWidget(ipywidgets.VBox):
    """A lesson's self-check: its questions, a button to start over, and how many are right.

    Parameters
    ----------
    questions : sequence of Question
        The questions, in order.

    Examples
    --------
    >>> from pvcourse.questions import load_questions
    >>> SelfCheckWidget(load_questions("02_strategic_triangle")).total.value
    '0 of 8 right'
    """

    def __init__(self, questions: Sequence[Question]) -> None:
        numbers = range(1, len(questions) + 1) if len(questions) > 1 else [None]
        self.questions = [QuestionWidget(*pair) for pair in zip(questions, numbers, strict=True)]
        self.total = ipywidgets.Label()
        self.start_over = ipywidgets.Button(description="Start over")
        last = [ipywidgets.HBox([self.start_over, self.total])] if len(self.questions) > 1 else []
        super().__init__([ipywidgets.HTML(STYLE), *self.questions, *last])
        self.start_over.on_click(lambda _: self._start_over())
        for widget in self.questions:
            widget.result.observe(lambda _: self._count(), "value")
        self._count()

    def _count(self) -> None:
        right = sum(widget.feedback is not None and widget.feedback.right for widget in self.questions)
        self.total.value = f"{right} of {len(self.questions)} right"

    def _start_over(self) -> None:
        for widget in self.questions:
            widget.choose(set())


def _radios(question: Question) -> Any:
    choices = ipywidgets.RadioButtons(options=[(option.text, option.id) for option in question.options], value=None)
    choices.add_class("pv-choices")
    return choices


def _checkboxes(question: Question) -> Any:
    boxes = [ipywidgets.Checkbox(description=option.text, indent=False) for option in question.options]
    choices = ipywidgets.VBox(boxes)
    choices.add_class("pv-choices")
    return choices


def _feedback_html(feedback: Feedback) -> str:
    rows = [
        f"<li>{escape(option.text)}<br><strong>{WORDS[verdict]}</strong> {inline_html(option.feedback)}</li>"
        for option, verdict in feedback.verdicts()
    ]
    return f"<strong>{feedback.summary}</strong><ul>{''.join(rows)}</ul>"


def _announced(html: str) -> str:
    # The HTML widget replaces all it holds, so a region that is to be announced must be one that is heard when it
    # appears: that is `alert`, where the page has a lasting `status`.
    return f'<div role="alert">{html}</div>'
