"""SIGKILL to the grader, its worker, a kernel and the database at random moments: no mark is lost, none is half.

`make kill-test` does it fifty times; here it is done a few times. PVCOURSE_KILLS says how often, PVCOURSE_KILL_SEED
where chance begins.
"""

import os
import random
import time
from contextlib import ExitStack

import psutil
import pytest
from kills import check_nothing_is_half, kill_during, wait_until_all_are_gone
from postgres_server import PostgreSQL
from small_course import SmallCourse, autograded, contents

VICTIMS = ("grader", "worker", "kernel", "database")
TIMES = int(os.environ.get("PVCOURSE_KILLS", "4"))
SEED = int(os.environ.get("PVCOURSE_KILL_SEED", "1"))
CLASS_OF = 6


class Undisturbed:
    """A class, the marks that it gets when nothing happens, and how long that takes."""

    def __init__(self, folder):
        self.course = SmallCourse(folder / "course")
        self.course.release()
        chance = random.Random(SEED)
        for number in range(CLASS_OF):
            answers = {
                "total": f"total = {chance.choice([5, 6])}",
                "share": "share = 0.6",
                "argument": f"No {number}.",
            }
            self.course.hand_in(f"student-{number}", answers)
        graded = self.course.copy(folder / "graded")
        began = time.monotonic()
        graded.grade("--workers", "2")
        self.seconds = time.monotonic() - began
        self.folders = autograded(graded.folder)
        with graded.gradebook() as gradebook:
            self.marks = contents(gradebook)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    return Undisturbed(tmp_path_factory.mktemp("undisturbed"))


@pytest.mark.parametrize("number", range(TIMES))
def test_after_a_kill_and_a_rerun_the_gradebook_is_as_if_nothing_had_happened(undisturbed, tmp_path, number):
    victim, moment = VICTIMS[number % 4], random.Random(SEED + number).uniform(0, undisturbed.seconds)
    course = undisturbed.course.copy(tmp_path)
    with ExitStack() as stack:
        server = stack.enter_context(PostgreSQL()) if victim == "database" else None
        db_url = server.create("marks") if server else None
        where = ("--db", db_url) if server else ()
        if server:
            course.release(db_url)
        process = course.start("--workers", "2", *where)
        kin = []
        if victim == "grader":
            kin = wait_for_kin(process, moment)
        killed = kill_during(process, victim, 0 if victim == "grader" else moment, server)
        process.communicate(timeout=300)
        wait_until_all_are_gone(kin)
        if server:
            server.start()
        check_nothing_is_half(course, undisturbed.marks, db_url)
        course.grade("--workers", "2", *where)
        with course.gradebook(db_url) as gradebook:
            assert contents(gradebook) == undisturbed.marks
        assert autograded(course.folder) == undisturbed.folders
        print(f"{victim} {'killed' if killed else 'was done'} after {moment:.1f} s: nothing lost")


def wait_for_kin(process, seconds):
    """Wait for so long, and return the processes that the grader has started by then."""
    time.sleep(seconds)
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []
