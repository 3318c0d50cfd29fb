"""The self-checks: the sets that ship are sound, answers earn the feedback they should, bad sets are refused."""

import copy
import csv
import json
import re
from pathlib import Path

import pytest

from pvcourse.models.strategic_triangle import prospects
from pvcourse.questions import (
    MIME,
    NO_PREDICTION,
    RECALL_MIME,
    Feedback,
    Option,
    Question,
    inline_html,
    load_prediction,
    load_questions,
    question_sets,
    questions_from,
    recall_prediction,
    self_check,
)
from pvcourse.widgets.self_check import recall_of

ROOT = Path(__file__).parent.parent
TRIANGLE = {question.id: question for question in load_questions("02_strategic_triangle")}
# A set is a lesson's self-check, or the one question with which a lesson lets its learners predict.
PREDICTIONS = [name for name in question_sets() if name.endswith("_prediction")]
LESSONS = [name for name in question_sets() if name not in PREDICTIONS]
EVERY_QUESTION = [pytest.param(q, id=f"{name}:{q.id}") for name in question_sets() for q in load_questions(name)]
JUDGED = [param for param in EVERY_QUESTION if param.values[0].kind != "prediction"]
PREDICTED = load_prediction("02_prediction")
SOUND = {
    "id": "street",
    "concept": "triangle.corners",
    "kind": "one",
    "prompt": "Who authorises?",
    "source": "made up",
    "cites": ["moore1995"],
    "options": [
        {"id": "council", "text": "The council", "right": True, "feedback": "It has the mandate."},
        {"id": "nobody", "text": "Nobody", "right": False, "feedback": "Then nothing is legitimate."},
    ],
}


def question_with(**changes):
    return questions_from({"questions": [copy.deepcopy(SOUND) | changes]})


def options(*rights):
    verdicts = [{} if right is None else {"right": right} for right in rights]
    return [{"id": f"o{i}", "text": "A", "feedback": "B"} | verdict for i, verdict in enumerate(verdicts)]


# What ships


@pytest.mark.parametrize("name", LESSONS)
def test_a_set_has_six_to_ten_questions_and_both_kinds(name):
    questions = load_questions(name)
    assert 6 <= len(questions) <= 10
    assert {question.kind for question in questions} == {"one", "several"}


@pytest.mark.parametrize("name", PREDICTIONS)
def test_the_set_of_a_prediction_asks_for_a_prediction(name):
    assert load_prediction(name).kind == "prediction"


@pytest.mark.parametrize("name", PREDICTIONS)
def test_the_feedback_of_a_prediction_does_not_judge_it(name):
    verdict = re.compile(r"\b(yes|no|not|right|wrong|correct\w*|better|best|weak\w*|strong\w*)\b", re.IGNORECASE)
    feedback = [option.feedback for option in load_prediction(name).options]
    assert len(feedback) >= 3
    assert [words for words in feedback if verdict.search(words)] == []


@pytest.mark.parametrize("name", LESSONS)
def test_a_set_checks_every_concept_of_its_lesson_and_no_other(name):
    with (ROOT / "data" / "concepts.csv").open(encoding="utf-8") as file:
        taught = {row["id"] for row in csv.DictReader(file) if row["lesson"] == str(int(name[:2]))}
    assert {question.concept for question in load_questions(name)} == taught


@pytest.mark.parametrize("name", LESSONS)
def test_the_right_option_is_not_always_in_the_same_place(name):
    questions = [question for question in load_questions(name) if question.kind == "one"]
    places = [question.options.index(question.right_options[0]) for question in questions]
    assert max(places.count(place) for place in places) <= (len(places) + 1) // 2


@pytest.mark.parametrize("name", LESSONS)
def test_choosing_the_longest_or_the_shortest_option_is_no_better_than_a_guess(name):
    questions = [question for question in load_questions(name) if question.kind == "one"]
    for pick in (max, min):
        hits = sum(pick(question.options, key=lambda option: len(option.text)).right for question in questions)
        assert hits <= len(questions) / 2


@pytest.mark.parametrize("question", EVERY_QUESTION)
def test_options_of_a_question_are_about_as_long_as_each_other(question):
    lengths = [len(option.text) for option in question.options]
    assert max(lengths) < 1.6 * min(lengths)


@pytest.mark.parametrize("question", EVERY_QUESTION)
def test_options_are_plain_text_because_nothing_in_them_is_rendered(question):
    assert not any(set("*`_") & set(option.text) for option in question.options)


@pytest.mark.parametrize("question", EVERY_QUESTION)
def test_every_source_cited_is_in_the_bibliography(question):
    known = re.findall(r"^@\w+\{(\w+),", (ROOT / "book" / "references.bib").read_text("utf-8"), re.MULTILINE)
    assert set(question.cites) <= set(known)


@pytest.mark.parametrize("name", LESSONS)
def test_every_question_of_a_lesson_cites_a_source(name):
    assert all(question.cites for question in load_questions(name))


@pytest.mark.parametrize("question", EVERY_QUESTION)
def test_feedback_is_for_its_option_alone(question):
    texts = [option.feedback for option in question.options]
    assert len(set(texts)) == len(texts)
    assert all(len(text.split()) >= 8 for text in texts)


def test_the_question_on_the_model_says_what_the_model_says():
    # 8, 3, 6, the weakest corner rules: two points more on one corner.
    assert prospects(8, 5, 6) == 5
    assert prospects(10, 3, 6) == prospects(8, 3, 8) == prospects(8, 3, 6) == 3
    every = [prospects(*corners, making_up=1) for corners in ((10, 3, 6), (8, 5, 6), (8, 3, 8))]
    assert [value - prospects(8, 3, 6, making_up=1) for value in every] == pytest.approx([2 / 3] * 3)
    assert [option.id for option in TRIANGLE["two-points"].right_options] == ["authorisation"]


# Answers


@pytest.mark.parametrize("question", JUDGED)
def test_all_right_options_and_no_other_make_a_right_answer(question):
    feedback = question.answer({option.id for option in question.right_options})
    assert feedback.right
    assert feedback.summary == "Right."
    assert feedback.missed == ()
    assert feedback.points == len(question.right_options)


@pytest.mark.parametrize("question", EVERY_QUESTION)
def test_each_option_alone_gets_its_own_feedback(question):
    for option in question.options:
        feedback = question.answer([option.id])
        assert feedback.chosen == (option,)
        assert feedback.right == (option.right is True and question.kind == "one")


def test_a_prediction_is_kept_and_is_neither_right_nor_wrong():
    for option in PREDICTED.options:
        feedback = PREDICTED.answer({option.id})
        assert feedback.summary == "Kept."
        assert feedback.verdicts() == ((option, "kept"),)
        assert (feedback.points, feedback.right) == (0, False)
    with pytest.raises(ValueError, match="the answer to 'tool-library' has 2 options; choose exactly one"):
        PREDICTED.answer({"promise", "staff"})


def test_a_wrong_choice_of_one_keeps_the_right_one_to_itself():
    feedback = TRIANGLE["mandate-only"].answer({"launch"})
    assert feedback.summary == "Not yet."
    assert feedback.points == 0
    assert [(option.id, verdict) for option, verdict in feedback.verdicts()] == [("launch", "wrong")]


def test_a_partly_right_choice_of_several_names_what_was_missed():
    feedback = TRIANGLE["museum"].answer({"trial", "posters"})
    assert not feedback.right
    assert feedback.summary == "Not yet: 1 of 3 found."
    verdicts = {option.id: verdict for option, verdict in feedback.verdicts()}
    assert verdicts == {"trial": "right", "posters": "wrong", "fewer": "missed", "bookings": "missed"}


def test_all_right_options_with_a_wrong_one_are_not_right():
    everything = [option.id for option in TRIANGLE["museum"].options]
    feedback = TRIANGLE["museum"].answer(everything)
    assert feedback.points == 3
    assert not feedback.right


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        ("tries", TypeError, "the answer is 'tries'; give a set of option ids, such as {'by-the-book'}"),
        (3, TypeError, "the answer is 3; give a set"),
        (set(), ValueError, "the answer to 'four-managers' has 0 options; choose exactly one"),
        ({"tries", "waits"}, ValueError, "has 2 options; choose exactly one"),
        ({"trys"}, ValueError, "the answer to 'four-managers' is 'trys'; did you mean 'tries'\\?"),
        ({3}, ValueError, "is 3; choose one of: by-the-book, waits, goes-alone, tries"),
    ],
)
def test_an_answer_that_cannot_be_given_is_refused(answer, error, words):
    with pytest.raises(error, match=words):
        TRIANGLE["four-managers"].answer(answer)


# Sets that are not sound


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        (
            {"options": options(False, False)},
            ValueError,
            "question 'street' has 0 right options; a question of kind 'o",
        ),
        (
            {"options": options(True, True)},
            ValueError,
            "has 2 right options; a question of kind 'one' has exactly one",
        ),
        ({"kind": "several"}, ValueError, "has 1 right options; a question of kind 'several' has two or more"),
        ({"options": options(True)}, ValueError, "question 'street' has 1 options; give two or more"),
        ({"options": "none"}, TypeError, "question 'street' has no options; give a list of them"),
        ({"options": ["council"]}, TypeError, "an option of question 'street' is 'council'; give a table"),
        (
            {"options": options(True, False) + options(False)},
            ValueError,
            "options of question 'street' share the id 'o0'",
        ),
        (
            {"kind": "many"},
            ValueError,
            "the kind of question 'street' is 'many'; choose one of: one, several, prediction",
        ),
        (
            {"options": options(True, None)},
            ValueError,
            "option 'o1' of question 'street' has no right; give true or false",
        ),
        (
            {"kind": "prediction", "options": options(None, False)},
            ValueError,
            "option 'o1' of question 'street' has right = False; a prediction is not judged, so leave it out",
        ),
        ({"kind": "prediction", "options": options(None)}, ValueError, "has 1 options; give two or more"),
        ({"concept": "corners"}, ValueError, "concept 'corners'; give an id such as 'triangle.corners'"),
        ({"concept": None}, ValueError, "concept None; give an id"),
        ({"prompt": "  "}, ValueError, "question 'street' has no prompt; write some text"),
        ({"source": 7}, TypeError, "question 'street' has source = 7; give text"),
        ({"id": "Street 1"}, ValueError, "a question has id 'Street 1'; use lower-case letters, digits and hyphens"),
        ({"cites": "moore1995"}, TypeError, "question 'street' has no cites; give a list of them"),
        ({"hint": "x"}, ValueError, "a field of question 'street' is 'hint'; choose one of: id, concept, kind"),
    ],
)
def test_a_question_that_is_not_sound_is_refused(changes, error, words):
    with pytest.raises(error, match=words):
        question_with(**changes)


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"feedback": ""}, ValueError, "option 'o0' has no feedback; write some text"),
        ({"text": None}, TypeError, "option 'o0' has text = None; give text"),
        ({"right": "yes"}, TypeError, "option 'o0' has right = 'yes'; give true or false"),
        ({"id": "o_0"}, ValueError, "an option has id 'o_0'"),
        ({"id": 0}, ValueError, "an option has id 0"),
        (
            {"feedbak": "x"},
            ValueError,
            "a field of an option of question 'street' is 'feedbak'; did you mean 'feedback'",
        ),
    ],
)
def test_an_option_that_is_not_sound_is_refused(changes, error, words):
    first, second = options(True, False)
    with pytest.raises(error, match=words):
        question_with(options=[first | changes, second])


@pytest.mark.parametrize("field", ["id", "concept", "kind", "prompt", "source"])
def test_a_field_that_is_missing_is_named(field):
    row = {name: value for name, value in SOUND.items() if name != field}
    with pytest.raises(ValueError, match=f"has no {field}; give one"):
        questions_from({"questions": [row]})


def test_an_option_without_feedback_is_named():
    first, second = options(True, False)
    del first["feedback"]
    with pytest.raises(ValueError, match="an option of question 'street' has no feedback; give one"):
        question_with(options=[first, second])


def test_two_questions_of_one_id_are_refused():
    with pytest.raises(ValueError, match="the questions share the id 'street'"):
        questions_from({"questions": [SOUND, SOUND]})


def test_a_prediction_among_other_questions_is_refused():
    prediction = SOUND | {"id": "guess", "kind": "prediction", "options": options(None, None)}
    assert questions_from({"questions": [prediction]})[0].right_options == ()
    with pytest.raises(ValueError, match="question 'guess' is a prediction among others; give it a set of its own"):
        questions_from({"questions": [SOUND, prediction]})


def test_a_set_that_asks_for_no_prediction_is_not_recalled():
    with pytest.raises(ValueError, match="set '02_strategic_triangle' asks for no prediction; choose one of kind"):
        recall_prediction("02_strategic_triangle")
    with pytest.raises(ValueError, match="did you mean '02_prediction'"):
        recall_prediction("02_predicton")


@pytest.mark.parametrize("table", [{}, {"questions": []}, {"questions": {}}])
def test_a_set_without_questions_is_refused(table):
    with pytest.raises(ValueError, match="there are no questions"):
        questions_from(table)


def test_an_unknown_set_is_refused_with_the_nearest_name():
    with pytest.raises(ValueError, match="did you mean '02_strategic_triangle'"):
        self_check("02_strategic_triangel")


def test_a_broken_file_is_named(tmp_path, monkeypatch):
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "bad.toml").write_text("questions = 3")
    monkeypatch.setattr("pvcourse.questions.loading.data_folder", lambda: tmp_path)
    with pytest.raises(ValueError, match=r"bad\.toml: there are no questions"):
        load_questions("bad")
    (tmp_path / "questions" / "bad.toml").write_text("questions = [")
    with pytest.raises(ValueError, match=r"bad\.toml: Invalid value"):
        load_questions("bad")


# Showing


@pytest.mark.parametrize("name", question_sets())
def test_export_is_plain_data_from_which_the_questions_can_be_made_again(name):
    exported = json.loads(json.dumps(self_check(name).export()))
    assert questions_from(exported) == load_questions(name)


def test_a_page_gets_the_name_and_a_text_without_the_answers(monkeypatch):
    monkeypatch.setenv("PVCOURSE_STATIC", "1")
    bundle = self_check("02_strategic_triangle")._repr_mimebundle_()
    assert set(bundle) == {MIME, "text/plain"}
    assert bundle[MIME] == {"name": "02_strategic_triangle"}
    assert "The ward’s councillors voted" in bundle["text/plain"]
    assert TRIANGLE["school-street"].options[1].feedback not in bundle["text/plain"]


def test_jupyterlab_gets_a_widget_as_well(monkeypatch):
    monkeypatch.delenv("PVCOURSE_STATIC", raising=False)
    bundle = self_check("02_strategic_triangle")._repr_mimebundle_()
    assert set(bundle) == {MIME, "text/plain", "application/vnd.jupyter.widget-view+json"}
    assert bundle["text/plain"].startswith("1. A town wants to close")


def test_a_reminder_shows_itself_in_a_page_and_in_jupyterlab(monkeypatch):
    monkeypatch.setenv("PVCOURSE_STATIC", "1")
    bundle = recall_prediction("02_prediction")._repr_mimebundle_()
    assert bundle == {RECALL_MIME: {"name": "02_prediction"}, "text/plain": NO_PREDICTION}
    monkeypatch.delenv("PVCOURSE_STATIC")
    bundle = recall_prediction("02_prediction")._repr_mimebundle_()
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == recall_of(PREDICTED).model_id
    assert bundle["text/plain"] == NO_PREDICTION


def test_markdown_has_emphasis_and_code_and_lets_no_html_through():
    assert inline_html("a *b* `c`\nd") == "a <em>b</em> <code>c</code> d"
    assert inline_html("<script>x</script> [y](javascript:z)") == "&lt;script&gt;x&lt;/script&gt; [y](javascript:z)"


def test_questions_and_options_cannot_be_changed():
    with pytest.raises(AttributeError):
        TRIANGLE["museum"].kind = "one"
    assert isinstance(TRIANGLE["museum"], Question)
    assert all(isinstance(option, Option) for option in TRIANGLE["museum"].options)
    assert isinstance(TRIANGLE["museum"].answer({"trial"}), Feedback)
