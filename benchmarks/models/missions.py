"""Lesson 8: a mission held against its criteria, and the same with plain loops."""

from pvcourse.models.missions import ACTORS, KINDS, VERDICTS, Mission, MissionProject, check_mission

SIZE, UNIT = 12, "projects"
FACTS = {"goals": (13,), "framed_with_citizens": True, "measure": "tonnes", "baseline": 6, "target": 1}
LATER = {"start": 2020, "deadline": 2035, "on_trend": 4, "at_best": 0.5}


def inputs(size):
    return [
        (f"project {i}", (f"sector {i % 5}",), ACTORS[i % 4], f"solution {i % 7}", KINDS[i % 2]) for i in range(size)
    ]


def model(given):
    projects = tuple(MissionProject(*project) for project in given)
    table = check_mission(Mission("clean growth", "no carbon", projects, **FACTS, **LATER))
    return [VERDICTS.index(verdict) for verdict in table["verdict"]]


def plain(given):
    sectors = {sector for _, names, _, _, _ in given for sector in names}
    actors, solutions, kinds = ({project[place] for project in given} for place in (2, 3, 4))
    met = (
        bool(FACTS["goals"]) and FACTS["framed_with_citizens"],
        FACTS["baseline"] != FACTS["target"],
        LATER["at_best"] <= FACTS["target"] < LATER["on_trend"],
        len(sectors) >= 3 and len(actors) >= 2,
        len(solutions) >= 3,
        len(kinds) == 2,
    )
    return [0 if each else 1 for each in met]
