"""Kill what takes part in grading, at a moment drawn by chance, and look at what is left."""

import random
import time

import nbformat
import psutil
from small_course import ASSIGNMENT, NOTEBOOKS, contents

ZYGOTE = "pvcourse.grading.zygote"


def find(grader, victim):
    """Return the process to kill, or None if there is none at the moment."""
    if victim == "grader":
        return grader
    try:
        warm = [each for each in grader.children(recursive=True) if ZYGOTE in each.cmdline()[2:4]]
    except psutil.NoSuchProcess:
        return None
    worker = next(iter(warm), None)
    if victim == "worker" or worker is None:
        return worker
    kernels = [each for each in warm if each.pid != worker.pid]
    return random.choice(kernels) if kernels else None


def kill_during(process, victim, moment, server=None):
    """Kill the victim after so many seconds, or as soon as it is there; return whether it was killed in time."""
    grader = psutil.Process(process.pid)
    time.sleep(moment)
    while process.poll() is None:
        if victim == "database":
            server.kill()
            return True
        found = find(grader, victim)
        try:
            if found is not None:
                found.kill()
                return True
        except psutil.NoSuchProcess:
            pass
        time.sleep(0.002)
    return False


def check_nothing_is_half(course, wanted, db_url=None):
    """Fail if a submission is there in part, in the gradebook or among the graded folders."""
    with course.gradebook(db_url) as gradebook:
        for student, submission in contents(gradebook).items():
            assert submission == wanted[student]
    for folder in (course.folder / "autograded").glob(f"*/{ASSIGNMENT}"):
        names = {path.stem for path in folder.glob("*.ipynb")}
        assert names == set(NOTEBOOKS), folder
        for path in folder.glob("*.ipynb"):
            nbformat.read(path, 4)


def wait_until_all_are_gone(processes):
    """Fail if something that a killed grader had started is still there after a while."""
    _, alive = psutil.wait_procs(processes, timeout=30)
    assert not alive, alive
