"""Lesson 9's figures, and the moves that tests of the page make with them."""

from pvcourse import data
from pvcourse.charts.collective_value import whose_doing
from pvcourse.charts.paying_for_medicine import paying_for_medicine
from pvcourse.charts.public_portfolio import public_portfolio
from pvcourse.charts.research_funders import research_funders, shared_risks
from pvcourse.models.risks_and_rewards import Portfolio

DOING = "Whose doing is an income?"
FUNDERS = "Who pays for research, far from the market and near it"
MINISTRY = "Ten thousand futures, and who paid for each"
MEDICINE = "Pay twice for a medicine, then once"
CASES = "Who bore the risk, and what came back?"


def cases():
    """Draw the evidence on the lesson's cases, as the lesson does."""
    rows = data.load("case_evidence").query("framework == 'risks_and_rewards'")
    return shared_risks(data.load("cases"), rows, data.load("sources"))


FIGURES = {
    DOING: lambda: whose_doing,
    FUNDERS: lambda: research_funders(data.load("rd_by_funder")),
    MINISTRY: lambda: public_portfolio(Portfolio()),
    MEDICINE: paying_for_medicine,
    CASES: cases,
}
MOVES = [
    (DOING, {"own": 20}),
    (DOING, {"own": 55, "back": 80}),
    (FUNDERS, {"kind": "all", "year": 1965}),
    (FUNDERS, {"year": 1980}),
    (MINISTRY, {"lent": 1, "equity": 40, "royalty": 15, "cap": 4}),
    (MINISTRY, {"equity": 20}),
    (MINISTRY, {"cap": 4}),
    (MEDICINE, {"share": 67, "price": 10, "golden": 40, "reinvested": 50}),
    (MEDICINE, {"reasonable": 1}),
    (CASES, {"chosen": "tesla-and-solyndra"}),
    (CASES, {"chosen": "norway-petroleum"}),
]
