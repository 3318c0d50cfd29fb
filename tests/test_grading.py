"""Grading: the same marks as plain nbgrader's, on any executor and database, again only for what changed."""

import json
import shutil
import signal
import sqlite3
import subprocess
import time

import nbformat
import pytest
from small_course import ASSIGNMENT, SmallCourse, autograded, contents

from pvcourse.grading.ledger import Ledger

CLASS_OF = 15  # the last of them is late and has marks to lose


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    course = SmallCourse(tmp_path_factory.mktemp("released"))
    course.release()
    return course


@pytest.fixture
def course(released, tmp_path):
    return released.copy(tmp_path)


@pytest.fixture(scope="module")
def twins(released, tmp_path_factory):
    """A class graded here by plain nbgrader and by us."""
    ours = released.copy(tmp_path_factory.mktemp("ours"))
    ours.hand_in_class(CLASS_OF)
    plain = ours.copy(tmp_path_factory.mktemp("plain"))
    plain.nbgrader("autograde", ASSIGNMENT)
    return ours, ours.grade(), plain


@pytest.mark.timeout(1800)  # plain nbgrader takes its time
def test_a_class_gets_the_marks_that_plain_nbgrader_gives(twins):
    ours, (status, summary), plain = twins
    with ours.gradebook() as our_book, plain.gradebook() as plain_book:
        found, wanted = contents(our_book), contents(plain_book)
    assert len(wanted) == CLASS_OF
    marks = [mark for submission in wanted.values() for mark in submission["marks"].values()]
    steps = {submission["marks"]["count/test-steps"][0] for submission in wanted.values()}
    assert steps == {0, 2, 4}  # nothing, a part of the marks, and all of them
    assert any(submission["late"]["count"] for submission in wanted.values())
    for student, submission in wanted.items():
        assert found[student] == submission
    print(f"{len(wanted)} submissions, {len(marks)} marks, all equal")
    assert status == 1
    assert summary["graded"] == CLASS_OF
    assert all("no notebook of this name" in words for (words,) in summary["problems"].values())


def test_the_graded_folders_are_those_of_plain_nbgrader(twins):
    ours, _, plain = twins
    assert autograded(ours.folder) == autograded(plain.folder)
    for path in autograded(plain.folder):
        assert (ours.folder / "autograded" / path).stat().st_mode == (
            plain.folder / "autograded" / path
        ).stat().st_mode
    assert not list((ours.folder / "autograded").rglob(".*"))


def test_nothing_that_has_not_changed_is_graded_again(course):
    course.hand_in_class(3)
    assert course.grade()[1]["graded"] == 3
    before = {path: path.stat().st_mtime_ns for path in (course.folder / "autograded").rglob("*.ipynb")}
    assert course.grade()[1]["unchanged"] == 3
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert course.grade("--force")[1]["graded"] == 3


def change_submission(course):
    course.hand_in("student-001", {"total": "total = 6  # at last"})


def change_a_file_handed_in(course):
    (course.folder / "submitted" / "student-001" / ASSIGNMENT / "notes.txt").write_text("none")


def change_the_gradebook(course):
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("test-total", "count", ASSIGNMENT, "student-001")
        grade.auto_score = 1.5
        gradebook.db.commit()


def remove_the_graded_folder(course):
    shutil.rmtree(course.folder / "autograded" / "student-001")


def grant_an_extension(course):
    with course.gradebook() as gradebook:
        gradebook.grant_extension(ASSIGNMENT, "student-001", days=1)


@pytest.mark.parametrize(
    "change",
    [
        change_submission,
        change_a_file_handed_in,
        change_the_gradebook,
        remove_the_graded_folder,
        grant_an_extension,
    ],
)
def test_what_changed_for_one_student_is_graded_again_for_that_student(course, change):
    course.hand_in_class(3)
    course.grade()
    change(course)
    summary = course.grade()[1]
    assert (summary["graded"], summary["unchanged"]) == (1, 2)
    assert course.grade()[1]["unchanged"] == 3


def change_the_source(course):
    path = course.folder / "source" / ASSIGNMENT / "count.ipynb"
    path.write_text(path.read_text().replace("total == 6", "total == 7"))
    course.nbgrader("generate_assignment", ASSIGNMENT, "--force")


def change_a_source_file(course):
    with (course.folder / "source" / ASSIGNMENT / "ballots.csv").open("a") as file:
        file.write("6,a\n")


def change_the_settings(course):
    with (course.folder / "nbgrader_config.py").open("a") as file:
        file.write("c.LimitOutput.max_lines = 10\n")


@pytest.mark.parametrize("change", [change_the_source, change_a_source_file, change_the_settings])
def test_what_changed_for_all_is_graded_again_for_all(course, change):
    course.hand_in_class(2)
    course.grade()
    change(course)
    assert course.grade()[1]["graded"] == 2


def test_other_limits_are_another_grading(course):
    course.hand_in_class(2)
    course.grade()
    assert course.grade("--time-limit", "5")[1]["graded"] == 2
    assert course.grade("--time-limit", "5", "--workers", "1")[1]["unchanged"] == 2


def test_a_mark_given_by_hand_is_kept_when_a_submission_is_graded_again(course):
    course.hand_in_class(1)
    course.grade()
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("argument", "argue", ASSIGNMENT, "student-000")
        grade.manual_score, grade.needs_manual_grade = 4, False
        gradebook.db.commit()
    course.grade("--force")
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade("argument", "argue", ASSIGNMENT, "student-000")
        assert (grade.manual_score, grade.needs_manual_grade) == (4, True)  # as plain nbgrader has it


def test_a_submission_that_cannot_be_graded_stops_no_other_and_ends_in_words(course):
    for student in ("ada", "ben", "cleo", "dora", "eva", "finn"):
        course.hand_in(student, {"total": "total = 6"})
    folders = {student: course.folder / "submitted" / student / ASSIGNMENT for student in ("ben", "cleo", "dora")}
    for name in ("count", "argue"):
        (folders["ben"] / f"{name}.ipynb").write_text("{")
        (folders["cleo"] / f"{name}.ipynb").write_text("héllo", "latin-1")
    (folders["dora"] / "count.ipynb").rename(folders["dora"] / "my count.ipynb")
    secret = course.folder.parent / "secret.txt"
    secret.write_text("the instructor's own")
    (course.folder / "submitted" / "eva" / ASSIGNMENT / "notes.txt").symlink_to(secret)
    shutil.rmtree(course.folder / "submitted" / "finn" / ASSIGNMENT)
    status, summary = course.grade()
    assert status == 1
    assert summary["graded"] == 3
    assert "not JSON" in " ".join(summary["problems"]["ben"])
    assert "not in UTF-8" in " ".join(summary["problems"]["cleo"])
    assert "count: there is no notebook of this name; there is: argue, my count" in summary["problems"]["dora"]
    assert summary["problems"]["eva"] == ["notes.txt is a link to somewhere else; only plain files are graded"]
    assert not (course.folder / "autograded" / "eva" / ASSIGNMENT / "notes.txt").exists()
    with course.gradebook() as gradebook:
        marks = {student: found["marks"]["count/test-total"] for student, found in contents(gradebook).items()}
    assert marks == {"ada": (2, None, False, 2), "dora": (0, None, False, 0), "eva": (2, None, False, 2)}
    assert course.grade()[1]["unchanged"] == 3  # the others are tried again


def test_a_cell_that_hangs_or_ends_python_costs_its_own_marks_only(course):
    course.hand_in("hangs", {"total": "while True:\n    pass", "share": "share = 0.6"})
    course.hand_in("ends", {"total": "import os\nos._exit(1)", "share": "share = 0.6"})
    _, summary = course.grade("--time-limit", "2")
    assert summary["graded"] == 2
    assert "count, cell total" in summary["problems"]["hangs"][0]
    assert "count, cell total" in summary["problems"]["ends"][0]
    with course.gradebook() as gradebook:
        for found in contents(gradebook).values():
            assert found["marks"]["count/test-total"][0] == 0
            assert found["marks"]["count/test-share"][0] == 3
    assert course.grade("--time-limit", "2")[1]["unchanged"] == 2


def test_cells_that_are_doubled_or_gone_leave_the_other_marks(course):
    answers = {"total": "total = 6", "share": "share = 0.6"}
    path = course.hand_in("ada", answers) / "count.ipynb"
    notebook = nbformat.read(path, 4)
    by_id = {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells}
    notebook.cells.append(by_id["test-total"])
    notebook.cells.remove(by_id["test-steps"])
    nbformat.write(notebook, path)
    _, summary = course.grade()
    said = " ".join(summary["problems"]["ada"])
    assert "'test-total' is there 2 times" in said
    assert "'test-steps' is missing" in said
    with course.gradebook() as gradebook:
        marks = contents(gradebook)["ada"]["marks"]
    assert marks["count/test-total"][0] == 2
    assert marks["count/test-share"][0] == 3
    assert marks["count/test-steps"] == (None, None, True, 0.0)  # a person has to look


def test_old_marks_do_not_stay_for_a_test_that_is_gone(course):
    course.hand_in("ada", {"steps": "steps = ['vote']"})
    course.grade()
    path = course.hand_in("ada") / "count.ipynb"
    notebook = nbformat.read(path, 4)
    notebook.cells = [cell for cell in notebook.cells if cell.metadata.nbgrader.grade_id != "test-steps"]
    nbformat.write(notebook, path)
    course.grade()
    with course.gradebook() as gradebook:
        assert contents(gradebook)["ada"]["marks"]["count/test-steps"] == (None, None, True, 0.0)


def test_ctrl_c_stops_at_once_and_the_next_run_goes_on(course):
    students = course.hand_in_class(6)
    course.hand_in("slow", {"total": "import time\ntime.sleep(3600)"})
    process = course.start("--workers", "2", "--time-limit", "600")
    wait_for_an_entry(course)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=300)  # half the time that the slow one has
    assert process.returncode == 130, err
    summary = json.loads(out)
    assert summary["interrupted"]
    assert 0 < summary["graded"] <= len(students)
    again = course.grade("--time-limit", "600", "--students", *students)[1]
    assert again["unchanged"] >= summary["graded"]
    assert again["graded"] + again["unchanged"] == len(students)


def wait_for_an_entry(course):
    """Wait until the first submission is graded."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if (course.folder / ".pvcourse" / "ledger.db").exists():
            with Ledger(course.folder / ".pvcourse") as ledger:
                if ledger.entries(ASSIGNMENT):
                    return
        time.sleep(0.1)
    raise AssertionError("no submission was graded within two minutes")


def test_two_commands_do_not_grade_the_same_course_at_once(course, capsys):
    course.hand_in_class(1)
    with Ledger(course.folder / ".pvcourse") as ledger:
        ledger.lock()
        assert course.teach("grade") == 2
    assert "another `pvcourse teach grade`" in capsys.readouterr().err


def test_a_gradebook_that_another_program_locks_stops_the_run_with_one_line(course, monkeypatch, capsys):
    course.hand_in_class(1)
    monkeypatch.setattr("pvcourse.grading.transaction.WAIT_SECONDS", 0.2)
    other = sqlite3.connect(course.folder / "gradebook.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert course.teach("grade", "--no-sandbox") == 2
    other.close()
    assert "what was recorded is safe" in capsys.readouterr().err
    assert course.teach("grade", "--no-sandbox") == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--students", "adda"), "the student is 'adda'; did you mean 'ada'?"),
        (("--workers", "0"), "--workers is 0; give a whole number of at least 1"),
        (("--time-limit", "0.01"), "the limit of cell_seconds is 0.01"),
        (("--course", "/tmp"), "is no course folder"),
        (("--db", "mysql://here/marks"), "the gradebook's address begins with 'mysql'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(course, capsys, options, said):
    course.hand_in("ada")
    assert course.teach("grade", *options) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_an_assignment_that_is_not_there_is_said_with_those_that_are(course, capsys):
    from pvcourse.cli import main

    assert main(["teach", "grade", "vote", "--course", str(course.folder)]) == 2
    assert "did you mean 'votes'?" in capsys.readouterr().err


def run(folder, settings, *command):
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True)


HOOKS = """
from pathlib import Path

def before(assignment, student, notebooks):
    Path("submitted", student, assignment, "seen.txt").write_text("by the hook")
    with open("hooks.txt", "a") as file:
        file.write(f"before {student}\\n")

def after(assignment, student, notebooks):
    there = Path("autograded", student, assignment).is_dir()
    with open("hooks.txt", "a") as file:
        file.write(f"after {student}{', with its folder' if there else ''}\\n")

c.Autograde.pre_convert_hook = before
c.Autograde.post_convert_hook = after
"""


def test_a_courses_own_hooks_are_called_before_and_after_each_submission(course):
    with (course.folder / "nbgrader_config.py").open("a") as file:
        file.write(HOOKS)
    course.hand_in("ada")
    assert course.grade()[1]["graded"] == 1
    assert (course.folder / "hooks.txt").read_text() == "before ada\nafter ada, with its folder\n"
    assert (course.folder / "autograded" / "ada" / ASSIGNMENT / "seen.txt").exists()
    assert course.grade()[1]["unchanged"] == 1
