"""Where less was saved than decided it is told how it went, else the check says so."""

from __future__ import annotations

from pathlib import Path

from saving_books import PROGRAMME, books, saving

from bokslut.checks import saving_not_realised
from bokslut.checks.context import CheckContext


def told(context: CheckContext) -> list[str]:
    return [one.message() for one in saving_not_realised.check(context)]


def _plain(texts: list[str]) -> list[str]:
    return [one.replace("\u202f", " ") for one in texts]


def test_less_than_decided_without_a_word_is_told(tmp_path: Path) -> None:
    assert _plain(told(books(tmp_path, PROGRAMME))) == [
        "Administration was to give 1 000 000 kr in 2014 and gave 900 000 kr; why is not told.",
        "Lokaler was to give 300 000 kr in 2014 and gave 250 000 kr; why is not told.",
    ]


def test_a_follow_up_or_the_whole_amount_is_silent(tmp_path: Path) -> None:
    rows = [
        saving("adm", "effect", "1000000"),
        saving("adm", "realised", "900000", origin="EKO", text="En tjänst tillsattes."),
        saving("rent", "decided", "250000"),
        saving("rent", "realised", None, figure="-change of=cost account=6010"),
    ]
    assert told(books(tmp_path, rows)) == []


def test_a_saving_of_which_nothing_is_told_is_told(tmp_path: Path) -> None:
    rows = [saving("adm", "decided", "1000000", name="Administration")]
    assert _plain(told(books(tmp_path, rows))) == [
        "Administration was to give 1 000 000 kr in 2014, and what it gave is not told."
    ]


def test_the_year_is_not_over_in_an_interim_closing(tmp_path: Path) -> None:
    assert told(books(tmp_path, PROGRAMME, period="2014-01..2014-08")) == []
