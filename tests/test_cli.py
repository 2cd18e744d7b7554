"""The commands as a user calls them: what they say, how they end, and what is left behind."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
import types
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow as pa
import pytest

import bokslut.__main__
from bokslut.cli import main
from bokslut.facts.schema import own_schema
from bokslut.workspace.examples import example_folder
from bokslut.workspace.workspace import Workspace

SCHEMA = json.loads(
    (Path(__file__).parents[1] / "docs" / "reference" / "commands.schema.json").read_text("utf-8")
)
SOURCES = example_folder("sodertalje-2014") / "sources"
BUDGET = "Budgetkonto;Enhet;Period;Belopp;Ändring\n5010;A;2014;{amount};ursprunglig\n"


class Answer:
    """What a command said and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    def json(self, shape: str) -> dict[str, Any]:
        """Standard output as the one JSON object that it has to be, of the documented shape."""
        told: dict[str, Any] = json.loads(self.out)
        schema = {"$ref": f"#/$defs/{shape}", "$defs": SCHEMA["$defs"]}
        jsonschema.Draft202012Validator(schema).validate(told)
        return told


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command in this process, in English."""

    def run(*words: object, language: str = "en") -> Answer:
        capsys.readouterr()
        code = main([*map(str, words), "--language", language])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


@pytest.fixture(scope="module")
def folder(example: Workspace) -> Path:
    """The example's workspace. Only to be read."""
    return example.folder


@pytest.fixture
def empty(own_folder: Path) -> Path:
    """A workspace that declares what the example declares, with nothing imported."""
    Workspace.create(own_folder, example_folder("sodertalje-2014"))
    return own_folder


def budget(folder: Path, amount: object = 100, name: str = "budget.csv") -> Path:
    path = folder / name
    path.write_text(BUDGET.format(amount=amount), encoding="utf-8")
    return path


def command(*words: object, **options: Any) -> subprocess.Popen[str]:
    """A command in a process of its own, which takes interrupts though tests in the background
    are to take none."""
    return subprocess.Popen(
        [sys.executable, "-m", "bokslut", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        **options,
    )


def test_the_schema_of_the_answers_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


# Help


def test_help_loads_no_engine_and_speaks_swedish_and_english() -> None:
    look = (
        "import sys\nfrom bokslut.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "heavy = {'ibis', 'duckdb', 'deltalake', 'pyarrow', 'numpy', 'typst'}\n"
        "print('loaded:', sorted(heavy & {name.split('.')[0] for name in sys.modules}))\n"
    )
    said = {}
    for language in ("sv", "en"):
        words = [sys.executable, "-c", look, "--language", language, "--help"]
        said[language] = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        assert "loaded: []" in said[language]
    assert "läser in" in said["sv"]
    assert "imports ledgers" in said["en"]


def test_a_call_without_a_command_shows_the_help_and_ends_in_2(call: Any) -> None:
    answer = call()
    assert answer.code == 2
    assert "imports ledgers" in answer.out
    assert call("--json").json("error")["error"] == "no command is given"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nonsense"], "nonsense"),
        (["figure"], "DIR"),
        (["verify", "nowhere"], "nowhere is no workspace"),
        (["check", "nowhere.pdf"], "nowhere.pdf: there is no such file"),
        (["diff", "nowhere", "a"], "nowhere is no workspace"),
        (["init", "x", "--example", "atlantis"], "sodertalje-2014"),
        (["demo", "x", "--example", "atlantis"], "exempelkoping-2025, sodertalje-2014"),
        (["build", "FOLDER", "--format", "docy"], "html, pdf, docx, xlsx, json"),
        (["build", "FOLDER", "--format", ","], "no format is given"),
        (["build", "FOLDER", "--closing", "ks-1914"], "ks-2014, ks-2014-08"),
        (["build", "FOLDER", "--snapshot", "*"], "no snapshot"),
        (["build", "FOLDER", "--form", "json"], "--form"),
        (["trace", "FOLDER", "net_cost", "--rows", "-1"], "--rows"),
        (["import", "FOLDER", "nowhere.se"], "nowhere.se"),
        (["figure", "FOLDER", "net_csot unit=KSK"], "net_cost"),
        (["figure", "FOLDER", "net_cost unit=KSX"], "KSK"),
        (["figure", "FOLDER", "net_cost project=9190"], "91902"),
        (["figure", "FOLDER", "net_cost period=2014-13"], "2014-13"),
        (["figure", "FOLDER", "growth of=net_cost period=1900"], "1900"),
        (["figure", "FOLDER", "net_cost unit="], "net_cost unit="),
        (["figure", "FOLDER", "variance of=appropriation"], "no plan"),
        (["figure", "FOLDER", "balance period=2014-12-31"], "line"),
    ],
)
def test_a_wrong_call_ends_in_2_with_a_line_that_says_why(
    call: Any, folder: Path, words: list[str], said: str
) -> None:
    given = [str(folder) if word == "FOLDER" else word for word in words]
    answer = call(*given)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith("bokslut: ") and answer.err.count("\n") == 1
    assert said in answer.err
    with_json = call("--json", *given)
    assert with_json.code == 2
    assert said in with_json.json("error")["error"]


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("net_csot", "det finns inget mått som heter net_csot"),
        ("net_cost unit=KSX", "unit=KSX finns inte här"),
        ("net_cost volume=PC", "måttet har ingen nyckel volume"),
        ("net_cost period=2014-13", "2014-13 är ingen period. Skriv ett år 2014"),
        ("variance of=appropriation", "appropriation har ingen plan att jämföra med"),
    ],
)
def test_a_wrong_reference_is_told_in_one_language(
    call: Any, folder: Path, ref: str, said: str
) -> None:
    assert said in call("figure", folder, ref, language="sv").err


# init


def test_init_makes_an_empty_workspace_and_says_what_is_next(call: Any, own_folder: Path) -> None:
    answer = call("init", own_folder, "--json")
    assert answer.code == 0
    assert answer.json("init") == {"workspace": str(own_folder), "imports": []}
    assert (own_folder / "bokslut.toml").is_file()
    assert call("verify", own_folder).code == 0


@pytest.mark.parametrize("language", ["sv", "en"])
def test_init_makes_a_workspace_that_speaks_the_users_language(
    call: Any, own_folder: Path, language: str
) -> None:
    assert call("init", own_folder, language=language).code == 0
    assert Workspace(own_folder).declared.language == language


def test_init_in_an_empty_folder_that_is_there(
    call: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("init", ".").code == 0
    assert call("verify", ".").code == 0
    assert not [path for path in tmp_path.parent.iterdir() if ".making-" in path.name]


def test_a_command_that_is_told_next_can_be_given_as_it_is(call: Any, tmp_path: Path) -> None:
    answer = call("init", tmp_path / "min yta")
    assert f"bokslut import '{tmp_path}/min yta' FILE" in answer.out
    answer = call("check", tmp_path / "ingen yta")
    assert answer.err.endswith(f"Make one with: bokslut init '{tmp_path}/ingen yta'\n")


def test_a_call_that_lacks_something_says_where_to_read_how(call: Any, empty: Path) -> None:
    answer = call("import", empty)
    assert answer.code == 2
    assert answer.err.endswith("FILE. See: bokslut import --help\n")


def test_a_folder_is_no_file_to_import(call: Any, empty: Path, tmp_path: Path) -> None:
    answer = call("import", empty, tmp_path)
    assert answer.code == 2
    assert "this is a folder; give the files in it" in answer.err


def test_init_leaves_a_folder_alone_that_holds_something(call: Any, tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("viktigt", encoding="utf-8")
    answer = call("init", tmp_path)
    assert answer.code == 2
    assert "is not empty" in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["brev.txt"]


def test_a_folder_that_the_tables_cannot_stand_in_is_refused(call: Any, tmp_path: Path) -> None:
    answer = call("init", tmp_path / "bokslut [2014]")
    assert answer.code == 2
    assert "'['" in answer.err
    assert list(tmp_path.iterdir()) == []


# import


def test_an_import_says_what_became_of_each_file(call: Any, empty: Path, tmp_path: Path) -> None:
    answer = call("import", empty, budget(tmp_path), "--json")
    assert answer.code == 0
    (first,) = answer.json("import")["imports"]
    assert (first["status"], first["rows"]) == ("imported", {"budget_line": 1})
    again = call("import", empty, budget(tmp_path))
    assert again.code == 0
    assert "nothing changed" in again.out
    (new,) = call("import", empty, budget(tmp_path, 200), "--json").json("import")["imports"]
    assert new["replaces"] == [first["import_id"]]


def test_a_file_with_errors_ends_in_1_and_changes_nothing(
    call: Any, empty: Path, tmp_path: Path
) -> None:
    answer = call("import", empty, budget(tmp_path, "hundra"), "--json")
    assert answer.code == 1
    (told,) = answer.json("import")["imports"]
    assert told["status"] == "refused"
    assert told["findings"][0]["place"] == {
        "file": "budget.csv",
        "line": 2,
        "column": "Belopp",
    } or (told["findings"][0]["place"]["line"] == 2)
    assert call("verify", empty, "--json").json("verify")["imports"] == 0


def test_an_error_can_be_accepted_by_its_rule(call: Any, empty: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "skev.se"
    ledger.write_text(
        '#FLAGGA 0\n#SIETYP 4\n#FNAMN "A"\n#RAR 0 20140101 20141231\n#KONTO 1 "a"\n'
        '#VER A 1 20140101 "x"\n{\n#TRANS 1 {} 1.00\n}\n',
        encoding="utf-8",
    )
    refused = call("import", empty, ledger, "--json")
    assert refused.code == 1
    (rule,) = {
        one["rule"]
        for one in refused.json("import")["imports"][0]["findings"]
        if one["severity"] == "error"
    }
    taken = call("import", empty, ledger, "--accept", rule, "--json")
    assert taken.json("import")["imports"][0]["status"] == "imported"
    kept = Workspace(empty).store.imports().visible[0]
    assert kept.accepted == (rule,)
    assert rule in {one["rule"] for one in kept.findings}


def test_an_accepted_rule_that_found_nothing_is_told(
    call: Any, empty: Path, tmp_path: Path
) -> None:
    answer = call("import", empty, budget(tmp_path, "hundra"), "--accept", "tabel-value", "--json")
    assert answer.json("import")["accepted_nothing"] == ["tabel-value"]
    (rule,) = {one["rule"] for one in answer.json("import")["imports"][0]["findings"]}
    assert "--accept tabel-value: no file has an error of this rule" in answer.err
    assert f"Errors of other rules: {rule}" in answer.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bild.png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("tom.se", b""),
        ("fel.se", b"<!DOCTYPE html><html><body>404</body></html>"),
        ("tom.csv", b""),
        ("rapport.xlsx", b"%PDF-1.7 ..."),
    ],
)
def test_a_file_of_the_wrong_kind_ends_in_2(
    call: Any, empty: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    answer = call("import", empty, path, "--json")
    assert answer.code == 2
    assert answer.json("import")["error"]
    assert call("verify", empty, "--json").json("verify")["imports"] == 0


def test_an_unreadable_file_ends_in_2(call: Any, empty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mapp.se"
    folder.mkdir()
    assert call("import", empty, folder).code == 2


# figure, trace


def test_a_figure_is_told_with_its_canonical_reference(call: Any, folder: Path) -> None:
    told = call("figure", folder, "net_cost unit=KSK", "--json").json("figure")
    assert told["ref"] == "net_cost basis=outcome period=2014 unit=KSK"
    assert " ".join(told["text"].split()) == "235 618 tkr"
    assert round(Decimal(told["value"]), -3) == 235_618_000
    again = call("figure", folder, told["ref"], "--snapshot", told["snapshot"], "--json")
    assert again.json("figure") == told


def test_a_figure_without_value_says_why(call: Any, folder: Path) -> None:
    told = call("figure", folder, "net_cost period=1999", "--json").json("figure")
    assert (told["value"], told["why"]) == (None, "missing")
    assert "no value: the facts" in call("figure", folder, "net_cost period=1999").out


def inner(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for one in node.get("inputs", ()):
        yield from inner(one)


@pytest.mark.parametrize(
    "ref",
    [
        "net_cost unit=KSK",
        "balance line=fixed_assets",
        "growth of=net_cost",
        "depreciation_plan",
        "unit_cost volume=datorer activity=9250",
        "remaining_appropriation project=86402",
        "variance of=cost plan=forecast@2014-08-31",
        "appropriation unit=AU period=2013",
    ],
)
def test_a_trace_goes_down_to_lines_of_the_sources(call: Any, folder: Path, ref: str) -> None:
    told = call("trace", folder, ref, "--rows", "3", "--json").json("trace")
    shown = [row for node in inner(told) for row in node.get("facts", {}).get("shown", [])]
    assert shown
    for row in shown:
        lines = (SOURCES / row["file"]).read_bytes().splitlines()
        raw = lines[row["line"] - 1]
        assert row["source_line"] in (raw.decode("cp437"), raw.decode("utf-8", "replace"))
    text = call("trace", folder, ref).out
    assert told["ref"] in text
    assert f"{shown[0]['file']}:{shown[0]['line']}" in text


def test_a_trace_tells_the_definition_in_the_users_language(call: Any, folder: Path) -> None:
    told = call("trace", folder, "result", "--json", language="sv").json("trace")
    assert told["definition"].startswith(
        "Kommunbidrag minus nettokostnad; ett överskott är positivt."
    )


# build, check


def test_build_writes_the_report_whole(call: Any, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "rapporter" / "2014"
    answer = call("build", folder, "--out", out, "--format", "json,html", "--json")
    told = answer.json("build")
    assert (answer.code, told["draft"]) == (0, False)
    assert sorted(path.name for path in out.iterdir()) == ["ks-2014.html", "report.json"]
    assert sorted(told["files"]) == sorted(str(path) for path in out.iterdir())
    report = json.loads((out / "report.json").read_text("utf-8"))
    assert report["snapshot"] == told["snapshot"]
    first = (out / "report.json").read_bytes()
    assert call("build", folder, "--out", out, "--format", "json").code == 0
    assert (out / "report.json").read_bytes() == first


def test_a_report_that_cannot_be_written_leaves_the_earlier_one(
    call: Any, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("build", folder, "--out", tmp_path, "--format", "json").code == 0
    before = (tmp_path / "report.json").read_bytes()

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:100])
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    answer = call("build", folder, "--out", tmp_path, "--format", "json")
    assert answer.code == 2
    assert "the disk is full; make room" in answer.err
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    assert (tmp_path / "report.json").read_bytes() == before


def test_a_report_on_nothing_is_a_draft_and_ends_in_1(
    call: Any, empty: Path, tmp_path: Path
) -> None:
    answer = call("build", empty, "--format", "json", "--out", tmp_path, "--json")
    told = answer.json("build")
    assert (answer.code, told["draft"]) == (1, True)
    assert {"no-ledger"} <= {one["rule"] for one in told["findings"]}
    checked = call("check", empty, "--json")
    assert checked.code == 1
    assert checked.json("check")["findings"] == told["findings"]


def test_check_says_how_much_it_looked_at(call: Any, folder: Path) -> None:
    answer = call("check", folder, "--json")
    assert answer.code == 0
    told = answer.json("check")
    assert told["checked"]["tables"] >= 8 and told["checked"]["cells"] > 150


@pytest.mark.parametrize("fault", [errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC])
def test_another_users_workspace_can_be_read_and_what_is_not_kept_is_told(
    call: Any, empty: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    def refuse(path: Path, *_given: Any, **_named: Any) -> None:
        raise OSError(fault, os.strerror(fault), str(path))

    monkeypatch.setattr(Path, "write_text", refuse)
    answer = call("check", empty, "--json")
    if fault == errno.ENOSPC:
        assert answer.code == 2
        return
    rules = [one["rule"] for one in answer.json("check")["findings"]]
    assert rules.count("snapshot-not-kept") == 1
    assert not (empty / "snapshots").exists() or not any((empty / "snapshots").iterdir())
    assert call("figure", empty, "net_cost unit=1 period=2014").code in (0, 2)
    monkeypatch.undo()
    again = call("check", empty, "--json").json("check")["findings"]
    assert "snapshot-not-kept" not in [one["rule"] for one in again]


def test_diff_names_what_changed_since_a_snapshot(call: Any, empty: Path, tmp_path: Path) -> None:
    call("import", empty, budget(tmp_path, 100))
    first = call("check", empty) and next((empty / "snapshots").glob("*.json")).stem
    assert "Nothing has changed." in call("diff", empty, first).out
    ledger = tmp_path / "ledger.se"
    ledger.write_text("#FLAGGA 0\n#SIETYP 4\n#RAR 0 20140101 20141231\n#KONTO 6400 x\n")
    call("import", empty, ledger)
    told = call("diff", empty, first[:6], "--json")
    answer = told.json("diff")
    assert (told.code, answer["from"], answer["to"] != first) == (0, first, True)
    assert call("diff", empty, "zzz").code == 2
    back = call("diff", empty, answer["to"], "--to", first, "--json").json("diff")
    assert (back["from"], back["to"]) == (answer["to"], first)
    assert back["findings"]["new"] == answer["findings"]["gone"]


def test_a_fault_in_a_declaration_is_told_with_its_file(call: Any, empty: Path) -> None:
    statement = empty / "statements" / "operations.toml"
    statement.write_text('key = "operations"\ntitle = 3\nunit = "tkr"\nunti = 1\n', "utf-8")
    (empty / "lines.toml").write_bytes('[[line]]\nlabel = "Intäkt"'.encode("latin-1"))
    (empty / "reports" / "interim.toml").write_text("key = ", "utf-8")
    told = call("check", empty, "--json").json("check")
    wrong = [one for one in told["findings"] if one["rule"] == "declaration"]
    files = [one["place"]["file"] for one in wrong]
    assert files.count("statements/operations.toml") == 2
    assert {"lines.toml", "reports/interim.toml"} <= set(files)


# verify, damage, interruption


def test_verify_counts_what_is_there(call: Any, folder: Path) -> None:
    answer = call("verify", folder, "--json")
    told = answer.json("verify")
    assert (answer.code, told["whole"], told["findings"]) == (0, True, [])
    assert told["imports"] == len(list(SOURCES.iterdir()))
    plans = list((SOURCES.parent / "plan").glob("*.toml"))
    assert told["sources"] == told["imports"] + len(plans)
    # A change for each file, for each part of it, and for whoever took them in.
    assert told["changes"] > len(plans) + 100
    assert told["rows"] > 30_000


def test_a_damaged_workspace_is_told_of_and_never_computed_from(
    call: Any, empty: Path, tmp_path: Path
) -> None:
    call("import", empty, budget(tmp_path))
    (rows,) = (empty / "facts" / "budget_line").glob("*.parquet")
    rows.write_bytes(b"PAR1" + bytes(50))
    answer = call("verify", empty, "--json")
    assert answer.code == 1
    assert answer.json("verify")["whole"] is False
    figure = call("figure", empty, "cost basis=budget unit=KS", "--json")
    assert figure.code == 2
    assert "verify" in figure.json("error")["error"]


def test_rows_of_an_import_that_was_ended_are_told_and_harm_nothing(empty: Path, call: Any) -> None:
    store = Workspace(empty).store
    writer = store.begin("ended", "0" * 64)
    writer.append(
        "counterpart",
        pa.RecordBatch.from_pylist(
            [{"counterpart": "1", "name": "A", "line": 1}], own_schema("counterpart")
        ),
    )
    writer.finish()
    told = call("verify", empty, "--json").json("verify")
    assert (told["whole"], told["rows"]) == (True, 0)
    assert [one["message"] for one in told["findings"]] == [
        "1 row in the tables of facts belongs to no import."
    ]


def test_a_fault_of_ours_ends_in_3_and_is_still_json(
    call: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("bokslut.workspace.verify.verify", broken)
    answer = call("verify", folder, "--json")
    assert answer.code == 3
    assert "ZeroDivisionError" in answer.json("error")["error"]
    assert "Traceback" in answer.err


def test_an_import_interrupted_in_the_middle_leaves_nothing(
    call: Any, empty: Path, tmp_path: Path
) -> None:
    """Ctrl-C while a ledger too large to be read at once is being read."""
    ledger = tmp_path / "lang.se"
    head = '#FLAGGA 0\n#SIETYP 4\n#FNAMN "A"\n#RAR 0 20140101 20141231\n#KONTO 1 "a"\n'
    voucher = '#VER A {} 20140101 "x"\n{{\n#TRANS 1 {{}} 1.00\n#TRANS 1 {{}} -1.00\n}}\n'
    with ledger.open("w", encoding="ascii") as file:
        file.write(head)
        file.writelines(voucher.format(number) for number in range(800_000))
    process = command("import", empty, ledger, "--json")
    # Once rows of the ledger stand on disk the import is in its middle.
    deadline = time.monotonic() + 60
    while not list((empty / "facts" / "posting").glob("*.parquet")):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, _err = process.communicate(timeout=60)
    answer = Answer(process.returncode, out, "")
    assert answer.code == 130
    assert "error" in answer.json("error")
    told = call("verify", empty, "--json").json("verify")
    assert (told["whole"], told["imports"], told["rows"]) == (True, 0, 0)
    assert [path.name for path in (empty / "sources").glob(".incoming-*")] == []
    assert call("import", empty, budget(tmp_path)).code == 0


def test_an_example_interrupted_while_it_is_taken_in_leaves_no_workspace(own_folder: Path) -> None:
    """A workspace that looks whole and holds nothing would be believed."""
    process = command("init", own_folder, "--example", "sodertalje-2014")
    place = f".{own_folder.name}.making-*/facts/posting/*.parquet"
    deadline = time.monotonic() + 60
    while not list(own_folder.parent.glob(place)):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert process.returncode == 130
    assert not own_folder.exists()
    assert not [one for one in own_folder.parent.iterdir() if ".making-" in one.name]


def test_who_reads_no_further_is_told_nothing_of_it(tmp_path: Path) -> None:
    """As behind `head -1`: neither a traceback nor a word of the interpreter."""
    report = tmp_path / "report.txt"
    report.write_text("Resultatet blev 12 tkr.\n", encoding="utf-8")
    process = command("check", report)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


def test_ctrl_c_before_the_command_line_is_loaded_ends_it_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Loading(types.ModuleType):
        def __getattr__(self, name: str) -> None:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "bokslut.cli", Loading("bokslut.cli"))
    assert bokslut.__main__.main() == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_goes_away_is_no_fault(folder: Path) -> None:
    process = command("trace", folder, "net_cost", "--rows", "0")
    assert process.stdout is not None and process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    err = process.stderr.read()
    process.wait(60)
    assert "Traceback" not in err
    assert process.returncode == 0


def test_a_terminal_that_cannot_show_every_sign_gets_others(folder: Path) -> None:
    latin = {**os.environ, "PYTHONIOENCODING": "iso-8859-1", "BOKSLUT_LANGUAGE": "sv"}
    words = [sys.executable, "-m", "bokslut", "figure", str(folder), "net_cost unit=KSK"]
    plain = subprocess.run(words, env=latin, capture_output=True, check=False)
    assert plain.returncode == 0
    assert plain.stdout.startswith(b"235?618")
    told = subprocess.run([*words, "--json"], env=latin, capture_output=True, check=False)
    assert json.loads(told.stdout.decode("iso-8859-1"))["text"].startswith("235\u202f618")


def test_the_demo_can_be_run_again(call: Any, folder: Path) -> None:
    """On the workspace that is there: nothing is imported anew, the report is built."""
    told = call("demo", folder, "--json").json("demo")
    assert {one["status"] for one in told["imports"]} == {"unchanged"}
    assert {Path(one).suffix for one in told["files"]} == {
        ".html",
        ".pdf",
        ".docx",
        ".xlsx",
        ".json",
    }
    assert all(Path(one).is_file() for one in told["files"])
