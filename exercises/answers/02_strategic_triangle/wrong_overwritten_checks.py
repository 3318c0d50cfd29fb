# %% answer-scores
def check_numbers(*answers, **more):
    pass


scores = [1, 2, 3, 4, 5]


# %% answer-partly
def prospects(*corners, **more):
    return 7


check_number = check_choice = check_numbers
partly = prospects(*town.set_index("initiative").loc[my_initiative], making_up=my_making_up)


# %% answer-figures-show
def check_choice(*answers, **more):
    pass


figures_show = "a"
