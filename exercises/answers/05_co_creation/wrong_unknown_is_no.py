# %% answer-repair-shop
repair_shop = Initiative(
    problem="together", solution="public body", delivery="community", asked=True, means=False, new=True
)

# %% answer-means
kind_without_means = "not enough known"
kind_with_means = "dumping"
