"""The report and the exports of a graded class: the right figures, for every reader, from a folder."""

import csv
import re

import numpy as np
import pandas as pd
import pytest
from accessible import axe, told, too_pale
from small_course import ASSIGNMENT, SmallCourse

from pvcourse.grading.course import open_course
from pvcourse.grading.export import by_criterion, by_task
from pvcourse.grading.marks import load_marks

ANSWERS = {
    "total": "total = 6",
    "share": "share = 0.6",
    "steps": "steps = ['vote', 'count']",
    "by-hand": "print('my plot')",
    "argument": "Fewer lists.",
}
RUDE = "<script>alert('mine')</script>"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = SmallCourse(tmp_path_factory.mktemp("report"))
    course.release()
    with course.gradebook() as gradebook:
        gradebook.add_student("zoe", first_name="Zoë", last_name="Ångström")
        gradebook.add_student("ada", first_name="Ada", last_name="Example", email="ada@example.org", lms_user_id="71")
    course.hand_in("ada", ANSWERS)
    course.hand_in("ben", ANSWERS | {"total": "total = 7"})
    course.hand_in("cleo", ANSWERS | {"total": "total = 7", "share": "share = 0.5"}, late=True)
    course.hand_in("dora", ANSWERS | {"share": "share = 2"})
    course.hand_in("eva", ANSWERS | {"total": f"raise ValueError({RUDE!r})"})
    (course.hand_in("finn") / "count.ipynb").write_text("not a notebook")
    course.grade()
    assert course.teach("report") == 0
    assert course.teach("export") == 0
    return course


@pytest.fixture(scope="module")
def marks(course):
    return load_marks(open_course(course.folder), ASSIGNMENT)


@pytest.fixture
def html(course):
    return (course.folder / "reports" / f"{ASSIGNMENT}.html").read_text("utf-8")


def text_of(html):
    return re.sub(r"\s+", " ", re.sub(r"<style.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL))


def rows(course, name):
    with (course.folder / "exports" / f"{ASSIGNMENT}-{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def test_marks_are_those_of_the_gradebook(course, marks):
    with course.gradebook() as gradebook:
        for submission in gradebook.assignment_submissions(ASSIGNMENT):
            late = sum(notebook.late_submission_penalty or 0 for notebook in submission.notebooks)
            assert marks.totals[submission.student.id] == max(0, submission.score - late)
    assert marks.points.sum() == 19
    assert marks.items.loc["count/test-share", "concepts"] == ["counting", "turnout"]
    assert marks.waiting["ada"] == 3  # a text, an essay and a plot


def test_the_report_has_the_figures_that_follow_from_the_marks(html, marks):
    said = text_of(html)
    assert "6 of the 7 students in the gradebook have handed in" in said
    done = marks.settled
    assert list(done) == ["count/test-total", "count/test-share", "count/test-steps"]
    hardest = (done.mean() / marks.points[done.columns]).idxmin()
    assert f"The hardest task is “{marks.items['label'][hardest]}”" in said
    done = done.dropna()
    together = done.sum(axis=1).var()
    alpha = done.shape[1] / (done.shape[1] - 1) * (1 - done.var().sum() / together)
    assert f"Cronbach's alpha is {alpha:.2f}".replace("-", "−") in said.replace("&#39;", "'")


def test_the_report_tells_wrong_answers_who_is_missing_and_what_needs_a_look(html):
    said = text_of(html)
    assert "look at the rows 2" in said
    assert "zoe (Zoë Ångström)" in said
    assert "finn" in said
    assert "count: it is not a notebook: the file is not JSON" in said


def test_nothing_that_a_student_wrote_runs_in_the_report(html):
    assert RUDE not in html
    assert "<script" not in html


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_is_accessible_fits_and_asks_no_other_host(course, browser, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    requests, errors = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(message.text))
    page.goto((course.folder / "reports" / f"{ASSIGNMENT}.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    results = axe(page)
    assert told(results["violations"]) == []
    assert too_pale(page, results) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert errors == []
    context.close()


def test_every_picture_has_words_and_a_table(course, browser):
    page = browser.new_page()
    page.goto((course.folder / "reports" / f"{ASSIGNMENT}.html").as_uri())
    figures = page.locator("figure")
    assert figures.count() == 4
    for number in range(figures.count()):
        figure = figures.nth(number)
        assert len(figure.get_by_role("img").get_attribute("aria-label")) > 40
        assert figure.locator("table tbody tr").count() >= 1
        assert figure.locator("svg:visible").count() == 1
    page.close()


def test_the_report_of_an_ungraded_assignment_is_one_line(tmp_path, capsys):
    course = SmallCourse(tmp_path)
    course.release()
    assert course.teach("report") == 2
    assert "nothing of votes is graded yet" in capsys.readouterr().err


def test_the_table_by_task_adds_up(course, marks):
    header, *lines = rows(course, "tasks")
    assert len(lines) == len(marks.scores)
    for line in lines:
        row = dict(zip(header, line, strict=True))
        got = sum(float(row[item] or 0) for item in marks.items.index)
        assert float(row["total"]) == pytest.approx(max(0, got - float(row["late_penalty"])))
        assert float(row["out_of"]) == 19


def test_canvas_finds_its_columns_where_it_looks_for_them(course):
    header, possible, *students = rows(course, "canvas")
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", ASSIGNMENT]
    assert "Points Possible" in possible[0]
    assert possible[-1] == "19"
    by_login = {row[3]: row for row in students}
    assert by_login["ada"][:2] == ["Example, Ada", "71"]
    assert by_login["ben"][:2] == ["ben", ""]
    assert by_login["ada"][-1] == ""  # a text of hers is not marked yet


def test_moodle_finds_the_columns_of_its_own_export(course):
    header, *students = rows(course, "moodle")
    assert header == ["First name", "Last name", "ID number", "Email address", f"Assignment: {ASSIGNMENT} (Real)"]
    by_id = {row[2]: row for row in students}
    assert by_id["71"] == ["Ada", "Example", "71", "ada@example.org", ""]
    assert "ben" in by_id


def test_a_mark_is_exported_once_a_person_has_looked_at_everything(course, tmp_path):
    copy = course.copy(tmp_path)
    with copy.gradebook() as gradebook:
        for notebook in gradebook.find_submission(ASSIGNMENT, "ada").notebooks:
            for grade in notebook.grades:
                if grade.needs_manual_grade:
                    grade.manual_score, grade.needs_manual_grade = 2, False
        gradebook.db.commit()
    assert copy.teach("export", "--format", "canvas") == 0
    assert next(row[-1] for row in rows(copy, "canvas") if row[3] == "ada") == "13"  # 2 + 3 + 2 by checks, 6 by hand


def test_criteria_are_exported_one_by_one_with_the_level_reached(tmp_path):
    from course_folder import EXERCISES

    class Folder:
        def step(self, step, student, assignment):
            return EXERCISES / "source" / assignment

    items = ["02_strategic_triangle/" + cell for cell in ("own-corners", "own-weakest", "own-move")]
    scores = pd.DataFrame([[2, 0, np.nan]], index=["ada"], columns=items)
    table = by_criterion(Folder(), Marked(scores))
    assert list(table["criterion"]) == ["own-corners", "own-weakest", "own-move"]
    assert list(table["out_of"]) == [2, 2, 2]
    assert table["level"][0] != table["level"][1]
    assert table["level"][2] == ""


class Marked:
    """As much of `Marks` as the export by criterion needs."""

    assignment = "02_strategic_triangle"

    def __init__(self, scores):
        self.scores = scores


def test_by_task_keeps_the_order_of_the_source(marks):
    assert list(by_task(marks).columns[3:9]) == list(marks.items.index)
