"""The debate on social value: four points, both sides of each, in the order of the source."""

from pvcourse.models.social_value_debate import points_of_debate


def test_four_points_each_with_two_sides_of_its_own():
    table = points_of_debate()
    assert list(table) == ["name", "question", "sceptic", "reply", "settles", "source"]
    assert list(table["name"]) == ["spending", "everything", "deciding", "market"]
    assert table["question"].str.endswith("?").all()
    assert len(set(table["sceptic"]) | set(table["reply"]) | set(table["settles"])) == 3 * len(table)
    assert (table["source"] == "DEBATE").all()


def test_each_side_says_what_its_source_says():
    said = points_of_debate().set_index("name")
    assert "larger bill" in said.loc["spending", "sceptic"]
    assert "slow" in said.loc["spending", "reply"]
    assert "2008" in said.loc["everything", "reply"]
    assert "judges" in said.loc["deciding", "reply"]
    assert "imperfect servant" in said.loc["market", "reply"]
    assert "social care" in said.loc["market", "reply"]
