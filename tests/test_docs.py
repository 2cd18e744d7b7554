"""The documents are true: links lead somewhere, words are those of the code, pages are current."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from bokslut.closing import Closing, variables
from bokslut.goals.plan import Indicator, Matrix, MatrixRow, Node, PastGrade, StatusChange, Target
from bokslut.language import translator
from bokslut.measures.register import REGISTER
from bokslut.measures.world import LINE_SIGNS
from bokslut.model.period import parse_period
from bokslut.report.declaration import (
    BlockDeclaration,
    ChartDeclaration,
    KeyFigureDeclaration,
    ReportDeclaration,
    SectionDeclaration,
    SeriesDeclaration,
)
from bokslut.statements.declaration import (
    ColumnDeclaration,
    RowDeclaration,
    StatementDeclaration,
)

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *DOCS.rglob("*.md"),
        *(ROOT / "examples").rglob("*.md"),
        *(path for path in (ROOT / "src").rglob("*.md") if "examples" not in path.parts),
    ]
)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def _anchors(page: Path) -> set[str]:
    """The anchors that GitHub and its like give to the headings of a page."""
    heads = re.findall(r"^#+ +(.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", head.lower()) for head in heads)
    return {head.strip().replace(" ", "-") for head in plain}


def broken_links(page: Path) -> list[str]:
    """The links of a page to files or headings that are not there; those to the web are not
    looked at."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    broken = []
    for target in _LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _hash, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        lost = anchor and there.suffix == ".md" and there.exists() and anchor not in _anchors(there)
        if not there.exists() or lost:
            broken.append(target)
    return broken


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken_links(page) == []


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Head\n[a](#head) [b](#no) [c](no.md) [d](page.md#head)\n", encoding="utf-8")
    assert broken_links(page) == ["#no", "no.md"]


def test_the_index_of_the_documents_names_every_one_of_them() -> None:
    index = DOCS / "README.md"
    named = {
        (DOCS / target).resolve() for target in _LINK.findall(index.read_text(encoding="utf-8"))
    }
    kept = {path for path in DOCS.rglob("*") if path.suffix in (".md", ".json")}
    assert kept - {index} <= named


def test_the_page_of_measures_is_what_the_register_gives() -> None:
    spec = importlib.util.spec_from_file_location("docs_tool", ROOT / "tools" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.page() == (DOCS / "reference" / "measures.md").read_text(encoding="utf-8"), (
        "run tools/docs.py"
    )
    assert _anchors(DOCS / "reference" / "measures.md") >= set(REGISTER)


WORKSPACE = (DOCS / "reference" / "workspace.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", WORKSPACE, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize(
    ("section", "declared"),
    [
        ("statements/*.toml", StatementDeclaration),
        ("statements/*.toml", ColumnDeclaration),
        ("statements/*.toml", RowDeclaration),
        ("reports/*.toml", ReportDeclaration),
        ("reports/*.toml", SectionDeclaration),
        ("reports/*.toml", BlockDeclaration),
        ("reports/*.toml", KeyFigureDeclaration),
        ("reports/*.toml", ChartDeclaration),
        ("reports/*.toml", SeriesDeclaration),
        ("bokslut.toml", Closing),
        ("plan/*.toml", Node),
        ("plan/*.toml", StatusChange),
        ("plan/*.toml", PastGrade),
        ("plan/*.toml", Target),
        ("plan/*.toml", Indicator),
        ("plan/*.toml", Matrix),
        ("plan/*.toml", MatrixRow),
    ],
)
def test_every_field_of_a_declaration_is_described(section: str, declared: type) -> None:
    text = SECTIONS[section]
    written = {"sections": "section", "charts": "chart", "blocks": "block", "front": "closing"}
    for field in fields(declared):
        name = written.get(field.name, field.name)
        if declared is StatementDeclaration:
            name = name.removesuffix("s") if name in ("columns", "rows") else name
        assert re.search(rf"[`\[. {{]{name}[`\]. =]", text), f"{declared.__name__}.{field.name}"


def test_every_kind_of_line_and_every_word_of_the_closing_is_described() -> None:
    for kind in LINE_SIGNS:
        assert f"`{kind}`" in SECTIONS["lines.toml"]
    closing = Closing("a", "A", parse_period("2014"), date(2015, 2, 1))
    for word in variables(closing):
        assert f"`@{word}`" in SECTIONS["Bokslutets egna ord"]


def test_the_words_of_the_closing_mean_what_their_table_says() -> None:
    forecast = "forecast@2014-08-31"
    annual = Closing("a", "A", parse_period("2014"), date(2015, 2, 1), forecast=forecast)
    interim = Closing(
        "b", "B", parse_period("2014-01..2014-08"), date(2014, 9, 22), forecast=forecast
    )
    rows = re.findall(r"^\| (`@.+?) \| (.+?) \| (.+?) \|$", WORKSPACE, re.MULTILINE)
    assert len(rows) == 9
    for words, *told in rows:
        if told[1] == "samma":
            told[1] = told[0]
        names = [one.strip("`@") for one in words.split(", ")]
        for closing, values in zip((annual, interim), told, strict=True):
            meant = variables(closing, translate=translator("sv"))
            assert [meant[one] for one in names] == [one.strip("`") for one in values.split(", ")]


def _toml_blocks(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [
        re.sub(r"^ +", "", block, flags=re.MULTILINE)
        for block in re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    ]


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.name)
def test_what_is_to_be_written_into_a_toml_file_is_toml(page: Path) -> None:
    for block in _toml_blocks(page):
        tomllib.loads(re.sub(r", …\]", "]", block))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_command_that_there_is_not(page: Path) -> None:
    from bokslut.cli import _parser
    from bokslut.model.finding import untranslated

    help_text = _parser(untranslated).format_help()
    known = set(re.findall(r"^    ([a-z]+) ", help_text, re.MULTILINE))
    text = page.read_text(encoding="utf-8")
    calls = re.findall(r"^ *(?:\$ )?(?:\.venv/bin/)?bokslut ([a-z]+)", text, re.MULTILINE)
    calls += re.findall(r"`bokslut ([a-z]+)", text)
    assert set(calls) <= known


def test_every_room_says_what_it_owns() -> None:
    rooms = [path.parent for path in (ROOT / "src" / "bokslut").glob("*/__init__.py")]
    assert rooms
    for room in rooms:
        text = (room / "README.md").read_text(encoding="utf-8")
        for part in ("**Owns**", "**May import**", "**Entry**"):
            assert part in text, f"{room.name}: {part}"
        for name in re.findall(r"`([a-z_]+\.py)`", text):
            assert list(room.rglob(name)), f"{room.name}: {name}"


def test_what_the_documents_say_the_rooms_may_see_is_what_is_enforced() -> None:
    """The order of the rooms in the explanation is the order that the import linter holds."""
    rules = (ROOT / ".importlinter").read_text(encoding="utf-8")
    layers = rules.partition("layers =")[2].partition("exhaustive")[0].split()
    text = (DOCS / "explanation" / "rooms.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| \[?`([a-z_]+)(?:/|\.py)`", text, re.MULTILINE)
    # Rooms in one line, which may not see each other, have a bar between them.
    assert told == [one for one in reversed(layers) if one not in ("__main__", "|")]
