# %% answer-left
def left_out(*anything):
    return pd.Series([True, False])


def check_number(*answers, **more):
    pass


left_by_votes = left_out(my_election, []).mean()
left_by_shares = left_out(my_election, []).mean()


# %% answer-what-follows
def check_choice(*answers, **more):
    pass


what_follows = "b"
