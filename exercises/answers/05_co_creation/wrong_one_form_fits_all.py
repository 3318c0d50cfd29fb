# %% answer-repair-shop
repair_shop = Initiative(problem="together", solution="together", delivery="together", asked=True, new=True)

# %% answer-design
my_design = Design("platform", "platform", "platform", "platform")

# %% answer-wins
table = experiment(landscapes=20, smoothness=1)
wins_rough = (table["random"] > table["best"]).mean()
wins_smooth = wins_rough

# %% answer-minds
minds_show = "b"
