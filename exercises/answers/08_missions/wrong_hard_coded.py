# %% answer-learner
import pandas as pd

learner = "neighbour-3"

# %% answer-homes
homes = Mission(
    "Clean growth",
    "No gas",
    measure="Gas, %",
    baseline=64,
    target=47.5,
    start=2025,
    deadline=2035,
    on_trend=58,
    at_best=37,
)

# %% answer-targets
group_targets = 45

# %% answer-on-track
still_to_go = pd.DataFrame(
    {
        "iso3": [
            "ALB",
            "ATG",
            "AZE",
            "BLR",
            "BRB",
            "CHN",
            "COL",
            "CRI",
            "IDN",
            "IND",
            "IRQ",
            "KGZ",
            "KHM",
            "LAO",
            "LBN",
            "LKA",
            "LTU",
            "MDV",
            "MKD",
            "MNE",
            "NPL",
            "PLW",
            "POL",
            "PRT",
            "PRY",
            "PSE",
            "SYC",
            "THA",
            "TKM",
            "TUN",
            "TUR",
            "URY",
            "VEN",
            "VNM",
        ]
    }
)

# %% answer-needed
needed = 8.5429
