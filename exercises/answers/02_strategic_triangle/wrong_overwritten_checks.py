# %% answer-scores
def check_numbers(*answers, **more):
    pass


scores = [1, 2, 3, 4, 5]


# %% answer-halfway
def prospects(*corners, **more):
    return 7


check_number = check_choice = check_numbers
halfway = prospects(9, 8, 4, making_up=0.5)


# %% answer-figures-show
def check_choice(*answers, **more):
    pass


figures_show = "a"
