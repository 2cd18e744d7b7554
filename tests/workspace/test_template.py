"""A body of one's own, from `bokslut init` without example to a report: Lillköping, which is made
up, with a board of two units, and the whole municipality. What the cells should hold was summed by
hand from the files below."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bokslut.cli import main

UNITS = """\
Enhet;Namn;Överordnad;Slag;Giltig från
1;Kultur- och fritidsnämnden;;organ;2020-01-01
11;Biblioteket;1;enhet;2020-01-01
12;Fritidsgården;1;enhet;2020-01-01
"""

APPROPRIATION = """\
Kommunbidrag för enhet;Period;Belopp (tkr);Ändring
11;2025;1200;ursprunglig
12;2025;800;ursprunglig
"""

BUDGET = """\
Budgetkonto;Enhet;Period;Belopp;Ändring
3130;11;2025;-20000;ursprunglig
5010;11;2025;1220000;ursprunglig
5010;12;2025;800000;ursprunglig
"""

FORECAST = """\
Prognosdatum;Enhet;Period;Prognosbelopp (tkr)
2025-08-31;11;2025;1150
2025-08-31;12;2025;780
"""

LEDGER = """\
#FLAGGA 0
#PROGRAM "Lillboken" 1.0
#FORMAT PC8
#GEN 20260116
#SIETYP 4
#ORGNR 212000-0000
#FNAMN "Lillkopings kommun"
#RAR 0 20250101 20251231
#KONTO 1930 "Bank"
#KONTO 2010 "Eget kapital"
#KONTO 3130 "Avgifter"
#KONTO 5010 "Loner"
#KONTO 6010 "Lokalhyra"
#KONTO {funds} "Kommunbidrag eller skatt"
#DIM 1 "Ansvar"
#OBJEKT 1 "11" "Biblioteket"
#OBJEKT 1 "12" "Fritidsgarden"
#IB 0 1930 500000.00
#IB 0 2010 -500000.00
#UB 0 1930 613000.00
#UB 0 2010 -500000.00
#RES 0 3130 -63000.00
#RES 0 5010 1500000.00
#RES 0 6010 450000.00
#RES 0 {funds} -2000000.00
#VER A 1 20250131 "Arets medel"
{{
#TRANS {funds} {{1 "11"}} -1200000.00
#TRANS {funds} {{1 "12"}} -800000.00
#TRANS 1930 {{}} 2000000.00
}}
#VER A 2 20250630 "Loner"
{{
#TRANS 5010 {{1 "11"}} 900000.00
#TRANS 5010 {{1 "12"}} 600000.00
#TRANS 1930 {{}} -1500000.00
}}
#VER A 3 20250829 "Hyra"
{{
#TRANS 6010 {{1 "11"}} 250000.00
#TRANS 6010 {{1 "12"}} 200000.00
#TRANS 1930 {{}} -450000.00
}}
#VER A 4 20251215 "Avgifter"
{{
#TRANS 3130 {{1 "11"}} -23000.00
#TRANS 3130 {{1 "12"}} -40000.00
#TRANS 1930 {{}} 63000.00
}}
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    assert main(["init", str(tmp_path / "nämnden")]) == 0
    return tmp_path / "nämnden"


def _write(folder: Path, **texts: str) -> list[str]:
    folder.mkdir(exist_ok=True)
    names = {name: name.replace("_", ".") for name in texts}
    for name, text in texts.items():
        (folder / names[name]).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in names.values()]


def _report(place: Path, closing: str = "annual") -> dict[str, dict[tuple[str, str], str]]:
    """Each printed cell of each table by its row and column."""
    told = json.loads((place / "out" / closing / "report.json").read_text(encoding="utf-8"))
    return {
        table["key"]: {
            (row["key"], column["key"]): cell["text"].replace("\u202f", "").replace("\u2212", "-")
            for row in table["rows"]
            for column, cell in zip(table["columns"], row["cells"], strict=False)
        }
        for table in told["tables"]
    }


def test_a_board_comes_from_an_empty_workspace_to_its_report(place: Path) -> None:
    files = _write(
        place.parent / "filer",
        enheter_csv=UNITS,
        kommunbidrag_csv=APPROPRIATION,
        budget_csv=BUDGET,
        prognos_csv=FORECAST,
        bok_se=LEDGER.format(funds=9110),
    )
    assert main(["import", str(place), *files]) == 0
    assert main(["build", str(place), "--format", "json"]) == 0
    tables = _report(place)

    operations = tables["operations"]
    assert operations["11", "appropriation"] == "1200"
    assert operations["11", "net-cost"] == "1127"
    assert operations["12", "result"] == "40"
    assert operations["total", "variance-percent"] == "5,7"
    against = tables["appropriation-outcome"]
    assert against["total", "forecast"] == "1930"
    assert against["total", "variance"] == "+113"
    assert against["11", "forecast-error"] == "-2,0"
    accuracy = tables["forecast-accuracy"]
    assert accuracy["total", "forecast-2025-08-31"] == "1930"
    assert accuracy["11", "error-2025-08-31"] == against["11", "forecast-error"]
    income = tables["income-statement"]
    assert income["fees", "budget"] == "20"
    assert income["personnel", "outcome"] == "-1500"
    assert income["personnel", "variance"] == "520"
    assert income["appropriation", "budget"] == "2000"
    assert income["result", "budget"] == "0"
    assert income["result", "outcome"] == "113"
    balance = tables["balance-sheet"]
    assert balance["total-assets", "closing"] == "613"
    assert balance["result-of-year", "closing"] == "113"
    assert balance["total-equity-liabilities", "closing"] == "613"
    # Nothing is known of the year before, which is not zero.
    assert balance["equity-opening", "closing-prior"] == "–"


def test_the_interim_closing_has_eight_months_and_the_forecast_of_the_year(place: Path) -> None:
    files = _write(
        place.parent / "filer",
        enheter_csv=UNITS,
        kommunbidrag_csv=APPROPRIATION,
        prognos_csv=FORECAST,
        bok_se=LEDGER.format(funds=9110),
    )
    assert main(["import", str(place), *files]) == 0
    assert main(["build", str(place), "--closing", "interim", "--format", "json"]) == 0
    tables = _report(place, "interim")
    units = tables["interim-operations"]
    assert units["total", "outcome"] == "1950"
    # The year: granted 2 000, and by the forecast 1 930 are needed of it.
    assert units["total", "forecast-result"] == "+70"
    assert units["total", "forecast-percent"] == "+3,5"
    growth = tables["interim-growth"]
    assert growth["appropriation", "forecast"] == "2000"
    assert growth["net-cost", "forecast"] == "1930"
    assert tables["interim-income-statement"]["fees", "outcome"] == "0"
    assert tables["interim-income-statement"]["operations-net-cost", "outcome"] == "-1950"


def test_a_whole_municipality_lives_on_taxes_as_its_declarations_say(place: Path) -> None:
    """What the comments of the declarations tell the user to do for a whole municipality."""
    lines = place / "lines.toml"
    head, _mark, tail = lines.read_text(encoding="utf-8").partition("# Vad en nämnd får")
    _granted, _mark, tail = tail.partition('accounts = ["91"]\n')
    lines.write_text(head + _uncommented(tail, "# [[line]]"), encoding="utf-8")
    for name in ("income-statement", "interim-income-statement"):
        path = place / "statements" / f"{name}.toml"
        text = path.read_text(encoding="utf-8")
        granted = text.index('[[row]]\nkey = "appropriation"')
        told = text.index("# En hel kommun")
        text = text[:granted] + _uncommented(text[told:], "# [[row]]")
        text = text.replace('"appropriation", "interest"', '"taxes", "general-grants", "interest"')
        path.write_text(text, encoding="utf-8")
    files = _write(
        place.parent / "filer",
        enheter_csv=UNITS,
        kommunbidrag_csv=APPROPRIATION,
        budget_csv=BUDGET + "8010;1;2025;-2030000;ursprunglig\n",
        bok_se=LEDGER.format(funds=8010),
    )
    assert main(["import", str(place), *files]) == 0
    assert main(["build", str(place), "--format", "json"]) == 0
    income = _report(place)["income-statement"]
    assert income["operations-net-cost", "outcome"] == "-1887"
    assert income["taxes", "outcome"] == "2000"
    assert income["taxes", "variance"] == "-30"
    assert income["result", "outcome"] == "113"
    # Planned: 2 030 of taxes less 2 000 of net cost; what the units are granted is not income.
    assert income["result", "budget"] == "30"
    assert ("appropriation", "outcome") not in income


def _uncommented(text: str, first: str) -> str:
    """The text with the block that begins with the line `first` taken in."""
    start = text.index(first)
    end = text.index("\n\n", start)
    block = [line.removeprefix("#").removeprefix(" ") for line in text[start:end].splitlines()]
    return text[:start] + "\n".join(block) + text[end:]


def test_an_empty_workspace_says_what_to_do(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (place / "templates" / "tabeller.xlsx").is_file()
    capsys.readouterr()
    assert main(["build", str(place)]) == 1
    said = capsys.readouterr().out
    assert "Inget är inläst ännu" in said
    assert "bokslut import" in said
    assert "utkast" in said


def test_declarations_speak_of_every_line_once(place: Path) -> None:
    """Every account of the groups of Kommun-Bas that a board uses stands on one line."""
    import tomllib

    from bokslut.measures.world import Line, Lines, matches

    data = tomllib.loads((place / "lines.toml").read_text(encoding="utf-8"))
    declared = [Line(one["key"], "", one["kind"], tuple(one["accounts"])) for one in data["line"]]
    lines = Lines(declared)
    groups = [*range(10, 21), *range(22, 30), *range(30, 40), 40, 41, 45, 46]
    groups += [*range(50, 58), *range(60, 80), 84, 85, 89]
    for group in groups:
        account = f"{group}10"
        assert lines.of_account(account) is not None, account
        longest = max(
            len(pattern.partition("-")[0])
            for line in declared
            for pattern in line.accounts
            if matches(account, pattern)
        )
        covering = [
            line.key
            for line in declared
            for pattern in line.accounts
            if matches(account, pattern) and len(pattern.partition("-")[0]) == longest
        ]
        assert len(covering) == 1, (account, covering)
    assert len(data["line"]) == len({one["key"] for one in data["line"]})


def test_a_dimension_that_is_declared_late_counts_when_the_ledger_is_imported_again(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody gets the mapping of dimensions right the first time."""
    ledger = LEDGER.format(funds=9110).replace('{1 "11"} 250000', '{1 "11" 20 "300"} 250000')
    files = _write(place.parent / "filer", enheter_csv=UNITS, bok_se=ledger)
    assert main(["import", str(place), *files]) == 0
    settings = place / "bokslut.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("# 20 =", "20 ="), encoding="utf-8")
    capsys.readouterr()

    main(["check", str(place)])
    assert "[read-otherwise] bok.se" in capsys.readouterr().out
    assert main(["import", str(place), *files]) == 0
    told = capsys.readouterr().out
    assert "ersätter" in told
    assert "enheter.csv  fanns redan" in told
    assert main(["figure", str(place), "cost activity=300 period=2025"]) == 0
    assert capsys.readouterr().out.startswith("250\u00a0tkr")
    main(["check", str(place)])
    assert "read-otherwise" not in capsys.readouterr().out
    assert main(["import", str(place), *files]) == 0
    assert "ersätter" not in capsys.readouterr().out


def test_settings_that_are_no_toml_are_told_in_the_language_of_the_user(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "bokslut.toml").write_text("body = nämnden\n", encoding="utf-8")
    assert main(["check", str(place)]) == 2
    assert "bokslut.toml kan inte läsas: Filen är inte" in capsys.readouterr().err


def test_a_closing_without_a_forecast_shows_none_and_not_the_outcome(place: Path) -> None:
    settings = place / "bokslut.toml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("forecast =")]
    assert len(kept) == len(lines) - 3
    settings.write_text("".join(kept), encoding="utf-8")
    files = _write(place.parent / "filer", enheter_csv=UNITS, bok_se=LEDGER.format(funds=9110))
    assert main(["import", str(place), *files]) == 0
    assert main(["build", str(place), "--format", "json"]) == 0
    against = _report(place)["appropriation-outcome"]
    assert against["total", "outcome"] == "1887"
    assert against["total", "forecast"] == "–"
    assert against["total", "forecast-error"] == "–"


def test_a_figure_without_value_says_why_in_words(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from bokslut.commands import WHY
    from bokslut.model.figure import Why

    assert set(WHY) == {one.value for one in Why}
    assert main(["figure", str(place), "net_cost"]) == 0
    assert "inget värde: underlaget är inte inläst" in capsys.readouterr().out


def test_the_memo_tells_the_result_and_the_assessment_of_the_economy(place: Path) -> None:
    files = _write(
        place.parent / "filer",
        enheter_csv=UNITS,
        kommunbidrag_csv=APPROPRIATION,
        bok_se=LEDGER.format(funds=9110),
    )
    assert main(["import", str(place), *files]) == 0
    assert main(["build", str(place), "--closing", "memo", "--format", "json"]) == 0
    told = json.loads((place / "out" / "memo" / "report.json").read_text(encoding="utf-8"))
    text = json.dumps(told["sections"], ensure_ascii=False).replace("\u00a0", " ")
    # 2 000 granted, 1 887 used: 113 thousand, 5.65 percent.
    assert "ett överskott på 0,1 mkr, som motsvarar 5,7 procent" in text
    assert "Bokslut per den 31 december 2025 godkänns." in text
    grades = {one["key"]: one["proposed"] for one in told["assessments"]}
    assert grades == {
        "geh": "good",
        "ekonomi": "good",
        "verksamhetsmal": "not-assessed",
        "personal": "not-assessed",
    }


def test_a_bridge_is_drawn_only_where_both_its_ends_are_known(place: Path) -> None:
    """Its table still says that the year before is missing."""
    files = _write(place.parent / "filer", enheter_csv=UNITS, bok_se=LEDGER.format(funds=9110))
    assert main(["import", str(place), *files]) == 0
    page = place / "out" / "annual" / "annual.html"
    assert main(["build", str(place), "--format", "html"]) == 0
    alone = page.read_text(encoding="utf-8")
    assert "Nettokostnaden från 2024 till 2025" in alone
    assert "ändrade den mest" not in alone

    before = LEDGER.format(funds=9110).replace("2025", "2024").replace("2026", "2025")
    assert main(["import", str(place), *_write(place.parent / "förr", bok_se=before)]) == 0
    assert main(["build", str(place), "--format", "html"]) == 0
    assert "ändrade den mest" in page.read_text(encoding="utf-8")
