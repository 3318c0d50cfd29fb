"""Small books in the course's theme, for the tests of one part of the extension, and visitors to them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import listen
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

STATIC = Path(__file__).parent.parent / "pvcourse" / "book" / "static"


def build(folder, *parts, **pages):
    """Build a book of these pages (Markdown by name), with these parts of the extension alone; return its folder."""
    folder.mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    settings = {
        "extensions": ["myst_parser", *(f"pvcourse.book.{part}" for part in parts)],
        "html_theme": "sphinx_book_theme",
        "html_static_path": [str(STATIC)],
        "html_css_files": ["tokens.css"],
        "html_context": {"default_mode": "light"},
        "exclude_patterns": ["_build"],
        "language": "en",
    }
    output = folder / "_build"
    with docutils_namespace():
        Sphinx(folder, None, output, output / "doctrees", "html", settings, status=None, warningiserror=True).build()
    return output


@contextmanager
def visitor(browser, book, start="index", script="") -> Iterator:
    """Give a function that opens a page of a book from its folder; what a visitor stores lasts from page to page."""
    contexts = {}

    def visit(page=start, width=1280, theme="light", script=script, **options):
        key = (width, theme, script, *options.items())
        if key not in contexts:
            viewport = {"width": width, "height": 900}
            contexts[key] = browser.new_context(viewport=viewport, color_scheme=theme, **options)
            contexts[key].add_init_script(script)
        made = contexts[key].new_page()
        listen(made)
        made.goto((book / f"{page}.html").as_uri())
        return made

    yield visit
    for context in contexts.values():
        context.close()
