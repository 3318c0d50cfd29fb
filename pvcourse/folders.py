"""Where the course's data and exercises lie: inside the installed package, or beside it in the repository."""

from pathlib import Path


def data_folder() -> Path:
    """Return the folder of the course's data.

    Returns
    -------
    Path
        `_data` in the installed package, or `data` in the repository.

    Examples
    --------
    >>> (data_folder() / "questions").is_dir()
    True
    """
    packaged = Path(__file__).parent / "_data"
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / "data"


def exercises_folder() -> Path:
    """Return the folder of the course's exercises: nbgrader's settings and `source`.

    Returns
    -------
    Path
        `_exercises` in the installed package, or `exercises` in the repository.

    Examples
    --------
    >>> (exercises_folder() / "source" / "02_strategic_triangle").is_dir()
    True
    """
    packaged = Path(__file__).parent / "_exercises"
    return packaged if packaged.is_dir() else Path(__file__).parents[1] / "exercises"
