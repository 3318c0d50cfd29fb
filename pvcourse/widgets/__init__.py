"""The course in JupyterLab: figures and self-checks as widgets, over the same models and questions."""

import os
from typing import Any

STATIC = "PVCOURSE_STATIC"
"""The environment variable that says that nobody is there to move a widget, as while the book is built."""


def is_static() -> bool:
    """Return whether outputs should do without widgets."""
    return os.environ.get(STATIC) == "1"


def show(explorable: Any, **options: Any) -> dict[str, Any]:
    """Return an explorable as notebook output: a widget where there is a kernel to follow it, else a figure.

    Parameters
    ----------
    explorable : Explorable
        What to show.
    **options
        What IPython asks of an output.

    Returns
    -------
    dict
        The output by its kinds (a MIME bundle).
    """
    bundle: dict[str, Any] = explorable()._repr_mimebundle_(**options)
    if is_static():
        return bundle
    from pvcourse.widgets.explorer import Explorer

    widget: dict[str, Any] = Explorer(explorable)._repr_mimebundle_(**options)
    return bundle | widget
