"""Numbers typed by hand: every one of a real closing, as its readers understand it."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bokslut.model.numbers import print_value
from bokslut.prose.typed import Language, TypedNumber, typed_numbers

# Sentences of the reference, their numbers marked by hand: [as typed|value unit hedge], or what
# else it is than an amount. Where a table or a heading was cut apart its lines stand alone.
MARKED = (Path(__file__).parent / "reference-numbers.txt").read_text(encoding="utf-8").splitlines()
_MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")


def told(one: TypedNumber) -> str:
    """A number as it is marked in the transcript."""
    if not one.is_amount:
        return one.kind if one.kind != "word" else f"word {one.value}"
    return " ".join(str(part) for part in (one.value, one.unit, one.hedge) if str(part))


@pytest.mark.parametrize("marked", MARKED)
def test_every_number_of_the_reference_is_what_its_readers_see(marked: str) -> None:
    text = _MARK.sub(r"\1", marked)
    wanted = [(match[1], match[2]) for match in _MARK.finditer(marked)]
    assert [(one.text, told(one)) for one in typed_numbers(text)] == wanted


@pytest.mark.parametrize(
    ("text", "typed", "value", "unit", "language"),
    [
        ("Det kostar 1 234 567 kr.", "1 234 567 kr", "1234567", "kr", "sv"),
        ("Det kostar 1\u202f234\u00a0tkr.", "1\u202f234\u00a0tkr", "1234", "tkr", "sv"),
        ("Det kostar 1.234.567 kronor.", "1.234.567 kronor", "1234567", "kr", "sv"),
        ("Det kostar 235 618 kkr.", "235 618 kkr", "235618", "tkr", "sv"),
        ("Det kostar 12,5 miljoner kronor.", "12,5 miljoner kronor", "12.5", "mkr", "sv"),
        ("Det kostar 1,2 mdkr.", "1,2 mdkr", "1.2", "mdkr", "sv"),
        ("K/I-talet är 0.98 i år.", "0.98", "0.98", "", "sv"),
        ("Resultatet är -4,7 mkr.", "-4,7 mkr", "-4.7", "mkr", "sv"),
        ("Resultatet är –4,7 mnkr.", "–4,7 mnkr", "-4.7", "mkr", "sv"),
        ("Resultatet är \u22124,7 mkr.", "\u22124,7 mkr", "-4.7", "mkr", "sv"),
        ("Resultatet är +1,8 mkr.", "+1,8 mkr", "1.8", "mkr", "sv"),
        ("It costs 1,234,567 kronor.", "1,234,567 kronor", "1234567", "kr", "en"),
        ("It costs 6.4 million kronor.", "6.4 million kronor", "6.4", "mkr", "en"),
        ("It costs 1,234.50 kr.", "1,234.50 kr", "1234.50", "kr", "en"),
        ("It came to $(9.0) million.", "$(9.0) million", "-9.0", "mkr", "en"),
        ("It grew by 7.2 per cent.", "7.2 per cent", "7.2", "percent", "en"),
        ("It grew by 2 percentage points.", "2 percentage points", "2", "pp", "en"),
    ],
)
def test_numbers_are_read_in_the_forms_that_people_write(
    text: str, typed: str, value: str, unit: str, language: Language
) -> None:
    (one,) = typed_numbers(text, language)
    assert (one.text, one.value, one.unit, one.kind) == (typed, Decimal(value), unit, "amount")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Org.nr 212000-0159.", "id"),
        ("Ring 08-550 210 00.", "phone"),
        ("Enligt lag (2018:597) ska", "law"),
        ("Se 11 kap. i lagen.", "law"),
        ("Se sidan 14.", "page"),
        ("Projekt 91902 är klart.", "id"),
        ("Införandet av Heroma 2 är klart.", "name"),
        ("Den 3:e gången.", "ordinal"),
        ("the 31 December 2014", "date"),
        ("Bland 16-åringar ökar det.", "age"),
        ("De som har fyllt 65 bor hemma.", "age"),
        ("De som är 80 år eller äldre blir fler.", "age"),
        ("Ingen är äldre än 65 år.", "age"),
        ("Klockan 13.30 börjar mötet.", "time"),
        ("Vecka 7-9 är det lov.", "days"),
    ],
)
def test_what_is_no_amount_is_told_apart(text: str, kind: str) -> None:
    assert [one.kind for one in typed_numbers(text)] == [kind]


def test_the_two_of_a_range_have_one_unit() -> None:
    first, second = typed_numbers("Det kostar 2-3 mkr.")
    assert (first.value, first.unit, second.value, second.unit) == (2, "mkr", 3, "mkr")


def test_a_number_is_anything_that_prints_like_it() -> None:
    (one,) = typed_numbers("ett överskott på drygt 6,4 mkr")
    assert one.interval() == (Decimal("6350000"), Decimal("6450000"))
    assert (one.hedge, one.line, one.start) == ("drygt", 1, 23)
    assert one.says(Decimal("6414000.12")) and one.says(Decimal("-6414000"))
    assert not one.says(Decimal("6450000")) and not one.says(Decimal("6349999.99"))


@given(
    st.decimals(min_value=-(10**10), max_value=10**10, places=2),
    st.sampled_from(["kr", "tkr", "mkr", "mdkr"]),
    st.integers(0, 3),
)
def test_what_we_print_is_read_back_within_its_precision(
    value: Decimal, unit: str, decimals: int
) -> None:
    text = f"Det blev {print_value(value, unit, decimals)}\u00a0{unit} i år."
    (one,) = typed_numbers(text)
    low, high = one.interval()
    assert (one.unit, one.decimals) == (unit, decimals)
    assert low <= value <= high and one.says(value)


@given(st.text(alphabet="0123456789 ,.-–%kr\nAaå|\t()/:", max_size=60))
def test_any_text_is_read_and_each_number_stands_where_it_says(text: str) -> None:
    found = typed_numbers(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.line == text.count("\n", 0, one.start) + 1 for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
