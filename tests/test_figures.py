"""Figures, their controls and their words: what a figure must have, and what it says to bad input."""

import dataclasses
import json
import re
from functools import cache

import altair as alt
import numpy as np
import pandas as pd
import pytest
from lessons import FIGURES
from scipy import stats

from pvcourse import data
from pvcourse.charts import page
from pvcourse.charts.capacity_and_trust import capacity_and_trust
from pvcourse.charts.controls import Choice, Group, Slider
from pvcourse.charts.evidence import evidence_by_corner
from pvcourse.charts.figure import MIME, Column, Figure, explorable
from pvcourse.charts.strategic_triangle import LABELS, prospects
from pvcourse.charts.words import fill, write

TABLE = pd.DataFrame({"place": ["here", "there"], "score": [1.25, -0.5]})


def figure(**changes):
    parts = {
        "chart": alt.Chart(TABLE, name="table").mark_bar().encode(x="place:N", y="score:Q"),
        "title": "Scores",
        "alt": "Here scores most, {top:.1f}.",
        "words": "The top score is {top:.1f}.",
        "description": "A bar for each place.",
        "row": {"top": 1.25},
        "table": TABLE,
        "columns": [Column("place", "Place"), Column("score", "Score", ".2f")],
        "source": "made up for a test",
        "words_view": "table",
    }
    return Figure(**(parts | changes))


def triangle_evidence():
    return data.load("case_evidence").query("framework == 'strategic_triangle'")


def evidence():
    return evidence_by_corner(data.load("cases"), triangle_evidence(), data.load("sources"), LABELS)


def trust():
    return capacity_and_trust(data.load("capacity_and_trust"))


@pytest.fixture(params=FIGURES, ids=str, scope="module")
def lesson_figure(request):
    return request.param.explorable()


def test_alt_words_and_table_are_written_from_the_same_numbers():
    made = figure()
    assert made.alt_text() == "Here scores most, 1.3."
    assert made.in_words() == "The top score is 1.3."
    assert made.table_rows() == [["here", "1.25"], ["there", "−0.50"]]


@pytest.mark.parametrize("part", ["title", "alt", "words", "description", "source"])
def test_a_figure_without_one_of_its_texts_is_refused(part):
    with pytest.raises(ValueError, match=f"has no {part}; give one"):
        figure(**{part: " "})


def test_a_figure_whose_table_lacks_a_column_is_refused():
    with pytest.raises(ValueError, match=r"needs columns \['points'\]; it has: place, score"):
        figure(columns=[Column("points", "Points")])
    with pytest.raises(ValueError, match="needs columns of its own"):
        figure(columns=[])


def test_words_that_name_what_the_row_has_not_are_refused():
    with pytest.raises(ValueError, match=r"the words name \{best\}; the row has: top"):
        figure(words="The best is {best}.")


def test_a_view_that_is_not_there_is_named():
    broken = figure(table_view="tabel", groups=[Group("g", [Slider("s", "S", 0, 1, 0.1, 0.5)])], values={"s": 0.5})
    with pytest.raises(ValueError, match="no view named 'tabel' for its data; it has: table"):
        page.page_html(broken.payload(), "x")


@cache
def html_of(lesson_figure, name):
    """Draw a figure for a page, once for all tests."""
    return page.page_html(lesson_figure().payload(), name)


def test_every_lesson_figure_is_whole(lesson_figure):
    made = lesson_figure()
    assert len(made.alt_text()) > 60
    assert len(made.description) > 100
    assert len(made.table_rows()) >= 3
    assert not re.search(r"[{}]", made.alt_text() + made.in_words())
    json.dumps(made.payload(), allow_nan=False)


def test_in_a_page_a_figure_reads_without_scripts(lesson_figure):
    made = lesson_figure()
    html = html_of(lesson_figure, "figure-1")
    assert html.count("<svg") == 2
    assert made.in_words().split("{")[0][:30].replace("'", "&#39;") in html
    assert "<caption>" in html
    assert "<noscript>" in html
    assert not re.search(r'(src|href)="https?:', html)


def test_ids_in_a_page_are_never_shared(lesson_figure):
    one, two = (html_of(lesson_figure, name) for name in ("figure-1", "figure-2"))
    ids = re.findall(r'\bid="([^"]+)"', one + two)
    assert len(ids) == len(set(ids))


def test_a_pictures_own_ids_carry_its_name_and_are_found_by_it():
    clipped = alt.Chart(TABLE).mark_bar(clip=True).encode(x="place:N", y="score:Q").to_dict()
    svg = page.draw(page.compile_to_vega(clipped), "figure-1-wide")
    ids = re.findall(r' id="([^"]+)"', svg)
    assert ids
    assert all(name.startswith("figure-1-wide-") for name in ids)
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(ids)


def test_notebook_output_has_a_figure_html_and_words(monkeypatch, lesson_figure):
    monkeypatch.setenv("PVCOURSE_STATIC", "1")
    bundle = lesson_figure._repr_mimebundle_()
    assert set(bundle) == {MIME, "text/html", "text/plain"}


def test_the_figure_of_prospects_tells_the_models_numbers():
    from pvcourse.models.strategic_triangle import Rating, Strategy, simulate, tornado

    made = prospects(making_up=0.5, capacity_low=1)
    strategy = Strategy(Rating(6, 7.5, 9), Rating(2, 4, 7.5), Rating(1, 6, 7))
    runs = simulate(strategy, 0.5)
    assert [made.row[name] for name in ("low", "median", "high")] == list(np.quantile(runs, [0.25, 0.5, 0.75]))
    assert made.row["reach"] == np.mean(runs >= 5)
    np.testing.assert_allclose(made.table[["at_low", "at_high"]], tornado(strategy, 0.5)[["at_low", "at_high"]])


def test_the_figure_of_trust_tells_spearmans_correlation():
    table = data.load("capacity_and_trust")
    chosen = table[(table["year"] == 2012) & (table["region"] == "Sub-Saharan Africa")]
    expected = stats.spearmanr(chosen["effectiveness"], chosen["trust"]).statistic
    made = trust()(year=2012, region="Sub-Saharan Africa", country="KEN")
    assert f"rank correlation {write(expected, '+.2f')}" in made.in_words()
    assert f"{len(chosen)} countries" in made.in_words()
    kenya = chosen[chosen["country"] == "Kenya"].iloc[0]
    assert f"Kenya: effectiveness {write(kenya['effectiveness'], '+.2f')}, {kenya['trust']:.0f}% confident" in (
        made.in_words()
    )


def test_few_countries_get_no_correlation_and_a_country_without_figures_is_said():
    assert "too few countries for a correlation" in trust()(year=2016, region="South Asia").in_words()
    table = data.load("capacity_and_trust")
    absent = (set(table["iso3"]) - set(table[table["year"] == 2008]["iso3"])).pop()
    assert "no figures for this year" in trust()(year=2008, country=absent).in_words()


def test_the_figure_of_a_case_lists_all_its_evidence_and_no_other():
    expected = triangle_evidence().query("case == 'nhs-records'")
    made = evidence()(chosen="nhs-records")
    assert set(made.table["statement"]) == set(expected["statement"])
    assert made.row["open"] == (expected["status"] == "unknown").sum()
    assert made.row["disputed"] == (expected["status"] == "disputed").sum()


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: prospects(capacity_low=11), ValueError, r"At worst \(capacity_low\) is 11; give a number from 0 to"),
        (lambda: prospects(capacity_low=9), ValueError, "low 9.* is above likely"),
        (lambda: prospects(making_up=0.3), ValueError, r"Rule \(making_up\) is 0.3; choose one of"),
        (lambda: prospects(strength=3), ValueError, "has no control 'strength'; it has: making_up, proposition_low"),
        (lambda: evidence()(chosen="bbc"), ValueError, "is 'bbc'; choose one of: bbc-charter"),
        (lambda: trust()(year=2013), ValueError, r"Year \(year\) is 2013; choose one of: 2008, 2012, 2016"),
        (
            lambda: evidence_by_corner(
                data.load("cases"), triangle_evidence(), data.load("sources"), {"money": "Money"}
            ),
            ValueError,
            "no evidence is about money",
        ),
        (lambda: write(1, ".2g"), ValueError, "use one that Python and d3 share"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()


def test_a_slider_takes_its_neighbours_along_and_no_others():
    group = Group("g", [Slider(n, n, 0, 10, 1, 5) for n in "abc"], rising=True)
    assert group.settle([3, 2, 9], moved=1) == [2, 2, 9]
    assert group.settle([8, 2, 5], moved=0) == [8, 8, 8]
    assert group.settle([1, 2, 0], moved=2) == [0, 0, 0]
    assert dataclasses.replace(group, rising=False).settle([3, 2, 1], moved=0) == [3, 2, 1]


def test_an_explorable_starts_at_its_controls_values():
    @explorable(Group("g", [Slider("s", "S", 0, 9, 1, 4), Choice("c", "C", {"x": "X", "y": "Y"}, "y")]))
    def made(s, c):
        return figure(row={"top": s}, title=c)

    assert (made().row, made().title) == ({"top": 4}, "y")
    assert made(s=7).values == {"s": 7, "c": "y"}
    names = [p["name"] for p in made(s=7).specification()["params"]]
    assert {"s", "c"} <= set(names)


@pytest.mark.parametrize(
    ("value", "spec", "written"),
    [
        (0.505, ".0%", "51%"),
        (2.5, ".0f", "3"),
        (-2.5, ".0f", "−3"),
        (1.005, ".2f", "1.00"),
        (-0.001, "+.2f", "−0.00"),
        (1234.5, ",.1f", "1,234.5"),
        (-0.001, ".2f", "0.00"),
        (-1.5, "+.1f", "−1.5"),
        (2, "", "2"),
    ],
)
def test_numbers_are_written_as_the_page_writes_them(value, spec, written):
    assert write(value, spec) == written
    assert fill(f"<{{x:{spec}}}>" if spec else "<{x}>", {"x": value}) == f"<{written}>"
