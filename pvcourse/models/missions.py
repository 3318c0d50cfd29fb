"""Missions: from a grand challenge to a mission, to projects in many sectors, and whether a mission is a good one.

The theory (IIPP, section 1 and Box 1): a mission picks the problem, not the winner. It turns a challenge into a
concrete aim that projects in many sectors and by many kinds of actor work on, from the bottom up; today's wicked
problems need social change as well as technology. The first five criteria are those of Mazzucato's report for the
European Commission (2018, note 17 of IIPP), in our words; the sixth is IIPP's.

Our teaching device: the facts about a mission that each check looks at, and the numbers that it asks for.
"""

from collections import Counter
from dataclasses import dataclass
from math import inf

import pandas as pd

from pvcourse.validation import number_between, one_of, whole_number

CRITERIA = (
    "bold and widely relevant",
    "clear direction",
    "ambitious but realistic",
    "across sectors and actors",
    "many solutions from below",
    "social as well as technological",
)
"""What makes a good mission: five criteria of Mazzucato (2018) and one of IIPP (2019), in our words."""

VERDICTS = ("met", "not met", "not known")
"""What a check may find."""

ACTORS = ("public", "business", "research", "civil society")
"""The kinds of actor that may lead a project."""

KINDS = ("technological", "social")
"""The kinds of change that a project may try."""

GOALS = 17
"""How many Sustainable Development Goals there are."""

ENOUGH_SECTORS, ENOUGH_ACTORS, ENOUGH_SOLUTIONS = 3, 2, 3
"""How many sectors, kinds of actor and different solutions we ask of a mission (ours)."""


@dataclass(frozen=True)
class MissionProject:
    """One project under a mission.

    Parameters
    ----------
    name : str
        What it is called.
    sectors : tuple of str
        The sectors that it draws on, at least one.
    led_by : str
        One of `ACTORS`.
    solution : str
        The solution that it tries, in a few words; projects that try the same share the words.
    kind : str
        One of `KINDS`.

    Raises
    ------
    TypeError
        If a name is not text, or the sectors are not a tuple of names.
    ValueError
        If `led_by` or `kind` is not one of those allowed.

    Examples
    --------
    >>> canal = MissionProject("Heat from the canal", ("energy",), "public", "district heat", "technological")
    >>> canal.led_by
    'public'
    """

    name: str
    sectors: tuple[str, ...]
    led_by: str
    solution: str
    kind: str

    def __post_init__(self) -> None:
        _check_text("name", self.name)
        _check_text("solution", self.solution)
        if not isinstance(self.sectors, tuple) or not self.sectors:
            raise TypeError(f"sectors is {self.sectors!r}; give a tuple of at least one name")
        for sector in self.sectors:
            _check_text("a sector", sector)
        one_of("led_by", self.led_by, ACTORS)
        one_of("kind", self.kind, KINDS)


@dataclass(frozen=True)
class Mission:
    """A mission between a grand challenge and the projects that work on it. What is not known is left out (None).

    Parameters
    ----------
    challenge : str
        The grand challenge that it answers.
    aim : str
        What will have been achieved, in a sentence.
    projects : tuple of MissionProject
        The projects so far, with different names.
    goals : tuple of int
        The Sustainable Development Goals that it serves, 1 to 17.
    framed_with_citizens : bool, optional
        Whether citizens or civil society took part in framing it.
    measure : str, optional
        The figure by which one will know.
    baseline, target : float, optional
        The measure at the start, and what it is to be.
    start, deadline : int, optional
        The years of both.
    on_trend, at_best : float, optional
        Where the measure would stand at the deadline if nothing changed, and at the best pace seen anywhere.

    Raises
    ------
    TypeError
        If an argument is not of its kind.
    ValueError
        If a goal is not from 1 to 17, two projects share a name, or the deadline is not after the start.

    Examples
    --------
    >>> Mission("clean growth", "A hundred cities that emit no carbon by 2030", deadline=2030).deadline
    2030
    """

    challenge: str
    aim: str
    projects: tuple[MissionProject, ...] = ()
    goals: tuple[int, ...] = ()
    framed_with_citizens: bool | None = None
    measure: str | None = None
    baseline: float | None = None
    target: float | None = None
    start: int | None = None
    deadline: int | None = None
    on_trend: float | None = None
    at_best: float | None = None

    def __post_init__(self) -> None:
        for name in ("challenge", "aim"):
            _check_text(name, getattr(self, name))
        if self.measure is not None:
            _check_text("measure", self.measure)
        if not (self.framed_with_citizens is None or isinstance(self.framed_with_citizens, bool)):
            raise TypeError(f"framed_with_citizens is {self.framed_with_citizens!r}; give True, False or None")
        for goal in self.goals:
            whole_number("a goal", goal, 1, GOALS)
        for name in ("baseline", "target", "on_trend", "at_best"):
            if getattr(self, name) is not None:
                number_between(name, getattr(self, name), -inf, inf)
        _check_years(self.start, self.deadline)
        _check_projects(self.projects)


def ladder(mission: Mission) -> pd.DataFrame:
    """Lay a mission out as rungs: challenge, mission, projects, sectors.

    Parameters
    ----------
    mission : Mission
        The mission.

    Returns
    -------
    DataFrame
        A row a link: `level` of the lower end ("mission", "project" or "sector"), `above` and `below`, the two
        names. A sector that several projects draw on has a row for each.

    Raises
    ------
    TypeError
        If `mission` is not a `Mission`.

    Examples
    --------
    >>> canal = MissionProject("Heat from the canal", ("energy",), "public", "district heat", "technological")
    >>> ladder(Mission("clean growth", "A city without carbon", projects=(canal,)))["level"].tolist()
    ['mission', 'project', 'sector']
    """
    _check_mission(mission)
    rows = [("mission", mission.challenge, mission.aim)]
    rows += [("project", mission.aim, project.name) for project in mission.projects]
    rows += [("sector", project.name, sector) for project in mission.projects for sector in project.sectors]
    return pd.DataFrame(rows, columns=["level", "above", "below"])


def check_mission(mission: Mission) -> pd.DataFrame:
    """Hold a mission against the criteria for a good one, each with a reason.

    Parameters
    ----------
    mission : Mission
        The mission.

    Returns
    -------
    DataFrame
        A row for each of `CRITERIA`: `criterion`; `verdict`, one of `VERDICTS`; `reason`, a sentence.

    Raises
    ------
    TypeError
        If `mission` is not a `Mission`.

    Examples
    --------
    >>> table = check_mission(Mission("ageing society", "Five more healthy years", deadline=2035))
    >>> table["verdict"].tolist()[:2]
    ['not known', 'not met']
    """
    _check_mission(mission)
    checks = (_bold, _directed, _realistic, _crossing, _from_below, _social_too)
    rows = [(criterion, *check(mission)) for criterion, check in zip(CRITERIA, checks, strict=True)]
    return pd.DataFrame(rows, columns=["criterion", "verdict", "reason"])


def _bold(mission: Mission) -> tuple[str, str]:
    if mission.framed_with_citizens is None or not mission.goals:
        return "not known", "Say which global goals it serves and whether citizens helped to frame it."
    goals = ", ".join(str(goal) for goal in sorted(set(mission.goals)))
    if not mission.framed_with_citizens:
        return "not met", f"It serves goals {goals}, but citizens had no part in framing it."
    return "met", f"It serves goals {goals}, and citizens helped to frame it."


def _directed(mission: Mission) -> tuple[str, str]:
    needed = ("measure", "baseline", "target", "start", "deadline")
    missing = [name for name in needed if getattr(mission, name) is None]
    if missing:
        return "not met", f"One could not tell when it is done: {', '.join(missing)} missing."
    if mission.baseline == mission.target:
        return "not met", f"Its target is where {mission.measure} stands already: {mission.target:g}."
    way = f"from {mission.baseline:g} in {mission.start} to {mission.target:g} in {mission.deadline}"
    return "met", f"{mission.measure}, {way}."


def _realistic(mission: Mission) -> tuple[str, str]:
    baseline, target, trend, best = mission.baseline, mission.target, mission.on_trend, mission.at_best
    if baseline is None or target is None or trend is None or best is None:
        return (
            "not known",
            "Say where things stand, the target, where the trend leads and what the best have reached.",
        )
    # Everything is measured as a way from the baseline in the direction of the target.
    direction = 1 if target > baseline else -1
    if direction * target <= direction * trend:
        return "not met", f"Not ambitious: the trend alone leads to {trend:g}."
    if direction * target > direction * best:
        return "not met", f"Not realistic: even the best pace seen leads only to {best:g}."
    return "met", f"Beyond the trend ({trend:g}) and within the best pace seen ({best:g})."


def _crossing(mission: Mission) -> tuple[str, str]:
    sectors = sorted({sector for project in mission.projects for sector in project.sectors})
    actors = [actor for actor in ACTORS if any(project.led_by == actor for project in mission.projects)]
    if not mission.projects:
        return "not known", "It has no projects yet."
    found = f"{len(sectors)} sectors ({', '.join(sectors)}), led by {', '.join(actors)}"
    if len(sectors) < ENOUGH_SECTORS or len(actors) < ENOUGH_ACTORS:
        return "not met", f"Only {found}; at least {ENOUGH_SECTORS} and {ENOUGH_ACTORS} kinds of actor are asked."
    return "met", f"{found}."


def _from_below(mission: Mission) -> tuple[str, str]:
    if not mission.projects:
        return "not known", "It has no projects yet."
    solutions = sorted({project.solution for project in mission.projects})
    if len(solutions) < ENOUGH_SOLUTIONS:
        return "not met", f"It bets on few solutions: {', '.join(solutions)}; at least {ENOUGH_SOLUTIONS} are asked."
    return "met", f"{len(solutions)} solutions compete: {', '.join(solutions)}."


def _social_too(mission: Mission) -> tuple[str, str]:
    if not mission.projects:
        return "not known", "It has no projects yet."
    found = {project.kind for project in mission.projects}
    missing = [kind for kind in KINDS if kind not in found]
    if missing:
        return "not met", f"No project tries {missing[0]} change."
    return "met", "Its projects try technological and social change."


def _check_mission(mission: Mission) -> None:
    if not isinstance(mission, Mission):
        raise TypeError(f"mission is {mission!r}; give a Mission(challenge, aim, ...)")


def _check_text(name: str, value: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise TypeError(f"{name} is {value!r}; give some text")


def _check_years(start: int | None, deadline: int | None) -> None:
    for name, year in (("start", start), ("deadline", deadline)):
        if year is not None:
            whole_number(name, year, 1900, 2200)
    if start is not None and deadline is not None and deadline <= start:
        raise ValueError(f"deadline is {deadline} and start {start}; give a deadline after the start")


def _check_projects(projects: tuple[MissionProject, ...]) -> None:
    for project in projects:
        if not isinstance(project, MissionProject):
            raise TypeError(f"a project is {project!r}; give a MissionProject")
    twice = [name for name, times in Counter(project.name for project in projects).items() if times > 1]
    if twice:
        raise ValueError(f"projects has {twice[0]!r} twice; give each project a name of its own")
