"""Lesson 6's figures against its models, at many settings, and the claims that its text builds on."""

from itertools import product

import numpy as np
import pytest
from lesson_06 import evidence

from pvcourse import data
from pvcourse.charts.city_network import COUNCIL, FOUNDER, LEVELS, NAMES, RUNS, SHOCKS, city_network, network
from pvcourse.charts.formality import formality
from pvcourse.charts.network_evidence import ASPECTS
from pvcourse.charts.strategic_triangle import LABELS
from pvcourse.models.city_network import Shock, strike, what_holds
from pvcourse.models.soft_metagovernance import MANDATE_EXPOSURE, PERSONAL_EXPOSURE, corners, value_destroyed
from pvcourse.models.strategic_triangle import CORNERS, prospects

SETTINGS = list(product(SHOCKS, LEVELS))


@pytest.mark.parametrize(("befalls", "level"), SETTINGS)
def test_the_map_shows_what_the_model_leaves(befalls, level):
    made = city_network(befalls=befalls, level=level)
    shock = SHOCKS[befalls][1]
    ties = strike(network(), level, shock)
    assert made.row["holding"] == ties["holds"].sum()
    largest = what_holds(network(), level, shock, runs=1)["largest"][0]
    assert made.row["together"] == round(largest * len(NAMES)) == (made.table["standing"] == "hangs together").sum()
    assert made.row["average"] == what_holds(network(), level, shock, RUNS)["largest"].mean()
    assert made.table["left"].sum() == 2 * made.row["holding"]
    assert made.table["had"].sum() == 2 * made.row["ties"]


def test_founder_and_council_have_the_most_ties_and_nobody_is_alone():
    ties = city_network().table.set_index("name")["had"]
    assert set(ties.nlargest(2).index) == {NAMES[FOUNDER], NAMES[COUNCIL]}
    assert ties.min() >= 1
    assert city_network().row["together"] == len(NAMES)


def test_what_the_text_says_of_the_network_holds():
    average = {key: city_network(befalls=key).row["average"] for key in SHOCKS}
    assert 1 - average["both"] > 2 - average["founder"] - average["council"]
    assert average["founder"] < average["council"] < average["none"]
    levels = [city_network(befalls="both", level=level).row["average"] for level in LEVELS]
    assert levels == sorted(levels)
    assert (len(NAMES), PERSONAL_EXPOSURE, MANDATE_EXPOSURE) == (16, 1 / 2, 1 / 5)


@pytest.mark.parametrize("alignment", [0, 0.35, 1])
@pytest.mark.parametrize(("leaving", "changing"), [(0, 0), (0.4, 0.3), (1, 0.05)])
@pytest.mark.parametrize("rigidity", [0, 0.5, 0.95])
def test_prospects_and_the_best_level_are_the_models(alignment, leaving, changing, rigidity):
    at = {"alignment": alignment, "leaving": leaving, "changing": changing, "rigidity": rigidity}
    made = formality(formality=0.25, **at)
    struck = corners(0.25, **at)
    assert made.row["after"] == pytest.approx(prospects(*struck))
    assert made.row["destroyed"] == pytest.approx(value_destroyed(0.25, **at))
    assert made.row["before"] - made.row["after"] == pytest.approx(made.row["destroyed"])
    assert min(struck) == pytest.approx(struck[list(LABELS.values()).index(made.row["weakest"].capitalize())])
    levels = np.linspace(0, 1, 21)
    after = prospects(*corners(levels, **at))
    assert made.row["best_after"] == pytest.approx(after.max(), abs=1e-5)
    first = levels[after >= after.max() - 1e-5][0]
    assert made.row["best"] == pytest.approx(first)
    np.testing.assert_allclose(made.table["after"], list(struck))
    assert list(made.table["label"]) == [LABELS[corner] for corner in CORNERS]


def test_what_the_text_says_of_formality_holds():
    best = [formality(alignment=share).row["best"] for share in (0, 0.3, 0.6, 1)]
    assert best == sorted(best, reverse=True)
    assert best[-1] == 0
    assert formality(alignment=0).row["before"] == 0
    price = [formality(rigidity=share).row["best"] for share in (0.1, 0.5, 0.9)]
    assert price == sorted(price, reverse=True)


def test_every_case_of_the_lesson_has_evidence_and_every_corner_too():
    cases = data.load("cases")
    of_lesson = cases[cases["lessons"].str.split(";").map(lambda lessons: "6" in lessons)]
    (choice,) = evidence().controls.values()
    assert set(choice.options) == set(of_lesson["id"])
    rows = data.load("case_evidence").query("framework == 'soft_metagovernance'")
    assert set(rows["aspect"]) == set(ASPECTS)


def test_a_shock_can_name_whom_it_strikes():
    founder = Shock(leaders=(FOUNDER,))
    ties = strike(network(), 0, founder)
    touched = (ties[["first", "second"]] == FOUNDER).any(axis=1)
    assert list(ties["holds"]) == list(~touched)
    assert strike(network(), 1, founder)["holds"].all()
    sure = Shock(institutions=(COUNCIL,), personal_exposure=1, mandate_exposure=0)
    of_council = (ties[["first", "second"]] == COUNCIL).any(axis=1)
    assert list(strike(network(), 0, sure)["holds"]) == list(~of_council)
    assert strike(network(), 1, sure)["holds"].all()


def test_a_shock_on_a_partner_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="a partner that the shock names is 16"):
        strike(network(), 0, Shock(leaders=(16,)))
    with pytest.raises(ValueError, match="a partner that the shock names is 20"):
        what_holds(network(), 0, Shock(institutions=(20,)))
    with pytest.raises(ValueError, match="a partner in leaders is -1"):
        Shock(leaders=(-1,))
    with pytest.raises(TypeError, match="network is None"):
        strike(None, 0, Shock())
