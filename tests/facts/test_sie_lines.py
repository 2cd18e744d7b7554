"""What a line means, and that millions of lines at once are read as one line with care is."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sie_support import HEAD, Outcome, outcome, read, voucher

from bokslut.facts.importers import sie
from bokslut.facts.importers.base import ReadContext
from bokslut.facts.importers.sie_lex import read_amount, read_date, read_line
from bokslut.facts.importers.sie_marks import Block
from bokslut.facts.importers.sie_scope import read_objects, write_objects
from bokslut.facts.importers.sie_vouchers import read_part

# Pieces that make up lines of every sort, ordinary and broken.
BLANKS = st.sampled_from([" ", " ", " ", "  ", "\t", ""])
PLAIN = st.sampled_from(
    ["1510", "3010", "A", "20140115", "2014-01-15", "20141301", "0", "-12.50", "100", "7.5",
     "1234567890.12", "123456789012.34", ".5", "1.234", "1,5", "+3", "å", "abc", "#VER", "x}y",
     "-", "12.", "1510151015", "999999999999999999", "\\"]
)  # fmt: skip
QUOTED = st.one_of(
    PLAIN.map(lambda text: f'"{text}"'),
    st.sampled_from(
        ['""', '"två ord"', r'"med \"inne\""', '"öppen', 'inne"', '"{"', '"}"', '"a"b"', r'"C:\"',
         r'"a\"b c"', r'a\"b', r'"a\b"', r'"\""', r'"a\\"b"',
         '"#TRANS 1510 {} 5"', '" "']
    ),
)  # fmt: skip
LISTS = st.sampled_from(
    ["{}", "{1 100}", '{"1" "100" "6" "P1"}', "{ 1  100 }", "{1}", "{", "}", '{"a b" "c}"}',
     "{1 å}", '{1 "" }', '{"1"100}', "{}{1 2}"]
)  # fmt: skip
FIELD = st.one_of(PLAIN, QUOTED, LISTS)
LABEL = st.sampled_from(
    ["#TRANS", "#VER", "#RTRANS", "#BTRANS", "#IB", "#KONTO", "#trans", "#TRANSX", "  #TRANS",
     "{", "}", "", "#"]
)  # fmt: skip
LINE = st.builds(
    lambda label, parts: label + "".join(blank + part for blank, part in parts),
    LABEL,
    st.lists(st.tuples(BLANKS, FIELD), max_size=8),
)
NEARLY_ORDINARY = st.builds(
    lambda account, objects, amount, rest: " ".join(("#TRANS", account, objects, amount, *rest)),
    st.one_of(PLAIN, QUOTED),
    LISTS,
    PLAIN,
    st.lists(st.one_of(PLAIN, QUOTED), max_size=5),
)


def both_ways(text: str) -> tuple[Outcome, Outcome]:
    data = text.encode("utf-8")
    context = ReadContext("ledger.se", {"1": "unit"})
    return (
        outcome(sie.read(io.BytesIO(data), context)),
        outcome(sie.read(io.BytesIO(data), context, careful=True)),
    )


@settings(max_examples=600, deadline=None)
@given(st.lists(st.one_of(LINE, NEARLY_ORDINARY), min_size=1, max_size=12))
@example(['#TRANS 1510 {} 5 20140115 "a" b" "c"'])
@example(["#TRANS 1510{}5", "#TRANS 1510 {1 2}5"])
@example(['#TRANS "15" "10" {} 5', '#TRANS "15"10 {} 5', '#TRANS "" {} 5'])
@example(["#TRANS 1510 {} 5 20140115 text \x0bmer"])
def test_many_lines_at_once_are_read_as_each_line_with_care(lines: list[str]) -> None:
    fast, careful = both_ways(HEAD + voucher(*lines) + "\n".join(lines))
    assert fast.rows == careful.rows
    assert fast.findings == careful.findings
    assert fast.summaries == careful.summaries


TEXT = st.text(st.characters(codec="cp437", exclude_categories=("Cc",)), min_size=0, max_size=20)


@settings(deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=6))
def test_what_is_written_in_quotes_is_read_back(texts: list[str]) -> None:
    written = [text.replace('"', '\\"') for text in texts]
    if any(text.endswith("\\") for text in written):
        return  # told apart by what follows; see test_a_text_may_end_with_a_backslash
    line = read_line("#X " + " ".join(f'"{text}"' for text in written))
    assert line.fields == tuple(texts) and not line.faults


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_line_can_stop_the_reading(text: str) -> None:
    line = read_line("#X " + text.replace("\n", " "))
    assert line.label.startswith("#X")


def test_a_line_full_of_quotes_takes_no_longer_than_a_plain_one() -> None:
    line = read_line("#X " + '"a" b" ' * 20_000)
    assert line.label == "#X" and line.fields


@settings(deadline=None)
@given(st.decimals(-(10**15), 10**15, places=2, allow_nan=False))
def test_every_amount_in_plain_form_is_read_exactly(amount: Decimal) -> None:
    assert read_amount(f"{amount:f}") == (int(amount * 100), True)
    found = read(HEAD + voucher(f"#TRANS 1510 {{}} {amount:f}"))
    assert found.postings[0]["amount"] == amount


@settings(deadline=None)
@given(st.text("0123456789.,+- eE", max_size=12))
def test_what_is_read_as_an_amount_is_that_number(text: str) -> None:
    known = read_amount(text)
    if known is not None:
        plain = text.replace(",", ".").replace(" ", "")
        if plain.endswith("-"):
            plain = "-" + plain[:-1]
        assert Decimal(plain) * 100 == known[0]


@pytest.mark.parametrize(
    "text",
    ["", "-", ".", "1.234", "1 00", "1 0000", " 1", "1.000,00", "--1", "1e3", "NaN", "٣", "1" * 19],
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize(
    "text", ["-1 234 567,50", "\u22121\u00a0234\u00a0567.50", "1\u202f234\u202f567,5-"]
)
def test_an_amount_with_blanks_between_its_thousands_is_read_and_told(text: str) -> None:
    assert read_amount(text) == (-123456750, False)
    found = read((HEAD + voucher(f'#TRANS 1510 {{}} "{text}"')).encode())
    assert found.postings[0]["amount"] == Decimal("-1234567.50")
    assert "sie-amount-form" in {one.rule for one in found.findings}


@settings(deadline=None)
@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_day_of_the_calendar_is_read(day: date) -> None:
    assert read_date(f"{day:%Y}".rjust(4, "0") + f"{day:%m%d}") == (day, True)


@pytest.mark.parametrize("text", ["20140229", "20141301", "00000000", "2014011", "idag", "2014-1"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_date(text) is None


PAIRS = st.lists(st.tuples(st.text(min_size=1, max_size=5), st.text(max_size=8)), max_size=5)


@settings(deadline=None)
@given(PAIRS)
@example([("7", "12"), ("21", "A")])
@example([("\\", ";="), ("=", "")])
def test_object_lists_in_words_lose_nothing(pairs: list[tuple[str, str]]) -> None:
    assert read_objects(write_objects(pairs)) == pairs


def test_object_lists_in_words_look_like_this() -> None:
    assert write_objects([("7", "12"), ("21", "A")]) == "7=12;21=A"
    assert write_objects([]) is None


def test_the_careful_reading_is_the_rare_one() -> None:
    """A ledger in ordinary form must not fall back: that would be a tenth of the speed."""
    rows = [
        f'#TRANS {account} {{"1" "100"}} {amount} 20140115 "Text"'
        for account, amount in (("1510", "12.50"), ('"3010"', "-12.5"), ("4010", "0"))
    ]
    heads = [
        '#VER "A" "1" 20140115 "Faktura" 20140116 "EVA"',
        "#VER A 2 20140115",
        '#VER "" "" 20140115 ""',
    ]
    text = "".join(voucher(*rows, head=head) for head in heads).encode()
    part = read_part(Block(text), 1)
    assert part.rows.fine.all() and len(part.rows.fine) == 9
    assert part.heads.fine.all() and len(part.heads.fine) == 3


def test_quotes_and_backslashes_in_texts_are_ordinary_too() -> None:
    text = voucher(
        r'#TRANS 1510 {} 5 20140115 "en \"liten\" C:\x text" 2', head=r'#VER A 1 20140115 "a\"b"'
    )
    part = read_part(Block(text.encode()), 1)
    assert part.rows.fine.all() and part.heads.fine.all()
    assert part.rows.text.to_pylist() == ['en "liten" C:\\x text']
    assert part.heads.text.to_pylist() == ['a"b']
