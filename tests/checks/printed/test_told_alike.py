"""One thing told in two places of a report, and bodies by their short names."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.abbreviations import abbreviations
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

LEAVE = "Sjukfrånvaron på tekniska kontoret var 2024 {} procent."
BETWEEN = "\n\n# Ekonomi\n\nÅret var lugnt. Tekniska kontoret höll sin budget.\n\n"
INDEX = "Kommunens index för hållbart engagemang 2025 är {}."


def _doubted(text: str) -> list[tuple[str, str]]:
    judged = judge(read_markdown(text, "rapport.md"))
    return [(one.claimed, one.expected) for one in judged.findings if one.rule == "told-twice"]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        # 4,54 rounds to 4,5.
        ("4,54", "4,6", [("4,6", "4,5")]),
        ("4,54", "4,5", []),
        ("4,55", "4,6", []),
        # Another number is another matter, if the name leaves doubt of what it is.
        ("4,54", "7,1", []),
    ],
)
def test_what_is_told_with_fewer_decimals_is_the_rounded_number(
    first: str, second: str, told: list[tuple[str, str]]
) -> None:
    assert _doubted(LEAVE.format(first) + BETWEEN + LEAVE.format(second)) == told


def test_a_name_of_several_words_has_one_number_a_year() -> None:
    text = INDEX.format(75) + BETWEEN + INDEX
    assert _doubted(text.format(74)) == [("74", "75")]
    assert not _doubted(text.format(75))
    assert not _doubted(text.format(74).replace("engagemang 2025 är 74", "engagemang 2024 var 74"))
    assert not _doubted(text.format(74).replace("Kommunens index", "Koncernens index", 1))


def test_a_body_is_the_same_under_its_short_name() -> None:
    long = "Sjukfrånvaron på kommunstyrelsens kontor var 2024 4,54 procent. " * 2
    assert _doubted(long + BETWEEN + "2024 var sjukfrånvaron på Ksk 4,6 procent.")
    assert not _doubted(long + BETWEEN + "2024 var sjukfrånvaron på Krk 4,6 procent.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Samhällsbyggnadsnämnden (SBN) har mött i år. SBN växer.", {"sbn"}),
        ("Kommunstyrelsen beslutade. KS tog ärendet till kommunstyrelsen.", {"ks"}),
        # Two names with the same letters: nobody knows.
        ("Kulturnämnden och kyrkonämnden. Kulturnämnden, kyrkonämnden. KN beslutade.", set()),
        ("Kommunen har lån hos SEB.", set()),
    ],
)
def test_short_names_stand_for_one_body(text: str, told: set[str]) -> None:
    assert set(abbreviations([text])) == told


_ONE_WORD = "# Mål\n\nPersonalomsättningen är {first} procent.\n\n# Personal\n\n{second}\n"


@pytest.mark.parametrize(
    ("second", "number"),
    [
        ("Personalomsättningen har minskat till {} procent, och fler stannar.", "6,4"),
        ("Den totala personalomsättningen uppgår till {} procent.", "15,1"),
    ],
)
def test_a_long_word_told_alone_with_two_numbers_is_doubted(second: str, number: str) -> None:
    right = _ONE_WORD.format(first="9,6", second=second.format("9,6"))
    wrong = _ONE_WORD.format(first="9,6", second=second.format(number))
    assert "told-twice" not in _rules(right)
    assert "told-twice" in _rules(wrong)


def test_what_each_body_tells_of_itself_may_differ() -> None:
    text = _ONE_WORD.format(first="9,6", second="Personalomsättningen är 6,4 procent.")
    assert "told-twice" not in _rules(text.replace("# Personal", "# Socialnämnden"))
    table = "| Enhet | 2024 |\n|---|---|\n| Förskola | 41 |\n| Grundskola | 62 |\n"
    assert "told-twice" not in _rules(table + text.replace("# Personal", "# Förskola"))


def _rules(text: str) -> list[str]:
    return [one.rule for one in judge(read_markdown(text, "rapport.md")).findings]
