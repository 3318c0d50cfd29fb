"""The checks of answers: what passes, what is said of a wrong answer, and what is never said."""

import numpy as np
import pandas as pd
import pytest
from IPython.core.interactiveshell import InteractiveShell

from pvcourse.checks import (
    LOOK_AGAIN,
    AnswerError,
    check_choice,
    check_number,
    check_numbers,
    check_parts,
    check_rows,
)
from pvcourse.models.strategic_triangle import Rating, Strategy

TABLE = pd.DataFrame({"iso3": ["FRA", "KOR", "USA"], "trust": [28.0, 24.0, 30.0]})
SECRET = 41.5


def said(check, *arguments, **more):
    with pytest.raises(AnswerError) as caught:
        check(*arguments, **more)
    return str(caught.value)


@pytest.mark.parametrize("value", [3, 3.0, np.float64(3), np.int64(3), 3.009, 2.991])
def test_a_number_passes_in_any_form_within_its_tolerance(value):
    check_number("score", value, 3)


@pytest.mark.parametrize("value", [3.02, 2.98, -3, 30])
def test_another_number_does_not_pass(value):
    assert said(check_number, "score", value, 3).endswith(LOOK_AGAIN)


@pytest.mark.parametrize("value", ["3", [3], True, np.bool_(True), 3j, pd.Series([3])])
def test_what_is_no_number_is_named(value):
    assert "it should be one number" in said(check_number, "score", value, 3)


def test_a_number_out_of_range_is_told_the_range():
    assert said(check_number, "share", 40, 0.4, lowest=0, highest=1) == (
        "share is 40: it should be a number of at least 0 and at most 1."
    )
    assert "of at least 0." in said(check_number, "share", -1, lowest=0)
    assert "of at most 1." in said(check_number, "share", 2, highest=1)
    assert "finite" in said(check_number, "share", float("nan"))
    check_number("share", 1 + 1e-12, 1, lowest=0, highest=1)


def test_a_misconception_is_answered_in_its_words_even_out_of_range_and_with_no_right_answer_known():
    wrong = {6: "you averaged.", 40: "this is per cent."}
    assert said(check_number, "score", 6.001, 3, misconceptions=wrong) == "score is 6.001: you averaged."
    assert said(check_number, "share", 40, highest=1, misconceptions=wrong) == "share is 40: this is per cent."
    assert said(check_number, "score", 6, misconceptions=wrong) == "score is 6: you averaged."
    check_number("score", 5, misconceptions=wrong)


def test_the_right_answer_wins_over_a_misconception_that_lies_near():
    check_number("score", 3, 3, misconceptions={3.005: "no."})


@pytest.mark.parametrize("values", [[3, 4], (3, 4), np.array([3.0, 4.0]), pd.Series([3, 4], index=["a", "b"])])
def test_numbers_pass_as_list_array_or_column(values):
    check_numbers("scores", values, [3, 4], count=2)


def test_numbers_are_told_their_count_their_kind_and_their_misconception():
    assert "holds 3 numbers: it should hold 2" in said(check_numbers, "scores", [3, 4, 5], [3, 4], count=2)
    assert "is 4: it should be a list of numbers" in said(check_numbers, "scores", 4, [3, 4], count=2)
    assert "it should be a list of numbers" in said(check_numbers, "scores", ["a", "b"], [3, 4], count=2)
    assert "it should be a list of numbers" in said(check_numbers, "scores", [..., 3], [3, 4], count=2)
    assert "you averaged." in said(check_numbers, "scores", [5, 5], count=2, misconceptions={(5, 5): "you averaged."})
    assert LOOK_AGAIN in said(check_numbers, "scores", [4, 3], [3, 4], count=2)


def test_choices():
    check_choice("reason", "b", "abc", "b")
    check_choice("reason", "b", "abc", ["a", "b"])
    check_choice("reason", None, ("a", None), [None])
    check_choice("reason", "a", "abc")
    assert (
        said(check_choice, "reason", "B", "abc", "b") == "reason is 'B': choose 'a', 'b' or 'c', in quotation marks."
    )
    assert "it means the opposite." in said(
        check_choice, "reason", "a", "ab", misconceptions={"a": "it means the opposite."}
    )
    assert LOOK_AGAIN in said(check_choice, "reason", "c", "abc", "b")
    assert "choose 'a' or None" in said(check_choice, "reason", 3, ("a", None), "a")
    assert "one helps." in said(check_choice, "next", None, ("a", None), "a", misconceptions={None: "one helps."})


def test_parts():
    right = Strategy(Rating(6, 8, 9), Rating(2, 3, 7), Rating(4, 6, 7))
    mixed = Strategy(right.proposition, right.capacity, right.authorisation)
    check_parts("library", right, Strategy, right)
    check_parts("library", mixed, Strategy)
    assert said(check_parts, "library", mixed, Strategy, right) == (
        "library: look again at its authorisation and its capacity."
    )
    assert said(check_parts, "library", mixed, Strategy, misconceptions={mixed: "swapped."}) == "library: swapped."
    assert "make it with Strategy(proposition, authorisation, capacity)" in said(check_parts, "library", 3, Strategy)


def test_rows():
    check_rows("found", TABLE[::-1], "iso3", TABLE["iso3"])
    assert "has 2 rows: 1 of them should not be there, and 1 is missing" in said(
        check_rows, "found", TABLE[:2], "iso3", ["FRA", "USA"]
    )
    assert "or, not and." in said(
        check_rows, "found", TABLE[:1], "iso3", misconceptions={frozenset(["FRA"]): "or, not and."}
    )
    assert "with the column 'iso3'" in said(check_rows, "found", TABLE[["trust"]], "iso3")
    assert "found is a list" in said(check_rows, "found", ["FRA"], "iso3")
    assert "each should be there once" in said(check_rows, "found", pd.concat([TABLE, TABLE]), "iso3")


CHECKS = {
    "number": lambda value: check_number("mine", value, SECRET),
    "numbers": lambda value: check_numbers("mine", value, [SECRET, SECRET], count=2),
    "choice": lambda value: check_choice("mine", value, "abc", "b"),
    "parts": lambda value: check_parts("mine", value, Rating, Rating(1, 2, 9.75)),
    "rows": lambda value: check_rows("mine", value, "iso3", ["NZL"]),
}


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
@pytest.mark.parametrize("missing", [..., None])
def test_a_missing_answer_is_said_in_one_line(check, missing):
    assert said(check, missing) == "mine has no answer yet: put yours in place of the three dots."


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
@pytest.mark.parametrize(
    "wrong",
    [
        0,
        "",
        "a",
        1e9,
        [],
        [1, 2],
        [[1], [2]],
        {},
        TABLE,
        TABLE["trust"],
        Rating(1, 2, 3),
        print,
        float("nan"),
        "x" * 500,
    ],
)
def test_any_wrong_answer_gets_one_short_line_that_does_not_tell_the_right_one(check, wrong):
    message = said(check, wrong)
    assert "\n" not in message
    assert len(message) < 160
    for secret in ("41.5", "9.75", "NZL"):
        assert secret not in message


def test_jupyter_shows_that_line_and_no_code(capsys):
    InteractiveShell().run_cell("from pvcourse.checks import check_number\ncheck_number('score', 6, 3)")
    assert capsys.readouterr().out.strip() == f"Not yet: score is 6: {LOOK_AGAIN}"


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: check_number("x", 1, 1, within=-1), ValueError, "within is -1; give a number of at least 0"),
        (lambda: check_number("x", 1, "1"), TypeError, "a known answer is '1'; give a number"),
        (lambda: check_number("x", 1, misconceptions={"a": "no."}), TypeError, "a known answer is 'a'"),
        (lambda: check_numbers("x", [1], [1], count=1, within="a"), TypeError, "within is 'a'"),
        (lambda: check_numbers("x", [1], [1, 2], count=1), ValueError, "expected has 2 numbers and count is 1"),
        (lambda: check_choice("x", "a", ""), ValueError, "options is empty"),
        (lambda: check_choice("x", "a", "ab", "c"), ValueError, "'c' is not among the options; choose 'a' or 'b'"),
        (
            lambda: check_choice("x", "a", "ab", misconceptions={"d": "no."}),
            ValueError,
            "'d' is not among the options",
        ),
        (lambda: check_parts("x", 1, int), TypeError, "kind is <class 'int'>; give a dataclass"),
        (lambda: check_parts("x", 1, Rating(1, 2, 3)), TypeError, "give a dataclass"),
        (lambda: check_parts("x", 1, Rating, 3), TypeError, "expected is 3; give a Rating"),
    ],
)
def test_a_check_that_is_written_wrongly_says_so_to_its_author(call, error, words):
    with pytest.raises(error, match=words):
        call()
