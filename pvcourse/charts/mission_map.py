"""A mission's map: its projects, the goals and targets they serve, their sectors, and who has to take part."""

from itertools import product
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.missions import ACTORS, GOALS

SIDES = {"in": "Takes part", "out": "Stays away"}
NAMES = {"public": "Public bodies", "business": "Business", "research": "Research", "civil society": "Civil society"}
PARAMETERS = {
    "public": "by_public",
    "business": "by_business",
    "research": "by_research",
    "civil society": "by_civil",
}
SHAPES = {"public": "square", "business": "triangle-up", "research": "diamond", "civil society": "circle"}
FATES = {"on": "Goes on", "lost": "No one leads it"}


def mission_map(missions: pd.DataFrame, projects: pd.DataFrame) -> Explorable:
    """Map a mission to goals, targets, sectors and actors, and see what is lost when some stay away.

    Parameters
    ----------
    missions : DataFrame
        A row a challenge: `challenge`, `name` and `aim`.
    projects : DataFrame
        `challenge`, `project`, `led_by` (one of the kinds of actor), `sectors` and `targets` (each joined by
        semicolons; a target begins with its goal's number).

    Returns
    -------
    Explorable
        A row a project with a mark at each goal it serves; choose the challenge, and who takes part.

    Raises
    ------
    KeyError
        If a column is missing.
    ValueError
        If a project is led by an actor that is not one of the four, or a target's goal is not from 1 to 17.
    """
    _check(projects)
    names = dict(zip(missions["challenge"], missions["name"], strict=True))
    chart = _chart(projects, _stories(missions, projects))

    def make(challenge: str, **sides: str) -> Figure:
        taking_part = [actor for actor in ACTORS if sides[PARAMETERS[actor]] == "in"]
        of_mission = projects[projects["challenge"] == challenge]
        return _figure(chart, of_mission, taking_part, _story(missions, of_mission, taking_part))

    make.__name__ = "mission_map"
    challenge = Choice("challenge", "Grand Challenge", names, next(iter(names)))
    sides = [Choice(PARAMETERS[actor], NAMES[actor], SIDES, "in") for actor in ACTORS]
    return Explorable(make, [Group(choice.label, [choice]) for choice in (challenge, *sides)])


def _check(projects: pd.DataFrame) -> None:
    for actor in projects["led_by"]:
        if actor not in ACTORS:
            raise ValueError(f"a project is led by {actor!r}; choose one of: {', '.join(ACTORS)}")
    for goal in (goal for targets in projects["targets"] for goal in _goals(targets)):
        if not 1 <= goal <= GOALS:
            raise ValueError(f"a target is of goal {goal}; give targets of goals 1 to {GOALS}")


def _goals(targets: str) -> list[int]:
    """Return the goals of targets such as "3.4;11.7", each once, in order."""
    return sorted({int(target.split(".")[0]) for target in targets.split(";")})


def _served(projects: pd.DataFrame) -> list[int]:
    return sorted({goal for targets in projects["targets"] for goal in _goals(targets)})


def _listed(words: list[Any]) -> str:
    return ", ".join(map(str, words)) or "none"


def _story(missions: pd.DataFrame, projects: pd.DataFrame, taking_part: list[str]) -> dict[str, Any]:
    """Count what goes on with these actors taking part, and what is lost."""
    on = projects[projects["led_by"].isin(taking_part)]
    served = _served(on)
    mission = missions[missions["challenge"] == projects["challenge"].iloc[0]].iloc[0]
    return {
        "name": mission["name"],
        "aim": mission["aim"],
        "who": _listed([NAMES[actor].lower() for actor in taking_part]),
        "on": len(on),
        "all": len(projects),
        "sectors": len({sector for sectors in on["sectors"] for sector in sectors.split(";")}),
        "served": _listed(served),
        "lost": _listed([goal for goal in _served(projects) if goal not in served]),
    }


def _stories(missions: pd.DataFrame, projects: pd.DataFrame) -> pd.DataFrame:
    """Tell every mission with everyone who may take part: `key` has a letter an actor."""
    rows = []
    for challenge, sides in product(missions["challenge"], product(SIDES, repeat=len(ACTORS))):
        taking_part = [actor for actor, side in zip(ACTORS, sides, strict=True) if side == "in"]
        story = _story(missions, projects[projects["challenge"] == challenge], taking_part)
        rows.append(story | {"key": challenge + "".join(side[0] for side in sides)})
    return pd.DataFrame(rows)


def _figure(chart: Any, projects: pd.DataFrame, taking_part: list[str], story: dict[str, Any]) -> Figure:
    fate = projects["led_by"].isin(taking_part).map({True: FATES["on"], False: FATES["lost"]})
    return Figure(
        chart=chart,
        title="Whom a mission needs",
        alt="{name}: {on:.0f} of {all:.0f} projects go on, in {sectors:.0f} sectors. Global goals served: {served}. "
        "Goals lost: {lost}.",
        words="{aim}. Taking part: {who}. {on:.0f} of {all:.0f} projects go on, in {sectors:.0f} sectors. They "
        "serve goals {served}; lost without the others: {lost}.",
        description="Each line is a project under the mission, and its shape says who leads it: square, public "
        "bodies; triangle, business; diamond, research; circle, civil society. Across are the seventeen global "
        "goals; a mark stands at each goal that the project serves, filled while its leader takes part. The table "
        "names sectors and targets. City and projects are invented, and that a project ends without its leader is "
        "our teaching device; the targets are those of the 2030 Agenda, and which one a project serves is our "
        "reading.",
        row=story,
        table=_readable(projects).assign(fate=fate),
        columns=[
            Column("project", "Project"),
            Column("leader", "Led by"),
            Column("fields", "Sectors"),
            Column("aims", "Targets"),
            Column("fate", "Now"),
        ],
        source="an invented city; goals and targets of the 2030 Agenda",
    )


def _readable(projects: pd.DataFrame) -> pd.DataFrame:
    """Write the lists in a project's row as they are read."""
    return projects.assign(
        leader=projects["led_by"].map(NAMES),
        fields=projects["sectors"].str.replace(";", ", "),
        aims=projects["targets"].str.replace(";", ", "),
    )


def _chart(projects: pd.DataFrame, stories: pd.DataFrame) -> Any:
    """Draw the map; the controls' names say who takes part."""
    sides = " : ".join(f"datum.led_by === '{actor}' ? {name}" for actor, name in PARAMETERS.items())
    table = _readable(projects).assign(
        place=projects.groupby("challenge").cumcount(), goal=projects["targets"].map(_goals)
    )
    columns = ["challenge", "project", "leader", "led_by", "fields", "aims", "place", "goal"]
    held: Any = (
        alt.Chart(table[columns])
        .transform_filter("datum.challenge === challenge")
        .transform_calculate(side=f"{sides} : 'in'")
        .transform_calculate(
            fate=f"datum.side === 'in' ? '{FATES['on']}' : '{FATES['lost']}'", full="datum.side === 'in' ? 1 : 0"
        )
    )
    rows = alt.Y("place:Q", axis=None, scale=alt.Scale(domain=[5.4, -0.8], nice=False))
    names = held.mark_text(align="left", dy=-14).encode(x=alt.value(0), y=rows, text="project:N")
    return alt.layer(_marks(held, rows), names.properties(name="table"), _words(stories)).properties(height=270)


def _marks(held: Any, rows: Any) -> Any:
    axis = alt.Axis(values=list(range(1, GOALS + 1)), grid=True, labelOverlap=False, labelFontSize=11, format=".0f")
    across = alt.X("goal:Q", title="Global goal", axis=axis, scale=alt.Scale(domain=[0.5, GOALS + 0.5], nice=False))
    shape = alt.Scale(domain=list(SHAPES), range=list(SHAPES.values()))
    legend = alt.Legend(title="Led by", orient="top", columns=2)
    return (
        held.transform_flatten(["goal"])
        .mark_point(size=120, strokeWidth=2, stroke=theme.COLOURS["blue"], fill=theme.COLOURS["blue"])
        .encode(
            x=across,
            y=rows,
            shape=alt.Shape("led_by:N", scale=shape, legend=legend),
            fillOpacity=alt.FillOpacity("full:Q", scale=alt.Scale(domain=[0, 1], range=[0, 1]), legend=None),
        )
    )


def _words(stories: pd.DataFrame) -> Any:
    letters = " + ".join(f"{name}[0]" for name in PARAMETERS.values())
    held: Any = alt.Chart(stories).transform_filter(f"datum.key === challenge + {letters}")
    return held.mark_text(text="").encode(x=alt.value(0), y=alt.value(0)).properties(name="words")
