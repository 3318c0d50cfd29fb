"""A city network under shock, against networkx, closed forms and the limits of percolation."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvcourse.models.city_network import CityNetwork, Shock, draw_network, from_none_to_full, strike, what_holds
from pvcourse.models.soft_metagovernance import tie_holds

RING = CityNetwork(4, [(0, 1), (1, 2), (2, 3), (3, 0)])
shares = st.floats(0, 1, allow_subnormal=False)


@st.composite
def networks(draw):
    partners = draw(st.integers(2, 12))
    pairs = [(i, j) for i in range(partners) for j in range(i)]
    return CityNetwork(partners, draw(st.lists(st.sampled_from(pairs), min_size=1, unique=True)))


def as_networkx(network):
    graph = nx.Graph()
    graph.add_nodes_from(range(network.partners))
    graph.add_edges_from(network.ties.tolist())
    return graph


def giant(mean_ties):
    """Solve s = 1 - exp(-k s), the share of a random graph's giant part (Erdős and Rényi)."""
    share = 1.0
    for _ in range(500):
        share = 1 - np.exp(-mean_ties * share)
    return share


@settings(max_examples=60, deadline=None)
@given(networks())
def test_with_no_shock_the_parts_are_those_of_networkx(network):
    row = what_holds(network, 0.5, Shock(), runs=1).iloc[0]
    sizes = [len(part) for part in nx.connected_components(as_networkx(network))]
    n = network.partners
    assert row["ties"] == 1
    assert row["largest"] == pytest.approx(max(sizes) / n)
    assert row["reach"] == pytest.approx(sum(s * (s - 1) for s in sizes) / (n * (n - 1)))


def test_parts_of_a_long_chain_in_many_runs_at_once():
    order = np.random.default_rng(5).permutation(40)
    chain = CityNetwork(40, np.column_stack([order[:-1], order[1:]]))
    assert (what_holds(chain, 0, Shock(), runs=7) == 1).all(axis=None)


def test_runs_do_not_touch_each_other():
    two = CityNetwork(4, [(0, 1), (2, 3)])
    table = what_holds(two, 0, Shock(), runs=3)
    assert len(table) == 3
    assert list(table["largest"]) == [0.5] * 3
    np.testing.assert_allclose(table["reach"], 4 / 12)


@settings(max_examples=25, deadline=None)
@given(shares, shares, shares, shares, shares)
def test_a_tie_holds_as_often_as_the_closed_form_says(formality, leaving, changing, personal, mandate):
    shock = Shock(leaving, changing, personal, mandate)
    found = what_holds(draw_network(40, 3), formality, shock, runs=2000)["ties"]
    assert found.mean() == pytest.approx(tie_holds(formality, leaving, changing, personal, mandate), abs=0.025)


@pytest.mark.parametrize(("mean_ties", "leaving"), [(4, 0.25), (3, 0.4), (2.5, 0.0)])
def test_when_leaders_leave_a_personal_network_percolates_as_theory_says(mean_ties, leaving):
    # A leader who leaves takes all ties along: site percolation. Of those who stay, the giant part holds giant(k q).
    after = what_holds(draw_network(3000, mean_ties, seed=4), 0, Shock(leaving), runs=4)
    stay = 1 - leaving
    assert after["largest"].mean() == pytest.approx(stay * giant(mean_ties * stay), abs=0.03)


def test_below_the_threshold_nothing_large_holds_together():
    after = what_holds(draw_network(3000, 3), 0, Shock(leaving=0.75), runs=4)
    assert (after["largest"] < 0.02).all()


def test_lost_ties_alone_are_bond_percolation():
    # With formality 1 and mandates lost one by one, a random graph behaves as one with fewer ties.
    after = what_holds(draw_network(3000, 4), 1, Shock(changing=1, mandate_exposure=0.3), runs=4)
    assert after["largest"].mean() == pytest.approx(giant(4 * 0.7**2), abs=0.03)


def test_mandates_outlast_leaders_and_personal_ties_do_not():
    everyone_leaves = Shock(leaving=1)
    assert (what_holds(RING, 1, everyone_leaves) == 1).all(axis=None)
    gone = what_holds(RING, 0, everyone_leaves)
    assert (gone["ties"] == 0).all()
    assert (gone["largest"] == 0.25).all()
    assert (gone["reach"] == 0).all()


def test_each_run_is_counted_by_itself():
    table = what_holds(RING, 0.5, Shock(leaving=0.5), runs=50)
    assert set(table["ties"]) == {0.25, 0.5, 0.75, 1}
    assert set(table["largest"]) >= {0.5, 0.75, 1}


@pytest.mark.parametrize("formality", [0, 0.4, 1])
def test_a_single_strike_is_the_first_run_tie_by_tie(formality):
    network, shock = draw_network(20, 3), Shock(0.3, 0.3)
    ties, run = strike(network, formality, shock), what_holds(network, formality, shock, runs=1).iloc[0]
    np.testing.assert_array_equal(ties[["first", "second"]].to_numpy(), network.ties)
    assert ties["holds"].mean() == run["ties"]
    if formality in (0, 1):
        assert (ties["mandate"] == formality).all()
    left = nx.Graph()
    left.add_nodes_from(range(20))
    left.add_edges_from(ties.loc[ties["holds"], ["first", "second"]].to_numpy().tolist())
    lowest = {partner: min(part) for part in nx.connected_components(left) for partner in part}
    assert ties["part"].tolist() == [lowest[first] for first in ties["first"]]
    other = strike(network, formality, shock, seed=0)["holds"]
    assert not other.equals(ties["holds"])
    pd.testing.assert_frame_equal(ties, strike(network, formality, shock, seed=2010))


def test_who_is_named_leaves_or_changes_for_certain():
    assert (what_holds(RING, 0, Shock(leaders=(0,)))["ties"] == 0.5).all()
    assert (what_holds(RING, 1, Shock(leaders=(0,)))["ties"] == 1).all()
    assert (what_holds(RING, 0, Shock(leaders=(3,)))["ties"] == 0.5).all()
    changed = Shock(institutions=(0, 1), mandate_exposure=1, personal_exposure=0)
    assert (what_holds(RING, 1, changed)["ties"] == 0.25).all()
    assert (what_holds(RING, 0, changed)["ties"] == 1).all()


def test_each_kind_of_tie_has_its_own_exposure_to_institutional_change():
    hits_trust = Shock(changing=1, personal_exposure=1, mandate_exposure=0)
    hits_mandates = Shock(changing=1, personal_exposure=0, mandate_exposure=1)
    assert (what_holds(RING, 0, hits_trust)["ties"] == 0).all()
    assert (what_holds(RING, 1, hits_trust)["ties"] == 1).all()
    assert (what_holds(RING, 0, hits_mandates)["ties"] == 1).all()
    assert (what_holds(RING, 1, hits_mandates)["ties"] == 0).all()


@settings(max_examples=25, deadline=None)
@given(shares, shares, st.integers(0, 99))
def test_run_by_run_less_shock_and_more_formality_never_lose_a_tie(leaving, changing, seed):
    network = draw_network(20, 3)
    shock = Shock(leaving, changing)
    less = what_holds(network, 0.3, shock, runs=20, seed=seed)
    assert (what_holds(network, 0.8, shock, runs=20, seed=seed) >= less).all(axis=None)
    assert (what_holds(network, 0.3, Shock(leaving / 2, changing / 2), runs=20, seed=seed) >= less).all(axis=None)


def test_partners_can_be_renumbered_without_any_change():
    turned = CityNetwork(4, [(3, 2), (2, 1), (1, 0), (0, 3)])
    means = [what_holds(n, 0.4, Shock(0.3, 0.3), runs=4000).mean() for n in (RING, turned)]
    np.testing.assert_allclose(means[0], means[1], atol=0.03)


def test_the_same_seed_gives_the_same_runs_and_another_seed_others():
    network = draw_network(30, 3)
    first = what_holds(network, 0.5, Shock(0.3, 0.3), seed=7)
    pd.testing.assert_frame_equal(first, what_holds(network, 0.5, Shock(0.3, 0.3), seed=7))
    assert not first.equals(what_holds(network, 0.5, Shock(0.3, 0.3), seed=8))


def test_defaults_are_200_runs_and_the_documented_seed():
    network = draw_network(30, 3)
    pd.testing.assert_frame_equal(
        what_holds(network, 0.5, Shock(0.3, 0.3)), what_holds(network, 0.5, Shock(0.3, 0.3), runs=200, seed=2010)
    )
    pd.testing.assert_frame_equal(
        from_none_to_full(network, Shock(0.3)), from_none_to_full(network, Shock(0.3), steps=11, runs=200, seed=2010)
    )


def test_from_none_to_full_is_the_mean_of_what_holds_at_each_level():
    network, shock = draw_network(30, 3), Shock(0.4, 0.2)
    table = from_none_to_full(network, shock, steps=3, runs=50, seed=3)
    assert list(table.columns) == ["formality", "ties", "largest", "reach"]
    assert list(table["formality"]) == [0, 0.5, 1]
    middle = what_holds(network, 0.5, shock, runs=50, seed=3).mean()
    pd.testing.assert_series_equal(table.iloc[1][["ties", "largest", "reach"]], middle, check_names=False)


def test_a_drawn_network_has_the_ties_it_was_asked_for():
    network = draw_network(partners=30, ties_each=4, seed=1)
    assert network.partners == 30
    assert len(network.ties) == 60
    assert (network.ties[:, 0] < network.ties[:, 1]).all()
    assert len(np.unique(network.ties, axis=0)) == 60
    assert len(draw_network(10, 9).ties) == 45
    assert len(draw_network(10, 0.2).ties) == 1


def test_the_default_network_is_the_documented_one():
    named = draw_network(partners=60, ties_each=4, founders=0, pull=10, seed=2010)
    np.testing.assert_array_equal(draw_network().ties, named.ties)
    np.testing.assert_array_equal(draw_network(founders=5).ties, draw_network(founders=5, pull=10).ties)
    assert not np.array_equal(draw_network(seed=3).ties, named.ties)


def test_founders_attract_ties_in_proportion_to_their_pull():
    # In a sparse network, where the pairs that founders can form are far from used up.
    ties = np.vstack([draw_network(200, 1, founders=2, pull=5, seed=seed).ties for seed in range(100)])
    degrees = np.bincount(ties.ravel(), minlength=200)
    assert degrees[:2].mean() / degrees[2:].mean() == pytest.approx(5, rel=0.1)
    assert degrees[0] == pytest.approx(degrees[1], rel=0.15)
    assert degrees[2] < degrees[:2].mean() / 2  # the third is none
    between_founders = 10_000 * 25 / (25 + 2 * 198 * 5 + 198 * 197 / 2)
    assert (ties.max(axis=1) == 1).sum() == pytest.approx(between_founders, abs=3 * np.sqrt(between_founders))


def test_a_network_keeps_its_ties_to_itself():
    ring = CityNetwork(4, RING.ties)
    with pytest.raises(ValueError, match="read-only"):
        ring.ties[0, 0] = 3
    with pytest.raises(AttributeError):
        ring.partners = 5
    np.testing.assert_array_equal(ring.ties, [(0, 1), (1, 2), (2, 3), (0, 3)])


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Shock(2), ValueError, "leaving is 2; give a number from 0 to 1"),
        (lambda: Shock(-1), ValueError, "leaving is -1; give a number from 0 to 1"),
        (lambda: Shock(0, 2), ValueError, "changing is 2; give a number from 0 to 1"),
        (lambda: Shock(0, 0, 2), ValueError, "personal_exposure is 2; give a number from 0 to 1"),
        (lambda: Shock(0, 0, 0, 2), ValueError, "mandate_exposure is 2; give a number from 0 to 1"),
        (
            lambda: Shock(leaders=(-1,)),
            ValueError,
            "a partner in leaders is -1; give a whole number of at least 0",
        ),
        (
            lambda: Shock(institutions=(0.5,)),
            TypeError,
            "a partner in institutions is 0.5; give a whole number of at least 0",
        ),
        (
            lambda: what_holds(RING, 0, Shock(leaders=(4,))),
            ValueError,
            "a partner that the shock names is 4; give a whole number from 0 to 3",
        ),
        (
            lambda: strike(RING, 0, Shock(institutions=(0, 5))),
            ValueError,
            "a partner that the shock names is 5; give a whole number from 0 to 3",
        ),
        (lambda: CityNetwork(1, [(0, 1)]), ValueError, "partners is 1; give a whole number of at least 2"),
        (
            lambda: CityNetwork(3, []),
            ValueError,
            "ties has shape (0,); give at least one pair of partners, shape (ties, 2)",
        ),
        (
            lambda: CityNetwork(3, np.zeros((0, 2), int)),
            ValueError,
            "ties has shape (0, 2); give at least one pair of partners, shape (ties, 2)",
        ),
        (
            lambda: CityNetwork(3, [(0, 1, 2)]),
            ValueError,
            "ties has shape (1, 3); give at least one pair of partners, shape (ties, 2)",
        ),
        (
            lambda: CityNetwork(3, [(0.5, 1)]),
            TypeError,
            "ties has values of type float64; give partners as whole numbers",
        ),
        (lambda: CityNetwork(3, [(0, 3)]), ValueError, "ties names partner 3; give numbers from 0 to 2"),
        (lambda: CityNetwork(3, [(0, -1)]), ValueError, "ties names partner -1; give numbers from 0 to 2"),
        (
            lambda: CityNetwork(3, [(1, 1)]),
            ValueError,
            "ties joins a partner to itself; give pairs of two different partners",
        ),
        (
            lambda: CityNetwork(3, [(0, 1), (1, 0)]),
            ValueError,
            "ties has a pair twice; give each pair of partners once",
        ),
        (lambda: draw_network(1), ValueError, "partners is 1; give a whole number of at least 2"),
        (lambda: draw_network(10, 9.5), ValueError, "ties_each is 9.5; give a number from 0.2 to 9"),
        (lambda: draw_network(10, 0.1), ValueError, "ties_each is 0.1; give a number from 0.2 to 9"),
        (lambda: draw_network(10, 3, -1), ValueError, "founders is -1; give a whole number from 0 to 10"),
        (lambda: draw_network(10, 3, 11), ValueError, "founders is 11; give a whole number from 0 to 10"),
        (lambda: draw_network(10, 3, 1, 0.5), ValueError, "pull is 0.5; give a number from 1 to 1000"),
        (lambda: draw_network(10, 3, 1, 1001), ValueError, "pull is 1001; give a number from 1 to 1000"),
        (lambda: draw_network(seed=-1), ValueError, "seed is -1; give a whole number of at least 0"),
        (
            lambda: what_holds("ring", 0, Shock()),
            TypeError,
            "network is 'ring'; give a CityNetwork(partners, ties)",
        ),
        (lambda: what_holds(RING, 0, 0.3), TypeError, "shock is 0.3; give a Shock(leaving, changing)"),
        (lambda: what_holds(RING, 2, Shock()), ValueError, "formality is 2; give a number from 0 to 1"),
        (lambda: what_holds(RING, -1, Shock()), ValueError, "formality is -1; give a number from 0 to 1"),
        (lambda: what_holds(RING, 0, Shock(), runs=0), ValueError, "runs is 0; give a whole number of at least 1"),
        (lambda: what_holds(RING, 0, Shock(), seed=-1), ValueError, "seed is -1; give a whole number of at least 0"),
        (
            lambda: from_none_to_full(RING, Shock(), steps=1),
            ValueError,
            "steps is 1; give a whole number of at least 2",
        ),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value) == words


def test_the_smallest_inputs_allowed_work():
    assert len(what_holds(CityNetwork(2, [(0, 1)]), 0, Shock(), runs=1, seed=0)) == 1
    assert len(draw_network(2, 1, founders=2, pull=1, seed=0).ties) == 1
    assert len(draw_network(5, 2, founders=1, pull=1000).ties) == 5
