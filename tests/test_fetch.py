"""`bokslut fetch`: what is declared is fetched, imported and told, whole or not at all."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from published import dataset, kolada, kolada_record, kolada_value
from small_service import Answer, Service, service

from bokslut.cli import main
from bokslut.commands_fetch import fetch
from bokslut.connectors.client import Clock, Patience
from bokslut.facts.importers.fetched import to_bytes
from bokslut.model.finding import untranslated
from bokslut.workspace.examples import template_folder
from bokslut.workspace.terminal import Terminal
from bokslut.workspace.verify import verify
from bokslut.workspace.workspace import Workspace

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "docs" / "reference" / "commands.schema.json").read_text("utf-8")
)
SOURCES = """
[[indicator_source]]
connector = "kolada"
indicator = "satisfied"
kpi = "N00945"
areas = {{"0181" = "", "0000" = "Riket"}}
years = "2013-2014"
base = "{base}"

[[indicator_source]]
connector = "pxweb"
indicator = "population"
table = "{base}/table"
query = {{Region = ["0181"], Kon = ["*"], ContentsCode = ["BE0101N1"], Tid = ["*"]}}
dimensions = {{Kon = "subgroup"}}
categories = {{Kon = {{"1" = "men", "2" = "women"}}}}
"""


class World:
    """A workspace, a service whose answers a test changes, and a clock that goes on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hour = 0
        self.answers: dict[str, Answer] = {
            "kolada": Answer(
                kolada(
                    kolada_record(2013, kolada_value("T", 57.5), kolada_value("K", None)),
                    kolada_record(2014, kolada_value("T", 58), area="0000"),
                )
            ),
            "table": Answer(json.dumps(dataset())),
        }

    def answer(self, path: str, _number: int) -> Answer:
        return self.answers["table" if path == "/table" else "kolada"]

    def declare(self, running: Service) -> None:
        Workspace.create(self.folder, template_folder(), language="en")
        with (self.folder / "bokslut.toml").open("a", encoding="utf-8") as file:
            file.write(SOURCES.format(base=running.base))

    def fetch(self) -> tuple[int, dict[str, Any]]:
        terminal = Terminal(True, untranslated)
        self.hour += 1
        now = datetime(2015, 1, 20, self.hour, tzinfo=UTC)
        clock = Clock(lambda: now, lambda: 0.0, lambda _seconds: None)
        patience = Patience(silence=0.5)
        code = fetch(argparse.Namespace(dir=self.folder), terminal, clock, patience)
        schema = {"$ref": "#/$defs/fetch", "$defs": SCHEMA["$defs"]}
        jsonschema.Draft202012Validator(schema).validate(terminal.result)
        return code, terminal.result

    @property
    def workspace(self) -> Workspace:
        return Workspace(self.folder)

    def rows(self, indicator: str) -> list[dict[str, Any]]:
        found = self.workspace.open().facts.records("indicator_value")
        return sorted(
            (row for row in found if row["indicator"] == indicator), key=lambda row: row["line"]
        )


@pytest.fixture
def world(own_folder: Path) -> Iterator[World]:
    made = World(own_folder)
    with service(made.answer) as running:
        made.declare(running)
        yield made


def statuses(result: dict[str, Any]) -> list[str]:
    return [one["status"] for one in result["imports"]]


def test_all_sources_are_fetched_imported_and_can_be_proved(world: World):
    code, result = world.fetch()
    assert (code, statuses(result), result["findings"]) == (0, ["imported", "imported"], [])
    assert [(row["area"], row["value"], row["missing"]) for row in world.rows("satisfied")] == [
        (None, Decimal("57.5"), None),
        (None, None, "Missing"),
        ("Riket", Decimal(58), None),
    ]
    assert [row["value"] for row in world.rows("population")] == [45911, 46464, 45513, None]
    assert {row["origin"] for row in world.rows("population")} == {"SCB"}
    assert verify(world.workspace).findings == ()
    source = world.workspace.sources.path(world.rows("satisfied")[0]["source"])
    kept = json.loads(source.read_text("utf-8"))
    assert kept["responses"][0]["text"] == world.answers["kolada"].body
    assert kept["fetched"] == "2015-01-20T01:00:00+00:00"


def test_the_same_answers_at_another_time_change_nothing(world: World):
    world.fetch()
    before = world.workspace.store.imports()
    sources = sorted(world.workspace.sources.all())
    code, result = world.fetch()
    assert (code, statuses(result)) == (0, ["unchanged", "unchanged"])
    assert world.workspace.store.imports() == before
    assert sorted(world.workspace.sources.all()) == sources
    assert verify(world.workspace).findings == ()


def test_a_changed_answer_replaces_the_earlier_one_which_stays_readable(world: World):
    world.fetch()
    before = world.workspace.snapshot()
    record = kolada_record(2013, kolada_value("T", 57.6))
    world.answers["kolada"] = Answer(
        kolada(record, kolada_record(2013, kolada_value("T", 1), area="0000"))
    )
    code, result = world.fetch()
    assert (code, statuses(result)) == (0, ["imported", "unchanged"])
    assert len(result["imports"][0]["replaces"]) == 1
    assert [row["value"] for row in world.rows("satisfied")] == [Decimal("57.6"), Decimal(1)]
    old = world.workspace.open(snapshot=before).facts.records("indicator_value")
    assert Decimal("57.5") in {row["value"] for row in old}


def test_what_was_once_and_comes_again_is_imported_anew(world: World):
    """Only what is seen now counts as being there."""
    first = world.answers["kolada"]
    world.fetch()
    world.answers["kolada"] = Answer(first.body.replace("57.5", "99"))
    world.fetch()
    world.answers["kolada"] = first
    assert statuses(world.fetch()[1]) == ["imported", "unchanged"]
    assert world.rows("satisfied")[0]["value"] == Decimal("57.5")


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (Answer("no", 500), "fetch-refused"),
        (Answer("", 302, {"Location": "https://example.org"}), "fetch-elsewhere"),
        (Answer("{}", slow=5), "fetch-slow"),
    ],
)
def test_one_that_fails_is_told_and_the_others_come(world: World, answer: Answer, rule: str):
    world.answers["kolada"] = answer
    code, result = world.fetch()
    assert (code, statuses(result)) == (1, ["imported"])
    assert [one["rule"] for one in result["findings"]] == [rule]
    assert world.rows("satisfied") == []
    assert len(world.rows("population")) == 4


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<html><h1>maintenance</h1></html>", "fetched-page"),
        ('{"values": [{"kpi": "N0', "fetched-json"),
        ('{"values": [], "next_url": null}', "fetched-empty"),
    ],
)
def test_an_answer_that_is_refused_leaves_what_was_there(world: World, body: str, rule: str):
    world.fetch()
    world.answers["kolada"] = Answer(body)
    code, result = world.fetch()
    assert (code, statuses(result)) == (1, ["refused", "unchanged"])
    assert rule in [one["rule"] for one in result["imports"][0]["findings"]]
    assert world.rows("satisfied")[0]["value"] == Decimal("57.5")
    assert verify(world.workspace).findings == ()


def test_a_fetched_file_can_be_imported_by_hand(world: World, tmp_path: Path):
    """The kept source is a file like any other: it is taken in again elsewhere."""
    world.fetch()
    other = Workspace.create(tmp_path / "annan", template_folder())
    kept = world.workspace.sources.path(world.rows("satisfied")[0]["source"])
    (taken,) = other.take_in([kept])
    assert (taken.status, taken.importer, taken.counts) == (
        "imported",
        "kolada",
        {"indicator_value": 3},
    )


def test_changed_columns_of_tables_do_not_concern_what_was_fetched(world: World):
    world.fetch()
    with (world.folder / "bokslut.toml").open("a", encoding="utf-8") as file:
        file.write('[columns.budget]\n"Kto" = "Budgetkonto"\n')
    assert statuses(world.fetch()[1]) == ["unchanged", "unchanged"]
    _document, findings = world.workspace.close()
    assert "read-otherwise" not in {one.rule for one in findings}


def call(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main([*map(str, words), "--language", "en"])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_without_a_network_one_line_says_so(own_folder: Path, capsys: pytest.CaptureFixture[str]):
    made = World(own_folder)
    with service(made.answer) as running:
        made.declare(running)
    code, out, err = call(capsys, "fetch", own_folder)
    assert (code, out) == (2, "")
    (line,) = err.splitlines()
    assert line.startswith("bokslut: 127.0.0.1 cannot be reached")
    code, out, _err = call(capsys, "fetch", own_folder, "--json")
    assert (code, list(json.loads(out))) == (2, ["error"])
    assert Workspace(own_folder).store.imports().rows == ()


def test_without_sources_it_says_so(own_folder: Path, capsys: pytest.CaptureFixture[str]):
    Workspace.create(own_folder, template_folder())
    code, _out, err = call(capsys, "fetch", own_folder)
    assert code == 2
    assert "[[indicator_source]]" in err


def test_a_fetch_through_the_command_line_tells_people_what_came(
    world: World, capsys: pytest.CaptureFixture[str]
):
    code, out, _err = call(capsys, "fetch", world.folder)
    assert code == 0
    assert "kolada-satisfied.json  imported  3 indicator values" in out


RIGHT = {
    "connector": '"kolada"',
    "indicator": '"a"',
    "kpi": '"N00945"',
    "areas": '["0181"]',
    "years": "[2014]",
}


@pytest.mark.parametrize(
    "change",
    [
        {"connector": '"eurostat"'},
        {"connector": None},
        {"indicator": None},
        {"indicator": '"../a"'},
        {"kpi": "5"},
        {"kpi": '"N00945/municipality"'},
        {"areas": "[]"},
        {"areas": '{"0181" = 5}'},
        {"areas": '"0181"'},
        {"years": "[true]"},
        {"years": '"2014-2013"'},
        {"years": "[20145]"},
        {"base": '"kolada"'},
        {"yaers": "[2014]"},
        {"definition": "5"},
    ],
    ids=str,
)
def test_a_source_that_is_declared_wrong_is_told_with_its_field(
    own_folder: Path, change: dict[str, str | None]
):
    Workspace.create(own_folder, template_folder())
    fields = {k: v for k, v in (RIGHT | change).items() if v is not None}
    lines = "\n".join(f"{name} = {value}" for name, value in fields.items())
    with (own_folder / "bokslut.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[[indicator_source]]\n{lines}\n")
    declared = Workspace(own_folder).declared
    assert declared.indicator_sources == []
    (found,) = declared.findings
    assert found.rule == "declaration"
    assert f"indicator_source 1 {next(iter(change))}" in found.message()


def test_two_sources_of_one_indicator_are_refused(own_folder: Path):
    Workspace.create(own_folder, template_folder())
    lines = "\n".join(f"{name} = {value}" for name, value in RIGHT.items())
    with (own_folder / "bokslut.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n[[indicator_source]]\n{lines}\n" * 2)
    assert len(Workspace(own_folder).declared.findings) == 1


def test_what_a_connector_makes_is_what_is_kept(world: World):
    """The bytes of the envelope are those of the source."""
    from bokslut.connectors.register import fetch as fetch_source

    source = world.workspace.declared.indicator_sources[0]
    clock = Clock(lambda: datetime(2015, 1, 20, 1, tzinfo=UTC), lambda: 0.0, lambda _s: None)
    made = fetch_source(source, clock)
    world.fetch()
    kept = world.workspace.sources.path(world.rows("satisfied")[0]["source"]).read_bytes()
    assert kept == to_bytes(made)  # type: ignore[arg-type]
