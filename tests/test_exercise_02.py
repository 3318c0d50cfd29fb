"""Exercise 2 through nbgrader itself: the release, the marks of every answer kept, the feedback, the formgrader."""

import html
import re

import nbformat
import pytest
from course_folder import ROOT, Course, read_answers
from lab_server import jupyter_lab
from nbclient import NotebookClient

ASSIGNMENT = "02_strategic_triangle"
ANSWERS = read_answers(ASSIGNMENT)
PARAGRAPH = "own-initiative"
STUDENTS = {name: name.replace("_", "-") for name in ANSWERS}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = Course(tmp_path_factory.mktemp("exercise-02"), ASSIGNMENT)
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    return course


@pytest.fixture(scope="module")
def graded(course):
    for name, answer in ANSWERS.items():
        course.submit(STUDENTS[name], answer.cells)
    course.run("nbgrader", "autograde", ASSIGNMENT)
    return course


@pytest.fixture(scope="module")
def marks(graded):
    return {name: graded.marks(student) for name, student in STUDENTS.items()}


@pytest.fixture(scope="module")
def marked(graded, marks):  # the marks are read before a marker adds to them
    with graded.gradebook() as gradebook:
        grade = gradebook.find_grade(PARAGRAPH, ASSIGNMENT, ASSIGNMENT, STUDENTS["right_loop"])
        grade.manual_score, grade.needs_manual_grade = 5, False
        comment = gradebook.find_comment(PARAGRAPH, ASSIGNMENT, ASSIGNMENT, STUDENTS["right_loop"])
        comment.manual_comment = "Which corner rules?"
        gradebook.db.commit()
    graded.run("nbgrader", "generate_feedback", ASSIGNMENT)
    return graded


@pytest.fixture(scope="module")
def unanswered(course):
    notebook = course.released
    NotebookClient(notebook, allow_errors=True, timeout=120).execute()
    return notebook


def words(page):
    """Return what a reader of the page sees."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<(style|script).*?</\1>|<[^>]+>", "", page, flags=re.DOTALL)))


def graded_cells(notebook):
    return {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if cell.metadata.nbgrader.grade}


def errors(cell):
    return [output for output in cell.get("outputs", []) if output.output_type == "error"]


def hidden_lines(course):
    source = nbformat.read(course.folder / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", 4)
    code = "\n".join(cell.source for cell in source.cells)
    regions = re.findall(r"### BEGIN HIDDEN TESTS\n(.*?)### END HIDDEN TESTS", code, re.DOTALL)
    # Words for misconceptions are meant to be read; the code around them is not.
    lines = {
        line.strip() for region in regions for line in region.split("\n") if not re.match(r' +("|\d|None)', line)
    }
    return {line for line in lines if len(line) > 25}


def test_the_source_passes_its_own_tests(course):
    assert "Success" in course.run("nbgrader", "validate", f"source/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")


def test_the_release_holds_no_solution_and_no_hidden_test(course):
    released = "\n".join(cell.source for cell in course.released.cells)
    assert "BEGIN" not in released
    assert "model answer" not in released
    assert hidden_lines(course)
    assert [line for line in hidden_lines(course) if line in released] == []
    for cell in course.released.cells:
        if cell.metadata.nbgrader.solution and cell.cell_type == "code":
            assert re.fullmatch(
                r"(\w+ = \.\.\.\n)+# Your answer goes in place of the three dots above\.", cell.source
            )


def test_marks_add_up_to_what_the_notebook_says(course):
    points = {name: cell.metadata.nbgrader.points for name, cell in graded_cells(course.released).items()}
    assert sum(points.values()) == 30
    assert points[PARAGRAPH] == 6
    text = "\n".join(cell.source for cell in course.released.cells)
    announced = [int(mark) for mark in re.findall(r"^## Task \d .*\((\d+) marks", text, re.MULTILINE)]
    assert sum(announced) == 30
    assert sum(int(mark) for mark in re.findall(r"^# Check of .*\((\d+) marks?\)", text, re.MULTILINE)) == 24


def test_the_rubric_has_an_example_for_each_level_of_each_criterion(course):
    task = next(cell.source for cell in course.released.cells if cell.metadata.nbgrader.grade_id == "task-6")
    rows = [line.strip("|").split("|") for line in task.splitlines() if line.startswith("| **")]
    assert len(rows) == 3
    for criterion, *levels in rows:
        assert len(levels) == 3
        assert all(re.search(r"\*“.+”\*", level) for level in levels), criterion


def test_unanswered_the_notebook_runs_through_and_says_in_one_line_what_is_missing(unanswered):
    tests = graded_cells(unanswered)
    for cell in unanswered.cells:
        said = [output.traceback for output in errors(cell)]
        if cell.metadata.nbgrader.grade_id in tests and cell.cell_type == "code":
            assert len(said) == 1
            assert re.fullmatch(r"Not yet: \w+ has no answer yet: put yours in place of the three dots\.", *said[0])
            assert cell.metadata.tags == ["raises-exception"]  # or JupyterLab's Run All would stop here
        else:
            assert said == []


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_gets_the_marks_written_beside_it(marks, name):
    assert marks[name] == ANSWERS[name].marks


@pytest.mark.parametrize("name", [name for name in ANSWERS if ANSWERS[name].feedback])
def test_feedback_speaks_to_the_misconception(marked, name):
    said = words(marked.feedback(STUDENTS[name]))
    for cell, expected in ANSWERS[name].feedback.items():
        assert expected in said, cell


def test_answers_hold_three_right_ones_and_five_wrong_ones():
    total = {name: [mark for mark in answer.marks.values() if mark != "by hand"] for name, answer in ANSWERS.items()}
    assert sum(sum(marks) == 24 for marks in total.values()) >= 3
    assert sum(sum(marks) < 24 for marks in total.values()) >= 5


def test_feedback_shows_no_hidden_test_and_no_code_of_the_checks(marked):
    for student in STUDENTS.values():
        said = words(marked.feedback(student))
        assert [line for line in hidden_lines(marked) if line in said] == []
        assert "HIDDEN TESTS" not in said
        assert "Traceback" not in said
        assert str(ROOT) not in said


def test_the_paragraph_is_marked_by_hand_and_counts_in_the_feedback(marked):
    said = words(marked.feedback(STUDENTS["right_loop"]))
    assert "(Score: 29.0 / 30.0)" in said
    assert "Which corner rules?" in said
    assert "(Score: 24.0 / 30.0)" in words(marked.feedback(STUDENTS["right_pandas"]))


def test_the_formgrader_shows_the_submissions_and_a_marked_one(marked, browser):
    with jupyter_lab(marked.folder, marked.environment, ("jupyter", "lab", "--no-browser")) as (address, token):
        page = browser.new_page()
        page.goto(f"{address}/lab?token={token}")
        page.get_by_role("menuitem", name="Nbgrader", exact=True).wait_for(timeout=60_000)
        page.goto(f"{address}/formgrader/manage_assignments/")
        page.get_by_role("link", name=ASSIGNMENT).first.wait_for()
        assert "exchange directory" not in page.inner_text("body")
        page.goto(f"{address}/formgrader/gradebook/{ASSIGNMENT}/{ASSIGNMENT}/")
        page.get_by_role("link", name="Submission #1", exact=True).wait_for()
        assert page.get_by_role("link", name=re.compile(r"Submission #\d+")).count() == len(ANSWERS)
        page.goto(f"{address}/formgrader/manage_submissions/{ASSIGNMENT}/")
        page.get_by_text(STUDENTS["right_loop"]).first.wait_for()
        page.goto(f"{address}/formgrader/submissions/{submission_id(marked, 'right_loop')}/")
        box = page.locator("#own-initiative")
        page.locator("#evidence[placeholder]").wait_for()
        assert box.input_value() == "5"
        assert page.locator("#own-initiative-comment").input_value() == "Which corner rules?"
        assert "A street for children on Sundays" in page.inner_text("body")
        page.close()


def submission_id(course, name):
    with course.gradebook() as gradebook:
        return gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, STUDENTS[name]).id
