"""Work out a formula that a figure traced from a model, as the page would."""

import math

PAGE = {
    "min": min,
    "max": max,
    "pow": math.pow,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "log": math.log,
    "abs": abs,
}


def in_the_page(formula, **controls):
    """Give the value of a traced formula, its controls set to these numbers."""
    return eval(str(formula), {"__builtins__": {}}, PAGE | controls)
