"""Reads the example's files without any of bokslut's code: the second opinion of the tests."""

from __future__ import annotations

import csv
import re
import tomllib
import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "sodertalje-2014"
SOURCES = EXAMPLE / "sources"

_FIELD = re.compile(r'"((?:[^"\\]|\\.)*)"|\{([^}]*)\}|(\S+)')
DIMENSION_NAMES = {"1": "unit", "6": "project", "20": "activity", "21": "counterpart"}


@dataclass
class Posting:
    """A row of a voucher, or of a budget or forecast, in kronor with debit positive."""

    account: str
    amount: Decimal
    unit: str = ""
    activity: str = ""
    project: str = ""
    counterpart: str = ""
    date: str = ""


@dataclass
class Ledger:
    """What a SIE file says."""

    postings: list[Posting] = field(default_factory=list)
    vouchers: list[tuple[str, int, str, list[Posting]]] = field(default_factory=list)
    balances: dict[tuple[str, str], dict[str, Decimal]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    objects: dict[tuple[str, str, str], dict[str, Decimal]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    accounts: dict[str, str] = field(default_factory=dict)
    declared: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    stated_sum: int = -1
    computed_sum: int = 0


def fields(line: str) -> list[str | list[str]]:
    """The fields of a record: texts without their quotes, object lists as lists."""
    found: list[str | list[str]] = []
    for match in _FIELD.finditer(line):
        if match[1] is not None:
            found.append(match[1].replace('\\"', '"'))
        elif match[2] is not None:
            found.append(
                [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|(\S+)', match[2])]
            )
        else:
            found.append(match[3])
    return found


def checksum(content: bytes) -> int:
    """CRC-32 over labels and field contents between the two #KSUMMA."""
    inner = content.split(b"#KSUMMA", 2)[1]
    crc = 0
    for raw in inner.decode("cp437").splitlines():
        if raw.strip() in ("", "{", "}"):
            continue
        for one in fields(raw.strip()):
            for part in one if isinstance(one, list) else [one]:
                crc = zlib.crc32(part.encode("cp437"), crc)
    return crc


def read_ledger(year: int) -> Ledger:
    """One of the example's two ledgers."""
    content = (SOURCES / f"ledger-{year}.se").read_bytes()
    book = Ledger(computed_sum=checksum(content))
    for line in content.decode("cp437").split("\r\n"):
        if line.strip() not in ("", "{", "}"):
            read_record(book, fields(line.strip()))
    return book


def read_record(book: Ledger, record: list) -> None:
    label, rest = record[0], record[1:]
    if label == "#VER":
        book.vouchers.append((rest[0], int(rest[1]), rest[2], []))
    elif label == "#TRANS":
        pairs = dict(zip(rest[1][::2], rest[1][1::2], strict=True))
        scope = {DIMENSION_NAMES[number]: name for number, name in pairs.items()}
        posting = Posting(rest[0], Decimal(rest[2]), **scope, date=book.vouchers[-1][2])
        book.vouchers[-1][3].append(posting)
        book.postings.append(posting)
    elif label in ("#IB", "#UB", "#RES"):
        book.balances[label, rest[0]][rest[1]] = Decimal(rest[2])
    elif label in ("#OIB", "#OUB"):
        book.objects[label, rest[0], rest[1]][rest[2][1]] = Decimal(rest[3])
    elif label == "#KTYP":
        book.accounts[rest[0]] = rest[1]
    elif label == "#OBJEKT":
        book.declared[DIMENSION_NAMES[rest[0]]].add(rest[1])
    elif label == "#KSUMMA" and rest:
        book.stated_sum = int(rest[0])


def table(name: str) -> list[dict[str, str]]:
    """A CSV table of the example."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def kronor(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def budget() -> list[Posting]:
    """The budget of 2014, all changes included."""
    return [
        Posting(
            row["Budgetkonto"],
            kronor(row["Belopp"]),
            row["Enhet"],
            row["Verksamhet"],
            row["Projekt"],
            row["Motpart"],
        )
        for row in table("budget.csv")
    ]


def statement_lines() -> list[dict]:
    return tomllib.loads((EXAMPLE / "lines.toml").read_text(encoding="utf-8"))["line"]


def belongs(account: str, wanted: list[str]) -> bool:
    """Whether an account is named by prefixes ("31") or inclusive ranges ("6000-6299")."""
    for one in wanted:
        first, dash, last = one.partition("-")
        if dash and first <= account[: len(first)] and account[: len(last)] <= last:
            return True
        if not dash and account.startswith(first):
            return True
    return False


def parents() -> dict[str, str]:
    return {row["Enhet"]: row["Överordnad"] for row in table("organisation.csv")}


def within(unit: str, top: str, tree: dict[str, str]) -> bool:
    """Whether a unit is `top` or lies below it."""
    while unit and unit != top:
        unit = tree[unit]
    return unit == top


def rounded(value: Decimal, decimals: int = 0) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def printed(text: str) -> Decimal:
    """A printed cell as a number."""
    return Decimal(re.sub(r"\s", "", text).replace("−", "-").replace(",", ".").lstrip("+"))
