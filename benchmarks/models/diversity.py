"""Lesson 5: every agent's ability on a ring, from every start."""

from pvcourse.models.diversity import ability, all_heuristics, landscape

SIZE, UNIT = 200, "solutions"


def inputs(size):
    return landscape(size), all_heuristics()


def model(given):
    return ability(*given)


def plain(given):
    ring, heuristics = given[0].tolist(), given[1].tolist()
    return [sum(ring[walk(ring, steps, start)] for start in range(len(ring))) / len(ring) for steps in heuristics]


def walk(ring, steps, place):
    failed = turn = 0
    while failed < len(steps):
        there = (place + steps[turn]) % len(ring)
        turn, failed = (turn + 1) % len(steps), failed + 1
        if ring[there] > ring[place]:
            place, failed = there, 0
    return place
