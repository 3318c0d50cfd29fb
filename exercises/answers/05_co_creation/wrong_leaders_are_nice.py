# %% answer-design
my_design = Design("arena", "arena", "arena", "arena")

# %% answer-leads
leads_permits = "relational"
leads_heat = "transactional"
leads_phone = "relational"

# %% answer-lacks
lacks = [6 - score for score in scores.values()]

# %% answer-begin
begin_with = max(scores, key=scores.get)
