"""Grading with the notebooks on a Dask cluster, and with the gradebook in PostgreSQL: the same marks."""

import pytest
from distributed import LocalCluster
from postgres_server import PostgreSQL
from small_course import ASSIGNMENT, SmallCourse, contents

CLASS_OF = 6


@pytest.fixture(scope="module")
def server():
    with PostgreSQL() as server:
        yield server


@pytest.fixture(scope="module")
def cluster():
    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """A class graded on this machine, with the gradebook in SQLite."""
    course = SmallCourse(tmp_path_factory.mktemp("here"))
    course.release()
    course.hand_in_class(CLASS_OF)
    course.hand_in("hangs", {"total": "while True:\n    pass", "share": "share = 0.6"})
    course.hand_in("ends", {"total": "import os\nos._exit(1)", "share": "share = 0.6"})
    twin = course.copy(tmp_path_factory.mktemp("elsewhere"))
    course.grade("--time-limit", "2")
    return course, twin


@pytest.fixture
def marks(graded):
    with graded[0].gradebook() as gradebook:
        return contents(gradebook)


@pytest.fixture
def course(graded, tmp_path):
    return graded[1].copy(tmp_path)


def test_a_cluster_gives_the_same_marks_and_nothing_is_graded_twice(course, marks, cluster):
    on_cluster = ("--scheduler", cluster.scheduler_address, "--time-limit", "2")
    _, summary = course.grade_apart(*on_cluster)
    assert summary["workers"] == 2
    with course.gradebook() as gradebook:
        assert contents(gradebook) == marks
    assert course.grade_apart(*on_cluster)[1]["unchanged"] == len(marks)
    assert course.grade("--time-limit", "2")[1]["unchanged"] == len(marks)  # nor by going back to this machine


def test_postgresql_gives_the_same_marks_and_nothing_is_graded_twice(course, marks, server):
    db_url = server.create("same")
    course.release(db_url)
    _, summary = course.grade("--db", db_url, "--time-limit", "2")
    assert summary["graded"] == len(marks)
    with course.gradebook(db_url) as gradebook:
        assert contents(gradebook) == marks
    assert course.grade("--db", db_url, "--time-limit", "2")[1]["unchanged"] == len(marks)


def test_a_cluster_and_postgresql_together_give_the_same_marks(course, marks, cluster, server):
    db_url = server.create("together")
    course.release(db_url)
    course.grade_apart("--db", db_url, "--scheduler", cluster.scheduler_address, "--time-limit", "2")
    with course.gradebook(db_url) as gradebook:
        assert contents(gradebook) == marks


def test_feedback_report_and_export_read_the_gradebook_in_postgresql(course, marks, server):
    db_url = server.create("reading")
    course.release(db_url)
    course.grade("--db", db_url, "--time-limit", "2")
    assert course.teach("feedback", "--db", db_url, "--students", "student-000") == 0
    assert course.teach("report", "--db", db_url) == 0
    assert course.teach("export", "--db", db_url) == 0
    rows = (course.folder / "exports" / f"{ASSIGNMENT}-tasks.csv").read_text().splitlines()
    assert len(rows) == 1 + len(marks)
