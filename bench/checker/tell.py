"""The results as tables of text, and the lists that rule writers work on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from .trial import Clean, Crashed, Result, Tried, Undetermined

GOALS = {"table": 0.95, "prose": 0.85}
PRECISION = 0.95


def _share(some: int, of: int) -> str:
    return f"{some / of:.3f}" if of else "–"


def tell(results: Iterable[Result]) -> str:
    """Recall, precision and false alarms, as they are printed."""
    some = list(results)
    tried = [one for one in some if isinstance(one, Tried)]
    clean = [one for one in some if isinstance(one, Clean)]
    lines = [_by_kind(tried, some), ""]
    for title, key in (("family", _family), ("format", _format)):
        lines += [_by(title, key, tried, clean), ""]
    return "\n".join([*lines, _overall(tried, clean)])


def _family(one: Tried | Clean) -> str:
    return one.family


def _format(one: Tried | Clean) -> str:
    return one.format


def _by_kind(tried: list[Tried], results: list[Result]) -> str:
    rows = [("where", "kind", "faults", "as error", "as error or warning", "nothing speaks of")]
    for where in ("table", "prose"):
        here = [one for one in tried if one.where == where]
        for kind in dict.fromkeys(one.kind for one in here):
            rows.append((where, kind, *_found([one for one in here if one.kind == kind]),
                         _unseen(results, kind, where)))  # fmt: skip
        rows.append((where, "all", *_found(here), _unseen(results, "", where)))
    return _columns(rows)


def _found(some: list[Tried]) -> tuple[str, str, str]:
    errors = sum(one.by_error for one in some)
    return str(len(some)), _share(errors, len(some)), _share(sum(x.by_any for x in some), len(some))


def _unseen(results: list[Result], kind: str, where: str) -> str:
    some = [
        one
        for one in results
        if isinstance(one, Undetermined) and one.where == where and kind in ("", one.kind)
    ]
    drawn = sum(one.drawn for one in some)
    return f"{drawn - sum(one.seen for one in some)} of {drawn}"


def _by(
    title: str, key: Callable[[Tried | Clean], str], tried: list[Tried], clean: list[Clean]
) -> str:
    rows = [
        (title, "tables", "as error", "or warning", "prose", "as error", "or warning", "precision",
         "clean reports", "read of printed", "open", "false errors/100", "false warnings/100")
    ]  # fmt: skip
    for name in dict.fromkeys(key(one) for one in clean):
        here = [one for one in tried if key(one) == name]
        still = [one for one in clean if key(one) == name]
        rows.append(
            (
                name,
                *_found([one for one in here if one.where == "table"]),
                *_found([one for one in here if one.where == "prose"]),
                _share(*precision(here, still)),
                str(len(still)),
                _share(sum(one.numbers for one in still), sum(one.printed for one in still)),
                _share(sum(one.open for one in still), sum(one.numbers for one in still)),
                *_per_hundred(still),
            )
        )
    return _columns(rows)


def tell_clean(results: Iterable[Result]) -> str:
    """What was said of files without a fault, a line a file."""
    rows = [("report", "format", "numbers", "open", "false errors", "false warnings")]
    for one in results:
        if isinstance(one, Clean):
            rows.append((one.family, one.format, str(one.numbers), _share(one.open, one.numbers),
                         str(len(one.alarms)), str(len(one.warnings))))  # fmt: skip
    return _columns(rows)


def tell_alarms(results: Iterable[Result]) -> str:
    """What was said of reports without a fault, a line a rule, most errors first: how many errors
    and warnings, and over how many reports."""
    clean = [one for one in results if isinstance(one, Clean)]
    errors = Counter(each.rule for one in clean for each in one.alarms)
    warnings = Counter(each.rule for one in clean for each in one.warnings)
    over = Counter(rule for one in clean for rule in _rules(one))
    rows = [("rule", "false errors", "false warnings", "reports")]
    for rule in sorted(over, key=lambda one: (-errors[one], -warnings[one], one)):
        rows.append((rule, str(errors[rule]), str(warnings[rule]), str(over[rule])))
    told = sum(1 for one in clean if _rules(one))
    rows.append(("all", str(errors.total()), str(warnings.total()), str(told)))
    of_errors, of_warnings = _per_hundred(clean)
    return (
        f"{_columns(rows)}\n\n{len(clean)} reports, {sum(one.numbers for one in clean)} numbers; "
        f"of 100 numbers {of_errors} with a false error, {of_warnings} with a false warning"
    )


def _rules(one: Clean) -> set[str]:
    """The rules that an error or a warning over a report is of."""
    return {each.rule for each in (*one.alarms, *one.warnings)}


def tell_crashes(results: Iterable[Result]) -> str:
    """Reports over which the checker broke down, a line each; nothing where there are none."""
    return "".join(
        f"BROKE DOWN: {one.family}, seed {one.seed}, {one.format}, {one.kind}: {one.error}\n"
        for one in results
        if isinstance(one, Crashed)
    )


def _per_hundred(clean: list[Clean]) -> tuple[str, str]:
    numbers = sum(one.numbers for one in clean) or 1
    return (
        f"{100 * sum(len(one.alarms) for one in clean) / numbers:.3f}",
        f"{100 * sum(len(one.warnings) for one in clean) / numbers:.3f}",
    )


def precision(tried: list[Tried], clean: list[Clean]) -> tuple[int, int]:
    """Of the errors told over reports with a fault how many point at it. Of several that point
    at the same fault one counts. What the report says without the fault is told with it too, and
    is false there."""
    always = {(one.seed, one.family, one.format): len(one.alarms) for one in clean}
    right = sum(one.by_error for one in tried)
    wrong = sum(
        len(one.alarms) + always.get((one.seed, one.family, one.format), 0) for one in tried
    )
    return right, right + wrong


def _overall(tried: list[Tried], clean: list[Clean]) -> str:
    rows = [("", "goal", "measured", "")]
    for where, goal in GOALS.items():
        here = [one for one in tried if one.where == where]
        found = sum(one.by_any for one in here)
        met = bool(here) and found >= goal * len(here)
        rows.append((f"recall, {where}", f"{goal}", _share(found, len(here)), _met(met)))
    right, told = precision(tried, clean)
    met = bool(told) and right >= PRECISION * told
    rows.append(("precision of error", f"{PRECISION}", _share(right, told), _met(met)))
    rows.append(("false errors per 100 numbers, clean", "", _per_hundred(clean)[0], ""))
    rows.append(("false warnings per 100 numbers, clean", "", _per_hundred(clean)[1], ""))
    return _columns(rows)


def _met(met: bool) -> str:
    return "met" if met else "missed"


def _columns(rows: Sequence[tuple[str, ...]]) -> str:
    wide = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip()
        for row in rows
    )


def write_lists(results: Iterable[Result], folder: Path) -> None:
    """Writes `misses.jsonl` (faults that no error or warning points at), `warned.jsonl` (those
    that only a warning does) and `false-alarms.jsonl`."""
    folder.mkdir(parents=True, exist_ok=True)
    some = list(results)
    tried = [one for one in some if isinstance(one, Tried)]
    clean = [one for one in some if isinstance(one, Clean)]
    lists = {
        "misses": [asdict(one) for one in tried if not one.by_any],
        "warned": [asdict(one) for one in tried if one.by_any and not one.by_error],
        "false-alarms": [
            *(asdict(each) for one in clean for each in (*one.alarms, *one.warnings)),
            *(asdict(each) for one in tried for each in one.alarms),
        ],
    }
    for name, rows in lists.items():
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
