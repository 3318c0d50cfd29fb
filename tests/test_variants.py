"""Numbers of one's own: the same everywhere, different for neighbours, and the right learner's while marking."""

from collections import Counter

import pytest

from pvcourse import variants
from pvcourse.checks import AnswerError
from pvcourse.variants import draw, drawn_for, mark_for, normal_id, place


@pytest.fixture(autouse=True)
def nobody_is_marked():
    yield
    mark_for(None)


def test_a_draw_is_the_same_on_every_machine_and_in_every_version():
    assert [place("ada", 10, task) for task in ("year", "town", "tender")] == [7, 3, 2]
    assert [draw(who, "abcdef", "letter") for who in ("ada", "elinor", "jane", "mariana")] == list("ecae")


def test_neighbours_draw_differently_and_every_option_about_equally_often():
    drawn = Counter(draw(f"s{number}", "abcd", "letter") for number in range(4000))
    assert set(drawn) == set("abcd")
    assert all(900 < times < 1100 for times in drawn.values())
    pairs = [
        draw(f"s{number}", "abcd", "letter") == draw(f"s{number + 1}", "abcd", "letter") for number in range(4000)
    ]
    assert 0.2 < sum(pairs) / 4000 < 0.3


def test_draws_in_two_tasks_have_nothing_to_do_with_each_other():
    both = Counter((place(f"s{number}", 2, "a"), place(f"s{number}", 2, "b")) for number in range(4000))
    assert all(900 < times < 1100 for times in both.values())


def test_capitals_and_spaces_make_no_difference():
    assert {draw(who, range(1000), "n") for who in ("ada", "Ada", " ADA ")} == {draw("ada", range(1000), "n")}


@pytest.mark.parametrize("missing", [..., None, "", "  "])
def test_a_forgotten_id_is_said_in_one_line(missing):
    for call in (normal_id, drawn_for, lambda learner: draw(learner, "ab", "task")):
        with pytest.raises(AnswerError, match=r"^learner has no answer yet: put your id in place of the three dots"):
            call(missing)


@pytest.mark.parametrize(("wrong", "shown"), [(17, "17"), (["ada"], "a list"), (b"ada", "a bytes")])
def test_an_id_that_is_no_text_is_said_in_one_line(wrong, shown):
    with pytest.raises(AnswerError, match=f"^learner is {shown}: write your id in quotation marks"):
        draw(wrong, "ab", "task")


def test_while_marking_the_numbers_are_those_of_whoever_handed_in():
    mark_for("ada")
    for typed in ("ada", "adda", "elinor", ..., 17):
        assert draw(typed, range(1000), "n") == draw("ada", range(1000), "n") == place("ada", 1000, "n")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (" Ada", "Marked with the numbers of 'ada', who handed this in."),
        ("elinor", "The notebook names 'elinor', whose numbers differ."),
        (..., "The notebook names no id."),
    ],
)
def test_while_marking_a_mistyped_forgotten_or_borrowed_id_gets_a_clear_word(typed, words):
    mark_for("ada")
    assert drawn_for(typed).endswith(words)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: draw("ada", ["a"], "task"), ValueError, r"options is \['a'\]; give two or more"),
        (lambda: draw("ada", "ab", ""), ValueError, "task is ''; give the task's name"),
        (lambda: place("ada", 0, "task"), ValueError, "count is 0; give a whole number of at least 1"),
        (lambda: mark_for(3), AnswerError, "learner is 3"),
    ],
)
def test_a_draw_that_is_written_wrongly_says_so_to_its_author(call, error, words):
    with pytest.raises(error, match=words):
        call()
    assert variants.drawn_for("ada").startswith("Your numbers are those of 'ada'")
