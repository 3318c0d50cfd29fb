# %% answer-begin
begin_with = max(scores, key=scores.get)

# %% begin

# %% answer-publics
publics_show = "d"

# %% publics
