"""Paying for a medicine twice, or once: public research, private price, and four conditions.

The theory (IIPP 4, Box 5): the public pays for much of the research behind medicines, and then again for the
medicines themselves. Four kinds of condition on public money could bring a return.

Our teaching device: one medicine, sold to one public health service at one price. What the service pays is laid
against what it covers, in this order: making the medicine, the owner's own research with a margin, the research that
the public had already paid for (*paid twice*), and whatever lies beyond. Money is in any one unit; nothing is
discounted, and the cost of research that failed belongs into the research.
"""

from dataclasses import dataclass
from math import inf

import pandas as pd

from pvcourse.models.arrays import Numbers
from pvcourse.validation import number_between, numbers_between


@dataclass(frozen=True)
class Condition:
    """One of the four areas in which public money for research may carry a condition.

    Parameters
    ----------
    name : str
        The condition.
    asks : str
        What it asks of the maker.
    returns : str
        How value comes back to the public.
    modelled : str
        The field of `Conditions` that stands for it, or "no" where no sum of money can.
    source : str
        Where it comes from: a source's key and section.
    """

    name: str
    asks: str
    returns: str
    modelled: str
    source: str


FOUR_CONDITIONS = (
    Condition(
        "reinvestment",
        asks="Put profits from what was invented back into research",
        returns="The next medicine",
        modelled="reinvested",
        source="IIPP Box 5",
    ),
    Condition(
        "shared knowledge",
        asks="Share what was learnt and open the books and the data, failed trials included",
        returns="Others need not repeat the same failures, and prices can be judged",
        modelled="no",
        source="IIPP Box 5",
    ),
    Condition(
        "golden share",
        asks="Leave the public a share in the patents, and at times in the profit",
        returns="Money, and a say",
        modelled="golden_share",
        source="IIPP Box 5",
    ),
    Condition(
        "reasonable terms",
        asks="Supply the medicine on terms that are reasonable",
        returns="A price that covers costs but does not charge for research twice",
        modelled="reasonable_terms",
        source="IIPP Box 5; the reading of reasonable is ours",
    ),
)
"""The four areas of conditions."""

PURPOSES = ("making", "own_research", "paid_twice", "beyond")
"""What the health service's payments cover, in order."""


@dataclass(frozen=True)
class Medicine:
    """A medicine: what it took to find it, what it takes to make it, and what is charged for it.

    Parameters
    ----------
    research : float
        What all research behind it cost, public and private; money, 0 or more.
    public_share : float
        The share of that research that the public paid, from 0 to 1.
    patients : float
        How many people are treated while the price holds, at least 1.
    price : float
        What the health service pays for a patient; money, 0 or more.
    unit_cost : float, default 0
        What it costs to make enough for a patient; money, 0 or more.

    Raises
    ------
    TypeError, ValueError
        If one is not a number in its range.

    Examples
    --------
    >>> Medicine(research=900, public_share=0.5, patients=10, price=150, unit_cost=20).price
    150
    """

    research: float
    public_share: float
    patients: float
    price: float
    unit_cost: float = 0.0

    def __post_init__(self) -> None:
        number_between("research", self.research, 0, inf)
        number_between("public_share", self.public_share, 0, 1)
        number_between("patients", self.patients, 1, inf)
        number_between("price", self.price, 0, inf)
        number_between("unit_cost", self.unit_cost, 0, inf)


@dataclass(frozen=True)
class Conditions:
    """The conditions that public money carries; without any, every one is off.

    Parameters
    ----------
    reasonable_terms : bool, default False
        Whether the price is held down to the `reasonable_price`.
    golden_share : float, default 0
        The public's share of the owner's profit, from 0 to 1.
    reinvested : float, default 0
        The share of the profit left after that which goes into new research, from 0 to 1.
    margin : float, default 0.1
        The margin on the owner's own research that counts as reasonable, 0 or more: 0.1 is a tenth.

    Raises
    ------
    TypeError, ValueError
        If one is not of its kind or out of its range.

    Examples
    --------
    >>> Conditions(golden_share=0.2)
    Conditions(reasonable_terms=False, golden_share=0.2, reinvested=0.0, margin=0.1)
    """

    reasonable_terms: bool = False
    golden_share: float = 0.0
    reinvested: float = 0.0
    margin: float = 0.1

    def __post_init__(self) -> None:
        if not isinstance(self.reasonable_terms, bool):
            raise TypeError(f"reasonable_terms is {self.reasonable_terms!r}; give True or False")
        number_between("golden_share", self.golden_share, 0, 1)
        number_between("reinvested", self.reinvested, 0, 1)
        number_between("margin", self.margin, 0, inf)


def four_conditions() -> pd.DataFrame:
    """Lay out the four areas in which public money may carry conditions.

    Returns
    -------
    DataFrame
        A row a condition: `name`, `asks`, `returns`, `modelled`, `source`.

    Examples
    --------
    >>> list(four_conditions()["name"])
    ['reinvestment', 'shared knowledge', 'golden share', 'reasonable terms']
    """
    return pd.DataFrame(FOUR_CONDITIONS)


def reasonable_price(
    research: Numbers, public_share: Numbers, patients: Numbers, unit_cost: Numbers = 0.0, margin: Numbers = 0.1
) -> Numbers:
    """Work out the price that pays for a medicine once.

    It covers making it and the research that its owner paid for, with a margin on that; what the public has paid for
    is not charged again.

    Parameters
    ----------
    research : float or ndarray
        What all research cost; money, 0 or more.
    public_share : float or ndarray
        The public's share of it, from 0 to 1.
    patients : float or ndarray
        How many people are treated, at least 1.
    unit_cost : float or ndarray, default 0
        What it costs to make enough for a patient; money, 0 or more.
    margin : float or ndarray, default 0.1
        The margin on the owner's own research, 0 or more.

    Returns
    -------
    float or ndarray
        Money for a patient.

    Raises
    ------
    TypeError, ValueError
        If an argument is not a number in its range.

    Examples
    --------
    >>> float(reasonable_price(research=900, public_share=0.5, patients=10, unit_cost=20, margin=0.2))
    74.0
    """
    numbers_between("research", research, 0, inf)
    numbers_between("public_share", public_share, 0, 1)
    numbers_between("patients", patients, 1, inf)
    numbers_between("unit_cost", unit_cost, 0, inf)
    numbers_between("margin", margin, 0, inf)
    return unit_cost + research * (1 - public_share) * (1 + margin) / patients


def what_the_price_covers(medicine: Medicine, margin: float = 0.1) -> dict[str, float]:
    """Lay what the health service pays against what it covers.

    Parameters
    ----------
    medicine : Medicine
        The medicine.
    margin : float, default 0.1
        The margin on the owner's own research that counts as reasonable, 0 or more.

    Returns
    -------
    dict of str to float
        Money for each of `PURPOSES`: making the medicine; the owner's own research with its margin; the research that
        the public pays for a second time; and what lies beyond. Together they are price times patients.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind or out of its range.

    Examples
    --------
    >>> what_the_price_covers(Medicine(research=900, public_share=0.5, patients=10, price=150), margin=0.2)
    {'making': 0.0, 'own_research': 540.0, 'paid_twice': 450.0, 'beyond': 510.0}
    """
    margin = number_between("margin", margin, 0, inf)
    public = _checked(medicine).public_share * medicine.research
    claims = (medicine.unit_cost * medicine.patients, (medicine.research - public) * (1 + margin), public, inf)
    left, covers = float(medicine.price * medicine.patients), {}
    for purpose, claim in zip(PURPOSES, claims, strict=True):
        covers[purpose] = min(left, float(claim))
        left -= covers[purpose]
    return covers


def agreed_price(medicine: Medicine, conditions: Conditions) -> float:
    """Say what the health service pays for a patient under the conditions.

    Parameters
    ----------
    medicine : Medicine
        The medicine, with the price that its owner would charge.
    conditions : Conditions
        What public money asked for.

    Returns
    -------
    float
        The price, held down to the reasonable one where the conditions say so.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of its kind.

    Examples
    --------
    >>> pill = Medicine(research=900, public_share=0.5, patients=10, price=150, unit_cost=20)
    >>> agreed_price(pill, Conditions(reasonable_terms=True, margin=0.2))
    74.0
    """
    if not isinstance(conditions, Conditions):
        raise TypeError(f"conditions is {conditions!r}; give Conditions(reasonable_terms, golden_share, …)")
    asked = float(_checked(medicine).price)
    if not conditions.reasonable_terms:
        return asked
    fair = reasonable_price(
        medicine.research, medicine.public_share, medicine.patients, medicine.unit_cost, conditions.margin
    )
    return min(asked, float(fair))


def who_pays_who_gets(medicine: Medicine, conditions: Conditions) -> pd.DataFrame:
    """Follow the money for a medicine from all who pay in to all who get something out.

    Parameters
    ----------
    medicine : Medicine
        The medicine.
    conditions : Conditions
        What public money asked for. Golden share and reinvestment come out of profit, so a loss leaves them at 0.

    Returns
    -------
    DataFrame
        A row a party: `party`, `pays`, `gets`, `net` (gets − pays). Taxpayers pay for public research, and get the
        golden share; the health service pays the price; the owner pays for private research and gets what is left;
        makers, researchers and new research get what they are paid. The column `net` adds up to nothing.

    Raises
    ------
    TypeError, ValueError
        See `agreed_price`.

    Examples
    --------
    >>> pill = Medicine(research=900, public_share=0.5, patients=10, price=150, unit_cost=20)
    >>> who_pays_who_gets(pill, Conditions(golden_share=0.2))
                party    pays   gets    net
    0       taxpayers   450.0  170.0 -280.0
    1  health service  1500.0    0.0 -1500.0
    2           owner   450.0 1130.0  680.0
    3          makers     0.0  200.0  200.0
    4     researchers     0.0  900.0  900.0
    5    new research     0.0    0.0    0.0
    """
    sales = agreed_price(medicine, conditions) * medicine.patients
    making, public = medicine.unit_cost * medicine.patients, medicine.public_share * medicine.research
    own = medicine.research - public
    profit = max(sales - making - own, 0)
    golden = conditions.golden_share * profit
    renewed = conditions.reinvested * (profit - golden)
    rows = [
        ("taxpayers", public, golden),
        ("health service", sales, 0),
        ("owner", own, sales - making - golden - renewed),
        ("makers", 0, making),
        ("researchers", 0, medicine.research),
        ("new research", 0, renewed),
    ]
    table = pd.DataFrame(rows, columns=["party", "pays", "gets"]).astype({"pays": float, "gets": float})
    return table.assign(net=table["gets"] - table["pays"])


def _checked(medicine: Medicine) -> Medicine:
    if not isinstance(medicine, Medicine):
        raise TypeError(
            f"medicine is {medicine!r}; give a Medicine(research, public_share, patients, price, unit_cost)"
        )
    return medicine
