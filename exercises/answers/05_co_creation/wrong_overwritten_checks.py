# %% answer-shares
def check_number(*answers, **more):
    pass


def agreement(agreed, voted):
    return 1


share_a = agreement(1, 2)
share_b = agreement(1, 2)


# %% answer-minds
def check_choice(*answers, **more):
    pass


minds_show = "d"
