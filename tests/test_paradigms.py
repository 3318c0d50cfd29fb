"""The four paradigms and the four critics: complete, in order, each with its source; and two yardsticks."""

from pvcourse.models.paradigms import compare_paradigms, critics_of_bureaucracy, yardsticks


def test_four_paradigms_in_the_order_in_which_they_came_up():
    table = compare_paradigms()
    assert list(table) == ["name", "answers", "means", "creators", "managers", "criticism", "source"]
    assert list(table["name"]) == ["bureaucracy", "new public management", "public value management", "co-creation"]
    assert (table.map(len) > 10).all(axis=None)


def test_each_paradigm_says_what_its_source_says():
    table = compare_paradigms().set_index("name")
    assert "merit" in table.loc["bureaucracy", "means"]
    assert "autonomy" in table.loc["bureaucracy", "means"]
    assert "market" in table.loc["new public management", "means"]
    assert "transactional" in table.loc["new public management", "managers"]
    assert "Explore" in table.loc["public value management", "managers"]
    assert "managerial" in table.loc["public value management", "criticism"]
    assert "relational" in table.loc["co-creation", "managers"]
    assert "citizens" in table.loc["co-creation", "creators"]
    assert table["source"].str.startswith("TORFING ").all()


def test_four_critics_each_with_a_charge_of_their_own_and_a_question():
    table = critics_of_bureaucracy()
    assert list(table) == ["name", "charge", "asks", "source"]
    assert list(table["name"].str.split().str[-1]) == ["Downs", "Niskanen", "Lane", "Reagan"]
    assert table["charge"].is_unique
    assert table["asks"].str.endswith("?").all()
    assert (table["source"] == "TORFING Bureaucracy bashing").all()


def test_two_yardsticks_say_what_they_judge():
    table = yardsticks().set_index("name")
    third_way = table.loc["yardstick of the Third Way", "judges"]
    for word in ("equity", "ethos", "accountability", "means", "trust", "legitimacy"):
        assert word in third_way
    assert "market and government" in table.loc["public value failure", "judges"]
    assert table["asks"].str.endswith("?").all()
    assert (table["source"] == "IIPP introduction").all()
