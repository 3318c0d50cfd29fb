"""Mutants of the exercises' solutions: each is a solution with one small slip, and should lose marks.

`make mutate-exercises` runs it. The slips are made by cosmic-ray, whose operators take any code; mutmut, which the
models are tested with, changes functions of modules only, and a solution is a few lines of a notebook's cell.
cosmic-ray leaves texts alone, so `TextReplacer` adds a slip of ours to its own: another text in place of this one.

Thousands of mutants through nbgrader would take hours, so `quick_marks` marks them; a sample goes through nbgrader
too (`--confirm`). What survives and why is kept in `exercises/survivors.toml`; one that is not there fails the run.
"""

import argparse
import ast
import json
import random
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

import cosmic_ray.plugins
import parso
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from course_folder import ASSIGNMENTS, EXERCISES, LEARNER, Course
from quick_marks import answered, marks, source, tests_of

from pvcourse.grading.plain import SOLUTION

SURVIVORS = EXERCISES / "survivors.toml"
ENOUGH = 0.9
"""The share of an exercise's mutants that must lose marks."""


@dataclass(frozen=True)
class Mutant:
    """A solution with one slip."""

    cell: str
    code: str
    slip: str


class TextReplacer(Operator):
    """Put another text of the same cell, or the next letter, in place of a text."""

    def __init__(self, texts=()):
        self.texts = sorted(texts)

    def mutation_positions(self, node):
        """Name the places of texts, one for each other text."""
        if isinstance(node, parso.python.tree.String):
            for _ in self._others(node):
                yield node.start_pos, node.end_pos

    def mutate(self, node, index):
        """Return the text's replacement."""
        return parso.python.tree.String(repr(self._others(node)[index]), node.start_pos, prefix=node.prefix)

    def _others(self, node):
        own = ast.literal_eval(node.value)
        letters = "abcd" if own in list("abcd") else ""
        return [text for text in (*self.texts, *letters) if text != own] or [f"{own}?"]

    @classmethod
    def examples(cls):
        """Return none: cosmic-ray's own tests are not run here."""
        return ()


def mutants_of(notebook):
    """Return every mutant of a notebook's solutions, without those that are no Python."""
    found = {}
    for cell in notebook.cells:
        about = cell.metadata.nbgrader
        region = SOLUTION.search(cell.source)
        if about.solution and cell.cell_type == "code" and about.grade_id != LEARNER and region:
            for code in _changed(region[1]):
                found[about.grade_id, code] = Mutant(about.grade_id, code, _slip(region[1], code))
    return list(found.values())


def _changed(code):
    for operator in _operators(code):
        occurrence = 0
        while (changed := mutate_code(code, operator, occurrence)) is not None:
            occurrence += 1
            if changed != code and _is_python(changed):
                yield changed


def _operators(code):
    texts = {node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant)}
    yield TextReplacer(text for text in texts if isinstance(text, str))
    for name in cosmic_ray.plugins.operator_names():
        kind = cosmic_ray.plugins.get_operator(name)
        if "no-op" not in name and not kind.arguments():
            yield kind()


def _is_python(code):
    try:
        ast.parse(code)
    except SyntaxError:
        return False
    return True


def _slip(before, after):
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return next((f"{old.strip()}  →  {new.strip()}" for old, new in pairs if old != new), after.strip())


def survivors(assignment):
    """Return the mutants that keep full marks, and how many there are in all."""
    notebook = source(assignment)
    full = marks(notebook)
    assert all(full.values()), f"{assignment}: the solution itself loses marks"
    mutants = mutants_of(notebook)
    return [mutant for mutant in mutants if marks(_with(source(assignment), mutant)) == full], len(mutants)


def _with(notebook, mutant):
    cell = next(cell for cell in notebook.cells if cell.metadata.nbgrader.grade_id == mutant.cell)
    cell.source = SOLUTION.sub(lambda _: mutant.code, cell.source)
    return notebook


def entry(assignment, mutant):
    """Return the entry that waits for a reason in the file of survivors."""
    return (
        f'[[{assignment}]]\ncell = "{mutant.cell}"\nslip = {json.dumps(mutant.slip, ensure_ascii=False)}\nreason = ""'
    )


def confirm(assignment, count):
    """Mark a sample of mutants through nbgrader, and fail if a mark differs from the quick one."""
    notebook = source(assignment)
    mutants = mutants_of(notebook)
    chosen = random.Random(0).sample(mutants, min(count, len(mutants)))
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder), assignment)
        course.run("nbgrader", "generate_assignment", assignment)
        solved = {cell.metadata.nbgrader.grade_id: SOLUTION.sub(r"\1", cell.source) for cell in _solutions(notebook)}
        given = {f"mutant-{number}": solved | {own.cell: own.code} for number, own in enumerate(chosen)}
        for student, cells in given.items():
            course.submit(student, {name: code for name, code in cells.items() if name != LEARNER})
        course.run("nbgrader", "autograde", assignment)
        for student, mutant in zip(given, chosen, strict=True):
            quick = marks(_with(answered(source(assignment), {}, student, solved=True), mutant))
            slow = course.marks(student)
            assert quick == {name: slow[name] for name in tests_of(notebook)}, mutant
    print(f"{assignment}: {len(chosen)} mutants have the same marks through nbgrader")


def _solutions(notebook):
    return [cell for cell in notebook.cells if cell.metadata.nbgrader.solution and cell.cell_type == "code"]


def main():
    """Print what was found, and entries for survivors without a reason; with those, the exit status is 1."""
    parser = argparse.ArgumentParser(description="Mutants of the exercises' solutions must lose marks.")
    parser.add_argument("assignments", nargs="*", default=ASSIGNMENTS, help="default: all")
    parser.add_argument("--confirm", type=int, metavar="N", help="send N mutants of each through nbgrader as well")
    wanted = parser.parse_args()
    known = tomllib.loads(SURVIVORS.read_text("utf-8"))
    weak = False
    for assignment in wanted.assignments:
        alive, total = survivors(assignment)
        reasons = {(own["cell"], own["slip"]) for own in known.get(assignment, []) if own["reason"]}
        share = 1 - len(alive) / total
        print(f"{assignment}: {total - len(alive)} of {total} mutants lose marks ({share:.0%})", flush=True)
        for mutant in alive:
            if (mutant.cell, mutant.slip) not in reasons:
                weak = True
                print(entry(assignment, mutant))
        weak |= len(alive) > (1 - ENOUGH) * total
        if wanted.confirm:
            confirm(assignment, wanted.confirm)
    return int(weak)


if __name__ == "__main__":
    sys.exit(main())
