# %% answer-open
import pandas as pd

open_questions = pd.DataFrame({"id": ["nhs-records-16", "nhs-records-24"]})

# %% answer-learner
learner = "my-neighbour"

# %% answer-sourced
sourced = 0.9

# %% answer-clash
my_clash = "framed together, decided alone"

# %% answer-least-gain
least_gain = 0.41
