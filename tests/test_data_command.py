"""`pvcourse data`: list the tables, show one with where it comes from, say what is wrong."""

from pvcourse import cli, data


def test_list_names_every_table(capsys):
    assert cli.main(["data", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == data.names()
    assert "Government effectiveness and trust in government" in lines[0]


def test_show_tells_what_where_from_and_how_to_cite(capsys):
    assert cli.main(["data", "show", "capacity_and_trust", "--rows", "2"]) == 0
    text = capsys.readouterr().out
    for part in ("% of adults asked", "worldhappiness.report", "Creative Commons", "Kaufmann", "AFG"):
        assert part in text
    assert text.count("Afghanistan") == 2
    assert max(map(len, text.splitlines())) <= 110


def test_show_says_what_was_wrong(capsys):
    assert cli.main(["data", "show", "concept"]) == 2
    assert "did you mean 'concepts'?" in capsys.readouterr().err
    assert cli.main(["data", "show", "concepts", "--rows", "-1"]) == 2
    assert "--rows is -1; give a whole number of at least 0" in capsys.readouterr().err
