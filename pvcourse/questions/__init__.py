"""Self-check questions: load a lesson's set, answer a question, get feedback on every choice.

A set is a TOML file in `data/questions`, one a lesson. Each option, right or wrong, has feedback of its own, so that
a wrong choice teaches too. The book shows a set as a form in the page, JupyterLab as a widget; both read it here.
"""

from pvcourse.questions.asking import Feedback, Option, Question
from pvcourse.questions.loading import load_questions, question_sets, questions_from
from pvcourse.questions.showing import MIME, SelfCheck, inline_html, self_check

__all__ = [
    "MIME",
    "Feedback",
    "Option",
    "Question",
    "SelfCheck",
    "inline_html",
    "load_questions",
    "question_sets",
    "questions_from",
    "self_check",
]
