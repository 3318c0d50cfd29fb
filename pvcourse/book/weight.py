"""A light site: after the build, only the styles and the icons that some page uses are left.

The theme brings every style and every icon that any site may need. What no built page and no script names is taken
out of the built copies. Sphinx copies its static files afresh whenever a page has changed, so that a page added later
finds what it needs; running this twice changes nothing more.
"""

import logging
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import tinycss2
from fontTools import subset
from sphinx.application import Sphinx
from tinycss2.ast import Node

UNUSED_FILES = ("scripts/bootstrap.js*", "scripts/fontawesome.js*", "*/*.map", "*macros.html")
ICON = re.compile("[\ue000-\uf8ff]")  # icon fonts use the characters that Unicode leaves to private use
WORD = re.compile(r"[A-Za-z_][\w-]*")
GROUPS = ("media", "supports", "layer")


class Names(HTMLParser):
    """Collects what a style can refer to in a page: elements, attributes, classes, ids, and the words of scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element's name, its attributes' names, its classes and its id."""
        self._in_script = tag == "script"
        self.found.add(tag)
        for name, value in attrs:
            self.found.add(name)
            if name in ("class", "id"):
                self.found.update((value or "").split())

    def handle_data(self, data: str) -> None:
        """Note every word of a script in the page: it may give an element a class."""
        if self._in_script:
            self.found.update(WORD.findall(data))
            self._in_script = False


def names_in_use(pages: Iterable[str], scripts: Iterable[str]) -> set[str]:
    """Return every name that a style could refer to.

    Parameters
    ----------
    pages : iterable of str
        HTML texts.
    scripts : iterable of str
        JavaScript texts; each word of them counts, for a script may add an element, a class or an id.

    Returns
    -------
    set of str
        Element, attribute, class and id names.

    Examples
    --------
    >>> sorted(names_in_use(['<p class="lead">Hello</p>'], ["node.classList.add('open')"]))
    ['add', 'class', 'classList', 'lead', 'node', 'open', 'p']
    """
    reader = Names()
    for page in pages:
        reader.feed(page)
    for script in scripts:
        reader.found.update(WORD.findall(script))
    return reader.found


def prune(css: str, names: set[str]) -> str:
    """Return a style sheet without the rules that can match nothing.

    Parameters
    ----------
    css : str
        The style sheet.
    names : set of str
        The names in use, from `names_in_use`.

    Returns
    -------
    str
        The style sheet with licence comments, but without other comments and without rules for other names.

    Examples
    --------
    >>> prune(".lead, .other {color: red} .other {color: blue} @media print {.other {top: 0}}", {"lead"})
    '.lead{color: red}'
    """
    return _write(tinycss2.parse_stylesheet(css, skip_whitespace=True), names)


def _write(rules: Iterable[Node], names: set[str]) -> str:
    return "".join(_rule(rule, names) for rule in rules)


def _rule(rule: Node, names: set[str]) -> str:
    if rule.type == "comment":
        return f"/*{rule.value}*/\n" if rule.value.startswith("!") else ""
    if rule.type == "qualified-rule":
        kept = [part for part in _split_at_commas(rule.prelude) if _may_match(part, names)]
        selectors = ",".join(tinycss2.serialize(part).strip() for part in kept)
        return f"{selectors}{{{tinycss2.serialize(rule.content).strip()}}}" if kept else ""
    if rule.type == "at-rule" and rule.lower_at_keyword in GROUPS and rule.content is not None:
        inside = _write(tinycss2.parse_rule_list(rule.content, skip_whitespace=True), names)
        head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude).rstrip()}"
        return f"{head}{{{inside}}}" if inside else ""
    return str(rule.serialize())


def _split_at_commas(tokens: Iterable[Node]) -> list[list[Node]]:
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _may_match(selector: list[Node], names: set[str]) -> bool:
    """Tell whether every element, class, id and attribute that a selector asks for is in use."""
    before = None
    for token in selector:
        if token.type == "ident" and before != ":" and token.value not in names:
            return False
        if token.type == "hash" and token.value not in names:
            return False
        if token.type == "[] block" and _first_name(token.content) not in names:
            return False
        is_choice = token.type == "function" and token.lower_name in ("is", "where", "has")
        if is_choice and not any(_may_match(part, names) for part in _split_at_commas(token.arguments)):
            return False
        before = token
    return True


def _first_name(tokens: Iterable[Node]) -> str:
    return next((token.value for token in tokens if token.type == "ident"), "")


def keep_icons(font: Path, characters: set[int]) -> None:
    """Leave in an icon font only the characters that a style draws.

    Parameters
    ----------
    font : Path
        A WOFF2 file; it is replaced.
    characters : set of int
        Code points.
    """
    options = subset.Options(flavor="woff2", layout_features=[], notdef_outline=True)
    face = subset.load_font(str(font), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(face)
    subset.save_font(face, str(font), options)


def lighten(app: Sphinx, error: Exception | None) -> None:
    """Take out of the built site the scripts, styles and icons that it does not use."""
    if error or app.builder.format != "html":
        return
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    static = Path(app.outdir, "_static")
    for file in {file for pattern in UNUSED_FILES for file in static.glob(pattern)}:
        file.unlink()
    names = names_in_use(_texts(Path(app.outdir), "*.html"), _texts(static, "*.js"))
    for sheet in static.rglob("*.css"):
        sheet.write_text(prune(sheet.read_text("utf-8"), names), "utf-8")
    icons = {ord(icon) for text in _texts(static, "*.css") for icon in ICON.findall(text)}
    for font in static.rglob("fa-*.woff2"):
        keep_icons(font, icons)


def _texts(folder: Path, pattern: str) -> Iterable[str]:
    return (path.read_text("utf-8") for path in sorted(folder.rglob(pattern)))


def setup(app: Sphinx) -> dict[str, Any]:
    """Lighten the site when everything else that ends a build is done."""
    app.connect("build-finished", lighten, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
