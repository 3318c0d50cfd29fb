"""Keep workers busy with a few submissions at a time, however many there are, and take each as it is done."""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Protocol, TypeVar

from pvcourse.grading.job import Executed


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
    """
    under_way: list[B] = []
    try:
        for each in begun:
            under_way.append(each)
            yield from _take(under_way, leave=at_once - 1)
        yield from _take(under_way, leave=0)
    finally:
        for future in (future for each in under_way for future in each.waiting.values()):
            future.cancel()


def _take(under_way: list[B], leave: int) -> Iterator[B]:
    while True:
        for each in [each for each in under_way if all(future.done() for future in each.waiting.values())]:
            under_way.remove(each)
            yield each
        if len(under_way) <= leave:
            return
        waiting = [future for each in under_way for future in each.waiting.values() if not future.done()]
        wait(waiting, return_when=FIRST_COMPLETED)
