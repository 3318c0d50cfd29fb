"""nbgrader's formgrader in Chromium: the class, one submission, and a mark and a comment for each criterion."""

import re

import pytest
from course_folder import QuickCourse, read_answers
from lab_server import jupyter_lab, lab_page, marks_are_loaded, saved
from playwright.sync_api import expect

from pvcourse.grading.rubrics import criteria, own_marks

ASSIGNMENT = "02_strategic_triangle"
KEPT = read_answers(ASSIGNMENT)
ANSWERS = {name: KEPT[name] for name in ("right_library", "unanswered")}
GIVEN = {"own-corners": 2, "own-weakest": 1, "own-move": 0}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = QuickCourse(tmp_path_factory.mktemp("formgrader"), ASSIGNMENT)
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    for answer in ANSWERS.values():
        course.submit(answer.student, answer.cells)
    course.run("nbgrader", "autograde", ASSIGNMENT)
    return course


@pytest.fixture(scope="module")
def formgrader(course, browser):
    with jupyter_lab(course.folder, course.environment, ("jupyter", "lab", "--no-browser")) as (address, token):
        page = lab_page(browser)
        page.goto(f"{address}/lab?token={token}")
        page.get_by_role("menuitem", name="Nbgrader", exact=True).wait_for()
        page.address = f"{address}/formgrader"
        yield page
        page.close()


@pytest.fixture(scope="module")
def marked(course, formgrader):
    """Mark one submission criterion by criterion, as a marker does."""
    with course.gradebook() as gradebook:
        one = gradebook.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, ANSWERS["right_library"].student)
        formgrader.goto(f"{formgrader.address}/submissions/{one.id}/")
    marks_are_loaded(formgrader)
    for cell, mark in GIVEN.items():
        with formgrader.expect_response(lambda answer: saved(answer, "grade")):
            formgrader.locator(f"#{cell}").fill(str(mark))
            formgrader.locator(f"#{cell}").press("Tab")
        with formgrader.expect_response(lambda answer: saved(answer, "comment")):
            formgrader.locator(f"#{cell}-comment").fill(f"On {cell}.")
            formgrader.locator(f"#{cell}-comment").press("Tab")
    return formgrader


def test_the_class_is_listed_without_complaints(formgrader):
    formgrader.goto(f"{formgrader.address}/manage_assignments/")
    formgrader.get_by_role("link", name=ASSIGNMENT).first.wait_for()
    assert "exchange directory" not in formgrader.inner_text("body")
    formgrader.goto(f"{formgrader.address}/manage_submissions/{ASSIGNMENT}/")
    for answer in ANSWERS.values():
        formgrader.get_by_text(answer.student).first.wait_for()
    formgrader.goto(f"{formgrader.address}/gradebook/{ASSIGNMENT}/{ASSIGNMENT}/")
    formgrader.get_by_role("link", name="Submission #1", exact=True).wait_for()
    assert formgrader.get_by_role("link", name=re.compile(r"Submission #\d+")).count() == len(ANSWERS)


def test_the_marker_sees_each_criterion_its_text_and_the_learners_own_mark(course, marked):
    seen = re.sub(r"\s+", " ", marked.inner_text("body"))
    for criterion in criteria(course.released):
        assert criterion.title in seen
        for level in criterion.levels:
            assert level.example in seen
    assert "Our library lends tools" in seen
    assert seen.count("My own mark, by the table above") == len(own_marks(course.handed_in("right-library")))
    top = {cell: marked.locator(f"#{cell}").bounding_box()["y"] for cell in GIVEN}
    assert top["own-corners"] < top["own-weakest"] < top["own-move"]


def test_marks_and_comments_are_kept_criterion_by_criterion(course, marked):
    marks = course.marks("right-library")
    assert {cell: marks[cell] for cell in GIVEN} == GIVEN
    marked.reload()
    marks_are_loaded(marked)
    for cell, mark in GIVEN.items():
        expect(marked.locator(f"#{cell}")).to_have_value(str(mark))
        expect(marked.locator(f"#{cell}-comment")).to_have_value(f"On {cell}.")


def test_marks_and_comments_come_out_in_the_feedback(course, marked):
    course.run("nbgrader", "generate_feedback", ASSIGNMENT)
    feedback = course.feedback("right-library")
    assert "(Score: 27.0 / 30.0)" in feedback
    assert all(f"On {cell}." in feedback for cell in GIVEN)
    assert "(Score: 0.0 / 30.0)" in course.feedback("unanswered")
