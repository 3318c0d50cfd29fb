# %% answer-left
def share_with_nothing(winners):
    approved = pd.DataFrame(my_election.approvals, columns=my_election.projects)
    return 1 - approved[list(winners)].any(axis=1).mean()


left_by_votes = share_with_nothing(greedy_by_votes(my_election)["project"])
left_by_shares = share_with_nothing(equal_shares(my_election)["project"])

# %% answer-only-by-shares
bought = equal_shares(my_election).merge(greedy_by_votes(my_election), on="project", how="left", indicator=True)
names = bought.loc[bought["_merge"] == "left_only", "project"]
only_by_shares = my_projects.merge(names.rename("project_id"), on="project_id")

# %% answer-hidden-groups
hidden_groups = my_groups[my_groups["everyone"].gt(50) & my_groups["too_little"].le(50)].reset_index(drop=True)

# %% answer-firsts
far = rank_by_both(plans, Judgement(rate=0))
first_far = far.loc[far["public_sphere"].idxmax(), "proposal"]
many = rank_by_both(plans, Judgement(rate=0.1, minority_share=0.4))
first_many = many.sort_values("public_sphere").iloc[-1]["proposal"]

# %% answer-opposite
opposite_pairs = in_conflict(far).shape[0]
