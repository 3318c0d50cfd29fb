"""What the other models of the course found, as findings for a ROAR case.

Each function runs one model on what it is given and puts the result into a sentence. Which result goes into which
field of the canvas is our teaching device; the models' own modules say what in them is theory.
"""

from collections.abc import Sequence
from math import isnan

from pvcourse.models.co_creation import Initiative, classify
from pvcourse.models.innovation_portfolio import Project, compare_strategies, order_of_search
from pvcourse.models.market_shaping import Reading
from pvcourse.models.missions import Mission, check_mission
from pvcourse.models.risks_and_rewards import Portfolio, Terms, who_bears_who_keeps
from pvcourse.models.roar_canvas import Finding
from pvcourse.models.sdg_progress import Progress
from pvcourse.models.strategic_triangle import CORNERS, Strategy
from pvcourse.models.two_components import Judgement, Proposal, rank_by_both, tension

Findings = tuple[Finding, ...]


def from_strategy(strategy: Strategy) -> Findings:
    """Take in how strong the three corners of the strategic triangle are.

    Parameters
    ----------
    strategy : Strategy
        The ratings of the corners.

    Returns
    -------
    tuple of Finding
        `proposition`, `authorisation` and `capacity`: each corner's likely strength, 0 to 10.

    Raises
    ------
    TypeError
        If `strategy` is not a `Strategy`.

    Examples
    --------
    >>> from pvcourse.models.strategic_triangle import Rating
    >>> from_strategy(Strategy(Rating(6, 7, 8), Rating(2, 4, 7), Rating(5, 6, 7)))[1].text
    'Authorisation is rated 4 of 10, at worst 2 and at best 7.'
    """
    if not isinstance(strategy, Strategy):
        raise TypeError(f"strategy is {strategy!r}; give a Strategy(proposition, authorisation, capacity)")
    ratings = {corner: getattr(strategy, corner) for corner in CORNERS}
    return tuple(
        Finding(
            fact=corner,
            value=rating.likely,
            text=f"{corner.capitalize()} is rated {rating.likely:g} of 10, at worst {rating.low:g} and at best "
            f"{rating.high:g}.",
        )
        for corner, rating in ratings.items()
    )


def from_mission(mission: Mission) -> Findings:
    """Take in how a mission stands to the criteria for a good one.

    Parameters
    ----------
    mission : Mission
        The mission.

    Returns
    -------
    tuple of Finding
        `criteria met`, 0 to 6; `solutions`, how many different ones its projects try; and, where that is known,
        `framed with citizens`, "yes" or "no".

    Raises
    ------
    TypeError
        If `mission` is not a `Mission`.

    Examples
    --------
    >>> from_mission(Mission("ageing society", "Five more healthy years"))[0].value
    0
    """
    table = check_mission(mission)
    met = int((table["verdict"] == "met").sum())
    missed = ", ".join(table.loc[table["verdict"] != "met", "criterion"])
    rest = f"; not shown: {missed}" if missed else ""
    solutions = len({project.solution for project in mission.projects})
    found = [
        Finding("criteria met", met, f"The mission meets {met} of {len(table)} criteria{rest}."),
        Finding("solutions", solutions, f"Different solutions tried: {solutions}."),
    ]
    if mission.framed_with_citizens is not None:
        answer = "yes" if mission.framed_with_citizens else "no"
        found.append(Finding("framed with citizens", answer, f"Citizens helped to frame it: {answer}."))
    return tuple(found)


def from_progress(indicator: str, progress: Progress) -> Findings:
    """Take in how an indicator stands to its 2030 target.

    Parameters
    ----------
    indicator : str
        What the figure is, in words.
    progress : Progress
        As `sdg_progress.assess_series` gives it.

    Returns
    -------
    tuple of Finding
        `progress`: the status.

    Raises
    ------
    TypeError
        If `progress` is not a `Progress`.

    Examples
    --------
    >>> from pvcourse.models.sdg_progress import assess_series
    >>> from_progress("Basic sanitation", assess_series([2015, 2020], [40, 43], 70, "higher"))[0].text
    'Basic sanitation, 40 in 2015 and 43 in 2020, target 70: insufficient.'
    """
    if not isinstance(progress, Progress):
        raise TypeError(f"progress is {progress!r}; give what assess_series returns")
    way = f"{progress.baseline:g} in {progress.baseline_year} and {progress.value:g} in {progress.year}"
    text = f"{indicator}, {way}, target {progress.target:g}: {progress.status}."
    return (Finding("progress", progress.status, text),)


def from_reading(reading: Reading) -> Findings:
    """Take in the frame in which a policy was argued: fixing or shaping markets.

    Parameters
    ----------
    reading : Reading
        As `market_shaping.read_frame` gives it.

    Returns
    -------
    tuple of Finding
        `frame`; and one for each row that is known, such as `frame of appraisal`: "fixing" or "shaping".

    Raises
    ------
    TypeError
        If `reading` is not a `Reading`.

    Examples
    --------
    >>> from pvcourse.models.market_shaping import read_frame
    >>> [finding.fact for finding in from_reading(read_frame({"risk": "fixing"}))]
    ['frame', 'frame of risk']
    """
    if not isinstance(reading, Reading):
        raise TypeError(f"reading is {reading!r}; give what read_frame returns")
    found = [Finding("frame", reading.frame, f"Argued as: {reading.frame}. {reading.reason}")]
    for frame, rows in (("fixing", reading.fixing), ("shaping", reading.shaping)):
        found += [Finding(f"frame of {row}", frame, f"Its {row} speaks of {frame}.") for row in rows]
    return tuple(found)


def from_projects(projects: Sequence[Project], fallback: float = 0.0) -> Findings:
    """Take in what a portfolio of uncertain projects gains by searching and learning.

    Parameters
    ----------
    projects : sequence of Project
        The projects, with different names.
    fallback : float, default 0
        What can be had without starting any, 0 or more.

    Returns
    -------
    tuple of Finding
        `likely failures`: how many projects are worth starting though they fail more often than not; `gain from
        learning`: the mean net worth of searching less that of picking one in advance.

    Raises
    ------
    TypeError, ValueError
        See `innovation_portfolio.order_of_search`.

    Examples
    --------
    >>> bold = Project("new material", cost=20, outcomes=((240, 0.2), (0, 0.8)))
    >>> [finding.value for finding in from_projects([bold])]
    [1, 0.0]
    """
    order = order_of_search(projects, fallback)
    likely = int((order["worth_starting"] & (order["failure_chance"] > 0.5)).sum())
    worth = compare_strategies(projects, fallback).set_index("strategy")["expected_net"]
    gain = round(float(worth["search and learn"] - worth["pick one in advance"]), 9)
    return (
        Finding("likely failures", likely, f"Likely failures that are worth starting: {likely}."),
        Finding("gain from learning", gain, f"Searching is worth {gain:g} more than picking one project in advance."),
    )


def from_initiative(initiative: Initiative) -> Findings:
    """Take in whether an initiative is co-creation, or one of the things that it is not.

    Parameters
    ----------
    initiative : Initiative
        What is known of it.

    Returns
    -------
    tuple of Finding
        `kind of initiative`: one of `co_creation.KINDS`.

    Raises
    ------
    TypeError
        If `initiative` is not an `Initiative`.

    Examples
    --------
    >>> from_initiative(Initiative(solution="public body", delivery="firm"))[0].value
    'contracting out'
    """
    verdict = classify(initiative)
    text = f"It is {verdict.kind}: {'; '.join(verdict.reasons)}." if verdict.reasons else f"It is {verdict.kind}."
    return (Finding("kind of initiative", verdict.kind, text),)


def from_deal(portfolio: Portfolio, terms: Terms, futures: int = 10_000, seed: int = 2019) -> Findings:
    """Take in who bears the losses and who keeps the gains of a deal; the public is the treasury and the users.

    Parameters
    ----------
    portfolio : Portfolio
        The firms that the public backs.
    terms : Terms
        What the public asks for its money.
    futures, seed : int
        See `risks_and_rewards.who_bears_who_keeps`.

    Returns
    -------
    tuple of Finding
        `loss borne by the public` and `gain kept by the public`: shares; one that cannot be said is left out.

    Raises
    ------
    TypeError, ValueError
        See `risks_and_rewards.simulate`.

    Examples
    --------
    >>> [finding.fact for finding in from_deal(Portfolio(), Terms(), futures=100)]
    ['loss borne by the public', 'gain kept by the public']
    """
    table = who_bears_who_keeps(portfolio, terms, futures, seed).set_index("party")
    public = table.loc[["treasury", "users"]].sum(skipna=False)
    shares = {"loss borne": float(public["loss_borne"]), "gain kept": float(public["gain_kept"])}
    return tuple(
        Finding(f"{what} by the public", share, f"Share of the {what} by the public: {share:.0%}.")
        for what, share in shares.items()
        if not isnan(share)
    )


def from_proposals(proposals: Sequence[Proposal], judgement: Judgement | None = None) -> Findings:
    """Take in how far what the public value and what adds value to the public sphere disagree.

    Parameters
    ----------
    proposals : sequence of Proposal
        At least one, each with a name of its own.
    judgement : Judgement, optional
        How to weigh what adds value to the public sphere; without it, `Judgement()`.

    Returns
    -------
    tuple of Finding
        `tension`: the share, 0 to 1, of pairs of proposals that the two components put in opposite orders.

    Raises
    ------
    TypeError, ValueError
        See `two_components.rank_by_both`.

    Examples
    --------
    >>> from pvcourse.models.two_components import FourValues
    >>> park = Proposal("park", 0.7, FourValues(1, 1, 5, 5), FourValues(1, 1, 5, 5), FourValues(1, 1, 5, 9))
    >>> from_proposals([park])[0].value
    0.0
    """
    share = tension(rank_by_both(proposals, judgement))
    text = f"Pairs of proposals on which the two components disagree: {share:.0%}."
    return (Finding("tension", share, text),)
