"""The lines to a kernel and to the warm process hold when a process ends, or cannot even be started."""

import os
import signal
import socket
from contextlib import closing
from select import select

import pytest
from nbformat.v4 import new_code_cell, new_notebook, writes

from pvcourse.grading import isolation, repeat
from pvcourse.grading.execute import execute, start_session
from pvcourse.grading.fork import ForkSession
from pvcourse.grading.frames import Inbox, Sender, pair
from pvcourse.grading.job import Executed, Job
from pvcourse.grading.limits import Limits
from pvcourse.grading.session import KernelEndedError
from pvcourse.grading.zygote import Zygote

JOB = Job("ada/lesson", writes(new_notebook(cells=[new_code_cell("1 + 1")])), sandbox=False)


def test_what_was_said_before_the_other_end_broke_off_is_still_heard():
    ours, theirs = pair()
    Sender(theirs).send({"ended": "too many processes"})
    Sender(ours).send({"order": "interrupt"})  # which nobody reads any more
    theirs.close()
    inbox = Inbox(ours)
    assert inbox.receive(timeout=1) == {"ended": "too many processes"}
    with pytest.raises(EOFError, match="the other end is closed"):
        inbox.receive(timeout=1)


def test_a_kernel_that_has_ended_can_be_interrupted_and_says_why_it_ended():
    with closing(start_session(JOB)) as session:
        session.request("execute_request", {"code": f"import os; os.kill(os.getpid(), {signal.SIGSEGV:d})"})
        assert select(session.numbers[:1], [], [], 20)[0]  # news of the end
        for _ in range(3):
            session.interrupt()
        with pytest.raises(KernelEndedError, match=r"used memory that is not its own"):
            heard_until_the_end(session)


def heard_until_the_end(session):
    for _ in range(100):
        session.receive(timeout=5)


def no_room():
    raise BlockingIOError("there is no room for one more process")


@pytest.mark.parametrize("sandboxed", [False, True])
def test_a_process_that_cannot_be_started_is_told_of_and_the_warm_process_goes_on(monkeypatch, sandboxed):
    spaces = []
    monkeypatch.setattr(isolation, "new_processes", lambda: spaces.append("new"))
    monkeypatch.setattr(isolation, "own_processes", lambda namespace: spaces.append("own"))
    monkeypatch.setattr(os, "fork", no_room)
    control, asked = pair()
    supervision, theirs = pair()
    talk, kernel = pair()
    Sender(supervision).send({"limits": {}})
    zygote = Zygote(control, kernel=None, watch=None, sandboxed=False, kept=())
    zygote.sandboxed = sandboxed
    socket.send_fds(asked, [b"o"], [theirs.fileno(), kernel.fileno()])
    theirs.close()
    assert zygote._open() is True
    assert zygote.children == []
    assert "no room for one more process" in Inbox(supervision).receive(timeout=1)["words"]
    assert spaces == ["new", "own"] * sandboxed
    for end in (control, asked, supervision, talk, kernel):
        end.close()


def test_what_ends_before_the_first_cell_is_the_machines_doing(monkeypatch):
    def receive(session, timeout):
        raise KernelEndedError("ended the kernel", "no room")

    monkeypatch.setattr(ForkSession, "receive", receive)
    with pytest.raises(OSError, match="could not be set up: no room"):
        start_session(JOB)


def test_a_machine_without_room_is_asked_again_after_a_pause(monkeypatch):
    pauses, starts = [], []

    def execute(job):
        starts.append(job)
        if len(starts) < 3:
            raise OSError("no room")
        return Executed(job.name, job.notebook)

    monkeypatch.setattr(repeat, "sleep", pauses.append)
    monkeypatch.setattr(repeat, "execute", execute)
    assert repeat.execute_surely(JOB).name == JOB.name
    assert pauses == [repeat.PAUSE] * 2


@pytest.mark.parametrize(
    ("left", "ending"), [("threading.Event().wait", "too many processes"), ("print", "ran")], ids=["waiting", "done"]
)
def test_the_cell_that_leaves_too_much_behind_is_blamed_and_not_the_next(left, ending):
    many = f"import threading\nfor _ in range(20):\n    threading.Thread(target={left}, daemon=True).start()"
    cells = [new_code_cell(source) for source in ("1", many, "2")]
    job = Job("ada/lesson", writes(new_notebook(cells=cells)), limits=Limits(processes=12), sandbox=False)
    assert [cell.ending for cell in execute(job).cells] == ["ran", ending, "ran"]
