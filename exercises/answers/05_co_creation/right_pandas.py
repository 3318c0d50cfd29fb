# %% answer-means
both = pd.Series({"without": False, "with": True})
kinds = both.map(
    lambda means: classify(Initiative("public body", "public body", "community", means=means)).kind  # the same case
)
kind_without_means = kinds["without"]
kind_with_means = kinds["with"]

# %% answer-design
sides = pd.DataFrame(
    {
        "food": ["platform", "platform", "arena", "arena"],
        "river": ["arena", "platform", "arena", "platform"],
    },
    index=["entry", "life", "problem", "meeting"],
)
my_design = Design(**sides[my_task])

# %% answer-lacks
lacks = (6 - pd.Series(scores)).clip(lower=0)

# %% answer-begin
begin_with = pd.Series(scores).idxmin()

# %% answer-shares
agreed = my_statement[["agree_a", "agree_b"]].to_numpy(float)
voted = my_statement[["votes_a", "votes_b"]].to_numpy(float)
share_a, share_b = (agreed + 1) / (voted + 2)

# %% answer-ground
one = compare_statements([agreed], [voted])
ground = one["common_ground"].item()

# %% answer-popular
popular_but_divided = taiwan.query("majority >= 0.7 and divide >= @my_gap")

# %% answer-wins
results = pd.concat({level: experiment(landscapes=20, smoothness=level) for level in (1, 4)})
wins = results["random"].gt(results["best"]).groupby(level=0).mean()
wins_rough, wins_smooth = wins[1], wins[4]
