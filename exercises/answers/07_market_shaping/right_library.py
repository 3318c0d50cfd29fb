# %% answer-sentences
about_smoke = "fixing"
about_streets = "shaping"
about_estimates = "fixing"

# %% answer-hydrogen
hydrogen = read_frame({"justification": "shaping", "appraisal": "fixing", "evaluation": "shaping", "risk": "shaping"})

# %% answer-worth
worth_today = level_net_present_value(my_cost, my_benefit, 0.035, 30)

# %% answer-dear
worth_dear = level_net_present_value(my_cost, my_benefit, 0.07, 30)

# %% answer-years
years_needed = min(years for years in range(60) if level_net_present_value(my_cost, my_benefit, 0.035, years) >= 0)

# %% answer-held
held_still = "b"

# %% answer-rate
fit = fit_learning_rate(known["capacity"], known["cost"])
my_rate = fit.learning_rate

# %% answer-foreseen
foreseen = unit_cost(built=578553, first_cost=now["cost"], built_first=now["capacity"], learning_rate=my_rate)

# %% answer-line
line_shows = "d"

# %% answer-first
start_first = order_of_search(ventures).loc[0, "project"]

# %% answer-gain
gain = value_of_search(ventures) - order_of_search(ventures)["expected_net"].max()

# %% answer-reply
reply = "a"

# %% answer-freedom
numbers = {"success": 100, "good": 0.4, "after_good": 0.8, "after_bad": 0.15}
freedom_to_stop = staged_value(first_cost, second_cost, **numbers) - committed_value(
    first_cost, second_cost, **numbers
)

# %% own-frames
"""
Risk, fixing: add a margin to the depot's cost. Risk, shaping: try two kinds of bus and keep the better one.

**My own mark, by the table above (0 to 2), and why:** 1, it is one row only.
"""

# %% own-still
"""
It holds the price of batteries still, which the scheme is meant to lower.

**My own mark, by the table above (0 to 2), and why:** 2
"""

# %% own-milestone
"""
If fewer than 200 ride by May, the council ends it.

**My own mark, by the table above (0 to 2), and why:** 1, no portfolio.
"""
