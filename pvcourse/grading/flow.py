"""Keep workers busy with a few submissions at a time, however many there are, and take each as it is done."""

import signal
import threading
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import contextmanager
from typing import Protocol, TypeVar

from pvcourse.grading.job import Executed

HEARD_SECONDS = 0.2
"""How long a wish to stop may go unheard while nothing is done."""


class Begun(Protocol):
    """Something whose notebooks are being executed."""

    @property
    def waiting(self) -> Mapping[str, "Future[Executed]"]:
        """What it waits for, by notebook; empty if there is nothing to wait for."""


B = TypeVar("B", bound=Begun)


def as_done(begun: Iterable[B], at_once: int) -> Iterator[B]:
    """Take each as soon as all that it waits for is done, with only a few under way at a time.

    Parameters
    ----------
    begun : iterable
        Taking one begins it.
    at_once : int
        How many to have under way, at least 1.

    Yields
    ------
    object
        The same objects, in the order in which they are done. What has not begun is cancelled when the caller stops.

    Raises
    ------
    KeyboardInterrupt
        After Ctrl-C, once the caller is done with the one that it has.
    """
    under_way: list[B] = []
    with _told_to_stop() as stop:
        try:
            for each in begun:
                under_way.append(each)
                yield from _take(under_way, at_once - 1, stop)
            yield from _take(under_way, 0, stop)
        finally:
            for future in (future for each in under_way for future in each.waiting.values()):
                future.cancel()


@contextmanager
def _told_to_stop() -> Iterator[threading.Event]:
    """Turn Ctrl-C into a wish that is heard between two submissions; libraries in between may swallow an exception.

    A second Ctrl-C is an exception again.
    """
    stop = threading.Event()

    def note(*_: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    if threading.current_thread() is not threading.main_thread():  # signals are for the main thread
        yield stop
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _take(under_way: list[B], leave: int, stop: threading.Event) -> Iterator[B]:
    while True:
        if stop.is_set():
            raise KeyboardInterrupt
        for each in [each for each in under_way if all(future.done() for future in each.waiting.values())]:
            under_way.remove(each)
            yield each
        if len(under_way) <= leave:
            return
        waiting = [future for each in under_way for future in each.waiting.values() if not future.done()]
        wait(waiting, timeout=HEARD_SECONDS, return_when=FIRST_COMPLETED)
