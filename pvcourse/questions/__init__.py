"""Self-check questions: load a lesson's set, answer a question, get feedback on every choice.

A set is a TOML file in `data/questions`: one a lesson, and one for the prediction that opens the lesson. Each option,
right or wrong, has feedback of its own, so that a wrong choice teaches too. The options of a prediction are neither;
their feedback says what to look out for. The book shows a set as a form in the page, JupyterLab as a widget; both
read it here.
"""

from pvcourse.questions.asking import Feedback, Option, Question
from pvcourse.questions.loading import load_prediction, load_questions, question_sets, questions_from
from pvcourse.questions.showing import (
    MIME,
    NO_PREDICTION,
    PREDICTED,
    RECALL_MIME,
    Recall,
    SelfCheck,
    inline_html,
    recall_prediction,
    self_check,
)

__all__ = [
    "MIME",
    "NO_PREDICTION",
    "PREDICTED",
    "RECALL_MIME",
    "Feedback",
    "Option",
    "Question",
    "Recall",
    "SelfCheck",
    "inline_html",
    "load_prediction",
    "load_questions",
    "question_sets",
    "questions_from",
    "recall_prediction",
    "self_check",
]
