"""From a grand challenge to a mission: choose what it says, and have it checked against six criteria."""

from itertools import product
from typing import Any

import altair as alt
import pandas as pd

from pvcourse.charts import theme
from pvcourse.charts.controls import Choice, Group
from pvcourse.charts.figure import Column, Explorable, Figure
from pvcourse.models.missions import CRITERIA, VERDICTS, Mission, MissionProject, check_mission

START, DEADLINE = 2025, 2035
TARGETS = {
    "none": "None, a slogan",
    "trend": "As the trend goes",
    "bold": "Beyond the trend",
    "dream": "Beyond all examples",
}
DATES = {"none": "No date", "set": str(DEADLINE)}
CITIZENS = {"unknown": "Nobody knows", "no": "No", "yes": "Yes"}
PROJECTS = {"none": "None yet", "one": "One favourite", "technology": "Technology alone", "all": "Six, of all kinds"}
AIMS = {"none": "slogan", "trend": "on_trend", "bold": "target", "dream": "dream"}
LOOKS = {"met": ("circle", "green"), "not met": ("cross", "orange"), "not known": ("diamond", "grey")}
OPTIONS = {"target": TARGETS, "date": DATES, "citizens": CITIZENS, "projects": PROJECTS}
HINGES = {
    CRITERIA[0]: ("citizens",),
    CRITERIA[1]: ("target", "date"),
    CRITERIA[2]: ("target",),
    CRITERIA[3]: ("projects",),
    CRITERIA[4]: ("projects",),
    CRITERIA[5]: ("projects",),
}
"""What each criterion's verdict hangs on, next to the challenge: it is kept once for all other settings."""

EVERY = "any"


def mission_check(missions: pd.DataFrame, projects: pd.DataFrame) -> Explorable:
    """Turn a grand challenge into a mission, and have it checked.

    Parameters
    ----------
    missions : DataFrame
        A row a challenge: `challenge`, `name`, `slogan`, `aim`, `measure`, `goals` (numbers joined by semicolons),
        `baseline`, and the levels `on_trend`, `target`, `at_best` and `dream`.
    projects : DataFrame
        The projects that may work on it: `challenge`, `project`, `led_by`, `sectors` and `targets` (each joined by
        semicolons), `solution` and `kind`.

    Returns
    -------
    Explorable
        Six criteria with a verdict each; choose challenge, target, date, who framed it, and the projects.

    Raises
    ------
    KeyError
        If a column is missing.
    ValueError
        If a challenge has no projects.
    """
    lone = sorted(set(missions["challenge"]) - set(projects["challenge"]))
    if lone:
        raise ValueError(f"projects has none for {', '.join(lone)}; give each challenge some")
    names = dict(zip(missions["challenge"], missions["name"], strict=True))
    rows = {
        row["challenge"]: {str(name): value for name, value in row.items()} for row in missions.to_dict("records")
    }
    built = {name: mission_projects(projects[projects["challenge"] == name]) for name in names}
    chart = _chart(_verdicts(rows, built), missions)

    def make(challenge: str, target: str, date: str, citizens: str, projects: str) -> Figure:
        mission = _mission(rows[challenge], built[challenge], target, date, citizens, projects)
        return _figure(chart, mission, names[challenge])

    make.__name__ = "mission_check"
    choices = [
        Choice("challenge", "Grand Challenge", names, next(iter(names))),
        Choice("target", "Target", TARGETS, "none"),
        Choice("date", "Date", DATES, "none"),
        Choice("citizens", "Framed with citizens", CITIZENS, "unknown"),
        Choice("projects", "Projects", PROJECTS, "none"),
    ]
    return Explorable(make, [Group(choice.label, [choice]) for choice in choices])


def mission_projects(projects: pd.DataFrame) -> tuple[MissionProject, ...]:
    """Turn rows of a table into projects of a mission.

    Parameters
    ----------
    projects : DataFrame
        `project`, `led_by`, `sectors` (joined by semicolons), `solution` and `kind`.

    Returns
    -------
    tuple of MissionProject
        A project a row.
    """
    columns = ["project", "sectors", "led_by", "solution", "kind"]
    return tuple(
        MissionProject(name, tuple(sectors.split(";")), led_by, solution, kind)
        for name, sectors, led_by, solution, kind in projects[columns].itertuples(index=False)
    )


def _mission(
    row: dict[str, Any], projects: tuple[MissionProject, ...], target: str, date: str, citizens: str, chosen: str
) -> Mission:
    slogan = target == "none"
    return Mission(
        challenge=row["name"],
        aim=row["slogan"] if slogan else row["aim"],
        projects=_chosen(projects, chosen),
        goals=tuple(int(goal) for goal in row["goals"].split(";")),
        framed_with_citizens={"yes": True, "no": False}.get(citizens),
        measure=None if slogan else row["measure"],
        baseline=None if slogan else row["baseline"],
        target=None if slogan else row[AIMS[target]],
        start=START,
        deadline=None if date == "none" else DEADLINE,
        on_trend=row["on_trend"],
        at_best=row["at_best"],
    )


def _chosen(projects: tuple[MissionProject, ...], chosen: str) -> tuple[MissionProject, ...]:
    if chosen == "technology":
        return tuple(project for project in projects if project.kind == "technological")
    return {"one": projects[:1], "all": projects}.get(chosen, ())


def _verdicts(rows: dict[str, dict[str, Any]], built: dict[str, tuple[MissionProject, ...]]) -> pd.DataFrame:
    """Check missions with the model; keep each verdict once for all settings that it does not hang on."""
    found = []
    for hinge in dict.fromkeys(HINGES.values()):
        hanging = [criterion for criterion in CRITERIA if HINGES[criterion] == hinge]
        for setting in product(rows, *(OPTIONS[name] if name in hinge else (EVERY,) for name in OPTIONS)):
            chosen = [
                next(iter(OPTIONS[name])) if at == EVERY else at
                for name, at in zip(OPTIONS, setting[1:], strict=True)
            ]
            table = check_mission(_mission(rows[setting[0]], built[setting[0]], *chosen)).set_index("criterion")
            key = dict(zip(("challenge", *OPTIONS), setting, strict=True))
            found += [key | {"criterion": each, **table.loc[each]} for each in hanging]
    return pd.DataFrame(found)


def _figure(chart: Any, mission: Mission, name: str) -> Figure:
    table = check_mission(mission)
    counts = table["verdict"].value_counts()
    row = {verdict.replace(" ", "_"): int(counts.get(verdict, 0)) for verdict in VERDICTS}
    return Figure(
        chart=chart,
        title="From a challenge to a mission, checked",
        alt="{name}: six criteria for a mission, with {met:.0f} met, {not_met:.0f} not met and {not_known:.0f} not "
        "known. The aim: {aim}.",
        words="{name}. The aim: {aim}. Of six criteria for a good mission, {met:.0f} are met, {not_met:.0f} are not "
        "met, and {not_known:.0f} cannot be judged yet.",
        description="Each line is one of six criteria; its mark says whether the mission meets it (round), does not "
        "(cross), or whether nobody can tell yet (diamond). The table gives the reason. Five criteria are those of "
        "Mazzucato’s report to the European Commission, the sixth is the brief’s; what each check looks at, the "
        "numbers it asks for, the city, its figures and its projects are our teaching device.",
        row=row | {"name": name, "aim": mission.aim},
        table=table,
        columns=[
            Column("criterion", "Criterion"),
            Column("verdict", "Verdict"),
            Column("reason", "Why", prose=True),
        ],
        source="an invented city; criteria after Mazzucato (2018) and the IIPP brief",
        table_open=True,
    )


def _chart(verdicts: pd.DataFrame, missions: pd.DataFrame) -> Any:
    """Draw a mark a criterion; the controls choose among the verdicts by their names."""
    controls = ("challenge", *OPTIONS)
    test = " && ".join(f"(datum.{name} === '{EVERY}' || datum.{name} === {name})" for name in controls)
    shown: Any = alt.Chart(verdicts).transform_filter(test)
    domain = list(LOOKS)
    legend = alt.Legend(title=None, orient="top", columns=3)
    shapes = alt.Scale(domain=domain, range=[shape for shape, _ in LOOKS.values()])
    tints = alt.Scale(domain=domain, range=[theme.COLOURS[tint] for _, tint in LOOKS.values()])
    up = alt.Y("criterion:N", sort=list(CRITERIA), axis=None, scale=alt.Scale(domain=list(CRITERIA)))
    marks = (
        shown.mark_point(filled=True, size=240, opacity=1)
        .encode(
            x=alt.value(12),
            y=up,
            shape=alt.Shape("verdict:N", scale=shapes, legend=legend),
            color=alt.Color("verdict:N", scale=tints, legend=legend),
        )
        .properties(name="table")
    )
    words = shown.mark_text(align="left", fontSize=13).encode(x=alt.value(30), y=up, text="criterion:N")
    return alt.layer(marks, words, _summary(shown, missions)).properties(height=180)


def _summary(shown: Any, missions: pd.DataFrame) -> Any:
    """Count the verdicts for the words, and name the aim."""
    ones = {verdict.replace(" ", "_"): f"datum.verdict === '{verdict}' ? 1 : 0" for verdict in VERDICTS}
    sums = {name: f"sum({name})" for name in ones}
    held = (
        shown.transform_calculate(**ones)
        .transform_aggregate(**sums)
        .transform_calculate(challenge="challenge")
        .transform_lookup("challenge", from_=alt.LookupData(missions, "challenge", ["name", "slogan", "aim"]))
        .transform_calculate(aim="target === 'none' ? datum.slogan : datum.aim")
    )
    return held.mark_text(text="").encode(x=alt.value(0), y=alt.value(0)).properties(name="words")
