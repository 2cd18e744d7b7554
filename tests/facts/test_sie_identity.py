"""Which file replaces which: the same ledger is never counted twice, another never hidden."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import pytest

from bokslut.facts.importers import sie
from bokslut.facts.importers.base import ReadContext, Summary
from bokslut.workspace.workspace import Workspace

HEAD = '#FLAGGA 0\n#FORMAT PC8\n#SIETYP {kind}\n#RAR 0 20140101 20141231\n#KONTO 1510 "Kund"\n'
HEAD += '#KONTO 3010 "Avgift"\n'
NUMBER = "#ORGNR 212000-0159\n"
BALANCES = "#IB 0 1510 100.00\n#UB 0 1510 300.00\n"
VOUCHER = '#VER "A" "1" 20140105 "Avgift"\n{\n#TRANS 1510 {} 200.00\n#TRANS 3010 {} -200.00\n}\n'


def summary(text: str, name: str = "file.se") -> Summary:
    items = sie.IMPORTER.read(io.BytesIO(text.encode("cp437")), ReadContext(name))
    return next(one for one in items if isinstance(one, Summary))


def ledger(identity: str) -> str:
    return HEAD.format(kind=4) + identity + BALANCES + VOUCHER


@pytest.mark.parametrize(
    "written",
    [
        "#ORGNR 2120000159\n",
        "#ORGNR 16212000-0159\n",
        "#ORGNR 212000 0159\n",
        '#ORGNR "212000-0159"\n',
    ],
)
def test_an_organisation_number_is_the_same_however_it_is_written(written: str) -> None:
    assert summary(ledger(written)).scopes == summary(ledger(NUMBER)).scopes


def test_a_number_of_ten_digits_keeps_them_all() -> None:
    assert "1655710918" in summary(ledger("#ORGNR 165571-0918\n")).scopes[0]


def test_a_name_is_the_same_in_capitals_and_with_more_blanks() -> None:
    small, large = '#FNAMN "Södertälje kommun"\n', '#FNAMN "SÖDERTÄLJE  KOMMUN"\n'
    assert summary(ledger(small)).scopes == summary(ledger(large)).scopes


def test_a_name_without_quotes_is_whole() -> None:
    assert summary(ledger("#FNAMN Övningsbolaget AB\n")).header["company"] == "Övningsbolaget AB"


SALARIES = (
    '#FLAGGA 0\n#PROGRAM "Lön" 1.0\n#FORMAT PC8\n#GEN 20140131\n#SIETYP 4\n'
    + NUMBER
    + '#VER "L" "" 20140131 "Löner januari" 20140131\n{\n'
    + '#TRANS 5010 {"1" "100"} 900.00 "" "Månadslön"\n#TRANS 2710 {} -900.00\n}\n'
)


def test_vouchers_to_be_added_are_the_same_when_the_file_is_made_again() -> None:
    scopes = summary(SALARIES, "lon.si").scopes
    assert scopes[0].startswith("vouchers 2120000159 ")
    for old, new in [
        ("#GEN 20140131", "#GEN 20140203 EVA"),
        ('"Lön" 1.0', '"Lön" 1.1'),
        ("\n", "\r\n"),
        ('"Löner januari" 20140131', '"Löner januari" 20140203'),
        ('{"1" "100"}', "{1 100}"),
        ("900.00", "900"),
        ("#FLAGGA 0\n", "#FLAGGA 0\n#PROSA samma\n\n"),
    ]:
        assert SALARIES.count(old)
        assert summary(SALARIES.replace(old, new), "lon.si").scopes == scopes, new


@pytest.mark.parametrize("block", [1, 40, 150])
def test_where_a_block_ends_is_no_part_of_what_is_added(block: int) -> None:
    stream = io.BytesIO((SALARIES * 3).encode("cp437"))
    items = sie.read(stream, ReadContext("lon.si"), block=block)
    found = next(one for one in items if isinstance(one, Summary))
    assert found.scopes == summary(SALARIES * 3, "lon.si").scopes


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16"])
def test_the_encoding_is_no_part_of_what_is_added(encoding: str) -> None:
    stream = io.BytesIO(SALARIES.encode(encoding))
    items = sie.IMPORTER.read(stream, ReadContext("lon.si", {"1": "unit"}))
    found = next(one for one in items if isinstance(one, Summary))
    assert found.scopes == summary(SALARIES, "lon.si").scopes


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("900.00", "901.00"),
        ("5010", "5011"),
        ('"100"', '"200"'),
        ("20140131 ", "20140228 "),
        ("januari", "februari"),
        ("Månadslön", "Timlön"),
        ('"L" ""', '"L" "2"'),
        ("212000-0159", "556677-8899"),
    ],
)
def test_other_vouchers_are_added_beside(old: str, new: str) -> None:
    assert SALARIES.count(old)
    scopes = summary(SALARIES, "lon.si").scopes
    assert summary(SALARIES.replace(old, new), "lon.si").scopes != scopes


def test_a_file_of_salaries_made_again_replaces_the_first(own_folder: Path, tmp_path: Path) -> None:
    workspace = small_workspace(own_folder)
    (tmp_path / "lon.si").write_bytes(SALARIES.encode("cp437"))
    again = SALARIES.replace("#GEN 20140131", "#GEN 20140203").replace("\n", "\r\n")
    (tmp_path / "lon igen.si").write_bytes(again.encode("utf-8"))
    (first,) = workspace.take_in([tmp_path / "lon.si"])
    (second,) = workspace.take_in([tmp_path / "lon igen.si"])
    assert second.replaces == (first.import_id,)
    assert len(workspace.open("k").facts.records("posting")) == 2


def small_workspace(folder: Path) -> Workspace:
    folder.mkdir()
    (folder / "bokslut.toml").write_text(
        'body = "K"\n[[closing]]\nkey = "k"\ntitle = "K"\nperiod = "2014"\ndated = 2015-01-01\n',
        encoding="utf-8",
    )
    workspace = Workspace(folder)
    workspace.store.create()
    return workspace


NUMBERED = HEAD.format(kind=4) + NUMBER + "#OMFATTN 20140131\n" + VOUCHER


@pytest.mark.parametrize("again", ["", NUMBERED])
def test_vouchers_without_balances_never_take_the_place_of_the_ledger(
    own_folder: Path, tmp_path: Path, again: str
) -> None:
    (tmp_path / "ledger.se").write_text(again or ledger(NUMBER), encoding="cp437")
    february = NUMBERED.replace('"1" 20140105', '"20" 20140205').replace("200.00", "70.00")
    (tmp_path / "february.se").write_text(february, encoding="cp437")
    workspace = small_workspace(own_folder)
    workspace.take_in([tmp_path / "ledger.se"])
    (taken,) = workspace.take_in([tmp_path / "february.se"])
    assert (taken.status, taken.replaces) == ("imported", ())
    facts = workspace.open("k").facts
    assert {one["number"] for one in facts.records("voucher")} == {"1", "20"}
    assert len(facts.records("balance")) == (0 if again else 2)
    (told,) = [one for one in taken.findings if one.rule == "sie-no-balances"]
    assert "taken for vouchers to be added to a ledger (type 4I)" in told.message()


def test_a_file_of_vouchers_that_says_so_needs_no_warning() -> None:
    for text, name in [(NUMBERED, "x.si"), (NUMBERED.replace("TYP 4", "TYP 4I"), "x.se")]:
        items = list(sie.IMPORTER.read(io.BytesIO(text.encode("cp437")), ReadContext(name)))
        assert "sie-no-balances" not in {getattr(one, "rule", "") for one in items}
        assert summary(text, name).scopes[0].startswith("vouchers ")


@pytest.mark.parametrize("order", [("full.se", "type1.se"), ("type1.se", "full.se")])
def test_a_file_of_balances_leaves_the_vouchers_of_its_year_and_doubles_nothing(
    own_folder: Path, tmp_path: Path, order: tuple[str, str]
) -> None:
    (tmp_path / "full.se").write_text(ledger(NUMBER), encoding="cp437")
    (tmp_path / "type1.se").write_text(HEAD.format(kind=1) + NUMBER + BALANCES, encoding="cp437")
    workspace = small_workspace(own_folder)
    for name in order:
        assert [one.status for one in workspace.take_in([tmp_path / name])] == ["imported"]
    opened = workspace.open("k")
    assert len(opened.facts.records("voucher")) == 1
    (sources,) = set(opened.world.balance_sources.values())
    files = {file.sha256: file.name for row in workspace.store.imports().rows for file in row.files}
    assert [files[one] for one in sources] == ["full.se"]


BUDGET = "#PBUDGET 0 201401 5010 {} "


def test_a_budget_is_about_itself_beside_the_ledger_or_the_balances() -> None:
    year = "2120000159 2014-01-01..2014-12-31"
    plain = HEAD.format(kind=2) + NUMBER
    assert summary(plain + BUDGET + "5\n").scopes == (f"period_budget {year}",)
    both = (f"balances {year}", f"period_budget {year}")
    assert summary(plain + BALANCES + BUDGET + "5\n").scopes == both
    both = (f"ledger {year}", f"period_budget {year}")
    assert summary(ledger(NUMBER) + BUDGET + "5\n").scopes == both


def budgets(workspace: Workspace) -> list[Decimal]:
    return [one["amount"] for one in workspace.open("k").facts.records("budget_line")]


def test_a_budget_made_again_is_never_counted_beside_the_first(
    own_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "first.se").write_text(HEAD.format(kind=2) + NUMBER + BUDGET + "60000\n")
    (tmp_path / "second.se").write_text(HEAD.format(kind=2) + NUMBER + BUDGET + "70000\n")
    (tmp_path / "ledger.se").write_text(ledger(NUMBER) + BUDGET + "80000\n", encoding="cp437")
    workspace = small_workspace(own_folder)
    (first,) = workspace.take_in([tmp_path / "first.se"])
    (second,) = workspace.take_in([tmp_path / "second.se"])
    assert second.replaces == (first.import_id,) and budgets(workspace) == [70000]
    workspace.take_in([tmp_path / "ledger.se"])
    assert budgets(workspace) == [80000]
    # The ledger came with its budget: a budget alone would take the vouchers with it.
    (alone,) = workspace.take_in([tmp_path / "first.se"])
    assert alone.status == "refused" and budgets(workspace) == [80000]


def test_a_file_of_a_budget_leaves_the_balances_of_its_year(
    own_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "balances.se").write_text(HEAD.format(kind=1) + NUMBER + BALANCES)
    (tmp_path / "budget.se").write_text(HEAD.format(kind=2) + NUMBER + BUDGET + "60000\n")
    workspace = small_workspace(own_folder)
    workspace.take_in([tmp_path / "balances.se"])
    (taken,) = workspace.take_in([tmp_path / "budget.se"])
    assert not taken.replaces
    assert len(workspace.open("k").facts.records("balance")) == 2 and budgets(workspace) == [60000]


@pytest.mark.parametrize("none", ["#ORGNR 000000-0000\n", "#ORGNR 0000000000\n", "#ORGNR 0\n"])
def test_zeros_are_no_organisation_number(none: str) -> None:
    one, other = '#FNAMN "Hamnen AB"\n', '#FNAMN "Bostäder AB"\n'
    assert summary(ledger(none + one)).scopes == ("ledger hamnen ab 2014-01-01..2014-12-31",)
    assert summary(ledger(none + one)).scopes != summary(ledger(none + other)).scopes


def replaced(own_folder: Path, tmp_path: Path, first: str, second: str) -> dict[str, str]:
    """What is told of a file that replaces another one, by rule."""
    (tmp_path / "first.se").write_text(first, encoding="cp437")
    (tmp_path / "second.se").write_text(second, encoding="cp437")
    workspace = small_workspace(own_folder)
    workspace.take_in([tmp_path / "first.se"])
    (taken,) = workspace.take_in([tmp_path / "second.se"])
    assert taken.replaces and taken.status == "imported"
    return {one.rule: one.message() for one in taken.findings}


def test_a_file_that_replaces_one_of_another_name_is_told(own_folder: Path, tmp_path: Path) -> None:
    one, other = NUMBER + '#FNAMN "Hamnen AB"\n', NUMBER + '#FNAMN "Bostäder AB"\n'
    told = replaced(own_folder, tmp_path, ledger(one), ledger(other))
    assert told["other-name"] == (
        "second.se replaces first.se, which is about Hamnen AB; it is about Bostäder AB."
    )


def test_the_same_name_in_capitals_is_no_other_one(own_folder: Path, tmp_path: Path) -> None:
    one, other = NUMBER + '#FNAMN "Hamnen AB"\n', NUMBER + '#FNAMN "HAMNEN  AB"\n'
    assert "other-name" not in replaced(own_folder, tmp_path, ledger(one), ledger(other))


def test_a_ledger_of_other_months_that_replaces_the_first_is_told(
    own_folder: Path, tmp_path: Path
) -> None:
    second = ledger(NUMBER).replace('"1" 20140105', '"2" 20140205')
    assert replaced(own_folder, tmp_path, ledger(NUMBER), second)["lost-months"] == (
        "second.se replaces first.se, which had vouchers in 2014-01; it has none there."
    )


def test_a_ledger_that_replaces_one_with_more_balances_is_told(
    own_folder: Path, tmp_path: Path
) -> None:
    first = ledger(NUMBER) + "#RES 0 3010 -200.00\n"
    second = ledger(NUMBER).replace("#UB 0 1510 300.00\n", "")
    assert replaced(own_folder, tmp_path, first, second)["fewer-balances"] == (
        "second.se replaces first.se, which had 3 balances; it has 1."
    )


def test_a_file_of_some_months_that_replaces_another_is_told(
    own_folder: Path, tmp_path: Path
) -> None:
    second = VOUCHER.replace('"1" 20140105', '"2" 20140305')
    (tmp_path / "year.se").write_text(ledger(NUMBER) + second, encoding="cp437")
    (tmp_path / "march.se").write_text(HEAD.format(kind=4) + NUMBER + BALANCES + second)
    own_folder.mkdir()
    (own_folder / "bokslut.toml").write_text('body = "K"\n')
    workspace = Workspace(own_folder)
    workspace.store.create()
    workspace.take_in([tmp_path / "year.se"])
    (taken,) = workspace.take_in([tmp_path / "march.se"])
    told = next(one for one in taken.findings if one.rule == "fewer-vouchers")
    assert told.message() == "march.se replaces year.se, which had 2 vouchers; it has 1."


def test_a_bad_quote_before_a_thousand_words_is_read(tmp_path: Path) -> None:
    assert summary(ledger(NUMBER) + '#PROSA "a"b" ' + "ord " * 1500 + "\n").scopes


@pytest.mark.parametrize(
    "years",
    ["#RAR 0 20140101 99991231\n", "#RAR 0 00010101 00011231\n", "#RAR 0 99980101 99991231\n"],
)
def test_a_year_that_never_ends_is_a_finding_and_no_crash(years: str) -> None:
    text = ledger(NUMBER).replace("#RAR 0 20140101 20141231\n", years) + "#IB -1 1510 5\n"
    items = list(sie.IMPORTER.read(io.BytesIO(text.encode()), ReadContext("file.se")))
    assert items
