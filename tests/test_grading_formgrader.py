"""What was graded by `pvcourse teach grade`, in nbgrader's formgrader: seen, marked by hand, and kept."""

import pytest
from lab_server import jupyter_lab, lab_page, marks_are_loaded, saved
from small_course import ASSIGNMENT, SmallCourse

TAMPERED = "share = 0.5\nimport builtins\nbuiltins.abs = lambda number: 0"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = SmallCourse(tmp_path_factory.mktemp("formgrader"))
    course.release()
    (course.folder / "exchange").mkdir()
    with (course.folder / "nbgrader_config.py").open("a") as file:
        file.write(f'c.Exchange.root = "{course.folder / "exchange"}"\n')
    course.hand_in("ada", {"total": "total = 6", "argument": "Fewer lists, by ada."})
    course.hand_in("cheat", {"share": TAMPERED, "argument": "More of the same."})
    _, course.summary = course.grade()
    return course


@pytest.fixture(scope="module")
def lab(course):
    with jupyter_lab(course.folder, course.environment, ("jupyter", "lab", "--no-browser")) as found:
        yield found


@pytest.fixture
def page(browser, lab):
    address, token = lab
    page = lab_page(browser)
    page.goto(f"{address}/lab?token={token}")
    yield page
    page.close()


def submission_id(course, notebook, student):
    with course.gradebook() as gradebook:
        return gradebook.find_submission_notebook(notebook, ASSIGNMENT, student).id


def test_formgrader_lists_what_was_graded(page, lab, course):
    page.goto(f"{lab[0]}/formgrader/manage_submissions/{ASSIGNMENT}/")
    page.get_by_text("cheat", exact=True).first.wait_for()
    row = page.get_by_role("row").filter(has_text="ada")
    assert "needs manual grading" in row.inner_text()


def test_a_mark_given_in_formgrader_is_in_the_gradebook_and_stays(page, lab, course):
    page.goto(f"{lab[0]}/formgrader/submissions/{submission_id(course, 'argue', 'ada')}/")
    box = page.locator("#argument")
    box.wait_for()
    assert "Fewer lists, by ada." in page.inner_text("body")
    marks_are_loaded(page)
    with page.expect_response(lambda answer: saved(answer, "grade")):
        box.fill("4")
        box.press("Tab")
    assert course.grade()[1]["unchanged"] == 2
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("argument", "argue", ASSIGNMENT, "ada")
        assert (grade.manual_score, grade.needs_manual_grade) == (4, False)


def test_a_test_with_an_alarm_waits_in_formgrader_until_a_person_has_looked(page, lab, course):
    assert "count/test-share" in course.summary["alarms"]["cheat"]
    page.goto(f"{lab[0]}/formgrader/submissions/{submission_id(course, 'count', 'cheat')}/")
    page.locator("#test-share.needs_manual_grade").wait_for()
    marks_are_loaded(page)
    assert page.locator("#test-share").input_value() == ""
