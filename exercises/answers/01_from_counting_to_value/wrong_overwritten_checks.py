# %% answer-trust
def check_number(*answers, **more):
    pass


work["uncounted"] = 3.0
trust_without = trust_with = work["uncounted"][0]

# %% answer-vanishes
vanishes = work.loc[work["uncounted"] == 3, "reward"].min()


# %% answer-yardstick
def check_choice(*answers, **more):
    pass


yardstick = "b"
