# %% answer-hydrogen
hydrogen = read_frame(
    {
        "justification": "shaping",
        "appraisal": "shaping",
        "assumptions": "unknown",
        "evaluation": "shaping",
        "risk": "shaping",
    }
)

# %% answer-first
start_first = "better routine"

# %% answer-gain
gain = value_of_search(ventures)

# %% answer-reply
reply = "b"

# %% answer-freedom
freedom_to_stop = committed_value(first_cost, second_cost, 100, 0.4, 0.8, 0.15)
