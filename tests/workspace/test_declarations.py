"""What a workspace declares in its files is read, or told with file and reason; never run into."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokslut.closing import variables
from bokslut.model.finding import Finding
from bokslut.workspace.declarations import Declarations, Declared, read_declarations, read_files
from bokslut.workspace.workspace import Workspace

CONFIGURATION = (
    'body = "KS"\n[[closing]]\nkey = "a"\ntitle = "A"\nperiod = "2014"\ndated = 2015-01-01\n'
)


def declared(**files: str) -> Declared:
    named = {"lines": "lines.toml", "statement": "statements/s.toml", "report": "reports/r.toml"}
    texts = {"bokslut.toml": files.pop("configuration", CONFIGURATION)}
    return read_declarations(
        Declarations({**texts, **{named[key]: text for key, text in files.items()}})
    )


def told(found: list[Finding]) -> str:
    return " ".join(f"{one.place.file}: {one.message()}" for one in found)


def test_the_example_declares_nothing_wrong_in_either_language(example: Workspace) -> None:
    for language in (None, "sv", "en"):
        read = example.declared_at(example.snapshot(), language)
        assert read.findings == []
        assert read.closing_keys()[:2] == ["ks-2014", "ks-2014-08"]
        assert read.dimensions["1"] == "unit"


@pytest.mark.parametrize(
    ("configuration", "said"),
    [
        ("", "body"),
        ('body = "KS"\n[ledger', "no TOML"),
        ("body = 7", "body = 7"),
        ('body = "KS"\nlanguage = "tlh"', '"sv", "en"'),
        ('body = "KS"\nledger = 3', "[ledger]"),
        ('body = "KS"\n[ledger]\nsuspense = "16"', "ledger.suspense"),
        ('body = "KS"\n[ledger.dimensions]\n1 = "unti"', "unit, activity, project, counterpart"),
        ('body = "KS"\n[ledger.units]\n"556000" = "BOSTAD"', "ledger.units"),
        ('body = "KS"\n[ledger.units]\n"556000-0001" = 3', "ledger.units"),
        ('body = "KS"\n[ledger.charts]\n"556000-0001" = "B3"', '"B" (A-Z, a-z)'),
        ('body = "KS"\n[ledger]\ncharts = "B"', "ledger.charts"),
        ('body = "KS"\nclosing = "2014"', "[[closing]]"),
        (CONFIGURATION.replace('"2014"', '"2014-13"'), "2014-13"),
        (
            CONFIGURATION.replace("2015-01-01", '"2015-01-01"'),
            'dated = "2015-01-01" cannot be understood here; it has to be like: 2015-03-13',
        ),
        (CONFIGURATION.replace('key = "a"', 'key = "../../a"'), "a-z, 0-9, -"),
        (CONFIGURATION.replace('key = "a"\n', ""), "closing 1 key is not given"),
        (CONFIGURATION + CONFIGURATION.partition("\n")[2], "Two closings have the key a"),
        (CONFIGURATION + 'front = "x"', "front"),
        (CONFIGURATION + "unit = 7", "unit = 7"),
        (CONFIGURATION + 'leave_out = "notes"', "leave_out"),
        ('body = "\ufffd"', "UTF-8"),
        ("a = " + "[" * 5000, "no TOML"),
    ],
)
def test_a_mistake_in_the_configuration_is_told(configuration: str, said: str) -> None:
    read = declared(configuration=configuration)
    assert said in told(read.findings)
    broken = read.broken_configuration()
    assert broken is not None and broken.place.file == "bokslut.toml"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('line = "x"', "[[line]]"),
        ("line = [3]", "[[line]]"),
        ('[[line]]\nkind = "cost"', "key = None"),
        ('[[line]]\nkey = "internal-bank"\nkind = "cost"', "a-z, 0-9, _"),
        ('[[line]]\nkey = "a"\nkind = "costs"', "depreciation"),
        ('[[line]]\nkey = "a"\nkind = "cost"\naccounts = "5"', "accounts"),
        ('[[line]]\nkey = "a"\nkind = "cost"\naccounts = [5]', "accounts"),
        ('[[line]]\nkey = "a"\nkind = "cost"\naccounts = ["5*"]', "accounts"),
        ('[[line]]\nkey = "a"\nkind = "cost"\n' * 2, "twice"),
        ('[[line]]\nkey = "a"\nkind = "cost"\ntags = "exempt"', "write_down"),
        ('[[line]]\nkey = "a"\nkind = "cash"\ntags = ["loan"]', "kind = cash: –"),
    ],
)
def test_a_mistake_in_a_line_is_told_and_the_other_lines_still_count(lines: str, said: str) -> None:
    read = declared(lines=lines)
    assert said in told(read.findings)
    assert read.broken_configuration() is None
    good = '\n[[line]]\nkey = "good"\nkind = "cost"\naccounts = ["6"]\n'
    if lines.startswith("[["):
        assert "good" in [one.key for one in declared(lines=lines + good).lines]


@pytest.mark.parametrize(
    "text", ["key = 1", "section = 3", "[[section]]\nblock = 'x'", "chart = [1]", ""]
)
def test_a_mistake_in_a_report_is_told(text: str) -> None:
    assert "reports/r.toml" in told(declared(report=text).findings)


def test_a_closing_whose_report_is_misspelt_is_told_of_with_those_there_are() -> None:
    configuration = CONFIGURATION + 'report = "economi"\n'
    (found,) = declared(configuration=configuration, report='key = "economy"').findings
    assert found.message() == (
        "No file in reports declares the report economi of the closing a; declared: economy."
    )


BOARD = CONFIGURATION + 'report = "annual"\nunit = "BUN"\nleave_out = ["notes"]\n'
ANNUAL = """
key = "annual"
[[section]]
key = "operations"
title = "Nämnderna"
[[section]]
key = "notes"
title = "Noter"
"""


def test_a_board_closes_by_the_whole_body_s_template_without_what_it_leaves_out() -> None:
    read = declared(configuration=BOARD, report=ANNUAL)
    assert read.findings == []
    inputs = read.inputs()
    assert [one.key for one in inputs.report.sections] == ["operations"]
    assert variables(inputs.closing)["unit"] == "BUN"


def test_a_closing_that_names_no_unit_is_about_the_body() -> None:
    read = declared(configuration=BOARD.replace('unit = "BUN"\n', ""), report=ANNUAL)
    assert variables(read.inputs().closing)["unit"] == "KS"


def test_what_is_left_out_and_is_not_in_the_report_is_told_with_what_there_is() -> None:
    read = declared(configuration=BOARD.replace('"notes"', '"noter"'), report=ANNUAL)
    assert 'leave_out = "noter"' in told(read.findings)
    assert "operations, notes" in told(read.findings)


def test_the_line_of_what_is_no_toml_is_told() -> None:
    (found, *_others) = declared(configuration='body = "KS"\nlanguage = sv').findings
    assert (str(found.place), found.message()) == (
        "bokslut.toml:2",
        "The file is no TOML at line 2, character 12.",
    )


def test_files_of_windows_are_read(tmp_path: Path) -> None:
    text = CONFIGURATION.replace("\n", "\r\n")
    (tmp_path / "bokslut.toml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    read = read_declarations(read_files(tmp_path))
    assert read.findings == []
    (tmp_path / "bokslut.toml").write_bytes(text.replace('"A"', '"Årsbokslut"').encode("cp1252"))
    assert "UTF-8" in told(read_declarations(read_files(tmp_path)).findings)


def test_the_hash_of_the_declarations_changes_with_any_of_them() -> None:
    one = Declarations({"bokslut.toml": CONFIGURATION})
    assert one.sha256 == Declarations({"bokslut.toml": CONFIGURATION}).sha256
    assert one.sha256 != Declarations({"bokslut.toml": CONFIGURATION + " "}).sha256
    assert one.sha256 != Declarations({"bokslut.toml": CONFIGURATION, "lines.toml": ""}).sha256


@given(st.text(max_size=80))
def test_any_text_in_any_file_is_read_or_told(text: str) -> None:
    for name in ("configuration", "lines", "statement", "report"):
        read = declared(**{name: text})
        assert all(one.message() for one in read.findings)


TOML = st.text(alphabet='[]="key\nclosingrowum1 2-.{}', max_size=60)


@given(TOML)
def test_what_is_almost_toml_is_read_or_told(text: str) -> None:
    for name in ("configuration", "lines", "statement", "report"):
        declared(**{name: text})


STATEMENT = (
    'key = "operations"\ntitle = "T"\nunit = "tkr"\n[[column]]\nkey = "outcome"\nlabel = "U"\n'
    '[[row]]\nkey = "all"\nlabel = "A"\nmeasure = "net_cost"\n'
)
REPORT = 'key = "r"\n[[section]]\nkey = "s"\ntitle = "S"\n'
CHART = (
    '[[chart]]\nkey = "c"\nkind = "bars"\ntitle = "T"\ncaption = "C"\ntable = "{table}"\n'
    'series = [{{ key = "{series}" }}]\nrows = ["{row}"]\ncolumns = ["{column}"]\n'
)
BLOCK = '[[section.block]]\nkind = "{kind}"\nkey = "{key}"\n'


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (REPORT + BLOCK.format(kind="table", key="oprations"), "oprations"),
        (REPORT + BLOCK.format(kind="chart", key="c"), "s chart"),
        (REPORT + BLOCK.format(kind="picture", key="c"), "key-figures, text, table, chart"),
        (REPORT + 'heading = "x"', "heading"),
        (REPORT.replace('title = "S"', "title = 3"), "section 1 title = 3"),
        (REPORT + CHART.format(table="x", series="outcome", row="all", column="outcome"), "x"),
        (
            REPORT + CHART.format(table="operations", series="utfall", row="all", column="outcome"),
            "chart c series = utfall; expected outcome, all",
        ),
        (
            REPORT + CHART.format(table="operations", series="outcome", row="al", column="outcome"),
            "chart c rows = al",
        ),
        (
            REPORT + CHART.format(table="operations", series="all", row="all", column="utfall"),
            "chart c columns = utfall",
        ),
    ],
)
def test_a_report_that_names_what_there_is_not_is_told_of(report: str, said: str) -> None:
    read = declared(statement=STATEMENT, report=report)
    assert said in told(read.findings)
    for one in read.reports.values():
        assert one.charts == ()
        assert all(section.blocks == () for section in one.sections)


def test_a_report_that_names_what_there_is_is_read_whole() -> None:
    text = REPORT + BLOCK.format(kind="table", key="operations")
    text += BLOCK.format(kind="chart", key="c")
    text += CHART.format(table="operations", series="outcome", row="all", column="outcome")
    read = declared(statement=STATEMENT, report=text)
    assert read.findings == []
    (section,) = read.reports["r"].sections
    assert [block.kind for block in section.blocks] == ["table", "chart"]
    assert [chart.key for chart in read.reports["r"].charts] == ["c"]
