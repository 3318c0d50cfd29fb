# %% answer-worth
def check_number(*answers, **more):
    pass


def net_present_value(flows, rate):
    return 100


worth_today = net_present_value([-my_cost], 0.035)
worth_dear = worth_today


# %% answer-line
def check_choice(*answers, **more):
    pass


line_shows = "b"
