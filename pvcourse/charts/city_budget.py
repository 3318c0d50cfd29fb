"""A real city's budget by two rules: which projects are funded, and how many voters get nothing."""

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.expressions import control, datum
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.participatory_budgeting import Election, election_from_tables, left_out, outcomes

RULES = {"greedy by votes": "Most votes first", "equal shares": "Equal shares"}
"""The rules by the model's names, and what the figures call them."""

BALLOT = {"first": "First project", "second": "Second project", "third": "Third project"}
MONEY = {50: "Half of it", 75: "Three quarters", 100: "As it was", 125: "A quarter more"}
"""How much money there is, in per cent of what the city gave."""

WINS = ("None", "One", "Two", "Three or more")
NOTHING = ""
SOURCE = "Pabulib, the participatory budgeting library; labels ours; rules computed by the course’s model"

LETTER = 5.6
"""Pixels that a letter of a project's name takes on average."""


def city_vote(elections: pd.DataFrame, projects: pd.DataFrame, ballots: pd.DataFrame, city: str) -> Explorable:
    """Lay one's own ballot beside a city's, and see which projects each rule funds.

    Parameters
    ----------
    elections, projects, ballots : DataFrame
        The tables `pb_elections`, `pb_projects` and `pb_ballots`.
    city : str
        The election's id.

    Returns
    -------
    Explorable
        Bars of votes; choose the rule, and up to three projects of one's own.

    Raises
    ------
    ValueError
        If there is no such election.
    """
    about = _about(elections, city)
    here = projects[projects["election"] == city].sort_values(["votes", "cost"], ascending=[False, True])
    stories = _stories(about, here, _election(about, here, ballots))
    shown, told = _funded(here, stories), _told()
    chart = _vote_chart(shown, stories, told)

    def make(rule: str, **ballot: str) -> Figure:
        table = shown[shown["rule"] == rule]
        return _vote_figure(chart, _marked(table, set(ballot.values())), stories, told)

    make.__name__ = "city_vote"
    named = {NOTHING: "No project"} | dict(zip(here["project_id"], here["label"], strict=True))
    lists = [Choice(name, label, named, NOTHING) for name, label in BALLOT.items()]
    rule = Choice("rule", "Rule", RULES, "greedy by votes")
    return Explorable(make, [Group("How the winners are chosen", [rule]), Group("Your ballot", lists)])


def _about(elections: pd.DataFrame, city: str) -> Any:
    found = elections[elections["election"] == city]
    if found.empty:
        raise ValueError(f"there is no election {city!r}; choose one of: {', '.join(elections['election'])}")
    return next(found.itertuples())


def _election(about: Any, projects: pd.DataFrame, ballots: pd.DataFrame, money: int = 100) -> Election:
    cast = ballots[ballots["election"] == about.election]
    return election_from_tables(projects, cast, float(about.budget) * money / 100)


def _stories(about: Any, projects: pd.DataFrame, election: Election) -> pd.DataFrame:
    """Say what each rule funds, and for how many voters nothing."""
    found = outcomes(election)
    extra = {"city": about.city, "currency": about.currency, "budget": about.budget, "voters": about.voters}
    most, fewest = (projects["label"].iloc[place] for place in (0, -1))
    names = {"offered": len(projects), "most": most, "fewest": fewest}
    without = [int(left_out(election, winners).sum()) for winners in found["winners"]]
    return found.assign(**extra, **names, without=without, rule_name=found["rule"].map(RULES))


def _funded(projects: pd.DataFrame, stories: pd.DataFrame) -> pd.DataFrame:
    """Give every project a row for each rule, with whether that rule funds it."""
    tables = []
    for rule, winners in zip(stories["rule"], stories["winners"], strict=True):
        won = projects["project_id"].isin(winners)
        mark = won.map({True: "✓ ", False: ""})
        shown = {"name": mark + projects["label"], "price": projects["cost"].map(" · {:,}".format)}
        columns = ["project_id", "label", "cost", "votes"]
        tables.append(projects[columns].assign(rule=rule, funded=won.map({True: "yes", False: "no"}), **shown))
    return pd.concat(tables, ignore_index=True)


def _told() -> pd.DataFrame:
    """Say a sentence on every count of one's own projects, and of those of them that are funded."""
    rows = [{"key": "0-0", "told": "Your ballot is empty: choose up to three projects."}]
    for mine in range(1, len(BALLOT) + 1):
        for won in range(mine + 1):
            end = "" if won else " You would be among those who get nothing."
            rows.append({"key": f"{mine}-{won}", "told": f"Projects on your ballot: {mine}; funded: {won}.{end}"})
    return pd.DataFrame(rows)


def _marked(table: pd.DataFrame, ballot: set[str]) -> pd.DataFrame:
    mine = table["project_id"].isin(ballot)
    return table.assign(mine=mine.map({True: "yes", False: "no"}))


def _vote_figure(chart: Any, table: pd.DataFrame, stories: pd.DataFrame, told: pd.DataFrame) -> Figure:
    rule, mine = table["rule"].iloc[0], table["mine"] == "yes"
    key = f"{mine.sum()}-{(mine & (table['funded'] == 'yes')).sum()}"
    story = stories[stories["rule"] == rule].drop(columns="winners").to_dict("records")[0]
    return Figure(
        chart=chart,
        title="Vote on a city’s budget",
        alt="{offered:.0f} projects of {city} by votes, from {most} down to {fewest}. {rule_name} funds "
        "{projects:.0f} of them and leaves {left_out:.1%} of voters with nothing. {told}",
        words="{rule_name}: {projects:.0f} of {offered:.0f} projects for {spent:,.0f} of {budget:,.0f} {currency}; "
        "{without:,.0f} of {voters:,.0f} voters ({left_out:.1%}) get nothing that they approved. {told}",
        description="Each bar is a project, as long as the number of voters who approved it, with its name and cost. "
        "A tick and a blue bar mean that the rule funds it; a diamond at the right edge marks your own ballot. The "
        "city’s votes are counted as they were cast: your ballot is laid beside them, not added. Most votes first "
        "goes down the list and takes all that still fits. Equal shares gives each voter an equal part of the "
        "money, which supporters pool; it is what the city itself used.",
        row=story | {"told": told.set_index("key")["told"][key]},
        table=table,
        columns=[
            Column("label", "Project"),
            Column("cost", "Cost", ",.0f"),
            Column("votes", "Votes", ",.0f"),
            Column("funded", "Funded"),
            Column("mine", "On your ballot"),
        ],
        source=SOURCE,
        table_view="projects",
        words_view="words",
    )


def _vote_chart(shown: pd.DataFrame, stories: pd.DataFrame, told: pd.DataFrame) -> Any:
    """Draw a bar a project; the rule and the ballot are the controls' names."""
    order = list(dict.fromkeys(shown["label"]))
    on_ballot = [datum("project_id") == control(name) for name in BALLOT]
    mine = np.where(on_ballot[0] | on_ballot[1] | on_ballot[2], "yes", "no")
    chosen: Any = alt.Chart(shown).transform_filter("datum.rule === rule").transform_calculate(mine=str(mine))
    row = alt.Y("label:N", sort=order, axis=None, scale=alt.Scale(paddingInner=0.15))
    blue, grey = theme.COLOURS["blue"], theme.COLOURS["grey"]
    bars = chosen.mark_bar().encode(
        x=alt.X("votes:Q", title="Votes", axis=alt.Axis(tickCount=4)),
        y=row,
        color=alt.condition("datum.funded === 'yes'", alt.value(blue), alt.value(grey)),
        opacity=alt.condition("datum.funded === 'yes'", alt.value(0.4), alt.value(0.18)),
    )
    # Names are cut by letters: to measure each text, as a limit in pixels would, takes longer than all else.
    room = f"(width - 12) / {LETTER} - length(datum.price)"
    named = chosen.transform_calculate(text=f"truncate(datum.name, {room}) + datum.price")
    names = named.mark_text(align="left", fontSize=11).encode(x=alt.value(3), y=row, text="text:N")
    own = chosen.transform_filter("datum.mine === 'yes'").mark_point(
        shape="diamond", filled=True, size=90, opacity=1, color=theme.COLOURS["orange"]
    )
    layers = (bars.properties(name="projects"), names, own.encode(x=alt.value("width"), y=row))
    title = "✓ funded, with cost · ◆ on your ballot"
    return alt.layer(*layers, _ballot_words(chosen, stories, told)).properties(height=385, title=title)


def _ballot_words(chosen: Any, stories: pd.DataFrame, told: pd.DataFrame) -> Any:
    """Count one's own projects for the words; the mark that holds them is empty."""
    mine, funded = datum("mine") == "yes", datum("funded") == "yes"
    fields = [str(name) for name in stories if name not in ("rule", "winners")]
    return (
        chosen.transform_calculate(own=str(np.where(mine, 1, 0)), lucky=str(np.where(mine & funded, 1, 0)))
        .transform_aggregate(own="sum(own)", lucky="sum(lucky)", groupby=["rule"])
        .transform_calculate(key="datum.own + '-' + datum.lucky")
        .transform_lookup("key", from_=alt.LookupData(told, "key", ["told"]))
        .transform_lookup("rule", from_=alt.LookupData(stories.drop(columns="winners"), "rule", fields))
        .mark_text(text="")
        .encode(x=alt.value(0))
        .properties(name="words")
    )


def who_gets_nothing(elections: pd.DataFrame, projects: pd.DataFrame, ballots: pd.DataFrame) -> Explorable:
    """Show how many of a voter's projects are funded, by both rules, in each city and with more or less money.

    Parameters
    ----------
    elections, projects, ballots : DataFrame
        The tables `pb_elections`, `pb_projects` and `pb_ballots`.

    Returns
    -------
    Explorable
        Bars of voters; choose the city and how much money there is.
    """
    cities = dict(zip(elections["election"], elections["city"], strict=True))
    shares = pd.concat([_shares(about, projects, ballots) for about in elections.itertuples()], ignore_index=True)
    stories = _nothing_stories(shares, elections)
    chart = _nothing_chart(shares, stories)

    def make(city: str, money: int) -> Figure:
        at = f"city == '{city}' and money == {money}"
        return _nothing_figure(chart, shares.query(at), stories.query(at).to_dict("records")[0])

    make.__name__ = "who_gets_nothing"
    choices = [Choice("city", "City", cities, list(cities)[-1]), Choice("money", "Money", MONEY, 100)]
    return Explorable(make, [Group(choice.label, [choice]) for choice in choices])


def _shares(about: Any, projects: pd.DataFrame, ballots: pd.DataFrame) -> pd.DataFrame:
    """Work out, for every sum of money and both rules, how many voters have none, one, two or more projects."""
    here = projects[projects["election"] == about.election]
    rows = []
    for money in MONEY:
        election = _election(about, here, ballots, money)
        found = outcomes(election)
        for rule, winners in zip(found["rule"], found["winners"], strict=True):
            won = [election.projects.index(name) for name in winners]
            wins = election.approvals[:, won].sum(axis=1).clip(max=len(WINS) - 1)
            parts = np.bincount(wins, minlength=len(WINS)) / election.voters
            at = {"city": about.election, "money": money, "rule": RULES[rule]}
            rows += [at | {"wins": name, "share": part} for name, part in zip(WINS, parts, strict=True)]
    return pd.DataFrame(rows).assign(text=lambda t: t["share"].map("{:.1%} ".format) + t["rule"].str.lower())


def _nothing_stories(shares: pd.DataFrame, elections: pd.DataFrame) -> pd.DataFrame:
    none = shares[shares["wins"] == WINS[0]].pivot(index=["city", "money"], columns="rule", values="share")
    names = dict(zip(RULES.values(), ("votes", "equal"), strict=True))
    told = none.rename(columns=names).reset_index()
    told["amount"] = told["money"].map(MONEY).str.lower()
    return told.merge(elections[["election", "voters", "city"]].rename(columns={"election": "city", "city": "place"}))


def _nothing_figure(chart: Any, table: pd.DataFrame, story: dict[Any, Any]) -> Figure:
    return Figure(
        chart=chart,
        title="Who gets nothing, by rule and by how much money there is",
        alt="Voters of {place} by how many of their projects are funded, money: {amount}. With most votes first "
        "{votes:.1%} have none, with equal shares {equal:.1%}.",
        words="{place}, {voters:,.0f} voters, money: {amount}. With most votes first {votes:.1%} of voters get "
        "nothing that they approved; with equal shares {equal:.1%}.",
        description="Each pair of bars is a group of voters: those of whose approved projects none, one, two, "
        "or three or more are funded. The upper bar is most votes first, the lower one equal shares. Sums other than "
        "the city’s own are our what-if: people might have voted otherwise.",
        row={str(name): value for name, value in story.items()},
        table=table,
        columns=[Column("wins", "Projects funded"), Column("rule", "Rule"), Column("share", "Voters", ".1%")],
        source=SOURCE,
        table_view="voters",
        words_view="words",
    )


def _nothing_chart(shares: pd.DataFrame, stories: pd.DataFrame) -> Any:
    chosen: Any = alt.Chart(shares).transform_filter("datum.city === city && datum.money === money")
    row = alt.Y("wins:N", sort=list(WINS), title=None, axis=alt.Axis(minExtent=96), scale=alt.Scale(paddingInner=0.3))
    names = list(RULES.values())
    side = alt.YOffset("rule:N", sort=names)
    tints = alt.Scale(domain=names, range=[theme.COLOURS["orange"], theme.COLOURS["blue"]])
    across = alt.X("share:Q", title="Share of voters", axis=alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75]))
    room = alt.Scale(domain=[0, 1.15])
    bars = chosen.mark_bar(opacity=0.8).encode(
        x=across.scale(room), y=row, yOffset=side, color=alt.Color("rule:N", scale=tints, legend=None)
    )
    labels = chosen.mark_text(align="left", dx=4).encode(x="share:Q", y=row, yOffset=side, text="text:N")
    told: Any = alt.Chart(stories).transform_filter("datum.city === city && datum.money === money")
    words = told.mark_text(text="").encode(x=alt.value(0)).properties(name="words")
    title = "How many of a voter’s projects are funded"
    return alt.layer(bars.properties(name="voters"), labels, words).properties(height=230, title=title)
