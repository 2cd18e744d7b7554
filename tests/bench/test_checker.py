"""What one relies on who reads the figures of the checker's bench: that the reports without a
fault are right, that a fault is what it says and can be seen, that only a finding at it counts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bench.checker.trial
from bench.checker import own, reference
from bench.checker.compose import Pen, counted, plain, row, say, table, text, turn
from bench.checker.determined import Report
from bench.checker.family import Family, families
from bench.checker.faults import KINDS, Fault, faults
from bench.checker.formats.register import FORMATS
from bench.checker.main import SPLITS as PACKAGES
from bench.checker.main import main
from bench.checker.municipality import Municipality
from bench.checker.paper import (
    Direction,
    Heading,
    NumberStyle,
    Paper,
    Paragraph,
    Printed,
    Spot,
    Table,
)
from bench.checker.quantities import Register
from bench.checker.reading import reading, tell_reading
from bench.checker.score import points_at, score
from bench.checker.speed import speed
from bench.checker.tell import precision, tell_alarms, tell_crashes
from bench.checker.trial import Alarm, Clean, Tried, trial
from bokslut.checks.printed.weighed.judge import Judged, judge
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.readers.read import read_report

DEV = families("bench.checker.layouts.dev")
# By split and name, since hands who have not seen each other's families may name two alike.
FAMILIES = {
    f"{split}/{name}": family
    for split, package in PACKAGES.items()
    for name, family in families(package).items()
}


def _value(m: Municipality, what: str, who: str = "municipality", back: int = 0) -> Decimal:
    return m(what, who, m.year - back).value


@given(st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_a_made_up_municipality_closes(seed: int) -> None:
    m = Municipality(seed)
    for back in range(4):
        assert _value(m, "assets", back=back) == _value(m, "equity-and-debts", back=back)
        opening = _value(m, "equity", back=back + 1)
        assert opening + _value(m, "result", back=back) == _value(m, "equity", back=back)
        moved = _value(m, "cash", back=back) - _value(m, "cash", back=back + 1)
        assert moved == _value(m, "cash-flow", back=back)
    net = sum(_value(m, "board-net", one.key) for one in (*m.boards, m.central))
    assert net == _value(m, "net-cost")
    assert sum(_value(m, "project", one.key) for one in m.projects) == _value(m, "investments")
    women = sum(_value(m, "women", one.key) for one in m.boards)
    assert women + _value(m, "men") == _value(m, "employees")
    assert _value(m, "result") == (
        _value(m, "tax") + _value(m, "grants") + _value(m, "financial-income")
        - _value(m, "financial-costs") - _value(m, "net-cost")
    )  # fmt: skip


def test_the_same_seed_gives_the_same_report_and_another_seed_another() -> None:
    for one in FAMILIES.values():
        write = FORMATS["tabs"][1]
        first = write(one.report(3).paper)
        assert write(one.report(3).paper) == first
        assert write(one.report(4).paper) != first


@pytest.mark.parametrize("name", sorted(FAMILIES))
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_on_a_clean_paper_contradicts_anything_on_it(name: str, seed: int) -> None:
    report = FAMILIES[name].report(seed)
    told = [
        (spot, one.text)
        for spot, one in report.paper.marks()
        if report.witnesses(spot, one)
        and not (isinstance(one, Direction) and _is_right(one, report))
    ]
    assert told == []


def _is_right(one: Direction, report: Report) -> bool:
    # A word has witnesses where others tell the direction; the true word is not against them.
    turned = replace(one, turned=True)
    return one.text != turned.text and (one.quantity.value > 0) == (one.text == one.above)


@pytest.mark.parametrize("name", sorted(FAMILIES))
def test_each_family_prints_enough_to_plant_faults_in(name: str) -> None:
    report = FAMILIES[name].report(1)
    marks = list(report.paper.marks())
    assert len(marks) > 50
    assert any(isinstance(block, Table) for block in report.paper.blocks)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"web-pdf"}))
def test_every_format_holds_every_sentence_and_title(name: str) -> None:
    end, write = FORMATS[name]
    paper = DEV["classic"].report(1).paper
    read = read_report(write(paper), f"report.{end}")
    squeezed = re.sub(r"\s", "", " ".join(
        [*(one.text for one in read.texts()),
         *(one.title for one in read.tables()),
         *(cell.text for one in read.tables() for line in one.rows for cell in line)]
    ))  # fmt: skip
    for block in paper.blocks:
        wanted = block.title if isinstance(block, Table) else block.text
        assert re.sub(r"\s", "", wanted).casefold() in squeezed.casefold()


def test_what_a_format_loses_of_a_table_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    (word,) = reading([DEV["personnel"]], [1], ["docx"]).values()
    assert word.numbers > 50
    assert (word.in_row, word.in_column, word.placed) == (word.numbers,) * 3
    one_line = FORMATS["tabs"][1]
    monkeypatch.setitem(FORMATS, "headless", ("txt", lambda paper: one_line(_headless(paper))))
    told = reading([DEV["personnel"]], [1], ["headless"])
    assert told["headless"].in_row > told["headless"].in_column
    assert {"column"} == {one.kind for one in told["headless"].missed}
    assert "| headless |" in tell_reading(told)


def _headless(paper: Paper) -> Paper:
    """The paper with its tables' heads all alike."""
    return replace(
        paper,
        blocks=tuple(
            replace(
                one, heads=tuple(tuple(replace(h, text="Antal") for h in row) for row in one.heads)
            )
            if isinstance(one, Table)
            else one
            for one in paper.blocks
        ),
    )


def test_numbers_are_written_in_the_styles_that_reports_use() -> None:
    value = Decimal("-1234567.8")
    assert NumberStyle().text(value, 1) == "-1 234 567,8"
    assert NumberStyle(thousands=".", negative="()").text(value, 1) == "(1.234.567,8)"
    assert NumberStyle(negative="behind").text(value, 1) == "1 234 567,8-"
    english = NumberStyle(thousands=",", decimal=".", negative="\u2212")
    assert english.text(value, 1) == "\u22121,234,567.8"
    assert NumberStyle(zero="–").text(Decimal(0), 0) == "–"
    assert NumberStyle(plus=True).text(Decimal(12), 0) == "+12"


class _Small:
    """Two parts, their total, the same a year before, and a sentence about the change."""

    def __init__(self) -> None:
        r = self.register = Register()
        last = [r.base(f"{key}:m:2023", "money", Decimal(value)) for key, value in
                (("a", 10_400_000), ("b", 20_300_000), ("c", 5_200_000))]  # fmt: skip
        now = [r.base(f"{key}:m:2024", "money", Decimal(value), one) for (key, value), one in
               zip((("a", 12_900_000), ("b", 19_100_000), ("c", 6_100_000)), last,
                   strict=True)]  # fmt: skip
        before = r.total("whole:m:2023", last)
        self.parts, self.whole = now, r.total("whole:m:2024", now, before)
        self.alone = r.base("alone:m:2024", "money", Decimal(77_000_000))
        pen, voice = Pen("tkr"), Pen("mnkr", 1, behind=" mnkr")
        change = r.difference(self.whole, before)
        rows = [row(f"Del {name}", [pen(one), pen(old)])
                for name, one, old in zip("ABC", now, last, strict=True)]  # fmt: skip
        rows.append(row("Summa", [pen(self.whole), pen(before)], "sum"))
        rose = [r.difference(one, old) for one, old in zip(now, last, strict=True)]
        count = counted(r.count("rose", rose), capital=True)
        self.report = Report(
            Paper(
                "Rapport",
                (
                    Heading("Kostnader", 1),
                    table("Kostnader, tkr", ["", "2024", "2023"], rows),
                    text(
                        say("Kostnaderna ", turn(change, "ökade", "minskade"), " med ",
                            voice.size(change, "difference"), ", ",
                            voice.share(r.growth(self.whole, before), behind=" procent"), "."),
                        say(count, " av tre delar ökade."),
                    ),
                    text(say("Pensionsåtagandet är ", voice(self.alone), ".")),
                ),
            ),
            r,
        )  # fmt: skip


def _planted(kind: str, where: str, seed: int = 1) -> list[Fault]:
    report = _Small().report
    return list(faults(report, kind, where, Random(seed)))  # type: ignore[arg-type]


def test_what_nothing_else_speaks_of_is_never_called_visible() -> None:
    seen = 0
    for kind, places in KINDS.items():
        for where in places:
            for one in _planted(kind, where):
                if "Pensionsåtagandet" in one.line:
                    seen += 1
                    assert one.witnesses == frozenset(), one
    assert seen > 3


def test_a_changed_part_is_contradicted_by_its_total_and_the_other_parts_of_its_column() -> None:
    for one in _planted("digits swapped", "table"):
        assert one.spot is not None
        if one.line.startswith("Del A"):
            column = one.spot.cell
            assert {Spot(1, row, column) for row in (1, 2, 3)} <= one.witnesses
            other = 3 - column
            assert Spot(1, 3, other) not in one.witnesses


def test_a_change_of_a_printed_change_is_seen_by_the_changes_of_its_column_and_their_sum() -> None:
    report = DEV["personnel"].report(4)
    changes = [
        (spot, one)
        for spot, one in report.paper.marks()
        if isinstance(one, Printed) and spot.cell == 7 and one.quantity.kind == "count"
    ]
    (first, one), *_others, (last, _sum) = changes
    seen = report.witnesses(first, replace(one, value=one.value + 9))
    assert last in seen
    assert {spot for spot, _one in changes[1:-1]} <= seen


def test_a_change_within_rounding_is_not_called_visible() -> None:
    small = _Small()
    spot, one = next((s, o) for s, o in small.report.paper.marks() if isinstance(o, Printed))
    assert small.report.witnesses(spot, replace(one, value=one.value + 2)) == frozenset()
    assert small.report.witnesses(spot, replace(one, value=one.value + 3))


def test_a_missing_row_is_seen_by_the_total() -> None:
    found = _planted("row dropped", "table")
    assert {one.before.split(" | ")[0] for one in found} == {"Del A", "Del B", "Del C"}
    for one in found:
        table = one.paper.blocks[1]
        assert isinstance(table, Table) and len(table.rows) == 3
        assert {Spot(1, 2, 1), Spot(1, 2, 2)} <= one.witnesses


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


_EFFECTS: dict[str, Callable[[str, str], bool]] = {
    "digit changed": lambda before, after: (
        len(_digits(before)) == len(_digits(after))
        and sum(a != b for a, b in zip(_digits(before), _digits(after), strict=True)) == 1
    ),
    "digits swapped": lambda before, after: (
        sorted(_digits(before)) == sorted(_digits(after)) and _digits(before) != _digits(after)
    ),
    "sign turned": lambda before, after: (
        _digits(before) == _digits(after) and len(before) != len(after)
    ),
    "wrong direction word": lambda before, after: {before, after} == {"ökade", "minskade"},
    "wrong count": lambda before, after: before == "Två" and after in ("En", "Tre"),
    "wrong difference": lambda before, after: before == "2,2 mnkr" != after,
    "wrong percent": lambda before, after: before == "6,1 procent" != after,
}


@pytest.mark.parametrize("kind", sorted(_EFFECTS))
def test_each_kind_of_fault_does_what_it_is_called(kind: str) -> None:
    found = [one for where in KINDS[kind] for one in _planted(kind, where)]
    assert found
    for one in found:
        assert _EFFECTS[kind](one.before, one.after), one


def test_a_wrong_unit_is_a_thousand_times_too_small_or_another_word() -> None:
    for one in _planted("unit", "table"):
        before, after = int(_digits(one.before)), int(_digits(one.after))
        assert abs(before / 1000 - after) <= 0.5
    assert {(one.before, one.after) for one in _planted("unit", "prose")} == {
        ("2,2 mnkr", "2,2 tkr"), ("77,0 mnkr", "77,0 tkr"),
    }  # fmt: skip


def test_a_stale_number_is_that_of_the_year_before() -> None:
    stale = {one.line.split(" | ")[0]: one.after for one in _planted("stale year", "table")}
    assert stale == {"Del A": "10 400", "Del B": "20 300", "Del C": "5 200", "Summa": "35 900"}


def test_a_fault_changes_one_place_and_leaves_the_rest_as_it_was() -> None:
    report = DEV["operations-wide"].report(2)
    for kind, places in KINDS.items():
        for where in places:
            for one in list(faults(report, kind, where, Random(1)))[:3]:
                if one.spot is None:
                    continue
                marks = zip(report.paper.marks(), one.paper.marks(), strict=True)
                changed = [old for (old, a), (_new, b) in marks if a.text != b.text]
                assert changed == [one.spot]


def _fault(label: str = "Del B") -> Fault:
    return next(one for one in _planted("digits swapped", "table") if one.line.startswith(label))


def _said(
    line: str, row: str | None, claimed: str, told: str = "", severity: Severity = Severity.ERROR
) -> Finding:
    place = Place(row=row, column="2024") if row else Place()
    return finding(
        "footing", severity, "{told}", place=place, quote=line, claimed=claimed, told=told
    )


def test_a_finding_at_the_changed_number_or_at_its_total_is_a_hit() -> None:
    fault = next(
        one for one in _planted("digits swapped", "table")
        if one.line.startswith("Del B") and one.spot is not None and one.spot.cell == 1
    )  # fmt: skip
    assert points_at(_said(fault.line, "Del B", fault.after), fault)
    assert points_at(_said("Summa | 38 100 | 35 900", "Summa", "38 100"), fault)
    sentence = "Kostnaderna ökade med 2,2 mnkr, 6,1 procent."
    prose = next(one for one in _planted("digit changed", "prose") if "2,2" in one.before)
    assert points_at(_said(prose.line, None, prose.after), prose)
    assert not points_at(_said(sentence, None, "2,2"), fault)


def test_a_finding_elsewhere_is_none() -> None:
    fault = next(
        one for one in _planted("digits swapped", "table")
        if one.line.startswith("Del B") and one.spot is not None and one.spot.cell == 1
    )  # fmt: skip
    elsewhere = [
        _said("Summa | 38 100 | 35 900", "Summa", "35 900"),
        _said("Del A | 12 900 | 10 400", "Del A", "10 400"),
        _said("Del A | 12 900 | 99 999", "Del A", "99 999"),
        _said("Två av tre delar ökade.", None, "2"),
        _said("Pensionsåtagandet är 77,0 mnkr.", None, "77,0"),
        _said("Någon annan rad | 1 | 2", "Någon annan rad", "1"),
        _said("", None, ""),
    ]
    assert [points_at(one, fault) for one in elsewhere] == [False] * len(elsewhere)


def test_a_note_is_no_hit_and_neither_is_what_the_clean_report_gives_too() -> None:
    fault = _fault()
    at = _said(fault.line, "Del B", fault.after)
    note = replace(at, severity=Severity.NOTE)
    warning = replace(at, severity=Severity.WARNING)
    assert score(fault, [at], []).by_error
    assert not score(fault, [note], []).by_any
    assert not score(fault, [at], [at]).by_any
    assert (score(fault, [warning], []).by_error, score(fault, [warning], []).by_any) == (
        False,
        True,
    )


def test_an_error_elsewhere_is_a_false_alarm_and_several_at_the_fault_count_once() -> None:
    fault = _fault()
    at = _said(fault.line, "Del B", fault.after)
    wrong = _said("Pensionsåtagandet är 77,0 mnkr.", None, "77,0")
    got = score(fault, [at, replace(at, rule="across-tables"), wrong], [])
    assert got.by_error and got.elsewhere == (wrong,)
    base = Tried(1, "f", "html", "k", "table", "", "", "", "", (), got.by_error, got.by_any, ())
    assert precision([base], []) == (1, 1)


def test_a_trial_finds_the_grossest_fault_and_tells_where_it_was() -> None:
    got = [one for one in trial(DEV["classic"], 1, ["html"], 1) if isinstance(one, Tried)]
    assert {one.kind for one in got} == set(KINDS)
    gross = [one for one in got if one.kind == "sum off"]
    assert all(one.by_any and " / " in one.place for one in gross)


def test_a_checker_that_breaks_down_is_told_and_ends_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = bench.checker.trial.judged

    def judged(paper: Paper, format: str) -> Judged:
        if format == "docx":
            raise IndexError("tuple index out of range")
        return real(paper, format)

    monkeypatch.setattr(bench.checker.trial, "judged", judged)
    got = list(trial(DEV["classic"], 1, ["docx", "html"], 1, ["sum off"]))
    told = tell_crashes(got)
    assert told.startswith("BROKE DOWN: classic, seed 1, docx, clean:") and "IndexError" in told
    assert [one.format for one in got if isinstance(one, Tried)] == ["html"]


def _clean(family: str, errors: tuple[str, ...], warnings: tuple[str, ...]) -> Clean:
    def alarms(rules: tuple[str, ...]) -> tuple[Alarm, ...]:
        return tuple(Alarm(1, family, "html", "clean", rule, "", "") for rule in rules)

    return Clean(1, family, "html", 50, 50, 5, alarms(errors), alarms(warnings))


def test_what_is_said_of_clean_papers_is_counted_by_rule_and_by_paper() -> None:
    told = tell_alarms(
        [
            _clean("one", (), ("unexplained", "unexplained")),
            _clean("two", ("footing",), ("unexplained",)),
            _clean("three", (), ()),
        ]
    )
    rows = [line.split() for line in told.splitlines()]
    assert rows[1:4] == [
        ["footing", "1", "0", "1"],
        ["unexplained", "0", "3", "2"],
        ["all", "1", "3", "2"],
    ]
    assert "3 reports, 150 numbers" in told
    assert "0.667 with a false error, 2.000 with a false warning" in told


def test_clean_papers_of_several_splits_are_looked_at_and_what_is_said_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = bench.checker.trial.judged

    def judged(paper: Paper, format: str) -> Judged:
        said = finding("footing", Severity.ERROR, "It is wrong.", place=Place())
        return replace(real(paper, format), findings=(said,))

    monkeypatch.setattr(bench.checker.trial, "judged", judged)
    asked = "--parts clean --splits unseen,heldout --seeds 1 --formats html --out"
    assert main([*asked.split(), str(tmp_path)]) == 0
    papers = {**families("bench.checker.unseen"), **families("bench.checker.heldout")}
    listed = [json.loads(one) for one in (tmp_path / "false-alarms.jsonl").open(encoding="utf-8")]
    assert {one["family"] for one in listed} == {*papers}
    assert {one["message"] for one in listed} == {"It is wrong."}
    assert f"{len(papers)} reports" in capsys.readouterr().out


def test_sentences_whose_direction_nobody_could_see_are_left_out() -> None:
    r = Register()
    one, other = r.base("x", "ratio", Decimal("0.0744")), r.base("y", "ratio", Decimal("0.0741"))
    flat = say("Den ", turn(r.difference(one, other), "ökade", "minskade"), ".")
    steep = say("Den ", turn(r.difference(one, r.base("z", "ratio", Decimal(0))), "ökade", "-"))
    assert plain([flat, steep]) == [steep]


def test_a_paper_is_judged_by_the_checker_itself() -> None:
    end, write = FORMATS["html"]
    found = judge(read_report(write(_fault().paper), f"x.{end}"))
    assert found.numbers


def test_a_family_that_is_met_in_some_formats_is_only_tried_in_these() -> None:
    only = Family("only", DEV["classic"].make, ("docx",))
    got = [one for one in trial(only, 1, ["html", "docx"], 0) if isinstance(one, Clean)]
    assert [one.format for one in got] == ["docx"]


def test_paragraphs_read_as_their_sentences() -> None:
    paragraph = next(b for b in _Small().report.paper.blocks if isinstance(b, Paragraph))
    assert paragraph.text == (
        "Kostnaderna ökade med 2,2 mnkr, 6,1 procent. Två av tre delar ökade."
    )


def _money(value: str, text: str, ref: str, unit: str = "tkr") -> dict[str, str]:
    return {"value": value, "text": text, "ref": ref, "unit": unit}


def _own_report() -> dict[str, object]:
    """A `report.json` with a table of two parts and their sum over two years, their differences
    and growth, and a sentence in mkr."""
    columns = [{"key": k, "label": k} for k in ("2024", "2023", "Skillnad")]
    columns.append({"key": "growth", "label": "%", "unit": "percent"})
    numbers = (
        ("a", "1000.4", "800.1", "200.3", "0.25034370703662042244719410073740782402199725"),
        ("b", "-300.2", "-250.3", "-49.9", "0.19936076707950459448661606072712744706352377"),
    )
    rows = [
        {
            "label": key, "kind": "item",
            "cells": [
                _money(now, _print(now), f"cost period=2024 unit={key}"),
                _money(last, _print(last), f"cost period=2023 unit={key}"),
                _money(change, _print(change), f"change period=2024 unit={key}"),
                _money(share, "25,0" if key == "a" else "19,9", f"growth unit={key}", "percent"),
            ],
        }
        for key, now, last, change, share in numbers
    ]  # fmt: skip
    rows.append({
        "label": "Summa", "kind": "sum",
        "cells": [_money("700.2", "700", "cost period=2024 unit=all"),
                  _money("549.8", "550", "cost period=2023 unit=all"),
                  {"value": None, "text": "", "why": "not-applicable"}],
    })  # fmt: skip
    told = {
        "text": "Kostnaden var 0,7 mkr, en av två enheter gick back.",
        "kind": "paragraph",
        "figures": [_money("0.7002", "0,7 mkr", "cost period=2024 unit=all", "mkr")],
    }
    return {
        "closing": "test",
        "tables": [{"key": "t", "title": "Kostnad", "unit": "tkr", "columns": columns,
                    "rows": rows}],
        "sections": [{"title": "Kostnad", "level": 1,
                      "blocks": [{"kind": "table", "key": "t"}, told]}],
    }  # fmt: skip


def _print(value: str) -> str:
    whole = f"{abs(round(Decimal(value))):,}".replace(",", "\u202f")
    return "\u2212" + whole if value.startswith("-") else whole


def test_of_our_own_report_it_is_known_what_follows_from_what_by_exact_arithmetic() -> None:
    report = own.report(_own_report())
    assert [s for s, one in report.paper.marks() if report.witnesses(s, one)] == []
    spot = next(s for s, one in report.paper.marks() if one.text == _print("1000.4"))
    part = report.paper.at(spot)
    assert isinstance(part, Printed)
    seen = report.witnesses(spot, replace(part, value=Decimal(1900)))
    # Its sum, the other part, its difference and growth with the year before.
    assert {Spot(1, 2, 1), Spot(1, 1, 1), Spot(1, 0, 3), Spot(1, 0, 4)} <= seen
    told = next(s for s, one in report.paper.marks() if one.text == "0,7 mkr")
    said = report.paper.at(told)
    assert isinstance(said, Printed)
    assert report.witnesses(told, replace(said, value=Decimal("0.9"))) >= {Spot(1, 2, 1)}


def test_what_is_taken_off_means_the_same_with_a_minus_and_without() -> None:
    told = _own_report()
    told["tables"][0]["rows"][1]["label"] = "Avgår ersättning"  # type: ignore[index]
    report = own.report(told)
    turned = list(faults(report, "sign turned", "table", Random(1)))
    assert turned
    assert not [one for one in turned if one.spot and one.spot.row == 1]


def test_shares_of_nothing_are_no_parts_of_a_share_of_nothing() -> None:
    told = _own_report()
    for one in told["tables"][0]["rows"][:2]:  # type: ignore[index]
        one["cells"][3] = _money("0", "0,0", f"growth unit={one['label']}", "percent")
    told["tables"][0]["rows"][2]["cells"].append(  # type: ignore[index]
        _money("0", "0,0", "growth unit=all", "percent")
    )
    report = own.report(told)
    spot = next(s for s, one in report.paper.marks() if s.row == 2 and one.text == "0,0")
    share = report.paper.at(spot)
    assert isinstance(share, Printed)
    assert Spot(1, 0, 4) not in report.witnesses(spot, replace(share, value=Decimal(3)))


def test_the_reference_put_right_has_no_error_and_each_fault_by_hand_is_there_to_plant() -> None:
    text = reference.corrected()
    found = judge(read_report(text.encode(), "reference.txt")).findings
    assert [one.message() for one in found if one.severity is Severity.ERROR] == []
    declared = reference._declared()["fault"]
    assert len(declared) == 40
    for one in declared:
        change = reference.Change(one["line"], one["before"], one["after"])
        assert change.of(text) != text


def test_speed_and_memory_are_of_the_check_alone() -> None:
    ballast = bytearray(200_000_000)
    ballast[::4096] = b"x" * len(ballast[::4096])
    got = speed(reference.TEXT, repeat=1)
    assert got.processor > 0 and got.seconds > 0
    assert 10_000_000 < got.memory < 200_000_000
