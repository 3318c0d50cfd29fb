"""Platforms and arenas: what a design amounts to, and where it does not fit a task."""

from itertools import product

import pytest

from pvcourse.models.generative_governance import ARENA, CHOICES, PLATFORM, SIDES, Design, built, compare_with_task

FORUM, TABLE = (Design(*[side] * 4) for side in (PLATFORM, ARENA))


def test_only_all_four_choices_make_a_platform_or_an_arena():
    kinds = [built(Design(*sides)) for sides in product(SIDES, repeat=4)]
    assert (kinds.count("platform"), kinds.count("arena"), kinds.count("mixture")) == (1, 1, 14)
    assert (built(FORUM), built(TABLE)) == ("platform", "arena")


def test_a_design_fits_itself_and_its_opposite_nowhere():
    assert compare_with_task(FORUM, FORUM)["fits"].all()
    assert not compare_with_task(FORUM, TABLE)["fits"].any()


@pytest.mark.parametrize("choice", CHOICES)
def test_a_choice_that_differs_is_found(choice):
    compared = compare_with_task(Design(**dict.fromkeys(CHOICES, PLATFORM) | {choice: ARENA}), FORUM)
    assert list(compared.loc[~compared["fits"], "choice"]) == [choice]
    question, sides = CHOICES[choice]
    wrong = compared[~compared["fits"]].iloc[0]
    assert (wrong["question"], wrong["chosen"], wrong["needed"]) == (question, sides[ARENA], sides[PLATFORM])


def test_bad_input_is_named():
    with pytest.raises(ValueError, match=r"problem is 'arean'.*'arena'"):
        Design(PLATFORM, PLATFORM, "arean", PLATFORM)
    with pytest.raises(TypeError, match=r"design is 'platform'; give a Design"):
        built("platform")
    with pytest.raises(TypeError, match=r"^design is 'platform'; give a Design"):
        compare_with_task("platform", FORUM)
    with pytest.raises(TypeError, match=r"task is None; give a Design"):
        compare_with_task(FORUM, None)
