"""The course speaks in its own words: it shares no long run of words with a source, outside quotation marks."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
LONGEST = 8
"""The longest run of words that may be shared: names of things and set phrases come to this."""
TEXTS = ["README.md", "book/*.md", "notebooks/*.ipynb", "exercises/**/*.ipynb", "data/**/*.*", "pvcourse/**/*.py"]


def words(text):
    return re.findall(r"\w+(?:'\w+)*", text.replace("’", "'").casefold())


def long_runs(text):
    """Return every run of one word more than may be shared."""
    said = words(text)
    return {" ".join(said[start : start + LONGEST + 1]) for start in range(len(said) - LONGEST)}


def unquoted(path):
    """Return a file's text without what stands in quotation marks, where a citation belongs."""
    text = path.read_text("utf-8")
    if path.suffix == ".ipynb":
        text = "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    return re.sub(r"“[^”]{0,200}”|\"[^\"\n]{0,200}\"", " … ", text)


def test_a_shared_run_is_found_and_a_quoted_one_is_not(tmp_path):
    source = "One two three four five six seven eight nine ten."
    file = tmp_path / "page.md"
    file.write_text("He counts: two, three, four five six seven eight — nine, TEN and so on.", "utf-8")
    assert long_runs(unquoted(file)) & long_runs(source) == {"two three four five six seven eight nine ten"}
    file.write_text("He counts: “two three four five six seven eight nine ten” and so on.", "utf-8")
    assert not long_runs(unquoted(file)) & long_runs(source)
    file.write_text("Two three four five six seven eight nine are eight.", "utf-8")
    assert not long_runs(unquoted(file)) & long_runs(source)


@pytest.mark.skipif(not SEEDS.exists(), reason="the source documents are not part of the repository")
def test_no_long_run_of_words_is_a_sources():
    sources = {path.name: long_runs(path.read_text("utf-8", "replace")) for path in SEEDS.glob("*.txt")}
    assert sources
    files = [path for pattern in TEXTS for path in ROOT.glob(pattern) if path.is_file()]
    assert len(files) > 100
    shared = {
        f"{path.relative_to(ROOT)}: {run} ({name})"
        for path in files
        for name, runs in sources.items()
        for run in long_runs(unquoted(path)) & runs
    }
    assert shared == set()
