"""Figures in the book: Vega from the book's own files, and the script that brings a figure to life."""

import hashlib
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

# The runtime alone, a third less than the whole of Vega-Lite and Vega-Embed: figures are compiled to Vega while the
# book is built. The library bundles only modules that it ships, by this address inside it; nothing is fetched.
RUNTIME = """
import {{View, parse, defaultLocale}} from "/npm/vega@{version}/+esm";
window.courseVega = {{View, parse, defaultLocale}};
"""


def write_runtime(app: Sphinx) -> None:
    """Bundle Vega's runtime into the book's static files, from the library that also draws the static pictures."""
    import vl_convert

    version = vl_convert.get_vega_version()
    # Kept from build to build; another runtime has another folder.
    folder = Path(app.doctreedir).parent / "vega" / hashlib.sha256(RUNTIME.encode()).hexdigest()[:8]
    bundle = folder / f"vega-{version}.js"
    if not bundle.exists():
        folder.mkdir(parents=True, exist_ok=True)
        script = vl_convert.javascript_bundle(snippet=RUNTIME.format(version=version))
        # In a function of its own: the bundle's short names must not meet those of other scripts on the page.
        bundle.write_text(f"(() => {{{script}}})();", "utf-8")
    app.config.html_static_path.append(str(bundle))
    attributes: dict[str, Any] = {"data-vega": bundle.name}
    app.add_js_file("figures.js", loading_method="defer", **attributes)


def setup(app: Sphinx) -> dict[str, Any]:
    """Add the figures' script and style sheet, and Vega's runtime, to the book."""
    app.connect("builder-inited", write_runtime)
    app.add_css_file("figures.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
