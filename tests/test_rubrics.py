"""Rubrics as data: what is read from a criterion's table, and what is said of one that is not whole."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from pvcourse.grading.rubrics import Criterion, Level, criteria, own_marks

TABLE = """### 6b · The weakest corner, and your doubt (2 marks)

Which corner rules?

| marks | your text | for example |
| --- | --- | --- |
| 0 | None is named. | *“It will work out.”* |
| 1 | One is named. | *“Capacity.”* |
| 2 | One is named, with doubt. | *“Capacity: 3 today, perhaps 6.”* |"""


def criterion(source=TABLE, name="own-weakest"):
    return new_markdown_cell(source, metadata={"pvcourse": {"criterion": name}, "nbgrader": {"grade_id": "task-6b"}})


def text(source="", name="own-weakest", points=2, **more):
    about = {"grade": True, "solution": True, "task": False, "grade_id": name, "points": points} | more
    return new_markdown_cell(source, metadata={"nbgrader": about})


def notebook(*cells):
    return new_notebook(cells=[new_code_cell("x = 1"), *cells])


def test_a_criterion_is_read_from_its_table():
    found = criteria(notebook(criterion(), text()))
    assert found == [
        Criterion(
            "own-weakest",
            "The weakest corner, and your doubt",
            (
                Level(0, "None is named.", "“It will work out.”"),
                Level(1, "One is named.", "“Capacity.”"),
                Level(2, "One is named, with doubt.", "“Capacity: 3 today, perhaps 6.”"),
            ),
        )
    ]
    assert found[0].most == 2


def test_a_task_cell_of_nbgraders_can_be_its_own_criterion():
    cell = criterion(name="task-6b")
    cell.metadata.nbgrader |= {"task": True, "grade": False, "solution": False, "points": 2}
    assert [found.name for found in criteria(notebook(cell))] == ["task-6b"]


def test_no_text_to_mark_means_no_criteria():
    assert criteria(notebook()) == []


@pytest.mark.parametrize(("marks", "level"), [(0, 0), (0.5, 0), (1, 1), (1.9, 1), (2, 2)])
def test_a_mark_reaches_a_level(marks, level):
    assert criteria(notebook(criterion(), text()))[0].at(marks).marks == level


@pytest.mark.parametrize("marks", [-1, 2.5, float("nan")])
def test_a_mark_out_of_range_is_refused(marks):
    with pytest.raises(ValueError, match="give a number from 0 to 2"):
        criteria(notebook(criterion(), text()))[0].at(marks)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ([text()], "each cell that a person marks needs one criterion; look at own-weakest"),
        ([criterion(), criterion(), text()], "needs one criterion; look at own-weakest"),
        ([criterion(name="other"), text()], "a criterion names the cell 'other'; name one of .*: own-weakest"),
        ([criterion("### 6b · No marks\n" + TABLE[50:]), text()], "needs a heading that ends in its marks"),
        ([criterion(TABLE[:60]), text()], "and a table with the columns"),
        ([criterion(TABLE.replace("(2 marks)", "(3 marks)")), text()], "2 marks in its table and 3 in its heading"),
        ([criterion(), text(points=4)], "and its cell has 4; give all three the same"),
        ([criterion(TABLE.replace("| 1 |", "| 2 |")), text()], r"levels of \[0, 2, 2\] marks; give two or more"),
        ([criterion(TABLE.replace("| 0 |", "| 3 |")), text()], r"levels of \[3, 1, 2\] marks"),
    ],
)
def test_a_rubric_that_is_not_whole_says_what_is_wrong(cells, words):
    with pytest.raises(ValueError, match=words):
        criteria(notebook(*cells))


@pytest.mark.parametrize(
    ("source", "mark"),
    [
        ("Capacity.\n\n**My own mark, by the table above (0 to 2), and why:** 1, no doubt said", 1),
        ("Capacity.\n\n**My own mark, by the table above (0 to 2), and why: 2**", 2),
        ("Capacity.\n\nMy own mark, by the table above (0 to 2), and why: *0*", 0),
        ("Capacity.\n\n**My own mark, by the table above (0 to 2), and why:**", None),
        ("Capacity.\n\n**My own mark, by the table above (0 to 2), and why:** two", None),
        ("I took the line out.", None),
    ],
)
def test_learners_own_marks_are_read_where_they_are_given(source, mark):
    assert own_marks(notebook(text(source))) == {"own-weakest": mark}
