"""The data package: valid, small, whole, and in step with figures that others published."""

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package
from pybtex.database import parse_file
from pybtex.errors import capture
from pybtex.plugin import find_plugin

from pvcourse import data
from pvcourse.models.co_creation import FINDINGS, LEADERSHIP, QUESTIONS, Initiative, classify
from pvcourse.models.roar_canvas import FIELDS
from pvcourse.models.strategic_triangle import CORNERS

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "data"
SOURCE_MAP = ROOT.parent / "shared" / "source-map.md"
KEY_COLUMNS = ("source", "dispute_source", "check_source")
PACKAGE = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def keys():
    return set(parse_file(ROOT / "book" / "references.bib", encoding="utf-8").entries)


def listed(cell: str) -> list[str]:
    return cell.split(";")


# --- The package ---


def test_frictionless_finds_nothing():
    report = Package(str(FOLDER / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert len(report.tasks) == len(PACKAGE["resources"])


def test_every_file_is_in_the_package_and_small():
    files = {path for path in FOLDER.rglob("*") if path.is_file() and path.name != "datapackage.json"}
    assert files == {FOLDER / resource["path"] for resource in PACKAGE["resources"]}
    sizes = {path.name: path.stat().st_size for path in files}
    assert {name: size for name, size in sizes.items() if size >= 200_000} == {}
    assert sum(sizes.values()) < 1_000_000


@pytest.mark.parametrize("name", data.names())
def test_a_table_says_where_it_comes_from(name):
    about = data.describe(name)
    assert about.title
    assert about.provider
    assert about.cite
    assert about.steps
    assert about.sources
    assert about.licences
    assert 2019 < about.accessed < 2100
    assert all(field.meaning for field in about.fields)


@pytest.mark.parametrize("resource", [r for r in PACKAGE["resources"] if "schema" in r], ids=lambda r: r["name"])
def test_numbers_have_units(resource):
    bare = [
        field["name"] for field in resource["schema"]["fields"] if field["type"] == "number" and not field.get("unit")
    ]
    assert bare == []


def test_no_step_names_a_place_on_a_machine():
    text = json.dumps(PACKAGE)
    assert re.findall(r"(?:/work/|/home/|/tmp/|file:|localhost)", text) == []


# --- What rows point at ---


@pytest.mark.parametrize("name", [name for name in data.names() if set(KEY_COLUMNS) & set(data.load(name).columns)])
def test_sources_are_in_the_references(name, keys):
    table = data.load(name)
    named = {
        key for column in KEY_COLUMNS if column in table for cell in table[column].dropna() for key in listed(cell)
    }
    assert named
    assert named <= keys


def test_references_can_be_printed_with_their_capitals():
    references = parse_file(ROOT / "book" / "references.bib", encoding="utf-8")
    style = find_plugin("pybtex.style.formatting", "plain")()
    with capture() as problems:
        printed = {entry.key: entry.text.render_as("text") for entry in style.format_bibliography(references)}
    assert problems == []
    assert set(printed) == set(references.entries)
    assert "in the NHS" in printed["nao2013"]


def test_cases_name_lessons_that_exist():
    numbers = {str(number) for number in data.load("lessons")["number"]}
    cases = data.load("cases")
    assert {lesson for cell in cases["lessons"] for lesson in listed(cell)} <= numbers
    assert set(cases["id"]) == set(data.load("case_evidence")["case"])


def test_concepts_are_those_of_the_source_map():
    concepts = data.load("concepts")
    ids = list(concepts["id"])
    assert len(ids) == len(set(ids)) == 57
    assert concepts.groupby("lesson").size().tolist() == [7, 4, 5, 7, 8, 5, 5, 6, 4, 6]
    if SOURCE_MAP.exists():
        assert ids == re.findall(r"^\| `([\w.-]+)` \|", SOURCE_MAP.read_text(encoding="utf-8"), re.MULTILINE)


def test_lessons_are_ten_in_order():
    assert list(data.load("lessons")["number"]) == list(range(1, 11))


def test_each_source_of_the_cases_is_named_as_in_the_bibliography():
    references = parse_file(ROOT / "book" / "references.bib", encoding="utf-8").entries
    evidence = data.load("case_evidence")
    named = {
        key
        for column in ("source", "dispute_source")
        for keys in evidence[column].dropna()
        for key in keys.split(";")
    }
    labels = data.load("sources").set_index("key")["label"]
    assert set(labels.index) == named
    for key, label in labels.items():
        entry = references[key]
        people = [
            re.sub("[{}]", "", " ".join(p.prelast_names + p.last_names)) for p in entry.persons.get("author", [])
        ]
        written = re.sub(r"[{}\\\\]", "", people[0] if people else entry.fields["title"])
        assert label.startswith(written), label
        assert label.endswith(entry.fields.get("year", "no date")), label


# --- Evidence ---


@pytest.fixture(scope="module")
def evidence():
    return data.load("case_evidence")


def test_what_is_stated_has_a_source_and_what_is_unknown_is_a_question(evidence):
    unknown = evidence["status"] == "unknown"
    assert evidence.loc[unknown, "statement"].str.endswith("?").all()
    assert not evidence.loc[~unknown, "statement"].str.endswith("?").any()
    for column in ("source", "section"):
        assert list(evidence[column].isna()) == list(unknown)


def test_what_is_disputed_says_how_and_by_whom(evidence):
    disputed = evidence["status"] == "disputed"
    assert disputed.any()
    for column in ("dispute", "dispute_source"):
        assert list(evidence[column].notna()) == list(disputed)
    same = {
        (row.source, row.dispute_source)
        for row in evidence[disputed].itertuples()
        if row.source == row.dispute_source
    }
    assert same == set()


def test_no_statement_comes_twice(evidence):
    assert not evidence["statement"].duplicated().any()
    assert (evidence["statement"].str.len() < 220).all()


def test_cases_of_lesson_2_have_evidence_at_every_corner(evidence):
    triangle = evidence[evidence["framework"] == "strategic_triangle"]
    cases = data.load("cases")
    of_lesson_2 = {case.id for case in cases.itertuples() if "2" in listed(case.lessons)}
    assert set(triangle["case"]) == of_lesson_2
    for case, rows in triangle.groupby("case"):
        assert set(rows["aspect"]) == set(CORNERS), case
        assert 6 <= len(rows) <= 10, case
        assert set(rows["bearing"]) == {"supports", "strains"}, case
        assert {"stated", "unknown"} <= set(rows["status"]), case


def test_answers_are_those_that_the_model_takes(evidence):
    rows = evidence[evidence["framework"] == "co_creation"]
    assert set(rows["aspect"]) <= set(QUESTIONS)
    taken = {(question, {True: "yes", False: "no"}.get(answer, answer)) for question, answer in FINDINGS}
    given = rows.dropna(subset="answer")
    assert set(zip(given["aspect"], given["answer"], strict=True)) <= taken
    assert (given["status"] == "stated").all()
    assert not given.duplicated(["case", "aspect"]).any()
    assert evidence.loc[evidence["framework"] != "co_creation", "answer"].isna().all()


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ("bologna-pacts", "co-creation"),
        ("haringey-consultation", "consultation"),
        ("olympic-security", "contracting out"),
        ("volunteer-libraries", "not enough known"),
    ],
)
def test_cases_show_what_co_creation_is_and_what_it_is_not(evidence, case, kind):
    rows = evidence[(evidence["case"] == case) & (evidence["framework"] == "co_creation")].dropna(subset="answer")
    words = {"yes": True, "no": False}
    answers = {row.aspect: words.get(row.answer, row.answer) for row in rows.itertuples()}
    assert classify(Initiative(**answers)).kind == kind


ASPECTS = {
    "strategic_triangle": set(CORNERS),
    "co_creation": set(QUESTIONS),
    "leadership": set(LEADERSHIP),
    "soft_metagovernance": {"metagov.proposition", "metagov.authorising", "metagov.capacity"},
    "risks_and_rewards": {"risk", "reinvestment", "knowledge", "share", "terms"},
    "roar": set(FIELDS),
}


def test_aspects_are_those_of_their_framework(evidence):
    used = {str(framework): set(rows["aspect"]) for framework, rows in evidence.groupby("framework")}
    assert used == ASPECTS
    assert evidence.groupby("aspect")["framework"].nunique().max() == 1
    assert ASPECTS["soft_metagovernance"] < set(data.load("concepts")["id"])


def test_there_are_cases_enough_for_the_lessons_that_use_them():
    used = [lesson for cell in data.load("cases")["lessons"] for lesson in listed(cell)]
    assert len(data.load("cases")) >= 25
    assert {lesson: used.count(lesson) >= 4 for lesson in ("2", "5", "6", "9")} == dict.fromkeys("2569", True)


# --- Figures against what others published ---


def test_the_goals_add_up_to_the_published_totals():
    goals = data.load("sdg_goals")
    assert len(goals) == 17
    assert goals["targets"].sum() == 169
    assert goals["indicators"].sum() == 248
    figures = data.load("source_figures").set_index("id")["value"]
    assert (figures["F09"], figures["F11"]) == (17, 169)


def test_funders_add_up_to_the_totals_that_the_agency_published():
    spending = data.load("rd_by_funder").groupby(["kind", "year"])[["current", "constant_2017"]].sum()
    for year, current, constant in ((2021, 789_072, 715_953), (2022, 885_563, 750_649)):
        assert list(spending.loc[("all R&D", year)]) == pytest.approx([current, constant], rel=0.002)
    assert data.load("federal_rd_by_purpose").groupby("year")["amount"].sum()[1965] == 14_614


def test_the_moon_stands_out_in_federal_research():
    amounts = data.load("federal_rd_by_purpose").pivot(index="year", columns="purpose", values="amount")
    share = amounts["Space"] / amounts.sum(axis="columns")
    assert 1964 <= share.idxmax() <= 1967
    assert share.max() > 5 * share[2023]


def test_ballots_give_the_votes_that_the_cities_published():
    projects, ballots = data.load("pb_projects"), data.load("pb_ballots")
    counted = ballots.groupby(["election", "project_id"]).size()
    published = projects.set_index(["election", "project_id"])["votes"]
    assert counted.reindex(published.index).tolist() == published.tolist()
    elections = data.load("pb_elections").set_index("election")
    assert ballots.groupby("election")["voter"].nunique().tolist() == elections["voters"].tolist()
    spent = projects[projects["won"]].groupby("election")["cost"].sum()
    assert (spent <= elections["budget"]).all()
    assert len(projects) == 36


def test_votes_in_groups_are_part_of_all_votes():
    table = data.load("polis_statements")
    assert (table["agree_a"] + table["agree_b"] <= table["agree"]).all()
    assert (table["votes_a"] + table["votes_b"] <= table[["agree", "disagree", "passed"]].sum(axis="columns")).all()
    assert (table["agree_a"] <= table["votes_a"]).all()
    insurance = table.query("conversation == 'vtaiwan-uberx' and statement == 16").iloc[0]
    assert (insurance["agree"], insurance["disagree"], insurance["passed"]) == (689, 35, 46)
    kept = table.groupby("conversation").size()
    assert kept.to_dict() == data.load("polis_conversations").set_index("id")["statements_here"].to_dict()


def test_capacity_and_trust_has_the_years_in_common():
    table = data.load("capacity_and_trust")
    assert table.groupby("year").size().to_dict() == {2008: 102, 2012: 120, 2016: 129}
    singapore = table.query("iso3 == 'SGP' and year == 2008").iloc[0]
    assert (singapore["effectiveness"], singapore["trust"]) == (2.47, 91.0)
    trust = data.load("trust_over_time").merge(table, on=["iso3", "year"], suffixes=("_alone", ""))
    assert len(trust) > 200
    assert trust["trust_alone"].tolist() == pytest.approx(trust["trust"].tolist(), abs=0.051)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("spending_priorities", ["too_little", "about_right", "too_much", "dont_know"]),
        ("priorities_by_group", ["too_little", "too_much"]),
        ("rd_funding_by_country", ["government", "business", "abroad"]),
    ],
)
def test_shares_of_one_whole_stay_within_it(name, columns):
    assert data.load(name)[columns].sum(axis="columns").max() <= 102.5


def test_solar_modules_got_cheaper_as_more_were_made():
    table = data.load("solar_experience")
    assert table["capacity"].is_monotonic_increasing
    assert table["cost"].iloc[-1] < table["cost"].iloc[0] / 200


# --- The loader ---

DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}
WHOLE_DTYPES = DTYPES | {"integer": "int64", "boolean": "bool"}


@pytest.mark.parametrize("name", data.names())
def test_a_table_loads_in_its_types(name):
    table = data.load(name)
    fields = next(resource for resource in PACKAGE["resources"] if resource["name"] == name)["schema"]["fields"]
    assert list(table.columns) == [field["name"] for field in fields]
    for field in fields:
        required = field.get("constraints", {}).get("required", False)
        assert str(table[field["name"]].dtype) == (WHOLE_DTYPES if required else DTYPES)[field["type"]]
        assert table[field["name"]].notna().all() or not required
    about = data.describe(name)
    assert table.attrs == {
        "title": about.title,
        "source": "; ".join(about.sources),
        "licence": "; ".join(about.licences),
        "cite": about.cite,
        "units": {field["name"]: field["unit"] for field in fields if "unit" in field},
    }


def test_blanks_are_missing_and_never_zero():
    assert pd.isna(data.load("countries").set_index("country").loc["Holy See", "income"])
    abroad = data.load("rd_funding_by_country").set_index("iso3")["abroad"]
    blank = [
        line.split(",")[0]
        for line in (FOLDER / "rd_funding_by_country.csv").read_text().splitlines()
        if line.endswith(",")
    ]
    assert blank
    assert list(abroad.index[abroad.isna()]) == blank


def test_each_load_is_a_copy_of_its_own():
    first = data.load("lessons")
    first.loc[0, "title"] = "changed"
    first.attrs["units"]["minutes"] = "changed"
    second = data.load("lessons")
    assert second.loc[0, "title"] != "changed"
    assert second.attrs["units"]["minutes"] == "minutes"


@pytest.mark.parametrize("read", [data.load, data.describe])
def test_an_unknown_table_gets_a_suggestion(read):
    with pytest.raises(
        ValueError, match=r"the table is 'concept'; did you mean 'concepts'\? Choose one of: capacity"
    ):
        read("concept")
    with pytest.raises(ValueError, match="the table is None; choose one of: "):
        read(None)


def test_tables_come_with_the_installed_package(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    code = "from pvcourse import data, folders; print(folders.data_folder().name, len(data.load('sdg_goals')))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path / "installed", check=True, capture_output=True, text=True
    )
    assert done.stdout.split() == ["_data", "17"]
