"""Every exercise through nbgrader itself: source, release, marks of each answer kept, feedback, rubric, variants."""

import ast
import builtins
import html
import re
import shutil
import tomllib

import nbformat
import pytest
from course_folder import ASSIGNMENTS, EXERCISES, ROOT, QuickCourse, grade_here, read_answers
from nbclient import NotebookClient
from nbgrader.api import Gradebook
from quick_marks import answered, draws, marks, source
from small_course import contents

from pvcourse.data import load
from pvcourse.grading.plain import hidden_lines
from pvcourse.grading.rubrics import criteria, own_marks
from pvcourse.variants import place

ANSWERS = {assignment: read_answers(assignment) for assignment in ASSIGNMENTS}
BY_BOTH = ASSIGNMENTS[:4]
"""The exercises that our engine grades, too."""
STUB = r"(\w+ = \.\.\.\n)+# Your answer goes in place of the three dots above\."
MISSING = r"Not yet: \w+ has no answer yet: put your\w* .*in place of the three dots.*\."
NOTES = ("BEGIN SOLUTION", "HIDDEN TESTS", "MARK SCHEME", "model answer", "for markers")


class Exercise:
    """An exercise in a course folder of its own; each step is taken when a test first asks for it."""

    def __init__(self, assignment, folder):
        self.assignment, self.answers = assignment, ANSWERS[assignment]
        self.course = QuickCourse(folder, assignment)
        self.course.run("nbgrader", "generate_assignment", assignment)
        self.released = self.course.released
        self.done = set()

    def graded(self):
        """Hand in every answer kept and let nbgrader mark them."""
        if "graded" not in self.done:
            for answer in self.answers.values():
                self.course.submit(answer.student, answer.cells)
            shutil.copytree(self.course.folder, self.twin)
            self.course.run("nbgrader", "autograde", self.assignment)
            self.done.add("graded")
        return self.course

    @property
    def twin(self):
        """Where the same answers are handed in and not yet graded."""
        return self.course.folder.with_name("twin")

    def graded_by_the_engine(self):
        """Let `pvcourse teach grade` mark the same answers; return the gradebook's contents and the alarms."""
        _, summary = grade_here(self.twin, self.course.environment, self.assignment)
        with Gradebook(f"sqlite:///{self.twin / 'gradebook.db'}") as gradebook:
            return contents(gradebook, self.assignment), summary["alarms"]

    def returned(self):
        """Write the feedback of all."""
        course = self.graded()
        if "returned" not in self.done:
            course.run("nbgrader", "generate_feedback", self.assignment)
            self.done.add("returned")
        return course

    def feedback(self, name):
        """Return what a learner reads in their feedback."""
        return words(self.returned().feedback(self.answers[name].student))


def each(*values):
    """Mark a parameter so that one process keeps all tests of an assignment."""
    return pytest.param(*values, marks=pytest.mark.xdist_group(values[0]))


of_each_answer = pytest.mark.parametrize(
    ("exercise", "name"), [each(a, name) for a in ASSIGNMENTS for name in ANSWERS[a]], indirect=["exercise"]
)


@pytest.fixture(scope="module", params=[each(assignment) for assignment in ASSIGNMENTS])
def exercise(request, tmp_path_factory):
    return Exercise(request.param, tmp_path_factory.mktemp(request.param))


def words(page):
    """Return what a reader of a page sees."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<(style|script).*?</\1>|<[^>]+>", "", page, flags=re.DOTALL)))


def about(cell):
    return cell.metadata.nbgrader


def graded_cells(notebook):
    return {about(cell).grade_id: cell for cell in notebook.cells if about(cell).grade}


def by_itself(notebook):
    return {name: cell for name, cell in graded_cells(notebook).items() if not about(cell).solution}


def errors(cell):
    return [output.traceback for output in cell.get("outputs", []) if output.output_type == "error"]


def test_the_source_passes_its_own_tests(exercise):
    path = f"source/{exercise.assignment}/{exercise.assignment}.ipynb"
    assert "Success" in exercise.course.run("nbgrader", "validate", path)


def test_the_release_holds_no_solution_no_hidden_check_and_no_note_for_markers(exercise):
    whole = nbformat.writes(exercise.released)
    assert [note for note in NOTES if note in whole] == []
    code = "\n".join(cell.source for cell in exercise.released.cells)
    secrets = hidden_lines(source(exercise.assignment))
    assert secrets
    assert [line for line in secrets if line in code] == []
    for cell in exercise.released.cells:
        if about(cell).solution and cell.cell_type == "code":
            assert re.fullmatch(STUB, cell.source), about(cell).grade_id


def test_the_release_has_what_an_exercise_needs(exercise):
    assert 3 <= len(re.findall(r"^## Task \d", text_of(exercise.released), re.MULTILINE)) <= 8
    assert len(by_itself(exercise.released)) >= 3
    assert criteria(exercise.released)
    assert re.search(r"\*\*Time:\*\* about \d+ to \d+ minutes", text_of(exercise.released))


def test_checks_are_folded_away_until_they_are_wanted(exercise):
    """Each names wrong answers, so that reading it first would give the right one away; its first line shows."""
    tests = by_itself(exercise.released)
    folded = [name for name, cell in tests.items() if cell.metadata.get("jupyter", {}).get("source_hidden")]
    assert folded == list(tests)


def test_marks_add_up_to_what_the_notebook_says(exercise):
    points = {name: about(cell).points for name, cell in graded_cells(exercise.released).items()}
    text = text_of(exercise.released)
    assert int(re.search(r"\*\*Marks:\*\* (\d+)", text).group(1)) == sum(points.values())
    announced = [int(mark) for mark in re.findall(r"^## Task \d .*\((\d+) marks?\b", text, re.MULTILINE)]
    assert sum(announced) == sum(points.values())
    for name, cell in by_itself(exercise.released).items():
        assert int(re.match(r"# Check of .*\((\d+) marks?\)", cell.source).group(1)) == points[name]


def text_of(notebook):
    return "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def test_the_rubric_has_an_example_for_each_level_and_a_line_for_ones_own_mark(exercise):
    found = criteria(exercise.released)
    assert sum(criterion.most for criterion in found) == sum(
        about(cell).points for cell in graded_cells(exercise.released).values() if about(cell).solution
    )
    for criterion in found:
        assert len(criterion.levels) >= 3, criterion.name
        assert all(re.fullmatch("“.+”", level.example) for level in criterion.levels), criterion.name
    cells = {about(cell).grade_id: cell for cell in exercise.released.cells}
    for criterion in found:
        stub = cells[criterion.name].source
        assert f"**My own mark, by the table above (0 to {criterion.most}), and why:**" in stub


def test_learners_mark_themselves_by_the_same_criteria(exercise):
    course = exercise.graded()
    given = [own_marks(course.handed_in(answer.student)) for answer in exercise.answers.values()]
    for own in given:
        assert set(own) == {criterion.name for criterion in criteria(exercise.released)}
    assert any(mark is not None for own in given for mark in own.values())


def test_every_graded_cell_names_concepts_and_outcomes(exercise):
    known = set(load("concepts")["id"])
    for name, cell in graded_cells(exercise.released).items():
        own = cell.metadata.pvcourse
        assert own.concepts, name
        assert set(own.concepts) <= known, name
        assert own.outcomes, name
        assert all(outcome[0].islower() for outcome in own.outcomes), name


def test_the_concepts_of_the_lesson_are_assessed(exercise):
    concepts = load("concepts")
    of_lesson = set(concepts["id"][concepts["lesson"] == int(exercise.assignment[:2])])
    assessed = {name for cell in graded_cells(exercise.released).values() for name in cell.metadata.pvcourse.concepts}
    assert of_lesson <= assessed


def test_a_check_rests_on_nothing_that_a_learner_could_change_but_the_answer(exercise):
    """It imports what it calls in its own cell, makes names that begin with _, and uses no table of another cell."""
    notebook = source(exercise.assignment)
    answers = {name for cell in notebook.cells for name in re.findall(r"^(\w+) = \.\.\.$", cell.source, re.MULTILINE)}
    for name, cell in by_itself(notebook).items():
        imported, made, used = names_in(cell.source)
        assert {other for other in made if not other.startswith("_")} == set(), name
        assert used - made - imported - answers - set(dir(builtins)) == set(), name


def names_in(code):
    """Return the names that code imports, makes in the notebook, and uses from it."""
    nodes = list(ast.walk(ast.parse(code)))
    imports = [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]
    inner = [part for node in nodes if isinstance(node, ast.comprehension) for part in ast.walk(node.target)]
    inside = {node.id for node in inner if isinstance(node, ast.Name)}
    named = [node for node in nodes if isinstance(node, ast.Name) and node.id not in inside]
    made = {node.id for node in named if isinstance(node.ctx, ast.Store)}
    used = {node.id for node in named if isinstance(node.ctx, ast.Load)}
    return {alias.asname or alias.name for node in imports for alias in node.names}, made, used


def test_unanswered_the_notebook_runs_through_and_says_in_one_line_what_is_missing(exercise):
    notebook = exercise.course.released
    with exercise.course.inside():
        NotebookClient(notebook, allow_errors=True, timeout=120, kernel_name="warm").execute()
    tests = by_itself(notebook)
    for cell in notebook.cells:
        said = errors(cell)
        if about(cell).grade_id in tests:
            assert len(said) == 1, about(cell).grade_id
        for lines in said:
            assert re.fullmatch(MISSING, "\n".join(lines)), lines
            assert cell.metadata.tags == ["raises-exception"]  # or JupyterLab's Run All would stop here


@of_each_answer
def test_every_answer_gets_the_marks_written_beside_it(exercise, name):
    answer = exercise.answers[name]
    assert exercise.graded().marks(answer.student) == answer.marks


def test_sixty_answers_are_graded_by_both():
    assert sum(len(ANSWERS[assignment]) for assignment in BY_BOTH) >= 60


@pytest.mark.parametrize("exercise", [each(assignment) for assignment in BY_BOTH], indirect=True)
def test_the_engine_gives_what_nbgrader_gives_and_an_alarm_where_a_check_was_tampered_with(exercise):
    with exercise.graded().gradebook() as gradebook:
        wanted = contents(gradebook, exercise.assignment)
    found, alarms = exercise.graded_by_the_engine()
    assert len(wanted) == len(exercise.answers)
    assert all(student.startswith("wrong") for student in alarms)
    for student, submission in wanted.items():
        for test in alarms.get(student, ()):
            assert found[student]["marks"].pop(test) == (None, None, True, 0.0)  # waits for a person
            del submission["marks"][test]
        assert found[student] == submission, student


@of_each_answer
def test_feedback_speaks_to_the_misconception_and_shows_no_hidden_check(exercise, name):
    said = exercise.feedback(name)
    for cell, expected in exercise.answers[name].feedback.items():
        assert expected in said, cell
    assert [line for line in hidden_lines(source(exercise.assignment)) if line in said] == []
    for secret in ("HIDDEN TESTS", "Traceback", "runpy", str(ROOT / "pvcourse")):
        assert secret not in said


def test_answers_hold_three_right_ones_and_five_wrong_ones(exercise, capsys):
    full = sum(about(cell).points for cell in by_itself(exercise.released).values())
    marked = {name: auto(answer.marks) for name, answer in exercise.answers.items()}
    right = [name for name, own in marked.items() if sum(own.values()) == full]
    wrong = [name for name, own in marked.items() if 0 < sum(own.values()) < full]
    with capsys.disabled():
        print(f"\n{exercise.assignment}: {len(right)} right answers, {len(wrong)} wrong ones")
    assert len(right) >= 3
    assert len(wrong) >= 5
    lost = {cell for name in wrong for cell, mark in marked[name].items() if mark == 0}
    assert lost == set(by_itself(exercise.released)), "each test fails for some wrong answer"
    for task, points in points_of_tasks(exercise.released).items():
        losing = [name for name in wrong if any(marked[name][cell] < most for cell, most in points.items())]
        assert len(losing) >= 5, task


def points_of_tasks(notebook):
    """Return for each task the tests in it, with their points."""
    found, task = {}, None
    for cell in notebook.cells:
        heading = re.match(r"## (Task \d+)", cell.source) if cell.cell_type == "markdown" else None
        task = heading.group(1) if heading else task
        if about(cell).grade and not about(cell).solution:
            found.setdefault(task, {})[about(cell).grade_id] = about(cell).points
    return found


def auto(own):
    return {cell: mark for cell, mark in own.items() if mark != "by hand"}


def test_every_cheap_trick_is_among_the_answers(exercise):
    told = "\n".join(answer.what for answer in exercise.answers.values() if "Cheap trick" in answer.what)
    for trick in ("constant", "hard-coded", "test", "library", "exit"):
        assert trick in told, trick


def test_every_variant_has_its_marks(exercise):
    """Solution and right answers earn full marks whatever is drawn, and wrong ones what is written beside them."""
    students = students_of_all_variants(draws(source(exercise.assignment)))
    for student in students:
        assert all(marks(answered(source(exercise.assignment), {}, student, solved=True)).values()), student
        for answer in exercise.answers.values():
            if not answer.only_nbgrader:
                given = marks(answered(source(exercise.assignment), answer.cells, student))
                assert given == {cell: answer.marks[cell] for cell in given}, (student, answer.name)


def students_of_all_variants(found):
    """Return a few ids that draw, between them, every option of every task."""
    wanted = {(task, option) for task, count in found.items() for option in range(count)}
    drawn = {
        student: {(task, place(student, count, task)) for task, count in found.items()}
        for student in (f"learner-{number}" for number in range(1000))
    }
    students = []
    while wanted:
        students.append(max(drawn, key=lambda student: len(drawn[student] & wanted)))
        wanted -= drawn[students[-1]]
    return students


def test_every_survivor_of_the_mutants_has_a_reason_and_its_line_is_still_there():
    for assignment, entries in tomllib.loads((EXERCISES / "survivors.toml").read_text("utf-8")).items():
        answers = {about(cell).grade_id: cell.source for cell in source(assignment).cells if about(cell).solution}
        for entry in entries:
            before, _, after = entry["slip"].partition("  →  ")
            lines = [line.strip() for line in answers[entry["cell"]].splitlines()]
            assert before in lines, entry
            assert after not in ("", before), entry
            assert entry["reason"].endswith("."), entry
