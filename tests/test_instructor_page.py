"""The instructors' page, followed to the letter: its commands run in order, in a new place, to the feedback."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from course_folder import EXERCISES, ROOT, environment
from lab_server import jupyter_lab, lab_page, marks_are_loaded, saved

PAGE = (ROOT / "book" / "instructors.md").read_text("utf-8")
BLOCKS = re.findall(r"^```bash\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
ASSIGNMENT = "02_strategic_triangle"


class Terminal:
    """A terminal as the reader has it: folder and settings carry over from one command to the next."""

    def __init__(self, folder, environment):
        self.folder, self.environment, self.state = folder, environment, environment["HOME"]

    def type(self, commands):
        script = f"set -e\n{commands}\npwd > {self.state}/folder\nenv -0 > {self.state}/environment\n"
        done = subprocess.run(["bash", "-c", script], cwd=self.folder, env=self.environment, capture_output=True)
        assert done.returncode == 0, f"{commands}\n{done.stdout.decode()[-2000:]}{done.stderr.decode()[-3000:]}"
        self.folder = Path(Path(self.state, "folder").read_text().strip())
        lines = Path(self.state, "environment").read_text().rstrip("\0").split("\0")
        self.environment = dict(line.split("=", 1) for line in lines)


def follow(frame, link, column):
    """Follow a link and wait for the page with this column; the page before may have links of the same name."""
    frame.locator("td, li").get_by_role("link", name=link, exact=True).first.click()
    frame.locator("th", has_text=column).wait_for()


def mark_by_hand(terminal, browser, marks, comment):
    """Do in Chromium what the page's numbered steps say; the comment goes to the last criterion."""
    with jupyter_lab(terminal.folder, terminal.environment) as (address, token):
        page = lab_page(browser)
        page.goto(f"{address}/lab?token={token}")
        page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
        page.get_by_role("menuitem", name="Formgrader", exact=True).click()
        frame = page.frame_locator("iframe")
        follow(frame, "Manual Grading", "Assignment ID")
        follow(frame, ASSIGNMENT, "Notebook ID")
        follow(frame, ASSIGNMENT, "Submission ID")
        frame.locator("td").get_by_role("link", name="Submission #1", exact=True).click()
        marks_are_loaded(frame)
        if not frame.locator("#own-move.needs_manual_grade").count():
            frame.get_by_role("link", name="Next").click()
        for cell, mark in marks.items():
            box = frame.locator(f"#{cell}.needs_manual_grade")
            box.wait_for()
            marks_are_loaded(frame)
            with page.expect_response(lambda answer: saved(answer, "grade")):
                box.fill(str(mark))
                box.press("Tab")
        with page.expect_response(lambda answer: saved(answer, "comment")):
            frame.locator(f"#{cell}-comment").fill(comment)
            frame.locator(f"#{cell}-comment").press("Tab")
        page.close()


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory, browser):
    """Follow the page from its first command to its last; return the course folder that it made."""
    home, clone = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("place") / "public-value"
    shutil.copytree(EXERCISES, clone / "exercises")
    (clone / ".venv").symlink_to(sys.prefix)
    terminal = Terminal(clone, environment(home))
    for commands in BLOCKS:
        if commands.strip() == "jupyter lab":
            marks = {"own-corners": 2, "own-weakest": 2, "own-move": 1}
            mark_by_hand(terminal, browser, marks, "It leaves the weakest corner as it is.")
        else:
            terminal.type(commands)
    return terminal.folder


def feedback(course, learner):
    page = course / "feedback" / learner / ASSIGNMENT / f"{ASSIGNMENT}.html"
    return re.sub(r"\s+", " ", page.read_text("utf-8"))


def test_the_page_names_every_step():
    commands = "\n".join(BLOCKS)
    for step in (
        "teach init",
        "generate_assignment",
        "zip_collect",
        "autograde",
        "jupyter lab",
        "generate_feedback",
        "export",
    ):
        assert step in commands


def test_feedback_comes_out_with_marks_and_comments(rehearsed):
    assert "Score: 29.0 / 30.0" in feedback(rehearsed, "elinor")
    assert "It leaves the weakest corner as it is" in feedback(rehearsed, "elinor")
    assert "Score: 0.0 / 30.0" in feedback(rehearsed, "ada")


def test_marks_come_out_as_a_table(rehearsed):
    rows = [row.split(",") for row in (rehearsed / "marks.csv").read_text().splitlines()]
    marks = {row[rows[0].index("student_id")]: float(row[rows[0].index("score")]) for row in rows[1:]}
    assert marks == {"ada": 0, "elinor": 29}


def test_the_release_that_learners_get_holds_no_answers(rehearsed):
    released = (rehearsed / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text("utf-8")
    assert "BEGIN" not in released


def test_nothing_is_written_in_the_course_itself(rehearsed):
    clone = rehearsed.parent / "public-value"
    assert rehearsed.name == "teaching"
    assert sorted(path.name for path in clone.iterdir()) == [".venv", "exercises"]
    assert names(clone / "exercises") == names(EXERCISES)


def names(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_the_page_tells_the_marks_that_the_notebook_has():
    source = (EXERCISES / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text("utf-8")
    announced = re.findall(r"## Task (\d) .*?\((\d+) marks", source)
    assert re.findall(r"^\| (\d) \| .* \| (\d+) \|$", PAGE, re.MULTILINE) == announced
