"""`pvcourse teach init`: a course folder ready for nbgrader, and never a change to what an instructor edited."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from course_folder import ASSIGNMENTS, EXERCISES, ROOT, environment
from nbgrader.api import Gradebook

from pvcourse.cli import main
from pvcourse.grading.init import CONFIG, GRADEBOOK, make_course

SOURCES = [f"source/{name}/{name}.ipynb" for name in ASSIGNMENTS]


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_has_settings_exercises_and_an_empty_gradebook(tmp_path):
    made = make_course(tmp_path / "teaching")
    assert set(made.added) == {CONFIG, GRADEBOOK, *SOURCES}
    assert made.kept == ()
    assert (tmp_path / "teaching" / CONFIG).read_bytes() == (EXERCISES / CONFIG).read_bytes()
    assert (tmp_path / "teaching" / "exchange").is_dir()
    with Gradebook(f"sqlite:///{tmp_path}/teaching/{GRADEBOOK}", "public-value") as gradebook:
        assert gradebook.assignments == gradebook.students == []


def test_a_second_run_changes_nothing_and_says_what_it_kept(tmp_path, capsys):
    folder = tmp_path / "teaching"
    make_course(folder)
    (folder / CONFIG).write_text("# my own\n", "utf-8")
    (folder / SOURCES[0]).write_text("{}", "utf-8")
    (folder / "notes.txt").write_text("mine", "utf-8")
    before = contents(folder)
    assert main(["teach", "init", str(folder)]) == 0
    assert contents(folder) == before
    said = capsys.readouterr().out
    assert "nothing new, 2 of your own kept as they are" in said
    assert f"Kept: {CONFIG}, {SOURCES[0]}" in said


def test_what_is_missing_is_added(tmp_path):
    folder = tmp_path / "teaching"
    make_course(folder)
    (folder / SOURCES[-1]).unlink()
    (folder / GRADEBOOK).unlink()
    assert make_course(folder).added == (SOURCES[-1], GRADEBOOK)


def test_with_other_settings_the_gradebook_is_left_to_them(tmp_path):
    (tmp_path / CONFIG).write_text("c = get_config()\nc.CourseDirectory.db_url = 'postgresql:///marks'\n", "utf-8")
    made = make_course(tmp_path)
    assert made.kept == (CONFIG,)
    assert GRADEBOOK not in made.added


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (lambda home: ROOT / "teaching", "lies inside the course"),
        (lambda home: home / "full", "holds other things and no nbgrader_config.py"),
        (lambda home: home / "file.txt", "is a file; give a folder"),
    ],
)
def test_a_wrong_place_is_refused_in_plain_words(tmp_path, capsys, place, words):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("", "utf-8")
    (tmp_path / "file.txt").write_text("", "utf-8")
    assert main(["teach", "init", str(place(tmp_path))]) == 2
    assert words in capsys.readouterr().err
    assert not (ROOT / "teaching").exists()


def test_nbgrader_takes_the_folder_as_it_is(tmp_path):
    make_course(tmp_path / "teaching")
    command = ["nbgrader", "generate_assignment", ASSIGNMENTS[0]]
    subprocess.run(command, cwd=tmp_path / "teaching", env=environment(tmp_path), check=True, capture_output=True)
    assert (tmp_path / "teaching" / "release" / ASSIGNMENTS[0]).is_dir()


def test_the_wheel_brings_the_exercises(tmp_path):
    """Build the wheel, unpack it elsewhere, and make a course from it alone."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "installed")
    code = (
        "import pvcourse; from pathlib import Path; from pvcourse.grading.init import make_course;"
        f"assert pvcourse.__file__.startswith({str(tmp_path)!r}); print(make_course(Path('teaching')).words())"
    )
    variables = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in Path(tmp_path, "teaching", "source").iterdir()} == set(ASSIGNMENTS)
