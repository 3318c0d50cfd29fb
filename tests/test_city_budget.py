"""The figures of a city's budget tell what the model counts, and the cities' own ballots."""

import pytest
from lesson_03 import FIGURES as LESSON
from lesson_03 import NOTHING, VOTE, budgets

from pvcourse.charts.city_budget import WINS, city_vote
from pvcourse.models.participatory_budgeting import Election, election_from_tables, equal_shares, left_out, outcomes

ELECTIONS, PROJECTS, BALLOTS = budgets()


@pytest.fixture(scope="module")
def vote():
    return LESSON[VOTE]()


@pytest.fixture(scope="module")
def nothing():
    return LESSON[NOTHING]()


def election(city, money=1.0):
    budget = float(ELECTIONS.set_index("election")["budget"][city]) * money
    return election_from_tables(PROJECTS[PROJECTS["election"] == city], BALLOTS[BALLOTS["election"] == city], budget)


def test_equal_shares_funds_what_the_city_funded(vote):
    table = vote(rule="equal shares").table.set_index("project_id")
    won = PROJECTS[PROJECTS["election"] == "swiecie-2023"].set_index("project_id")["won"]
    assert ((table["funded"] == "yes") == won.reindex(table.index)).all()


@pytest.mark.parametrize("rule", ["greedy by votes", "equal shares"])
def test_the_words_count_who_gets_nothing(vote, rule):
    found = outcomes(election("swiecie-2023")).set_index("rule").loc[rule]
    row = vote(rule=rule).row
    assert row["without"] == left_out(election("swiecie-2023"), found["winners"]).sum()
    assert (row["left_out"], row["projects"], row["spent"]) == (found["left_out"], found["projects"], found["spent"])
    assert f"{row['without']:,} of 2,553 voters" in vote(rule=rule).in_words()


def test_a_project_named_twice_on_a_ballot_counts_once(vote):
    made = vote(first="c8", second="c8", third="c14")
    assert made.in_words().endswith("Projects on your ballot: 2; funded: 1.")
    assert set(made.table.loc[made.table["mine"] == "yes", "project_id"]) == {"c8", "c14"}


def test_an_unlucky_or_empty_ballot_is_told_so(vote):
    assert vote(first="c14").in_words().endswith("funded: 0. You would be among those who get nothing.")
    assert vote().in_words().endswith("Your ballot is empty: choose up to three projects.")


def test_every_sum_of_money_is_computed_by_the_model(nothing):
    half = election("assen-2024", 0.5)
    winners = list(equal_shares(half)["project"])
    made = nothing(city="assen-2024", money=50)
    assert made.row["equal"] == left_out(half, winners).mean()
    assert isinstance(half, Election)


def test_each_rules_voters_add_up_to_all(nothing):
    shares = nothing(money=75).table.groupby("rule")["share"].sum()
    assert shares.tolist() == pytest.approx([1, 1])
    assert set(nothing().table["wins"]) == set(WINS)


def test_less_money_leaves_more_voters_with_nothing_in_the_larger_city(nothing):
    """The lesson's claim: the less money there is, the more the rule matters there."""
    gaps = [nothing(city="swiecie-2023", money=m).row for m in (50, 100, 125)]
    assert gaps[0]["votes"] - gaps[0]["equal"] > gaps[1]["votes"] - gaps[1]["equal"] > 0
    assert gaps[2]["votes"] == pytest.approx(gaps[2]["equal"], abs=0.01)


def test_a_city_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="no election 'lublin'; choose one of: assen-2024, swiecie-2023"):
        city_vote(ELECTIONS, PROJECTS, BALLOTS, "lublin")
