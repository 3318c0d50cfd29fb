"""The book's side of Sphinx and myst-nb: figures, self-checks, glossary and the look of the site."""

import os
from typing import Any

from sphinx.application import Sphinx

from pvcourse.widgets import STATIC

PARTS = (
    "site",
    "freshness",
    "math",
    "glossary",
    "course",
    "coverage",
    "assumptions",
    "figures",
    "self_check",
    "case_file",
    "accessibility",
    "weight",
    "offline",
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Load each part of the book's extension, in order."""
    os.environ[STATIC] = "1"  # notebooks that run for the book show pictures, not widgets
    for part in PARTS:
        app.setup_extension(f"pvcourse.book.{part}")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
