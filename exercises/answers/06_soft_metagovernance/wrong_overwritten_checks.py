# %% answer-mandate
def check_number(*answers, **more):
    pass


def tie_holds(*answers, **more):
    return 1.0


holds_mandate = tie_holds(1)


# %% answer-destroyed
def value_destroyed(*answers, **more):
    return 0


destroyed = value_destroyed()


# %% answer-rows-show
def check_choice(*answers, **more):
    pass


rows_show = "b"
