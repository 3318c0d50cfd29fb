# %% answer-kinds
kind_forest = "consultation"
kind_clinic = "co-creation"
kind_pond = "dumping"

# %% answer-repair-shop
repair_shop = Initiative(problem="together", solution="public body", delivery="community", asked=True, new=True)

# %% answer-means
without = Initiative(problem="public body", solution="public body", delivery="community", means=False)
with_means = Initiative(problem="public body", solution="public body", delivery="community", means=True)
kind_without_means = classify(without).kind
kind_with_means = classify(with_means).kind

# %% answer-not-claimed
not_claimed = "c"

# %% answer-design
if my_task == "food":
    my_design = Design("platform", "platform", "arena", "arena")
else:
    my_design = Design("arena", "platform", "arena", "platform")

# %% answer-leads
leads_permits = "transactional"
leads_heat = "relational"
leads_phone = "transactional"

# %% answer-lacks
table = leadership_lacking(scores, enough=6).set_index("leadership")
lacks = table.loc[list(scores), "lacks"]

# %% answer-begin
begin_with = leadership_lacking(scores, enough=6)["leadership"].iloc[0]

# %% answer-shares
share_a = agreement(my_statement["agree_a"], my_statement["votes_a"])
share_b = agreement(my_statement["agree_b"], my_statement["votes_b"])

# %% answer-ground
ground = common_ground(
    [my_statement["agree_a"], my_statement["agree_b"]], [my_statement["votes_a"], my_statement["votes_b"]]
)

# %% answer-popular
popular_but_divided = taiwan[(taiwan["majority"] >= 0.7) & (taiwan["divide"] >= my_gap)]

# %% answer-publics
publics_show = "c"

# %% answer-wins
rough = experiment(landscapes=20, smoothness=1)
smooth = experiment(landscapes=20, smoothness=4)
wins_rough = (rough["random"] > rough["best"]).mean()
wins_smooth = (smooth["random"] > smooth["best"]).mean()

# %% answer-minds
minds_show = "a"

# %% own-kind
"""
A path round the lake. Problem: the parish and the anglers found it together. Plan: both, in the pub. Work: both.
New: yes, here. By the questions it is co-creation. Whether walkers were asked, I do not know.

**My own mark, by the table above (0 to 2), and why:** 2, since all four questions are answered.
"""

# %% own-leadership
"""
Distributive: everything waits for the chairman. He could let each stretch of the path have its own two leaders.

**My own mark, by the table above (0 to 2), and why:** 2. There is a sign and a step.
"""

# %% own-publics
"""
People in wheelchairs. An arena with five of them, because it is one problem and we know whom to ask.

**My own mark, by the table above (0 to 2), and why:** 2
"""
