"""The two components against closed forms: power means, discounting, and Kendall's rank correlation."""

from dataclasses import FrozenInstanceError

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from symbols import with_symbols

from pvcourse.models.two_components import (
    PUBLICS,
    VALUES,
    FourValues,
    Judgement,
    Proposal,
    in_conflict,
    public_sphere,
    rank_by_both,
    tension,
)

scores = st.floats(0.1, 10)
shares = st.floats(0, 1)
aversions = st.floats(0, 10)
NONE = FourValues(0, 0, 0, 0)
PARKING = Proposal("parking", 0.7, FourValues(1, 8, 3, 0), FourValues(1, 2, 2, 0), FourValues(0, 2, 1, 0))
WETLAND = Proposal("wetland", 0.3, FourValues(1, 1, 2, 4), FourValues(1, 1, 2, 4), FourValues(2, 3, 3, 9))
ASSEMBLY = Proposal("assembly", 0.3, FourValues(6, 0, 2, 0), FourValues(8, 0, 4, 0), FourValues(4, 0, 0, 0))


def even(name, support, majority, minorities, future):
    return Proposal(
        name, support, *(FourValues(level, level, level, level) for level in (majority, minorities, future))
    )


def ranking(support_rank, sphere_rank):
    names = [f"p{number}" for number in range(len(support_rank))]
    return pd.DataFrame({"proposal": names, "support_rank": support_rank, "sphere_rank": sphere_rank})


@settings(deadline=None)
@given(scores, scores, scores, shares)
def test_without_aversion_it_is_the_mean_of_today_and_the_future(majority, minorities, future, share):
    today = (1 - share) * majority + share * minorities
    assert public_sphere(majority, minorities, future, share) == pytest.approx((today + future) / 2)


@settings(deadline=None)
@given(scores, scores, scores, shares, st.floats(0, 0.2), st.floats(0, 100))
def test_discounting_is_the_weight_of_the_future(majority, minorities, future, share, rate, years):
    counts = (1 + rate) ** -years
    today = (1 - share) * majority + share * minorities
    got = public_sphere(majority, minorities, future, share, rate, years)
    assert got == pytest.approx((today + counts * future) / (1 + counts))


@settings(deadline=None)
@given(scores, scores, scores, aversions, aversions)
def test_more_aversion_never_raises_the_score(majority, minorities, future, one, other):
    less, more = sorted((one, other))
    levels = (majority, minorities, future)
    assert public_sphere(*levels, aversion=more) <= public_sphere(*levels, aversion=less) + 1e-6


@settings(deadline=None)
@given(scores, scores, scores, shares, aversions, st.integers(0, 2), st.floats(0, 5))
def test_more_value_for_anyone_never_lowers_the_score(a, b, c, share, aversion, whose, more):
    levels, richer = [a, b, c], [a, b, c]
    richer[whose] = min(10, richer[whose] + more)
    score = public_sphere(*levels, minority_share=share, aversion=aversion)
    assert public_sphere(*richer, minority_share=share, aversion=aversion) >= score - 1e-6


@settings(deadline=None)
@given(scores, scores, scores, st.floats(0, 0.1), st.floats(0, 0.1))
def test_a_higher_rate_moves_the_score_away_from_the_future(majority, minorities, future, one, other):
    low, high = sorted((one, other))
    near, far = (public_sphere(majority, minorities, future, rate=rate) for rate in (low, high))
    assert abs(near - future) <= abs(far - future) + 1e-9


def test_the_defaults_are_a_fifth_thirty_years_no_discounting_no_aversion():
    assert public_sphere(8, 3, 1) == pytest.approx((0.8 * 8 + 0.2 * 3 + 1) / 2)
    counts = 1.05**-30
    assert public_sphere(8, 3, 1, rate=0.05) == pytest.approx((7 + counts) / (1 + counts))
    judgement = Judgement()
    assert judgement == Judgement(FourValues(1, 1, 1, 1), 0.2, 0.0, 30.0, 0.0)


@pytest.mark.parametrize("aversion", [0, 1, 2.5])
def test_the_page_works_out_the_same(aversion):
    controls = (8, 3, 1, 0.3, 0.03, 50, aversion)
    assert with_symbols(public_sphere, *controls) == pytest.approx(public_sphere(*controls))


def test_a_public_that_does_not_count_does_not_matter_even_at_nothing():
    assert public_sphere(8, 0, 4, minority_share=0, aversion=1) == pytest.approx(np.sqrt(32))
    assert public_sphere(8, 4, 0, rate=1, years=5000, minority_share=0.5, aversion=1) == pytest.approx(np.sqrt(32))


def test_the_ranking_by_hand():
    table = rank_by_both([PARKING, WETLAND])
    assert list(table) == ["proposal", "support", "public_sphere", "support_rank", "sphere_rank", "places_gained"]
    assert table["proposal"].tolist() == ["parking", "wetland"]
    assert table["support"].tolist() == [0.7, 0.3]
    # Means of the four values: parking 3, 1.25 and 0.75; wetland 2, 2 and 4.25.
    assert table["public_sphere"].tolist() == pytest.approx([(0.8 * 3 + 0.2 * 1.25 + 0.75) / 2, (2 + 4.25) / 2])
    assert table["support_rank"].tolist() == [1, 2]
    assert table["sphere_rank"].tolist() == [2, 1]
    assert table["places_gained"].tolist() == [-1, 1]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("public", PUBLICS)
def test_each_value_for_each_public_counts_where_it_belongs(value, public):
    one = FourValues(**(dict.fromkeys(VALUES, 0) | {value: 8}))
    proposal = Proposal("one", 0.5, **(dict.fromkeys(PUBLICS, NONE) | {public: one}))
    counts = FourValues(**(dict.fromkeys(VALUES, 1) | {value: 5}))
    weight = {"majority": 0.7, "minorities": 0.3, "future": 1}[public]
    score = rank_by_both([proposal], Judgement(counts, minority_share=0.3))["public_sphere"].item()
    assert score == pytest.approx(weight * 8 * 5 / 8 / 2)


def test_every_part_of_the_judgement_reaches_the_score():
    judgement = Judgement(minority_share=0.4, rate=0.02, years=80, aversion=1.5)
    score = rank_by_both([even("a", 0.5, 8, 3, 5)], judgement)["public_sphere"].item()
    assert score == pytest.approx(public_sphere(8, 3, 5, 0.4, 0.02, 80, 1.5))


def test_equals_share_the_better_place():
    table = rank_by_both([even("a", 0.5, 1, 1, 1), even("b", 0.5, 3, 3, 3), even("c", 0.9, 3, 3, 3)])
    assert table["support_rank"].tolist() == [2, 2, 1]
    assert table["sphere_rank"].tolist() == [3, 1, 1]
    assert table["places_gained"].tolist() == [-1, 1, 0]


def test_three_equals_share_the_first_place():
    table = rank_by_both([even(name, 0.5, 3, 3, 3) for name in "abc"])
    assert table["support_rank"].tolist() == table["sphere_rank"].tolist() == [1, 1, 1]


def test_proposals_cannot_be_changed_once_made():
    for thing, field in ((NONE, "social"), (PARKING, "support"), (Judgement(), "rate")):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, field, 1)


def test_scores_that_differ_by_rounding_only_are_equal():
    # 0.1 and 0.2 make 0.3, but not to the last digit.
    a = Proposal("a", 0.5, FourValues(0.1, 0.2, 0, 0), NONE, NONE)
    b = Proposal("b", 0.5, FourValues(0.3, 0, 0, 0), NONE, NONE)
    table = rank_by_both([a, b])
    assert table["public_sphere"].nunique() == 2
    assert table["sphere_rank"].tolist() == [1, 1]
    near = [even("a", 0.5, 1, 1, 1), even("b", 0.5, 1 + 1e-7, 1, 1)]
    assert rank_by_both(near)["sphere_rank"].tolist() == [2, 1]


@settings(deadline=None)
@given(st.permutations(range(3)))
def test_the_order_of_proposals_does_not_matter(order):
    proposals = [PARKING, WETLAND, ASSEMBLY]
    straight = rank_by_both(proposals).set_index("proposal")
    shuffled = rank_by_both([proposals[number] for number in order]).set_index("proposal")
    pd.testing.assert_frame_equal(shuffled.loc[straight.index], straight)


def test_conflicts_name_both_sides_whatever_comes_first():
    expected = pd.DataFrame({"public_prefers": ["parking"], "sphere_prefers": ["wetland"]})
    pd.testing.assert_frame_equal(in_conflict(rank_by_both([PARKING, WETLAND])), expected)
    pd.testing.assert_frame_equal(in_conflict(rank_by_both([WETLAND, PARKING])), expected)


@pytest.mark.parametrize(
    ("support", "sphere"), [([1, 1], [1, 2]), ([1, 2], [1, 1]), ([1, 2], [1, 2]), ([1, 1], [2, 1])]
)
def test_equals_are_in_no_conflict(support, sphere):
    table = ranking(support, sphere)
    assert in_conflict(table).empty
    assert list(in_conflict(table)) == ["public_prefers", "sphere_prefers"]
    assert tension(table) == 0


@settings(deadline=None)
@given(st.integers(2, 7).flatmap(lambda count: st.permutations(range(1, count + 1))))
def test_tension_is_kendalls_tau_on_another_scale(places):
    straight = list(range(1, len(places) + 1))
    tau = stats.kendalltau(straight, places).statistic
    assert tension(ranking(straight, places)) == pytest.approx((1 - tau) / 2)
    assert tension(ranking(places, straight)) == pytest.approx((1 - tau) / 2)


def test_one_proposal_alone_is_in_no_tension():
    assert tension(rank_by_both([PARKING])) == 0


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: FourValues(11, 1, 1, 1), ValueError, "^political is 11; give a number from 0 to 10$"),
        (lambda: FourValues(1, -1, 1, 1), ValueError, "^economic is -1"),
        (lambda: FourValues(1, 1, "x", 1), TypeError, "^social is 'x'"),
        (lambda: FourValues(1, 1, 1, 11), ValueError, "^ecological is 11"),
        (lambda: Proposal("a", 1.1, NONE, NONE, NONE), ValueError, "^support is 1.1; give a number from 0 to 1$"),
        (lambda: Proposal("a", -0.1, NONE, NONE, NONE), ValueError, "^support is -0.1"),
        (
            lambda: Proposal("a", 1, 3, NONE, NONE),
            TypeError,
            r"^majority is 3; give FourValues\(political, economic, so",
        ),
        (lambda: Proposal("a", 1, NONE, 3, NONE), TypeError, "^minorities is 3"),
        (lambda: Proposal("a", 1, NONE, NONE, 3), TypeError, "^future is 3"),
        (
            lambda: Judgement(3),
            TypeError,
            r"^counts is 3; give FourValues\(political, economic, social, ecological\)$",
        ),
        (lambda: Judgement(NONE), ValueError, "^counts are all 0; let at least one of the four values count$"),
        (lambda: Judgement(minority_share=1.1), ValueError, "^minority_share is 1.1; give a number from 0 to 1$"),
        (lambda: Judgement(rate=1.1), ValueError, "^rate is 1.1; give a number from 0 to 1$"),
        (lambda: Judgement(years=-1), ValueError, "^years is -1; give a number of at least 0$"),
        (lambda: Judgement(aversion=21), ValueError, "^aversion is 21; give a number from 0 to 20$"),
        (lambda: public_sphere(11, 1, 1), ValueError, "^majority is 11; give a number from 0 to 10$"),
        (lambda: public_sphere(1, -1, 1), ValueError, "^minorities is -1"),
        (lambda: public_sphere(1, 1, [11]), ValueError, "^future has 11 among its values"),
        (lambda: public_sphere(1, 1, 1, -0.1), ValueError, "^minority_share is -0.1"),
        (lambda: public_sphere(1, 1, 1, rate=-0.1), ValueError, "^rate is -0.1"),
        (lambda: public_sphere(1, 1, 1, years=-1), ValueError, "^years is -1"),
        (lambda: public_sphere(1, 1, 1, aversion=-1), ValueError, "^aversion is -1"),
        (lambda: rank_by_both([]), ValueError, "^there is no proposal; give at least one$"),
        (lambda: rank_by_both(["a"]), TypeError, r"^a proposal is 'a'; give Proposal\(name, support, majority, mino"),
        (
            lambda: rank_by_both([PARKING, PARKING]),
            ValueError,
            "^the names parking, parking are not all different; gi",
        ),
        (lambda: rank_by_both([PARKING], 3), TypeError, r"^judgement is 3; give a Judgement\(counts, minority_share"),
        (lambda: in_conflict(3), ValueError, "^ranking needs the columns proposal, support_rank, sphere_rank; give"),
        (
            lambda: tension(ranking([1], [1])[["proposal"]]),
            ValueError,
            "^ranking needs the columns proposal, support",
        ),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()
