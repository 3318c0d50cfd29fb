"""What the course adds to plain nbgrader: feedback that keeps hidden checks hidden, and outputs that end."""

import nbformat
import pytest
from course_folder import NearCourse, read_answers
from nbformat.v4 import new_code_cell, new_notebook, new_output

from pvcourse.grading.plain import UNSEEN, GuardChecks, HideChecks, MendCells, TrimOutputs, guard_line, hidden_lines

ASSIGNMENT = "02_strategic_triangle"
SECRET = 'check_choice("in_line", in_line, "abcd", "b")'
TEST = f"""# Check of 2d (1 mark)
check_choice("in_line", in_line, "abcd")
### BEGIN HIDDEN TESTS
{SECRET}
### END HIDDEN TESTS"""
WORDS = "an average lets a fine promise pay for missing support."


def error(name, message, *lines):
    return new_output("error", ename=name, evalue=message, traceback=list(lines) or [f"{name}: {message}"])


def shown(*outputs, code="print(1)"):
    """Return what feedback shows of a learner's cell that comes before a test, and of the test."""
    cells = [new_code_cell(code, outputs=list(outputs)), new_code_cell(f"{guard_line('ada')}\n{TEST}")]
    notebook, _ = HideChecks().preprocess(new_notebook(cells=cells), {})
    return notebook.cells


def test_a_hidden_check_and_the_guard_are_taken_out_of_the_source():
    assert shown()[1].source == '# Check of 2d (1 mark)\ncheck_choice("in_line", in_line, "abcd")'


@pytest.mark.parametrize(
    "output",
    [
        new_output("stream", name="stdout", text=f"line 1\n{SECRET}\nline 3"),
        new_output("stream", name="stdout", text=repr(TEST)),
        new_output("stream", name="stdout", text=repr([TEST, "other"])),
        new_output("stream", name="stderr", text=SECRET.replace('"', "'")),
        new_output("execute_result", data={"text/plain": repr({"cell": TEST})}),
        new_output("display_data", data={"text/html": f"<pre>{TEST}</pre>"}),
        new_output("display_data", data={"application/json": {"cell": TEST}}),
        error("ValueError", TEST),
        error("AnswerError", "forged", f"Not yet: {SECRET}"),
    ],
)
def test_an_output_that_quotes_a_hidden_check_is_not_shown(output):
    outputs = shown(output)[0].outputs
    assert [(each.output_type, each.text) for each in outputs] == [("stream", UNSEEN)]


def test_other_outputs_are_shown_as_they_are():
    output = new_output("stream", name="stdout", text='check_choice("in_line", in_line, "abcd")')
    assert shown(output)[0].outputs == [output]


def test_of_an_error_one_line_is_left_and_of_a_checks_word_all():
    lines = [
        "----",
        "Traceback (most recent call last)",
        f"----> {SECRET}",
        "NameError: name 'in_line' is not defined",
    ]
    assert shown(error("NameError", "name 'in_line' is not defined", *lines))[0].outputs[0].traceback == [
        "NameError: name 'in_line' is not defined"
    ]
    said = f"Not yet: in_line is 'c': {WORDS}"
    assert shown(error("AnswerError", WORDS, said))[0].outputs[0].traceback == [said]


def test_words_for_misconceptions_are_no_secret_and_their_code_is():
    hidden = '### BEGIN HIDDEN TESTS\ncheck_choice(\n    "in_line",\n    in_line,\n    ["a", "c", "d", "e"],\n' + (
        f'    misconceptions={{\n        "c": "{WORDS}",\n    }},\n)\n### END HIDDEN TESTS'
    )
    assert hidden_lines(new_notebook(cells=[new_code_cell(hidden)])) == {'["a", "c", "d", "e"],'}


@pytest.mark.parametrize(
    ("output", "size"),
    [
        (new_output("stream", name="stdout", text="x" * 5_000_000), 20_300),
        (error("ValueError", "x" * 5_000_000), 41_000),
        (new_output("execute_result", data={"text/plain": "x" * 5_000_000}), 20_300),
        (new_output("display_data", data={"image/png": "x" * 5_000_000, "text/plain": "a picture"}), 200),
    ],
)
def test_an_endless_output_is_cut_and_says_so(output, size):
    cell, _ = TrimOutputs().preprocess_cell(new_code_cell(outputs=[output]), {}, 0)
    assert len(str(cell.outputs[0])) < size


def test_a_short_output_is_kept():
    outputs = [new_output("stream", text="fine"), new_output("display_data", data={"image/png": "x" * 100_000})]
    cell, _ = TrimOutputs().preprocess_cell(new_code_cell(outputs=list(outputs)), {}, 0)
    assert cell.outputs == outputs


def test_only_locked_code_is_guarded():
    about = {"grade_id": "a", "grade": True, "locked": True, "solution": False}
    test = new_code_cell("check()", metadata={"nbgrader": about})
    answer = new_code_cell("x = 1", metadata={"nbgrader": about | {"grade": False, "solution": True}})
    notebook, _ = GuardChecks().preprocess(new_notebook(cells=[test, answer]), {"nbgrader": {"student": "ada"}})
    assert notebook.cells[0].source == f"{guard_line('ada')}\ncheck()"
    assert notebook.cells[1].source == "x = 1"


def test_without_a_release_the_marker_is_told_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    about = {"nbgrader": {"assignment": ASSIGNMENT, "notebook": ASSIGNMENT, "student": "ada"}}
    with pytest.raises(FileNotFoundError, match="run `nbgrader generate_assignment 02_strategic_triangle` first"):
        MendCells().preprocess(new_notebook(), about)


@pytest.fixture(scope="module")
def curious(tmp_path_factory):
    """A learner whose code prints whatever ran before it, through nbgrader to the feedback."""
    course = NearCourse(tmp_path_factory.mktemp("curious"), ASSIGNMENT)
    course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    right = read_answers(ASSIGNMENT)["right_library"]
    peek = "print(In)\nprint('\\n'.join(In))\nIn\n"
    raised = "raise ValueError(In[-4])"
    cells = right.cells | {"answer-partly": peek + right.cells["answer-partly"], "answer-why-lower": raised}
    course.submit("curious", cells)
    course.run("nbgrader", "autograde", ASSIGNMENT)
    course.run("nbgrader", "generate_feedback", ASSIGNMENT)
    return course


def test_what_a_learners_code_prints_of_the_checks_does_not_come_back_to_them(curious):
    path = curious.folder / "autograded" / "curious" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    marked = nbformat.read(path, 4)
    printed = "".join(output.get("text", "") for cell in marked.cells for output in cell.get("outputs", []))
    page = curious.feedback("curious")
    leaked = [line for line in hidden_lines(marked) if line in printed]
    assert leaked, "the learner's code saw hidden checks, as code in one running Python can"
    assert [line for line in leaked if line in page] == []
    assert UNSEEN in page
