"""Lesson 10: how full a case is and what it leaves open, and the same with plain loops."""

from pvcourse.models.roar import GAPS, Case, coverage, gaps
from pvcourse.models.roar_canvas import FIELDS, STANDINGS, Entry

SIZE, UNIT = 40, "entries"


def inputs(size):
    fields = list(FIELDS)[:12]
    sources = ("Council paper 12", "")
    return [(fields[i * 5 % 12], f"entry {i}", STANDINGS[i % 3], sources[i % 2]) for i in range(size)]


def model(given):
    case = Case("A warm city", tuple(Entry(*entry) for entry in given))
    found = gaps(case)
    return [*coverage(case)["filled"], *(list(GAPS).index(gap) for gap in found["gap"])]


def plain(given):
    filled, found = {}, []
    for field in FIELDS:
        question = field.split(".")[0]
        entries = [entry for entry in given if entry[0] == field]
        filled[question] = filled.get(question, 0) + bool(entries)
        said = [entry for entry in entries if entry[2] != "unknown"]
        if not entries:
            found.append(0)
        elif not said:
            found.append(1)
        elif any(not entry[3] for entry in said):
            found.append(2)
        elif any(entry[2] == "disputed" for entry in said):
            found.append(3)
    return [*filled.values(), *found]
