# %% answer-kinds
kind_forest = "co-creation"
kind_clinic = "co-creation"
kind_pond = "co-creation"

# %% answer-repair-shop
repair_shop = Initiative(problem="together", solution="together", delivery="together", asked=True, new=True)

# %% answer-means
kind_without_means = "dumping"
kind_with_means = "co-creation"
