"""Lesson 6: a city network under shock, and the same with a walk over each run's ties."""

import numpy as np

from pvcourse.models.city_network import Shock, draw_network, what_holds

SIZE, UNIT = 200, "runs"
NETWORK = draw_network(partners=60, ties_each=4)
SHOCK = Shock(leaving=0.3, changing=0.3)
FORMALITY, SEED = 0.5, 2010


def inputs(size):
    # The draws are the model's own, in its order: another generator would give other runs.
    chooser = np.random.default_rng(SEED)
    ties, partners = len(NETWORK.ties), NETWORK.partners
    shapes = [(size, ties), (size, partners), (size, partners), (size, ties), (size, ties)]
    return size, [chooser.random(shape).tolist() for shape in shapes]


def model(given):
    size, _ = given
    return what_holds(NETWORK, FORMALITY, SHOCK, runs=size, seed=SEED).to_numpy().ravel()


def plain(given):
    _, draws = given
    ties = NETWORK.ties.tolist()
    numbers = []
    for run in zip(*draws, strict=True):
        held = [tie for place, tie in enumerate(ties) if holds(place, tie, run)]
        sizes = parts(held)
        pairs = NETWORK.partners * (NETWORK.partners - 1)
        numbers += [len(held) / len(ties), max(sizes) / NETWORK.partners, sum(s * (s - 1) for s in sizes) / pairs]
    return numbers


def holds(place, tie, run):
    kinds, leaves, changes, *lost = run
    formal = kinds[place] < FORMALITY
    exposure = SHOCK.mandate_exposure if formal else SHOCK.personal_exposure
    for end, partner in enumerate(tie):
        if leaves[partner] < SHOCK.leaving and not formal:
            return False
        if changes[partner] < SHOCK.changing and lost[end][place] < exposure:
            return False
    return True


def parts(ties):
    neighbours = {partner: [] for partner in range(NETWORK.partners)}
    for first, second in ties:
        neighbours[first].append(second)
        neighbours[second].append(first)
    sizes, seen = [], set()
    for start in neighbours:
        before, waiting = len(seen), [start]
        while waiting:
            partner = waiting.pop()
            if partner not in seen:
                seen.add(partner)
                waiting += neighbours[partner]
        if len(seen) > before:
            sizes.append(len(seen) - before)
    return sizes
