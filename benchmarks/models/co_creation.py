"""Lesson 5: the verdict on initiatives. The model gives its reasons too, which the plain version leaves out."""

from itertools import cycle, islice, product

from pvcourse.models.co_creation import CRITERIA, KINDS, QUESTIONS, WHO_DECIDES, WHO_DELIVERS, Initiative, classify

SIZE, UNIT = 10, "initiatives"
ANSWERS = [(*WHO_DECIDES, None)] * 2 + [(*WHO_DELIVERS, None)] + [(True, False, None)] * 3


def inputs(size):
    # Every 37th combination, so that a few already differ in every answer.
    return list(islice(cycle(list(product(*ANSWERS))[::37]), size))


def model(given):
    return [KINDS.index(classify(Initiative(*answers)).kind) for answers in given]


def plain(given):
    return [KINDS.index(verdict(dict(zip(QUESTIONS, answers, strict=True)))) for answers in given]


def verdict(answers):
    unknown = False
    for kind, criteria in CRITERIA.items():
        fits = [None if answers[field] is None else answers[field] == wanted for field, wanted in criteria.items()]
        if all(fits):
            return kind
        unknown |= False not in fits
    return "not enough known" if unknown else "something else"
