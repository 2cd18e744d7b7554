"""Letters that were damaged before the file came: told with their line, never guessed at."""

from __future__ import annotations

import pytest
from sie_support import BALANCED, HEAD, read, voucher

from bokslut.model.finding import Severity

TEXT = HEAD.replace("Avgifter", "Försäljning av tjänster") + "#KONTO 5010 Inköp\n" + BALANCED

# How the file was read by mistake, and how it was written again.
MISTAKES = [
    ("cp437", "cp1252", "utf-8"),
    ("latin-1", "cp437", "utf-8"),
    ("latin-1", "cp850", "utf-8"),
    ("latin-1", "cp850", "cp1252"),
    ("utf-8", "cp1252", "utf-8"),
    ("utf-8", "cp437", "utf-8"),
    ("utf-8", "cp850", "utf-8"),
]


@pytest.mark.parametrize(("true", "mistaken", "written"), MISTAKES)
def test_a_file_that_was_opened_in_a_wrong_encoding_and_saved_is_told(
    true: str, mistaken: str, written: str
) -> None:
    found = read(TEXT.encode(true).decode(mistaken).encode(written))
    told = found.one("sie-mojibake")
    assert told.severity is Severity.WARNING
    assert told.place.line in (6, 10)
    assert "Export the file again" in told.advice()
    assert len(found.postings) == 2 and not found.errors


@pytest.mark.parametrize("encoding", ["cp437", "utf-8", "latin-1"])
def test_whole_letters_of_any_encoding_are_not_told(encoding: str) -> None:
    assert "sie-mojibake" not in read(TEXT.encode(encoding)).rules()


def test_names_quotes_and_dashes_of_other_languages_are_not_damage() -> None:
    texts = "Žižek & Tõnu, João – ”citat” „Zitat“, Acme™ AB, 50 ÷ 2, BLAŽEVIĆ, ½ †"
    found = read((TEXT + voucher(f'#TRANS 1510 {{}} 0 20140115 "{texts}"')).encode("utf-8"))
    assert found.postings[-1]["text"] == texts
    assert found.rules() == ["sie-encoding"]


def test_letters_of_cp437_that_were_pasted_into_a_file_of_utf_8_are_read() -> None:
    raw = (TEXT + voucher('#TRANS 1510 {} 0 20140115 "K@p"')).encode("utf-8")
    found = read(raw.replace(b"K@p", b"K\x94p"))
    assert found.postings[-1]["text"] == "Köp"
    assert "sie-encoding-mixed" in found.rules()
