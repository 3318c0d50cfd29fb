"""The parts of the book's extension, each on its own, without a browser."""

import functools
import re
import signal
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest

from pvcourse.book import site
from pvcourse.book.accessibility import mend
from pvcourse.book.math import to_mathml
from pvcourse.book.serve import Server
from pvcourse.book.weight import names_in_use, prune
from pvcourse.cli import main

CSS = """/*! licence */ /* note */ p.a:hover, p.c{top:0} .from-script::before{content:'x'}
@media print{p:not(.c){top:1px} .c{top:0}} @media (width > 1px){.c{top:2px}} :is(.a, .c) b{top:3px} [lang]{top:4px}
@font-face{font-family:x;src:url(x)} #there{top:5px} #gone{top:6px} td{top:7px}"""
PAGE = '<p class="a" id="there"><b>x</b></p><script>element.className = "from-script"</script>'


def test_pruning_keeps_what_is_used_and_drops_the_rest():
    left = prune(CSS, names_in_use([PAGE], []))
    for kept in (
        "! licence",
        "p.a:hover",
        ".from-script::before",
        "p:not(.c)",
        ":is(.a, .c) b",
        "@font-face",
        "#there",
    ):
        assert kept in left
    for dropped in ("note", "p.c", "2px", "[lang]", "#gone", "td"):
        assert dropped not in left


def test_pruning_twice_changes_nothing_more():
    names = names_in_use([PAGE], [])
    once = prune(CSS, names)
    assert prune(once, names) == once


def test_words_of_the_text_keep_no_style():
    assert "td" not in names_in_use(["<p>td</p>"], [])


@pytest.mark.parametrize(
    ("latex", "complaint"),
    [
        (r"\prospects(x)", r"has '\\\\prospects'"),
        (r"\begin{aligned}a&=b\end{aligned}", "has '&'"),
        (r"\frac", "cannot be read"),
    ],
)
def test_a_formula_that_is_not_understood_is_named(latex, complaint):
    with pytest.raises(ValueError, match=complaint):
        to_mathml(latex)


def test_formulas_of_the_course_are_understood():
    mathml = to_mathml(
        r"V = \min(p, a, c), \quad \bar{V} = \frac{p + a + c}{3}, \quad \sqrt[3]{p \cdot a \cdot c} \le 10"
    )
    assert {"mfrac", "mover", "mroot"} <= set(re.findall(r"<(\w+)", mathml))


def build(folder, text):
    """Build a page of one text with our formulas and return its HTML and the warnings."""
    (folder / "conf.py").write_text(
        "extensions = ['myst_parser', 'pvcourse.book.math']\n"
        "myst_enable_extensions = ['dollarmath', 'amsmath']\nhtml_math_renderer = 'mathml'\n"
    )
    (folder / "index.md").write_text(f"# A page\n\n{text}\n")
    command = [sys.executable, "-m", "sphinx", "-q", "-E", str(folder), str(folder / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return (folder / "out" / "index.html").read_text(), done.stderr


def test_formulas_in_a_page_need_no_script(tmp_path):
    page, warnings = build(tmp_path, "Its prospects $V$ are\n\n$$\nV = p\n$$ (prospects)\n\nSee {eq}`prospects`.")
    assert warnings == ""
    assert page.count("<math ") == 2
    assert '<span class="eqno">(1)</span>' in page
    assert not [script for script in re.findall(r"<script[^>]*>", page) if "mathjax" in script.lower()]


def test_a_formula_in_a_page_that_is_not_understood_is_a_warning(tmp_path):
    page, warnings = build(tmp_path, r"Its $\prospects$ are good.")
    assert "index.md:3: WARNING" in warnings
    assert r"<code>\prospects</code>" in page


def test_a_bibliography_is_a_list_of_items():
    assert mend('<div role="doc-biblioentry">') == '<div role="listitem">'


def page_of(address):
    options = {"repository_url": address, "launch_buttons": {"binderhub_url": "https://mybinder.org"}}
    app = SimpleNamespace(config=SimpleNamespace(html_theme_options=options))
    context = {"sourcename": "notebooks/a.ipynb", "pathto": lambda name, *resource: f"../{name}"}
    return app, "notebooks/a", context


def test_while_the_repository_is_not_known_no_link_leads_nowhere():
    launch, download = site._menus(*page_of("https://github.com/OWNER/public-value"))
    assert [link["text"] for link in launch["links"]] == ["JupyterLab on your own computer"]
    assert [link["url"] for link in download["links"]] == ["../_sources/notebooks/a.ipynb"]


def test_once_it_is_known_a_lesson_can_be_launched_there():
    launch, _ = site._menus(*page_of("https://github.com/some/where"))
    assert (
        launch["links"][1]["url"] == "https://mybinder.org/v2/gh/some/where/main?urlpath=lab/tree/notebooks/a.ipynb"
    )


@pytest.mark.parametrize(
    ("name", "body", "is_needed"),
    [
        ("sphinx-thebe.js", "anything", False),
        ("copybutton.js", "<p>no code</p>", False),
        ("copybutton.js", '<div class="highlight-python">', True),
        ("togglebutton.js", '<div class="admonition dropdown">', True),
        ("site.js", "", True),
    ],
)
def test_a_script_is_linked_where_it_is_needed(name, body, is_needed):
    assert bool(site._is_needed(SimpleNamespace(filename=f"_static/{name}", attributes={}), body)) is is_needed


def test_a_server_takes_the_next_port_when_one_is_taken(tmp_path):
    (tmp_path / "index.html").write_text("<p>hello</p>")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = Server(tmp_path, port)
        assert server.port > port
        assert server.address == f"http://127.0.0.1:{server.port}/"


@pytest.mark.parametrize("port", [0, 70000, 1.5])
def test_a_port_out_of_range_is_an_error(tmp_path, port):
    (tmp_path / "index.html").write_text("")
    with pytest.raises((ValueError, TypeError), match=r"the port is .* from 1 to 65535"):
        Server(tmp_path, port)


def test_serving_a_folder_without_a_book_says_what_to_do(tmp_path, capsys):
    assert main(["serve", str(tmp_path)]) == 2
    assert "run `make build` first" in capsys.readouterr().err


def test_serve_prints_its_address_and_ends_when_interrupted(tmp_path):
    (tmp_path / "index.html").write_text("<p>hello</p>")
    command = [sys.executable, "-m", "pvcourse.cli", "serve", str(tmp_path), "--port", "8900"]
    # Tests that run in the background of a shell are deaf to an interrupt; what they start must not be.
    hearing = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, preexec_fn=hearing) as running:
        try:
            line = running.stdout.readline()
            running.send_signal(signal.SIGINT)
            assert running.wait(timeout=20) == 0
        finally:
            running.kill()
    assert re.match(r"The book is at http://127\.0\.0\.1:89\d\d/", line)
