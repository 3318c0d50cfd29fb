# %% answer-pieces
piece_aim = "Routes"
piece_staff = "organisations"
piece_tests = "assessment"
piece_deal = "rewards"

# %% answer-open
open_questions = 6

# %% answer-sourced
sourced = 75

# %% answer-warm-flats
warm_flats = Entry("routes.problem", "Every eighth flat is too cold", "known", "City health report")

# %% answer-gap-count
gap_count = "fourteen"

# %% answer-clash
my_clash = contradictions(take_in(plan, from_strategy(my_strategy)))

# %% answer-least-gain
least_gain = my_loss * 100 - 10

# %% answer-own-part
own_part = 35.2

# %% answer-own-case
own_case = "A clinic that comes by bus"
