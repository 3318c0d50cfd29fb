"""Broken submissions through nbgrader: a clear word for each, fair marks, and never someone else's."""

import copy
import json

import nbformat
import pytest
from course_folder import Course, QuickCourse, filled_in, read_answers

from pvcourse.grading.broken import LARGEST, LOOK_ELSEWHERE, Fault, faults_of, mend, read_submission

ASSIGNMENT = "02_strategic_triangle"
RIGHT = read_answers(ASSIGNMENT)["right_library"]


def cell(notebook, name):
    return next(each for each in notebook.cells if each.metadata.get("nbgrader", {}).get("grade_id") == name)


def place(notebook, name):
    return notebook.cells.index(cell(notebook, name))


def again(notebook, name, source=None):
    """Copy a cell to the end, as a slip with the mouse does."""
    twin = copy.deepcopy(cell(notebook, name))
    twin.id, twin.source = f"{name}-again", source or twin.source
    notebook.cells.append(twin)


def a_test_is_missing(notebook):
    notebook.cells.remove(cell(notebook, "scores"))


def a_test_is_doubled(notebook):
    again(notebook, "scores")


def an_answer_is_doubled(notebook):
    again(notebook, "answer-scores", "scores = [4, 6, 4, 2, 5]")


def a_text_is_doubled_and_one_copy_untouched(notebook):
    original = cell(notebook, "own-corners")
    untouched = copy.deepcopy(original)
    untouched.id, untouched.source = "untouched", "*Write your answer here, in place of this line.*"
    notebook.cells.append(untouched)


def an_answers_name_is_changed(notebook):
    cell(notebook, "answer-scores").metadata.nbgrader.grade_id = "my-scores"


def a_tests_name_is_changed(notebook):
    cell(notebook, "scores").metadata.nbgrader.grade_id = "my-scores"


def a_texts_name_is_changed(notebook):
    cell(notebook, "own-move").metadata.nbgrader.grade_id = "my-move"


def a_cell_of_another_exercise_is_there(notebook):
    again(notebook, "scores", "assert True")
    notebook.cells[-1].metadata.nbgrader.grade_id = "alien"


def two_names_are_swapped(notebook):
    first, second = cell(notebook, "evidence"), cell(notebook, "figures-show")
    first.metadata.nbgrader.grade_id, second.metadata.nbgrader.grade_id = "figures-show", "evidence"


def all_tests_are_emptied(notebook):
    for each in notebook.cells:
        if each.metadata.get("nbgrader", {}).get("grade") and each.cell_type == "code":
            each.source = ""


def points_are_raised(notebook):
    cell(notebook, "scores").metadata.nbgrader.points = 200


def a_text_is_missing(notebook):
    notebook.cells.remove(cell(notebook, "own-move"))


def nbgraders_marks_are_gone(notebook):
    for each in notebook.cells:
        each.metadata = {}


def nbgraders_marks_are_nonsense(notebook):
    cell(notebook, "scores").metadata.nbgrader = {}
    cell(notebook, "partly").metadata.nbgrader = "partly"


def a_test_became_text(notebook):
    own = cell(notebook, "scores")
    own.cell_type = "markdown"
    del own["outputs"], own["execution_count"]


def an_answer_floods_the_output(notebook):
    cell(notebook, "answer-ruling").source = "print('x' * 30_000_000)\nruling_corner = 'capacity'"


def saved_outputs_are_huge(notebook):
    output = nbformat.v4.new_output("stream", text="x" * 2_000_000)
    cell(notebook, "answer-ruling").outputs = [output]


WAIT = "by hand"
ALL = dict(RIGHT.marks)
# What is done to a notebook with every answer right; the marks that change; words in what the marker is told.
BREAKS = [
    (a_test_is_missing, {}, "The cell 'scores' is missing; it was put back before marking."),
    (a_test_is_doubled, {}, "The cell 'scores' is there 2 times; the last one worked on was marked."),
    (an_answer_is_doubled, {}, "The cell 'answer-scores' is there 2 times"),
    (a_text_is_doubled_and_one_copy_untouched, {}, "The cell 'own-corners' is there 2 times"),
    (an_answers_name_is_changed, {}, "The cell 'answer-scores' is called 'my-scores'; it was found all the same."),
    (a_tests_name_is_changed, {}, "The cell 'scores' is called 'my-scores'; it was found all the same."),
    (a_texts_name_is_changed, {}, "The cell 'own-move' is called 'my-move'; it was found all the same."),
    (a_cell_of_another_exercise_is_there, {}, "A cell is called 'alien', which the exercise does not have"),
    (two_names_are_swapped, {"figures-show": 0}, "stands before"),
    (all_tests_are_emptied, {}, "The cell 'evidence' was emptied; it was marked as it had been handed out."),
    (points_are_raised, {}, ""),
    (a_text_is_missing, {}, "The cell 'own-move' is missing; a person has to look for its text."),
    (nbgraders_marks_are_gone, {}, "nbgrader's names are gone from"),
    (nbgraders_marks_are_nonsense, {}, "nbgrader's names are gone from 2 cells; they were found all the same."),
    (a_test_became_text, {}, "The cell 'scores' is a markdown cell and was a code cell"),
    (an_answer_floods_the_output, {}, ""),
    (saved_outputs_are_huge, {}, "Its saved outputs have 2.0 MB; they were dropped"),
]
NAMES = [broken.__name__ for broken, *_ in BREAKS]


def student(name):
    return name.replace("_", "-")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = QuickCourse(tmp_path_factory.mktemp("broken"), ASSIGNMENT)
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    for broken, *_ in BREAKS:
        notebook = filled_in(course.released, RIGHT.cells, student(broken.__name__))
        broken(notebook)
        hand_in(course, student(broken.__name__), json.dumps(notebook))
    course.submit("in-order", RIGHT.cells)
    hand_in(course, "not-json", "{" + json.dumps(course.released)[:5000])
    course.said = run_anyway(course, "nbgrader", "autograde", ASSIGNMENT)
    return course


def hand_in(course, who, content):
    folder = course.folder / "submitted" / who / ASSIGNMENT
    folder.mkdir(parents=True)
    (folder / f"{ASSIGNMENT}.ipynb").write_text(content, "utf-8")


def run_anyway(course, *command):
    """Run a command that is known to end with a complaint."""
    with pytest.raises(AssertionError) as failed:
        Course.run(course, *command)  # in a process of its own, whose log is to be read
    return str(failed.value)


@pytest.mark.parametrize(("broken", "changed", "words"), BREAKS, ids=NAMES)
def test_marks_are_fair_and_the_fault_is_named(course, broken, changed, words):
    assert course.marks(student(broken.__name__)) == ALL | changed
    handed_in = course.folder / "submitted" / student(broken.__name__) / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook, faults = read_submission(handed_in, course.released)
    assert notebook is not None
    assert words in " ".join(fault.words for fault in faults)
    assert all(fault.words.endswith(".") for fault in faults)


def test_a_file_that_is_no_notebook_stops_nobody_else_and_has_no_marks(course):
    assert "There was an error processing assignment '02_strategic_triangle' for student 'not-json'" in course.said
    assert course.marks("in-order") == ALL
    assert set(course.marks("not-json").values()) <= {0, WAIT}
    _, faults = read_submission(
        course.folder / "submitted/not-json" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", course.released
    )
    assert faults[0].kind == "unreadable"


def test_a_missing_text_is_left_to_a_person(course):
    path = course.folder / "autograded" / student("a_text_is_missing") / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    assert cell(nbformat.read(path, 4), "own-move").source == LOOK_ELSEWHERE


def test_a_flood_of_output_is_cut_in_what_is_kept(course):
    path = course.folder / "autograded" / student("an_answer_floods_the_output") / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    assert path.stat().st_size < 1_000_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is no notebook: it is not JSON (line 1, column 1)."),
        (b'{"cells": [}', "it is not JSON (line 1, column 12)."),
        (b"\xff\xfe{\x00}\x00", "it is not text in UTF-8 (byte 1)."),
        (b"[]", "it has no list of cells"),
        (b'{"worksheets": []}', "it has no list of cells"),
        (b'{"cells": [1], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "it breaks the rules of notebook"),
        (b'{"cells": [{"cell_type": "x"}], "metadata": {}, "nbformat": 4}', "it breaks the rules of notebook"),
        (b"[" * 100_000, "is no notebook: "),
        (b" " * (LARGEST + 1), "it has 20 MB, and at most 20 are read."),
    ],
)
def test_a_file_that_is_no_notebook_is_told_why(tmp_path, content, words):
    path = tmp_path / "exercise.ipynb"
    path.write_bytes(content)
    notebook, faults = read_submission(path, nbformat.v4.new_notebook())
    assert notebook is None
    assert [fault.kind for fault in faults] == ["unreadable"]
    assert words in faults[0].words


def test_a_notebook_as_it_was_handed_out_has_no_fault_and_is_not_changed(course):
    assert faults_of(course.released, course.released) == []
    assert mend(course.released, course.released) == course.released


def test_a_fault_of_an_unknown_kind_says_which_there_are():
    with pytest.raises(ValueError, match="the kind of fault is 'lost'; .*unreadable"):
        Fault("lost", None, "")
