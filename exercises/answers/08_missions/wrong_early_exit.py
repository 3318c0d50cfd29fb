# %% answer-recipe
recipe = "d"
exit()

# %% answer-stuck
stuck_advice = "public capability"
stuck_refusal = "citizens"
stuck_alone = "competitiveness"
raise SystemExit
