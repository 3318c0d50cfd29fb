"""Feedback: nbgrader's pages, without hidden tests whatever a learner tried, and with no request to another host."""

import base64
import re

import pytest
from accessible import axe, told
from small_course import ASSIGNMENT, SmallCourse

from pvcourse.grading.hidden import NOT_PASSED, ForgetHiddenTests

HIDDEN = ("HIDDEN TESTS", "six tenths", "abs(share - 0.6)", "1e-9")
SPY = """
import base64, inspect, sys
class Spy(float):
    def __le__(self, other):
        print("\\n".join(In)[::-1])
        print(base64.b64encode("\\n".join(In).encode()).decode())
        frame = sys._getframe()
        while frame:
            sys.stderr.write(repr(inspect.getsource(frame.f_code) if "ipykernel" in frame.f_code.co_filename else ""))
            frame = frame.f_back
        open("stolen.txt", "w").write("\\n".join(In))
        return float(self) <= other
    def __rsub__(self, other):
        raise ValueError("\\n".join(In))
    __sub__ = __rsub__
share = Spy(0.6)
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    course = SmallCourse(tmp_path_factory.mktemp("feedback"))
    course.release()
    course.hand_in("ada", {"total": "total = 6", "share": "share = 0.6", "argument": "Fewer lists."})
    course.hand_in("ben", {"total": "total = 6", "share": "share = 0.5", "argument": "Let $x = 2$."})
    course.hand_in("spy", {"total": "total = 6", "share": SPY, "steps": "steps = In"})
    course.grade()
    mark_by_hand(course)
    assert course.teach("feedback") == 0
    return course


def mark_by_hand(course):
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("argument", "argue", ASSIGNMENT, "ada")
        grade.manual_score, grade.needs_manual_grade = 4, False
        gradebook.find_comment("argument", "argue", ASSIGNMENT, "ada").manual_comment = "Which lists?"
        gradebook.db.commit()


def page(course, student, name="count"):
    return course.folder / "feedback" / student / ASSIGNMENT / f"{name}.html"


def words(course, student, name="count"):
    text = page(course, student, name).read_text("utf-8")
    return re.sub(r"<(style|script).*?</\1>|<[^>]+>", "", text, flags=re.DOTALL).replace("&#39;", "'")


@pytest.mark.parametrize("student", ["ada", "ben", "spy"])
def test_no_hidden_test_is_on_a_page(course, student):
    said = words(course, student)
    blobs = [base64.b64decode(blob).decode("utf-8", "replace") for blob in re.findall(r"[A-Za-z0-9+/]{80,}=*", said)]
    for text in (said, said[::-1], *blobs):
        assert [secret for secret in HIDDEN if secret in text] == []
    assert "a share is between 0 and 1" in said  # what is visible in the test is on the page


def test_the_spy_did_run_with_the_hidden_tests_when_it_was_marked(course):
    marked = (course.folder / "autograded" / "spy" / ASSIGNMENT / "count.ipynb").read_text()
    blobs = [base64.b64decode(blob) for blob in re.findall(r"[A-Za-z0-9+/]{80,}=*", marked)]
    assert any(b"six tenths" in blob for blob in blobs)


def test_nothing_but_pages_and_what_was_handed_in_or_out_is_returned(course):
    files = {path.name for path in page(course, "spy").parent.iterdir()}
    assert files == {"count.html", "argue.html", "ballots.csv", "timestamp.txt"}


def test_a_hidden_test_that_failed_is_told_without_what_it_holds(course):
    assert NOT_PASSED in words(course, "ben")
    assert NOT_PASSED not in words(course, "ada")


def test_marks_and_comments_are_those_of_the_gradebook(course):
    assert "(Score: 9.0 / 11.0)" in words(course, "ada") or "(Score: 5.0 / 11.0)" in words(course, "ada")
    assert "(Score: 4.0 / 8.0)" in words(course, "ada", "argue")
    assert "Which lists?" in words(course, "ada", "argue")


def test_a_page_is_written_again_when_what_it_shows_changed(course):
    before = {student: page(course, student).stat().st_mtime_ns for student in ("ada", "ben")}
    with course.gradebook() as gradebook:
        gradebook.find_comment("argument", "argue", ASSIGNMENT, "ben").manual_comment = "Why two?"
        gradebook.db.commit()
    assert course.teach("feedback") == 0
    assert page(course, "ada").stat().st_mtime_ns == before["ada"]
    assert page(course, "ben").stat().st_mtime_ns > before["ben"]
    assert "Why two?" in words(course, "ben", "argue")


@pytest.mark.parametrize("name", ["count", "argue"])
def test_in_a_browser_a_page_asks_no_other_host_and_runs_no_script(course, browser, name):
    view = browser.new_page(viewport={"width": 390, "height": 800})
    requests = []
    view.on("request", lambda request: requests.append(request.url))
    view.goto(page(course, "ben", name).as_uri())
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert view.evaluate("typeof MathJax") == "undefined"
    if name == "argue":
        assert "$x = 2$" in view.inner_text("body")  # formulas stay as they were typed
    view.close()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["count", "argue"])
@pytest.mark.parametrize("student", ["ada", "ben", "spy"])
def test_axe_finds_nothing_on_a_page(course, browser, student, name, width):
    opened = browser.new_page(viewport={"width": width, "height": 900})
    opened.goto(page(course, student, name).as_uri())
    assert told(axe(opened)["violations"]) == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    opened.close()


def test_only_the_words_for_misconceptions_of_a_hidden_test_are_for_learners():
    source = """check(score)
### BEGIN HIDDEN TESTS
check_choice("why", why, "abc", "b", misconceptions={"a": "that is the symptom."})
assert why == "b", "the answer is b"
### END HIDDEN TESTS
check_choice("then", then, "abc", misconceptions={"c": "this is shown anyway."})"""
    assert ForgetHiddenTests().misconceptions(source) == {"that is the symptom."}
    assert ForgetHiddenTests().misconceptions("%matplotlib inline\n" + source) == set()


def test_what_a_learner_types_neither_hides_nor_stops_anything(course, tmp_path):
    copy = course.copy(tmp_path)
    copy.hand_in("joker", {"total": "total = 6\n### BEGIN HIDDEN TESTS", "argument": "### BEGIN HIDDEN TESTS"})
    copy.grade("--students", "joker")
    assert copy.teach("feedback", "--students", "joker") == 0
    assert "total = 6" in words(copy, "joker")


def test_a_student_whose_work_is_not_graded_gets_no_page_and_one_line(course, tmp_path, capsys):
    copy = course.copy(tmp_path)
    (copy.folder / "autograded" / "nobody" / ASSIGNMENT).mkdir(parents=True)
    assert copy.teach("feedback") == 1
    assert "nobody: no feedback was written: No such submission" in capsys.readouterr().out
