"""Figures in the book: Vega from the book's own files, and the script that brings a figure to life."""

import hashlib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from pvcourse.charts import runtime

EXPORT = "window.courseVega = {View, parse, defaultLocale};"


def write_runtime(app: Sphinx) -> None:
    """Put Vega's runtime among the book's static files."""
    # Kept from build to build; what is bundled in another way has another folder.
    how = Path(runtime.__file__).read_bytes() + EXPORT.encode()
    folder = Path(app.doctreedir).parent / "vega" / hashlib.sha256(how).hexdigest()[:8]
    kept = folder / f"vega-{runtime.version()}.js"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        # In a function of its own: the bundle's short names must not meet those of other scripts on the page.
        kept.write_text(f"(() => {{{runtime.bundle(EXPORT)}}})();", "utf-8")
    app.config.html_static_path.append(str(kept))
    attributes: dict[str, Any] = {"data-vega": kept.name}
    app.add_js_file("figures.js", loading_method="defer", **attributes)


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the figures' script and style sheet, and Vega's runtime, to the book."""
    app.connect("builder-inited", write_runtime)
    app.add_css_file("figures.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
