# %% answer-sentences
about_estimates = "fixing"
about_streets = "shaping"
about_smoke = "fixing"

# %% answer-hydrogen
marks = {}
for row in ("justification", "evaluation", "risk"):
    marks[row] = "shaping"
marks["appraisal"] = "fixing"
hydrogen = read_frame(marks)

# %% answer-worth
worth_today = -my_cost
for year in range(1, 31):
    worth_today = worth_today + my_benefit / 1.035**year

# %% answer-dear
worth_dear = -my_cost
for year in range(1, 31):
    worth_dear = worth_dear + my_benefit / 1.07**year

# %% answer-years
sum_so_far = -my_cost
years_needed = 0
while sum_so_far < 0:
    years_needed = years_needed + 1
    sum_so_far = sum_so_far + my_benefit / 1.035**years_needed

# %% answer-held
held_still = "b"

# %% answer-rate
quantities = []
costs = []
for row in range(len(known)):
    quantities.append(known["capacity"].iloc[row])
    costs.append(known["cost"].iloc[row])
my_rate = fit_learning_rate(quantities, costs).learning_rate

# %% answer-foreseen
capacity = now["capacity"]
foreseen = now["cost"]
while capacity * 2 <= 578553:
    capacity = capacity * 2
    foreseen = foreseen * (1 - my_rate)
foreseen = unit_cost(578553, foreseen, capacity, my_rate)

# %% answer-line
line_shows = "d"

# %% answer-first
start_first = "new material"

# %% answer-gain
best = 0
for venture in ventures:
    if venture.expected_net > best:
        best = venture.expected_net
gain = value_of_search(ventures) - best

# %% answer-reply
reply = "a"

# %% answer-freedom
going_on_after_good = 100 * 0.8 - second_cost
stopping = 0.4 * going_on_after_good - first_cost
through = 100 * (0.4 * 0.8 + 0.6 * 0.15) - first_cost - second_cost
freedom_to_stop = stopping - through

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
