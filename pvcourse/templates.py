"""How the package fills in its HTML templates: every text is escaped unless a filter says that it is HTML."""

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, Template


@cache
def template(name: str, *packages: str, **filters: Callable[..., Any]) -> Template:
    """Find a template, ready to render.

    Parameters
    ----------
    name : str
        The name of its file.
    *packages : str
        The packages in whose folder `templates` it, and what it includes, are looked for, in this order.
    **filters : callable
        The filters that it uses, by name.

    Returns
    -------
    Template
        The template; lines that hold only a statement leave nothing behind.

    Raises
    ------
    jinja2.TemplateNotFound
        If no package has it.

    Examples
    --------
    >>> template("self_check.html.j2", "pvcourse.book", markdown=str).name
    'self_check.html.j2'
    """
    loader = ChoiceLoader([PackageLoader(package) for package in packages])
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters.update(filters)
    return environment.get_template(name)
