"""Participatory budgeting against pabutools, against the winners that the cities published, and by its invariants."""

import warnings
from dataclasses import FrozenInstanceError

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pabutools.election import ApprovalBallot, ApprovalProfile, Cardinality_Sat, Cost_Sat, Instance, Project
from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares
from pabutools.tiebreaking import TieBreakingRule

from pvcourse.data import load
from pvcourse.models.equal_shares import Market
from pvcourse.models.participatory_budgeting import (
    COMPLETIONS,
    MOST_STEPS,
    UTILITIES,
    Election,
    election_from_tables,
    equal_shares,
    greedy_by_votes,
    left_out,
    outcomes,
)

# Ten voters: six approve the two large projects, four the two small ones.
MAJORITY = [[1, 1, 0, 0]] * 6 + [[0, 0, 1, 1]] * 4
TOWN = Election(["pool", "stadium", "garden", "choir"], [60, 40, 25, 15], 100, MAJORITY)
CITIES = list(load("pb_elections").itertuples())


def city(row):
    projects, ballots = load("pb_projects"), load("pb_ballots")
    projects = projects[projects["election"] == row.election]
    return projects, election_from_tables(projects, ballots[ballots["election"] == row.election], row.budget)


@pytest.fixture(params=CITIES, ids=lambda row: row.election)
def real(request):
    return city(request.param)


def by_pabutools(election, rule, utility, **options):
    projects = {name: Project(name, int(cost)) for name, cost in zip(election.projects, election.costs, strict=True)}
    ballots = [
        ApprovalBallot({projects[election.projects[p]] for p in np.flatnonzero(row)}) for row in election.approvals
    ]
    profile = ApprovalProfile(ballots)
    if rule is method_of_equal_shares:
        profile = profile.as_multiprofile()
    votes = dict(zip(election.projects, election.votes.tolist(), strict=True))
    ties = TieBreakingRule(lambda _i, _p, p: (-votes[p.name], int(p.cost), election.projects.index(p.name)))
    satisfaction = {"cost": Cost_Sat, "projects": Cardinality_Sat}[utility]
    instance = Instance(projects.values(), budget_limit=int(election.budget))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {p.name for p in rule(instance, profile, satisfaction, tie_breaking=ties, **options)}


@st.composite
def elections(draw):
    count = draw(st.integers(1, 5))
    approvals = draw(st.lists(st.lists(st.booleans(), min_size=count, max_size=count), min_size=1, max_size=8))
    costs = draw(st.lists(st.integers(1, 20), min_size=count, max_size=count))
    return Election([f"p{number}" for number in range(count)], costs, draw(st.integers(1, 60)), approvals)


def test_the_cities_winners_are_what_equal_shares_with_add1_gives(real):
    projects, election = real
    assert set(equal_shares(election)["project"]) == set(projects.loc[projects["won"], "project_id"])


def test_the_votes_counted_from_ballots_are_those_published(real):
    projects, election = real
    assert election.votes.tolist() == projects["votes"].tolist()
    assert election.projects == tuple(projects["project_id"])


def test_voters_are_as_many_as_published():
    assert [city(row)[1].voters for row in CITIES] == [row.voters for row in CITIES]


def test_greedy_on_real_ballots_is_pabutools(real):
    _, election = real
    expected = by_pabutools(election, greedy_utilitarian_welfare, "cost")
    assert set(greedy_by_votes(election)["project"]) == expected


@pytest.mark.parametrize("utility", UTILITIES)
def test_equal_shares_on_real_ballots_is_pabutools(real, utility):
    _, election = real
    ours = equal_shares(election, utility, "none")["project"]
    assert set(ours) == by_pabutools(election, method_of_equal_shares, utility)


def test_counting_projects_instead_of_money_would_have_made_other_winners():
    projects, election = city(CITIES[0])
    expected = by_pabutools(election, method_of_equal_shares, "projects", voter_budget_increment=1)
    assert set(equal_shares(election, "projects")["project"]) == expected
    assert expected != set(projects.loc[projects["won"], "project_id"])


@settings(max_examples=150, deadline=None)
@given(elections(), st.sampled_from(UTILITIES))
def test_equal_shares_is_pabutools(election, utility):
    ours = equal_shares(election, utility, "none")["project"]
    assert set(ours) == by_pabutools(election, method_of_equal_shares, utility)


@settings(max_examples=60, deadline=None)
@given(elections(), st.sampled_from(UTILITIES), st.integers(1, 3))
def test_add1_is_pabutools(election, utility, step):
    ours = equal_shares(election, utility, "add1", step)["project"]
    assert set(ours) == by_pabutools(election, method_of_equal_shares, utility, voter_budget_increment=step)


@settings(deadline=None)
@given(elections())
def test_greedy_is_pabutools(election):
    supported = {name for name, votes in zip(election.projects, election.votes, strict=True) if votes}
    expected = by_pabutools(election, greedy_utilitarian_welfare, "cost") & supported
    assert set(greedy_by_votes(election)["project"]) == expected


@settings(deadline=None)
@given(elections(), st.sampled_from(UTILITIES), st.sampled_from(COMPLETIONS))
def test_no_rule_spends_more_than_the_budget(election, utility, completion):
    for won in (greedy_by_votes(election), equal_shares(election, utility, completion)):
        assert won["cost"].sum() <= election.budget * (1 + 1e-9)
        assert won["project"].is_unique
        assert (won["votes"] > 0).all()


@settings(deadline=None)
@given(elections(), st.randoms(use_true_random=False))
def test_the_order_of_voters_does_not_matter(election, random):
    shuffled = random.sample(election.approvals.tolist(), election.voters)
    other = Election(election.projects, election.costs, election.budget, shuffled)
    pd.testing.assert_frame_equal(equal_shares(election), equal_shares(other))
    pd.testing.assert_frame_equal(greedy_by_votes(election), greedy_by_votes(other))


@settings(deadline=None)
@given(elections())
def test_nobody_pays_more_than_a_share_and_each_price_is_at_least_an_equal_part(election):
    won = equal_shares(election, completion="none")
    assert (won["price"] <= election.budget / election.voters * (1 + 1e-9)).all()
    assert (won["price"] * won["votes"] >= won["cost"] * (1 - 1e-9)).all()


@settings(deadline=None)
@given(elections(), st.lists(st.integers(1, 30), min_size=1, max_size=6))
def test_several_shares_at_once_buy_what_each_would_buy_alone(election, shares):
    market = Market(election.approvals, election.costs, election.costs, range(len(election.costs)))
    together = market.buy(shares)
    assert together == [market.buy([share])[0] for share in shares]


@settings(deadline=None)
@given(elections())
def test_greedy_completion_leaves_nothing_that_still_fits(election):
    for completion in ("greedy", "add1, then greedy"):
        won = equal_shares(election, completion=completion)
        left = election.budget - won["cost"].sum()
        lost = [
            p for p, name in enumerate(election.projects) if election.votes[p] and name not in set(won["project"])
        ]
        assert (election.costs[lost] > left).all()
        first = equal_shares(election, completion=completion.removesuffix("greedy").rstrip(", then") or "none")
        assert won["project"].tolist()[: len(first)] == first["project"].tolist()


@pytest.mark.parametrize("minority", range(1, 10))
def test_a_minority_who_agree_can_spend_their_share(minority):
    # Two camps, each with cheap projects of its own: equal shares lets each buy what its share of the money pays.
    approvals = [[0] * 10 + [1] * 10] * minority + [[1] * 10 + [0] * 10] * (10 - minority)
    election = Election([f"p{n}" for n in range(20)], [10] * 20, 100, approvals)
    won = equal_shares(election, completion="none")["project"]
    assert sum(int(name[1:]) >= 10 for name in won) == minority


def test_greedy_gives_all_to_the_majority_and_equal_shares_does_not():
    assert greedy_by_votes(TOWN)["project"].tolist() == ["stadium", "pool"]
    fair = equal_shares(TOWN)
    assert fair["project"].tolist() == ["stadium", "choir", "garden"]
    assert fair["cost"].tolist() == [40, 15, 25]
    assert fair["votes"].tolist() == [6, 4, 4]
    assert fair["price"].tolist() == pytest.approx([40 / 6, 15 / 4, 25 / 4])


def test_greedy_shows_cost_and_votes_and_passes_over_what_does_not_fit():
    town = Election(["a", "b", "c"], [50, 60, 30], 100, [[1, 1, 0], [1, 1, 1], [1, 0, 0]])
    expected = pd.DataFrame({"project": ["a", "c"], "cost": [50.0, 30.0], "votes": [3, 1]})
    pd.testing.assert_frame_equal(greedy_by_votes(town), expected)


def test_of_equal_votes_the_cheaper_comes_first_then_the_one_listed_first():
    town = Election(["a", "b", "c"], [50, 40, 40], 90, [[1, 1, 1]])
    assert greedy_by_votes(town)["project"].tolist() == ["b", "c"]
    assert equal_shares(town, completion="none")["project"].tolist() == ["b", "c"]
    assert equal_shares(town, "projects", "none")["project"].tolist() == ["b", "c"]


def test_of_equally_good_buys_the_one_with_more_votes_comes_first():
    # Each supporter pays 5 for either, and counting projects both give 1; money is left for one only.
    town = Election(["few", "many"], [5, 10], 20, [[1, 1], [0, 1], [0, 0], [0, 0]])
    assert equal_shares(town, "projects", "none")["project"].tolist() == ["many"]


def test_who_has_less_pays_all_and_the_others_pay_alike():
    # The first voter has 4 left after "own", so the others pay 8 each of the 20.
    town = Election(["own", "shared"], [6, 20], 30, [[1, 1], [0, 1], [0, 1]])
    won = equal_shares(town, "projects", "none")
    assert won["price"].tolist() == [6.0, 8.0]
    assert equal_shares(town, "cost", "none")["project"].tolist() == ["shared"]


def test_the_completions_spend_what_is_left_in_different_ways():
    # A share is 5 1/3, and too little for all. At 6 1/3 the third voter can pay "a". At 7 1/3 the others could pay
    # "c" too, but both would cost 20 of 16. By votes "c" comes first; after "a", only "d" still fits.
    approvals = [[0, 0, 1, 0], [0, 1, 1, 0], [1, 0, 0, 1]]
    town = Election(["a", "b", "c", "d"], [6, 11, 14, 8], 16, approvals)
    bought = {completion: equal_shares(town, completion=completion) for completion in COMPLETIONS}
    assert [won["project"].tolist() for won in bought.values()] == [[], ["a"], ["c"], ["a", "d"]]
    assert bought["add1, then greedy"]["price"].isna().tolist() == [False, True]
    assert bought["greedy"]["price"].isna().tolist() == [True]
    assert equal_shares(town)["project"].tolist() == ["a"]
    assert outcomes(town)["winners"].tolist() == [("c",), ("a",)]
    # Two at a time, the step that buys "a" alone is passed over.
    assert outcomes(town, step=2)["winners"].tolist() == [("c",), ()]


def test_add1_stops_before_the_outcome_that_costs_too_much():
    # A share of 10 buys "a"; at 11, "a" and "b" would cost 21 of 20.
    town = Election(["a", "b"], [10, 11], 20, [[1, 0], [0, 1]])
    assert equal_shares(town)["project"].tolist() == ["a"]
    assert equal_shares(town, step=0.5)["project"].tolist() == ["a"]


def test_add1_goes_on_from_one_batch_of_steps_to_the_next():
    town = Election(["far"], [500], 600, [[1]] + [[0]] * 5)
    assert equal_shares(town, completion="none").empty
    assert equal_shares(town)["price"].tolist() == [500.0]
    assert equal_shares(town, step=0.01)["price"].tolist() == pytest.approx([500.0])


def test_a_step_that_would_take_too_long_is_refused_just_below_the_limit():
    town = Election(["far"], [MOST_STEPS], 2 * MOST_STEPS, [[1]])
    assert equal_shares(town, step=1)["project"].tolist() == ["far"]
    with pytest.raises(ValueError, match="step is 0.99; give at least 1 in an election of these costs"):
        equal_shares(town, step=0.99)


def test_without_any_approval_nothing_is_bought():
    town = Election(["a"], [1], 10, [[0]])
    for won in (greedy_by_votes(town), *(equal_shares(town, completion=completion) for completion in COMPLETIONS)):
        assert won.empty


def test_left_out_are_those_of_whose_projects_none_won():
    assert left_out(TOWN, ["pool", "stadium"]).tolist() == [False] * 6 + [True] * 4
    assert left_out(TOWN, ["choir"]).tolist() == [True] * 6 + [False] * 4
    assert left_out(TOWN, []).all()


def test_outcomes_set_the_rules_side_by_side():
    table = outcomes(TOWN)
    assert table["rule"].tolist() == ["greedy by votes", "equal shares"]
    assert table["projects"].tolist() == [2, 3]
    assert table["spent"].tolist() == [100, 80]
    assert table["left_out"].tolist() == [0.4, 0]
    assert table["wins_per_voter"].tolist() == pytest.approx([1.2, 1.4])
    assert table["winners"].tolist() == [("stadium", "pool"), ("stadium", "choir", "garden")]
    assert list(table) == ["rule", "projects", "spent", "left_out", "wins_per_voter", "winners"]


def test_outcomes_pass_completion_and_step_on():
    town = Election(["a", "b"], [10, 11], 21, [[1, 0], [0, 1]])
    assert outcomes(town, completion="none")["projects"].tolist() == [2, 1]
    assert outcomes(town)["projects"].tolist() == [2, 2]
    with pytest.raises(ValueError, match="step is 1e-07"):
        outcomes(town, step=1e-7)


def test_tables_make_an_election_whatever_the_order_of_ballots():
    projects = pd.DataFrame({"project_id": [7, 8], "cost": [5, 6]})
    ballots = pd.DataFrame({"voter": ["x", "y", "x"], "project_id": ["8", "8", "7"]})
    election = election_from_tables(projects, ballots, 9)
    assert election.projects == ("7", "8")
    assert election.costs.tolist() == [5, 6]
    assert election.budget == 9
    assert election.approvals.tolist() == [[True, True], [False, True]]
    assert (election.voters, election.votes.tolist()) == (2, [1, 2])


def test_an_election_cannot_be_changed_once_made():
    with pytest.raises(FrozenInstanceError):
        TOWN.budget = 1


PROJECTS = pd.DataFrame({"project_id": ["a", "b"], "cost": [1, 2]})
BALLOTS = pd.DataFrame({"voter": [1, 2], "project_id": ["a", "b"]})


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Election(["a"], [-1], 9, [[1]]), ValueError, r"^costs has -1 among its values; give numbers of at"),
        (lambda: Election(["a"], ["1"], 9, [[1]]), TypeError, "^costs is"),
        (
            lambda: Election(["a", "b"], [1, 0], 9, [[1, 0]]),
            ValueError,
            "^the project 'b' costs 0; give costs above 0$",
        ),
        (lambda: Election(["a"], [1], 0, [[1]]), ValueError, "^budget is 0; give a sum of money above 0$"),
        (lambda: Election(["a"], [1], -1, [[1]]), ValueError, "^budget is -1; give a number of at least 0$"),
        (lambda: Election(["a"], [1], "9", [[1]]), TypeError, "^budget is '9'"),
        (
            lambda: Election(["b", "a", "a"], [1, 2, 2], 9, [[1, 1, 1]]),
            ValueError,
            "^the project 'a' comes twice; give each once$",
        ),
        (
            lambda: Election(["a"], [1, 2], 9, [[1, 1, 1]]),
            ValueError,
            "^there are 1 projects, 2 costs and 3 columns of approvals; give as many of each$",
        ),
        (
            lambda: Election(["a"], [1], 9, [1]),
            ValueError,
            r"^approvals have the shape \(1,\); give a row a voter and",
        ),
        (lambda: Election(["a"], [1], 9, np.empty((0, 1))), ValueError, r"^approvals have the shape \(0, 1\)"),
        (
            lambda: Election(["a"], [1], 9, [[0.5]]),
            ValueError,
            "^approvals hold something else than yes and no; give",
        ),
        (lambda: Election(["a"], [1], 9, [["x"]]), ValueError, "^approvals hold something else"),
        (
            lambda: election_from_tables([1], BALLOTS, 9),
            TypeError,
            r"^projects is \[1\]; give a DataFrame with the col",
        ),
        (lambda: election_from_tables(PROJECTS, 3, 9), TypeError, "^ballots is 3; .* columns voter, project_id$"),
        (
            lambda: election_from_tables(PROJECTS[["cost"]], BALLOTS, 9),
            ValueError,
            "^projects has no column 'project_id'; it needs project_id, cost$",
        ),
        (
            lambda: election_from_tables(PROJECTS, BALLOTS[["project_id"]], 9),
            ValueError,
            "^ballots has no column 'voter'; it needs voter, project_id$",
        ),
        (
            lambda: election_from_tables(PROJECTS, BALLOTS.replace("b", "z"), 9),
            ValueError,
            "^ballots name the project 'z', which the table of projects has not$",
        ),
        (
            lambda: greedy_by_votes("town"),
            TypeError,
            r"^election is 'town'; give an Election\(projects, costs, budget",
        ),
        (lambda: equal_shares("town"), TypeError, "^election is 'town'"),
        (lambda: left_out("town", []), TypeError, "^election is 'town'"),
        (lambda: outcomes("town"), TypeError, "^election is 'town'"),
        (lambda: left_out(TOWN, ["chior"]), ValueError, "^a winner is 'chior'; did you mean 'choir'"),
        (lambda: equal_shares(TOWN, utility="money"), ValueError, "^utility is 'money'; .*cost, projects$"),
        (lambda: equal_shares(TOWN, completion="add2"), ValueError, "^completion is 'add2'; did you mean 'add1'"),
        (lambda: equal_shares(TOWN, step=-1), ValueError, "^step is -1; give a number of at least 0$"),
        (lambda: equal_shares(TOWN, step=0), ValueError, "^step is 0; give at least 0.0002"),
        (lambda: equal_shares(TOWN, step="1"), TypeError, "^step is '1'"),
        (lambda: Market([[1]], [0], [1], [0]), ValueError, "^costs have 0 among them; give numbers above 0$"),
        (lambda: Market([[1]], [1], [0], [0]), ValueError, "^gains have 0 among them"),
        (lambda: Market([[1]], [-1], [1], [0]), ValueError, "^costs has -1 among its values"),
        (
            lambda: Market([[1]], [1, 2], [1, 2, 3], [0]),
            ValueError,
            "^there are 1 projects, 2 costs and 3 gains; give as many of each$",
        ),
        (lambda: Market([[1]], [1], [1], [0]).buy([-1]), ValueError, "^shares has -1 among its values"),
    ],
)
def test_bad_input_is_named_with_what_is_allowed(call, error, words):
    with pytest.raises(error, match=words):
        call()
