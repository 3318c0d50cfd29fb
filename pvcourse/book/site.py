"""The site around the pages: its templates, static files, scripts, descriptions and links.

Everything goes through Sphinx's own doors: templates that extend the theme's, options that the theme offers, and the
`html-page-context` and `build-finished` events. No file of the theme is copied or patched.
"""

import os
import re
from html import escape, unescape
from pathlib import Path
from textwrap import shorten
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from pvcourse.data import load

HERE = Path(__file__).parent

# Scripts, styles and script settings that other extensions put on every page, by a part of their name or text, and
# what shows that a page needs them. `None`: no page of this book does (thebe would ask another host for a kernel).
NEEDED_BY: dict[str, str | None] = {
    "thebe": None,
    "THEBE": None,
    "toggle": r'class="[^"]*\b(toggle|dropdown)\b',
    "design-tabs.js": "sd-tab-set",
    "clipboard.min.js": 'class="highlight',
    "copybutton": 'class="highlight',
}
# What thebe's extension writes at the end of each page's text.
THEBE_SETTINGS = re.compile(
    r'<script type="text/x-thebe-config">.*?</script>|<script>kernelName = .*?</script>', re.DOTALL
)
# What the theme's own templates link: scripts whose work the templates here do without, and hints to fetch early
# what is deferred anyway.
UNUSED_THEME_LINKS = re.compile(
    r'<script\b[^>]*scripts/(?:fontawesome|bootstrap)\.js[^>]*></script>|<link rel="preload" as="script"[^>]*>'
)
# A search engine shows about this many letters of a description.
DESCRIPTION_LENGTH = 155
# The one page without a text of its own.
SEARCH_DESCRIPTION = "Search the lessons, the glossary and the sources of the course on public value."


def use_our_files(app: Sphinx, config: Config) -> None:
    """Add the book's templates and static files to Sphinx's search paths."""
    config.templates_path.insert(0, str(HERE / "templates"))  # before the theme's own
    config.html_static_path.append(str(HERE / "static"))


def use_the_repository(app: Sphinx, config: Config) -> None:
    """Let the environment say where the repository and the book are, as `publish.yml` does."""
    if address := os.environ.get("PVCOURSE_REPOSITORY"):
        config.html_theme_options["repository_url"] = address
    if address := os.environ.get("PVCOURSE_BOOK_ADDRESS"):
        config.html_baseurl = address


def add_filters(app: Sphinx) -> None:
    """Teach the templates to leave out the theme's scripts that the book does not use, and to defer others."""
    filters = app.builder.templates.environment.filters
    filters["without_unused_scripts"] = lambda html: UNUSED_THEME_LINKS.sub("", html)
    filters["deferred"] = lambda html: html.replace("<script src=", "<script defer src=")


def complete_the_page(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: Any) -> None:
    """Give the templates what they need, and the page only the scripts and styles that it uses."""
    body = context["body"] = THEBE_SETTINGS.sub("", context.get("body", ""))
    context["script_files"] = [_deferred(js) for js in context["script_files"] if _is_needed(js, body)]
    context["css_files"] = [css for css in context["css_files"] if _is_needed(css, body)]
    context["page_description"] = describe(app, page, body)
    context["menus"] = _menus(app, page, context)


def _is_needed(asset: Any, body: str) -> bool:
    name = str(getattr(asset, "filename", asset) or asset.attributes.get("body", ""))
    markers = [marker for part, marker in NEEDED_BY.items() if part in name]
    return all(marker is not None and re.search(marker, body) for marker in markers)


def _deferred(script: Any) -> Any:
    """Let a script wait until the page stands: deferred scripts keep their order and hold nothing up."""
    if script.filename and "async" not in script.attributes:
        script.attributes["defer"] = "defer"
    elif script.attributes.get("body", "").startswith("DOCUMENTATION_OPTIONS."):
        script.attributes["type"] = "module"  # without a file, only a module waits for the deferred scripts before it
    return script


def describe(app: Sphinx, page: str, body: str) -> str:
    """Return a page's description for search engines: its own, or its lesson's question, or its first paragraph."""
    own = app.env.metadata.get(page, {}).get("description")
    if own:
        return str(own)
    lessons = load("lessons").set_index("slug")
    slug = page.removeprefix("notebooks/")
    if slug in lessons.index:
        lesson = lessons.loc[slug]
        return f"{lesson['question']} {lesson['title']}, with figures to move, real cases and a self-check."
    paragraph = re.search(r"<p>(.+?)</p>", body, re.DOTALL)
    text = unescape(re.sub(r"<[^>]+>", "", paragraph.group(1))) if paragraph else SEARCH_DESCRIPTION
    return shorten(text, DESCRIPTION_LENGTH, placeholder=" …")


def _menus(app: Sphinx, page: str, context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the menus of the page's header: where to run it, and what to download."""
    if not context.get("sourcename"):
        return []
    source = f"{context['pathto']('_sources', 1)}/{context['sourcename']}"
    kind = "notebook" if page.startswith("notebooks/") else "text"
    download = [{"text": f"This page as a {kind} ({Path(source).suffix})", "url": source, "download": True}]
    menus = [{"name": "Download", "icon": "fa-download", "links": download, "can_print": True}]
    if kind == "notebook":
        menus.insert(0, {"name": "Launch", "icon": "fa-rocket", "links": _launch_links(app, page, context)})
    return menus


def _launch_links(app: Sphinx, page: str, context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return where a lesson can be run: on one's own machine and, once the repository is public, on Binder."""
    options = app.config.html_theme_options
    links = [{"text": "JupyterLab on your own computer", "url": context["pathto"]("book/learners") + "#jupyterlab"}]
    address, hub = options.get("repository_url", ""), options.get("launch_buttons", {}).get("binderhub_url")
    if hub and address.startswith("https://github.com/") and "/OWNER/" not in address:
        repository = address.removeprefix("https://github.com/").strip("/")
        branch = options.get("repository_branch", "main")
        links.append(
            {
                "text": "Binder, in the browser",
                "url": f"{hub}/v2/gh/{repository}/{branch}?urlpath=lab/tree/{page}.ipynb",
            }
        )
    return links


def lead_to_the_welcome_page(app: Sphinx, error: Exception | None) -> None:
    """Write the `index.html` of the whole site, which leads on to the welcome page."""
    if error or app.builder.name != "html" or app.config.root_doc == "index":
        return
    target, title = f"{app.config.root_doc}.html", escape(app.config.html_title)
    Path(app.outdir, "index.html").write_text(
        f'<!DOCTYPE html>\n<html lang="{app.config.language}">\n<head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="refresh" content="0; url={target}"><link rel="canonical" href="{target}"></head>\n'
        f'<body><main><h1>{title}</h1><p><a href="{target}">Go to the welcome page</a></p></main></body>\n</html>\n',
        encoding="utf-8",
    )


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the site to Sphinx."""
    app.connect("config-inited", use_our_files)
    app.connect("config-inited", use_the_repository)
    app.connect("builder-inited", add_filters)
    # After the theme's own handlers (500 and 501), which add what is left out here.
    app.connect("html-page-context", complete_the_page, priority=900)
    app.connect("build-finished", lead_to_the_welcome_page)
    app.add_css_file("tokens.css", priority=700)
    app.add_css_file("site.css", priority=710)
    app.add_js_file("site.js")
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
