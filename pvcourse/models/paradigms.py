"""Four paradigms of public administration, side by side, what the critics of bureaucracy said, and two yardsticks.

The theory: TORFING tells the story from post-war bureaucracy over its critics and the market cure to public value
and co-creation. The four rows and their order are his; the columns are ours, to make the four comparable, and so is
every entry that says so. IIPP adds two uses of the idea as a yardstick for policy.
"""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Paradigm:
    """One way to think about how the public sector should work.

    Parameters
    ----------
    name : str
        The paradigm.
    answers : str
        The trouble that it answers.
    means : str
        How it goes about the work.
    creators : str
        Who is thought to create value.
    managers : str
        What public managers are for.
    criticism : str
        What is held against it, and by whom.
    source : str
        Where it comes from: a source's key and section.
    """

    name: str
    answers: str
    means: str
    creators: str
    managers: str
    criticism: str
    source: str


@dataclass(frozen=True)
class Critic:
    """Someone who found fault with public bureaucracy.

    Parameters
    ----------
    name : str
        Who.
    charge : str
        What they said, in our words.
    asks : str
        The question that the charge leaves for anyone who defends or designs a public service (ours).
    source : str
        Where it comes from: a source's key and section.
    """

    name: str
    charge: str
    asks: str
    source: str


@dataclass(frozen=True)
class Yardstick:
    """A way to judge policy by public value, or by public values.

    Parameters
    ----------
    name : str
        What it is called here.
    judges : str
        What it looks at.
    asks : str
        The question that it leaves open (ours).
    source : str
        Where it comes from: a source's key and section.
    """

    name: str
    judges: str
    asks: str
    source: str


PARADIGMS = (
    Paradigm(
        "bureaucracy",
        answers="Corruption and waste in what went before",
        means="Control from the centre, specialised units side by side, rules, posts filled on merit; in some "
        "countries also professionals who are trusted with autonomy as long as they perform well",
        creators="Public organisations and their professions (our reading)",
        managers="See that rules are kept and tasks are divided well (our reading)",
        criticism="Rigid, dear, self-serving: the four critics below",
        source="TORFING The rise of bureaucracy",
    ),
    Paradigm(
        "new public management",
        answers="The charge that bureaucracy is rigid, dear and self-serving",
        means="Less state and more market; results that are set beforehand",
        creators="The private sector; the public sector is said to live off it",
        managers="Lead their own organisation and staff to the results that were set (transactional leadership)",
        criticism="Years of being told off wore down the spirit of those who work in public service",
        source="TORFING Bureaucracy bashing; Leading and managing co-creation",
    ),
    Paradigm(
        "public value management",
        answers="An inferiority complex, and staff who lost heart",
        means="Propositions of public value that are authorised, and organisations able to carry them out",
        creators="The public sector, which makes a value of its own kind",
        managers="Explore: keep looking for new ways to make public value",
        criticism="Too managerial: it looks to the manager alone",
        source="TORFING The discovery of public value; The public value triangle",
    ),
    Paradigm(
        "co-creation",
        answers="The lone manager, who does not hold all the ideas and means",
        means="Networks and partnerships in which problems are defined and solutions made together",
        creators="Public and private actors of many kinds, citizens among them",
        managers="Bring actors together to find what nobody has found yet (relational leadership)",
        criticism="Who takes part, and who answers when it fails? (our question)",
        source="TORFING Co-creating public value; Leading and managing co-creation",
    ),
)
"""The four paradigms, in the order in which they came up. None of them has gone: they lie in layers (our reading)."""

CRITICS = (
    Critic(
        "Anthony Downs",
        charge="Public organisations harden with age until they can no longer change",
        asks="What would tell us that a rule has outlived its use?",
        source="TORFING Bureaucracy bashing",
    ),
    Critic(
        "William Niskanen",
        charge="What they deliver is poor and costs too much",
        asks="Poor and dear compared with what, and measured how?",
        source="TORFING Bureaucracy bashing",
    ),
    Critic(
        "Jan-Erik Lane",
        charge="Those who work there look after themselves when they get the chance",
        asks="What do people work for, and what does a reward do to that?",
        source="TORFING Bureaucracy bashing",
    ),
    Critic(
        "Ronald Reagan",
        charge="Bureaucracy is where the trouble lies, so it cannot be what ends it",
        asks="Which troubles has nobody but the state ever solved?",
        source="TORFING Bureaucracy bashing",
    ),
)
"""The four critics. Neo-liberals drew them together: a parasite that wastes what the private sector makes."""


YARDSTICKS = (
    Yardstick(
        "yardstick of the Third Way",
        judges="Outcomes, with equity, ethos and accountability among them; the means by which they are reached; and "
        "whether trust in government, and its legitimacy, grow",
        asks="Who weighs a fair result against a quick one?",
        source="IIPP introduction",
    ),
    Yardstick(
        "public value failure",
        judges="Whether market and government together fail to provide what a society holds essential, found by "
        "mapping its public values; a counterpart to market failure",
        asks="Who draws up the list of what is essential?",
        source="IIPP introduction",
    ),
)
"""Two yardsticks: of New Labour in Britain around 2000, and Barry Bozeman's in the United States."""


def compare_paradigms() -> pd.DataFrame:
    """Lay the four paradigms side by side.

    Returns
    -------
    DataFrame
        A row a paradigm, in the order in which they came up: `name`, `answers`, `means`, `creators`, `managers`,
        `criticism`, `source`.

    Examples
    --------
    >>> list(compare_paradigms()["name"])
    ['bureaucracy', 'new public management', 'public value management', 'co-creation']
    """
    return pd.DataFrame(PARADIGMS)


def critics_of_bureaucracy() -> pd.DataFrame:
    """List what the four critics of bureaucracy said, with the question that each leaves.

    Returns
    -------
    DataFrame
        A row a critic: `name`, `charge`, `asks`, `source`.

    Examples
    --------
    >>> list(critics_of_bureaucracy()["name"])
    ['Anthony Downs', 'William Niskanen', 'Jan-Erik Lane', 'Ronald Reagan']
    """
    return pd.DataFrame(CRITICS)


def yardsticks() -> pd.DataFrame:
    """List the two ways to judge policy by public value.

    Returns
    -------
    DataFrame
        A row a yardstick: `name`, `judges`, `asks`, `source`.

    Examples
    --------
    >>> list(yardsticks()["name"])
    ['yardstick of the Third Way', 'public value failure']
    """
    return pd.DataFrame(YARDSTICKS)
