# %% answer-sentences
import pandas as pd

about_smoke, about_streets, about_estimates = "fixing", "shaping", "fixing"

# %% answer-hydrogen
told = pd.Series({"justification": "shaping", "appraisal": "fixing", "evaluation": "shaping", "risk": "shaping"})
hydrogen = read_frame(told.to_dict())

# %% answer-worth
years = pd.Series(range(1, 31))
worth_today = (my_benefit / 1.035**years).sum() - my_cost

# %% answer-dear
worth_dear = (my_benefit / 1.07**years).sum() - my_cost

# %% answer-years
more_years = pd.Series(range(1, 60))
so_far = (my_benefit / 1.035**more_years).cumsum() - my_cost
years_needed = more_years[so_far >= 0].iloc[0]

# %% answer-held
held_still = "b"

# %% answer-rate
up_to_now = modules.query("year <= @my_year")
my_rate = fit_learning_rate(up_to_now.capacity, up_to_now.cost).learning_rate

# %% answer-foreseen
built = modules.set_index("year")["capacity"]
foreseen = unit_cost(built[2019], now["cost"], built[my_year], my_rate)

# %% answer-line
line_shows = "d"

# %% answer-first
start_first = order_of_search(ventures).sort_values("reservation_price")["project"].iloc[-1]

# %% answer-gain
gain = value_of_search(ventures) - 62.5

# %% answer-reply
reply = "a"

# %% answer-freedom
worths = pd.Series({"staged": staged_value(first_cost, second_cost, 100, 0.4, 0.8, 0.15)})
worths["committed"] = committed_value(first_cost, second_cost, 100, 0.4, 0.8, 0.15)
freedom_to_stop = worths["staged"] - worths["committed"]

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
