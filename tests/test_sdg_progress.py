"""Progress towards 2030 against series worked by hand, and on the course's real series."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvcourse.data import load
from pvcourse.models.sdg_progress import BETTER, BY, METHODS, SINCE, STATUSES, assess_progress, assess_series

figures = st.floats(1, 1000, allow_subnormal=False)


def series(*points, indicator="water", **others):
    return pd.DataFrame(
        {"indicator": indicator, **others, "year": [y for y, _ in points], "value": [v for _, v in points]}
    )


def wanted(target, better="higher", indicator="water"):
    return pd.DataFrame({"indicator": [indicator], "better": [better], "by_2030": [target]})


def test_there_are_17_goals_and_169_targets():
    goals = load("sdg_goals")
    assert sorted(goals["goal"]) == list(range(1, 18))
    assert goals["targets"].sum() == 169


def test_a_linear_series_by_hand():
    progress = assess_series([2015, 2018, 2020], [40, 99, 46], target=70, better="higher")
    assert (progress.baseline_year, progress.year) == (2015, 2020)
    assert (progress.baseline, progress.value, progress.target) == (40, 46, 70)
    assert progress.distance_left == pytest.approx(24 / 30)
    assert progress.actual == pytest.approx(1.2)
    assert progress.required == pytest.approx(2)
    assert progress.ratio == pytest.approx(0.6)
    assert progress.projected == pytest.approx(58)
    assert progress.status == "moderate"


def test_a_compound_series_by_hand():
    # Halving in 15 years is asked for; a fall to 81 per cent in 2 years is 10 per cent a year.
    progress = assess_series([2015, 2017], [100, 81], target=50, better="lower", method="compound")
    assert progress.actual == pytest.approx(-0.1)
    assert progress.required == pytest.approx(0.5 ** (1 / 15) - 1)
    assert progress.ratio == pytest.approx(-0.1 / (0.5 ** (1 / 15) - 1))
    assert progress.projected == pytest.approx(81 * 0.9**13)
    assert progress.distance_left == pytest.approx(31 / 50)
    assert progress.status == "on track"


@pytest.mark.parametrize("method", METHODS)
def test_a_year_is_enough_for_a_pace(method):
    assert assess_series([2019, 2020], [40, 44], 70, "higher", method).actual == pytest.approx(
        4 if method == "linear" else 0.1
    )


def test_the_compound_method_has_a_verdict_on_figures_under_1():
    shares = assess_series([2015, 2020], [0.8, 0.4], target=0.1, better="lower", method="compound")
    assert shares.actual == pytest.approx(0.5 ** (1 / 5) - 1)
    assert shares.required == pytest.approx((1 / 8) ** (1 / 15) - 1)
    assert shares.status == "on track"


@pytest.mark.parametrize(
    ("value", "better", "target", "status"),
    [
        (60, "higher", 60, "met"),
        (61, "higher", 60, "met"),
        (59, "higher", 90, "on track"),
        (58.9, "higher", 90, "moderate"),
        (52, "higher", 90, "moderate"),
        (51.9, "higher", 90, "insufficient"),
        (40, "higher", 90, "insufficient"),
        (39.9, "higher", 90, "moving away"),
        (20, "lower", 20, "met"),
        (19, "lower", 20, "met"),
        (28.5, "lower", 10, "on track"),
        (28.7, "lower", 10, "moderate"),
        (32.7, "lower", 10, "moderate"),
        (32.9, "lower", 10, "insufficient"),
        (40, "lower", 10, "insufficient"),
        (40.1, "lower", 10, "moving away"),
    ],
)
def test_the_bands_and_their_edges(value, better, target, status):
    # Six of the fifteen years have passed since a baseline of 40, and six fifteenths of the way were to be gone.
    assert assess_series([2015, 2021], [40, value], target, better).status == status


@pytest.mark.parametrize("method", METHODS)
def test_one_that_fell_back_from_its_target_moves_away(method):
    back = assess_series([2015, 2020], [80, 70], target=75, better="higher", method=method)
    assert back.status == "moving away"
    assert np.isnan(back.ratio)
    assert assess_series([2015, 2020], [75, 70], 75, "higher", method).status == "moving away"
    assert assess_series([2015, 2020], [20, 26], 25, "lower", method).status == "moving away"
    still = assess_series([2015, 2020], [80, 76], target=75, better="higher", method=method)
    assert still.status == "met"


@pytest.mark.parametrize("method", METHODS)
def test_one_figure_is_no_verdict_unless_it_meets_the_target(method):
    with np.errstate(all="raise"):
        alone = assess_series([2018], [40], target=70, better="higher", method=method)
    assert alone.status == "no verdict"
    assert np.isnan([alone.actual, alone.ratio, alone.projected]).all()
    assert alone.distance_left == 1
    assert assess_series([2018], [70], 70, "higher", method).status == "met"
    assert assess_series([2030], [40], 70, "higher", method).status == "no verdict"


def test_the_compound_method_has_no_verdict_on_a_0_and_the_linear_one_has():
    falling = ([2015, 2020], [30, 20], 0, "lower")
    assert assess_series(*falling).status == "on track"
    assert assess_series(*falling, method="compound").status == "no verdict"
    assert np.isnan(assess_series(*falling, method="compound").required)
    assert assess_series([2015, 2020], [0, 20], 50, "higher", "compound").status == "no verdict"
    assert assess_series([2015, 2020], [10, 0], 50, "higher", "compound").status == "no verdict"
    assert np.isnan(assess_series([2015, 2020], [20, 20], 20, "higher").distance_left)


def test_years_before_the_start_and_after_2030_are_left_out():
    years, values = [2010, 2014, 2015, 2020, 2030, 2031], [0, 1, 40, 46, 50, 99]
    progress = assess_series(years, values, 70, "higher")
    assert (progress.baseline_year, progress.year, progress.projected) == (2015, 2030, 50)
    assert assess_series(years, values, 70, "higher", since=2016).baseline_year == 2020
    assert assess_series(years, values, 70, "higher", since=2010).baseline_year == 2010
    assert (SINCE, BY) == (2015, 2030)


def test_the_linear_method_is_used_unless_another_is_named():
    args = ([2015, 2020], [40, 46], 70, "higher")
    assert assess_series(*args) == assess_series(*args, method="linear", since=2015)
    table, targets = series((2015, 40), (2020, 46)), wanted(70)
    pd.testing.assert_frame_equal(assess_progress(table, targets), assess_progress(table, targets, "linear", 2015))
    assert assess_progress(table, targets, since=2016)["baseline_year"].tolist() == [2020]


@settings(max_examples=40, deadline=None)
@given(figures, figures, figures, st.integers(1, 14), st.sampled_from(METHODS), st.sampled_from(BETTER))
def test_on_track_means_that_the_projection_all_but_reaches_the_target(start, value, target, years, method, better):
    found = assess_series([2015, 2015 + years], [start, value], target, better, method)
    sign = 1 if better == "higher" else -1
    if found.ratio >= 1 + 1e-9:
        assert sign * found.projected >= sign * target - 1e-6 * target
    if found.status in ("moderate", "insufficient"):
        assert sign * found.projected < sign * target
    if found.status == "moving away":
        assert sign * value < sign * start
    assert found.status in STATUSES


@settings(max_examples=40, deadline=None)
@given(figures, figures, figures, st.integers(1, 14))
def test_an_indicator_and_its_mirror_image_stand_alike(start, value, target, years):
    up = assess_series([2015, 2015 + years], [start, value], target, "higher")
    down = assess_series([2015, 2015 + years], [-start, -value], -target, "lower")
    assert (up.status, up.distance_left) == (down.status, pytest.approx(down.distance_left, nan_ok=True))


@settings(max_examples=40, deadline=None)
@given(figures, figures, st.integers(1, 14), st.sampled_from(METHODS))
def test_a_better_figure_never_stands_worse(start, value, years, method):
    ranks = [
        STATUSES.index(assess_series([2015, 2015 + years], [start, value + more], 500, "higher", method).status)
        for more in (0, 5, 50)
    ]
    assert ranks == sorted(ranks, reverse=True)


def test_many_series_at_once_are_each_series_alone_in_any_order():
    table = pd.concat(
        [
            series((2015, 40), (2020, 46), iso3="KEN"),
            series((2016, 90), (2022, 80), iso3="AFG"),
            series((2015, 30), (2020, 20), iso3="KEN", indicator="poverty"),
        ]
    )
    targets = pd.concat([wanted(70), wanted(0, "lower", "poverty"), wanted(1, indicator="unused")])
    found = assess_progress(table, targets)
    assert list(found.columns) == [
        "indicator",
        "iso3",
        "baseline_year",
        "year",
        "baseline",
        "value",
        "better",
        "target",
        "distance_left",
        "actual",
        "required",
        "ratio",
        "projected",
        "status",
    ]
    by_key = found.set_index(["indicator", "iso3"])
    assert by_key["status"].to_dict() == {
        ("poverty", "KEN"): "on track",
        ("water", "AFG"): "met",
        ("water", "KEN"): "moderate",
    }
    assert by_key.loc[("water", "AFG"), "distance_left"] == pytest.approx(0.5)
    shuffled = table.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(assess_progress(shuffled, targets[::-1]), found)


def test_a_series_with_no_country_named_is_kept():
    table = series((2015, 40), (2020, 46), iso3=None)
    assert assess_progress(table, wanted(70))["status"].tolist() == ["moderate"]


def test_the_real_series_of_the_course():
    found = assess_progress(load("sdg_progress"), load("sdg_indicators")).set_index(["indicator", "iso3"])
    kenya = found.loc[("basic_sanitation", "KEN")]
    assert (kenya["baseline"], kenya["value"], kenya["target"]) == (34.4, 40.2, 100)
    assert kenya["ratio"] == pytest.approx((5.8 / 8) / (65.6 / 15))
    assert kenya["status"] == "insufficient"
    assert kenya["projected"] == pytest.approx(34.4 + 15 * 5.8 / 8)
    assert set(found["status"]) == set(STATUSES)
    compound = assess_progress(load("sdg_progress"), load("sdg_indicators"), "compound")
    poverty = compound[compound["indicator"] == "extreme_poverty"]
    assert set(poverty["status"]) <= {"met", "moving away", "no verdict"}


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (
            lambda: assess_series([2015], [1], 2, "more"),
            ValueError,
            "better is 'more'; choose one of: higher, lower",
        ),
        (
            lambda: assess_series([2015], [1], 2, "higher", "liner"),
            ValueError,
            "method is 'liner'; did you mean 'linear'? Choose one of: linear, compound",
        ),
        (
            lambda: assess_series([2015], [1], 2, "higher", since=1899),
            ValueError,
            "since is 1899; give a whole number from 1900 to 2029",
        ),
        (
            lambda: assess_series([2015], [1], 2, "higher", since=2030),
            ValueError,
            "since is 2030; give a whole number from 1900 to 2029",
        ),
        (
            lambda: assess_series([2014], [1], 2, "higher"),
            ValueError,
            "years has none from 2015 to 2030; give at least one",
        ),
        (
            lambda: assess_series([2014, 2015], [1], 2, "higher"),
            ValueError,
            "years has shape (2,) and values (1,); give two rows of equal length",
        ),
        (
            lambda: assess_series(2015, 1, 2, "higher"),
            ValueError,
            "years has shape () and values (); give two rows of equal length",
        ),
        (
            lambda: assess_series([2015], ["a"], 2, "higher"),
            TypeError,
            "value of series is not numeric; give numbers",
        ),
        (
            lambda: assess_series(["a"], [1], 2, "higher"),
            TypeError,
            "year of series is not numeric; give numbers",
        ),
        (
            lambda: assess_series([2015], [float("nan")], 2, "higher"),
            ValueError,
            "value of series has a gap or an infinite number; give numbers in every row",
        ),
        (
            lambda: assess_series([2015], [1], "two", "higher"),
            TypeError,
            "by_2030 of targets is not numeric; give numbers",
        ),
        (
            lambda: assess_series([2015, 2015], [1, 2], 2, "higher"),
            ValueError,
            "series has this, 2015 twice; give each year of a series once",
        ),
        (
            lambda: assess_progress("table", wanted(1)),
            TypeError,
            "series is 'table'; give a DataFrame with indicator, year, value",
        ),
        (
            lambda: assess_progress(series((2015, 1)).drop(columns=["year", "value"]), wanted(1)),
            ValueError,
            "series lacks year, value; give the columns indicator, year, value",
        ),
        (
            lambda: assess_progress(series((2015, 1)), "targets"),
            TypeError,
            "targets is 'targets'; give a DataFrame with indicator, better, by_2030",
        ),
        (
            lambda: assess_progress(series((2015, 1)), wanted(1).drop(columns="better")),
            ValueError,
            "targets lacks better; give the columns indicator, better, by_2030",
        ),
        (
            lambda: assess_progress(series((2015, 1)), wanted(float("inf"))),
            ValueError,
            "by_2030 of targets has a gap or an infinite number; give numbers in every row",
        ),
        (
            lambda: assess_progress(series((2015, 1)), pd.concat([wanted(1), wanted(2)])),
            ValueError,
            "targets has an indicator twice; give one target for each",
        ),
        (
            lambda: assess_progress(
                pd.concat([series((2015, 1), indicator=name) for name in ("b", "a", "water")]), wanted(1)
            ),
            ValueError,
            "targets has none for a, b; give one target for each indicator",
        ),
        (
            lambda: assess_progress(series((2015, 1), (2015, 2), iso3="KEN"), wanted(1)),
            ValueError,
            "series has water, KEN, 2015 twice; give each year of a series once",
        ),
        (
            lambda: assess_progress(series((2015, 1)).astype({"value": "Float64"}).assign(value=pd.NA), wanted(1)),
            TypeError,
            "value of series is not numeric; give numbers",
        ),
        (
            lambda: assess_progress(series((2015, 1)).assign(value=pd.array([None], dtype="Float64")), wanted(1)),
            ValueError,
            "value of series has a gap or an infinite number; give numbers in every row",
        ),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == words


def test_the_ends_of_the_ranges_are_allowed():
    assert assess_series([1900], [1], 2, "higher", since=1900).baseline_year == 1900
    assert assess_series([2029], [1], 2, "higher", since=2029).baseline_year == 2029
