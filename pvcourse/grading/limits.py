"""What one submission may use before its cell fails: time, memory, processes, files and output."""

from dataclasses import dataclass

from pvcourse.validation import number_between, whole_number

MEGABYTE = 1_000_000
"""Bytes in a megabyte."""

DAY = 86_400
"""Seconds in a day, the longest limit."""


@dataclass(frozen=True)
class Limits:
    """What one notebook may use; a cell that goes beyond fails, and the rest of the notebook is run.

    Parameters
    ----------
    cell_seconds : float, default 30
        Wall time of one cell, in seconds, from 0.1 to a day.
    notebook_seconds : float, default 300
        Wall time of a whole notebook, in seconds, from 0.1 to a day; cells left over then fail.
    cpu_seconds : float, default 300
        Processor time of one process, in seconds, from 1 to a day.
    memory : float, default 2,000
        Megabytes that the notebook's processes may hold together, besides the libraries loaded before, from 50.
    processes : int, default 64
        Processes and threads at the same time, from 8.
    files : float, default 200
        Megabytes that the notebook may write to files, from 1.
    output : float, default 1
        Megabytes of output that one cell may show, from 0.01 to 100.
    notebook : float, default 20
        Megabytes of the notebook's own file, from 0.01 to 1,000.

    Raises
    ------
    TypeError, ValueError
        If a limit is no number or out of its range.

    Examples
    --------
    >>> Limits(cell_seconds=10).cell_seconds
    10
    >>> Limits(memory=20)
    Traceback (most recent call last):
    ...
    ValueError: the limit of memory in megabytes is 20; give a number from 50 to 1e+06
    """

    cell_seconds: float = 30
    notebook_seconds: float = 300
    cpu_seconds: float = 300
    memory: float = 2_000
    processes: int = 64
    files: float = 200
    output: float = 1
    notebook: float = 20

    def __post_init__(self) -> None:
        number_between("the limit of cell_seconds", self.cell_seconds, 0.1, DAY)
        number_between("the limit of notebook_seconds", self.notebook_seconds, 0.1, DAY)
        number_between("the limit of cpu_seconds", self.cpu_seconds, 1, DAY)
        number_between("the limit of memory in megabytes", self.memory, 50, 1_000_000)
        number_between("the limit of files in megabytes", self.files, 1, 1_000_000)
        number_between("the limit of output in megabytes", self.output, 0.01, 100)
        number_between("the limit of notebook in megabytes", self.notebook, 0.01, 1_000)
        whole_number("the limit of processes", self.processes, 8)
