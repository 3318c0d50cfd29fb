"""Lesson 4's figures, and the moves that tests of the page make with them."""

from pvcourse import data
from pvcourse.charts.gdp_and_wellbeing import gdp_and_wellbeing
from pvcourse.charts.national_accounts import what_gdp_sees
from pvcourse.charts.redundancy import mall_or_neighbourhood
from pvcourse.charts.social_value_debate import debate
from pvcourse.charts.tender import award_by_money_proxy, award_three_ways

AWARD = "One tender, awarded three ways"
PROXY = "One tender, with a price on what can be counted"
DEBATE = "The sceptic’s case and its reply"
TOWN = "What GDP sees of a town"
WORLD = "Countries that produce as much, and how else they differ"
STREET = "The efficient mall and the redundant neighbourhood"

FIGURES = {
    AWARD: lambda: award_three_ways,
    PROXY: lambda: award_by_money_proxy,
    DEBATE: lambda: debate,
    TOWN: lambda: what_gdp_sees,
    WORLD: lambda: gdp_and_wellbeing(data.load("gdp_and_wellbeing"), data.load("countries")),
    STREET: lambda: mall_or_neighbourhood,
}
MOVES = [
    (AWARD, {"rule": "quality"}),
    (AWARD, {"rule": "social", "social": 0.25}),
    (AWARD, {"rule": "social", "social": 0.1, "share": 0.3}),
    (PROXY, {"rate": 0.25}),
    (PROXY, {"rate": 0.6}),
    (DEBATE, {"on_spending": "sceptic", "on_market": "reply"}),
    (DEBATE, {"on_spending": "reply", "on_everything": "reply", "on_deciding": "reply", "on_market": "reply"}),
    (TOWN, {"care": "bought", "bank": "fees"}),
    (TOWN, {"school": "better", "works": "dirty"}),
    (WORLD, {"measure": "co2_per_person", "country": "USA"}),
    (WORLD, {"year": 2010, "country": "GBR", "measure": "life_expectancy"}),
    (STREET, {"losing_weight": 100, "closing": 0.3}),
    (STREET, {"walking_weight": 30, "losing_weight": 200, "closing": 0.1}),
]
