# %% answer-homes
homes = Mission(
    "Clean growth",
    "No gas",
    measure="Gas, %",
    baseline=now,
    target=on_trend,
    start=2025,
    deadline=2035,
    on_trend=at_best,
    at_best=on_trend,
)

# %% answer-whole
whole = replace(homes, projects=(canal, sea, club), goals=(7,), framed_with_citizens=True)
