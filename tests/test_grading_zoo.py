"""The zoo through `pvcourse teach grade`, with the sandbox on: each bad submission ends as its file says."""

import socket
import threading

import pytest
from zoo_course import ASSIGNMENT, ZooCourse, beasts

NAMES = list(beasts())
REACHING = [name for name, beast in beasts().items() if beast.without_sandbox]


@pytest.fixture(scope="module")
def server():
    """A server on the grader's machine that says yes to everyone."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_accept, args=[listening], daemon=True).start()
        yield listening.getsockname()[1]


def _accept(listening):
    while True:
        try:
            listening.accept()[0].close()
        except OSError:
            return


@pytest.fixture(scope="module")
def graded(tmp_path_factory, server):
    """The whole zoo, graded once."""
    course = ZooCourse(tmp_path_factory.mktemp("zoo"), server)
    course.submit(beasts()["missing_test"].__class__("neighbour", "somebody else"))
    for beast in course.beasts.values():
        course.submit(beast)
    return course, course.grade()


def marks(course, student):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course.folder / 'gradebook.db'}") as gradebook:
        grades = gradebook.find_submission(ASSIGNMENT, student).notebooks[0].grades
        return {grade.name: "by hand" if grade.needs_manual_grade else grade.auto_score for grade in grades}


@pytest.mark.parametrize("name", NAMES)
def test_a_beast_ends_as_its_file_says(graded, name):
    course, summary = graded
    beast = course.beasts[name]
    said = " ".join(summary["problems"].get(beast.student, ()))
    for words in beast.says.get("words", ()):
        assert words in said
    alarms = summary["alarms"].get(beast.student, {})
    for test, words in beast.says.items():
        if test != "words":
            assert words in " ".join(alarms[f"{ASSIGNMENT}/{test}"])
    if beast.marks:
        assert marks(course, beast.student) == beast.marks
    else:
        assert said


def test_the_zoo_is_large_enough():
    assert len(NAMES) >= 40
