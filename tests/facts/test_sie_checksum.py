"""The checksum of a file (#KSUMMA): a file that was changed or cut is refused."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sie_support import BALANCED, HEAD, read

from bokslut.facts.importers import sie_checksum
from bokslut.facts.importers.sie_checksum import Checksum

BODY = '#KONTO  1510\t"Kund \\"A\\" {x}"\n\n#VER A 1 20140115 "två ord"\n{\n  #TRANS 1510 '
BODY += '{1 "1 00" 6 P1} 5.00\r\n}\n'
# Written out by hand from the definition: labels and contents, without what stands around them.
CONTENT = '#KONTO1510Kund "A" {x}#VERA120140115två ord#TRANS151011 006P15.00'.encode("cp437")


def signed(body: str, stated: int | str, head: str = "#KSUMMA\n") -> bytes:
    return ("#FLAGGA 0\n" + head + body + f"#KSUMMA {stated}\n").encode("cp437")


def test_the_sum_is_that_of_the_contents_written_out_by_hand() -> None:
    found = Checksum()
    found.feed(signed(BODY, zlib.crc32(CONTENT)), 1)
    assert (found.started, found.claimed) == (True, str(zlib.crc32(CONTENT)))
    assert found.computed == zlib.crc32(CONTENT)


@pytest.mark.parametrize("write", [str, lambda crc: f'"{crc}"', lambda crc: str(crc - (1 << 32))])
def test_a_whole_file_passes(write) -> None:  # type: ignore[no-untyped-def]
    body = HEAD[10:] + BALANCED
    plain = "".join(ch for ch in body if ch not in ' \t\n"{}')
    assert "två" not in plain
    inside = body.replace('"Södertälje kommun"', '"Södertälje_kommun"')
    crc = zlib.crc32("".join(ch for ch in inside if ch not in ' \t\n"{}').encode("cp437"))
    found = read(signed(inside, write(crc)))
    assert not found.rules()
    assert len(found.postings) == 2


def test_one_changed_digit_is_found() -> None:
    body = (HEAD[10:] + BALANCED).replace(" kommun", "")
    crc = zlib.crc32("".join(ch for ch in body if ch not in ' \t\n"{}').encode("cp437"))
    assert not read(signed(body, crc)).rules()
    changed = read(signed(body.replace("100.00", "100.01").replace("-100.00", "-100.01"), crc))
    told = changed.one("sie-checksum")
    assert (told.severity, told.claimed) == ("error", str(crc))
    assert told.expected != told.claimed


def test_a_file_that_announces_a_sum_and_ends_without_it_is_cut() -> None:
    found = read("#FLAGGA 0\n#KSUMMA\n" + HEAD[10:] + BALANCED)
    assert found.errors == ["sie-checksum-missing"]


def test_a_file_without_a_sum_is_no_worse_for_it() -> None:
    assert not read(HEAD + BALANCED).rules()


def test_a_label_that_only_begins_like_it_is_none() -> None:
    found = Checksum()
    found.feed(b'#KSUMMAN 1\n#KONTO 1 "#KSUMMA 5"\n', 1)
    assert not found.started


PIECE = st.sampled_from(
    [b"#VER", b" ", b"  ", b"\t", b'"', b'"ab c"', b'"a{b}c"', b"{", b"}", b"{1 2}", b'{"1" "2 3"}',
     b"12.50", b"\\", b'\\"', b"\x86", b"\r"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.lists(PIECE, max_size=8).map(b"".join), max_size=6), st.integers(1, 5))
def test_lines_together_count_as_each_line_alone(lines: list[bytes], size: int) -> None:
    whole = b"".join(line + b"\n" for line in lines)
    alone = b"".join(sie_checksum.contents(line + b"\n") for line in lines)
    assert sie_checksum.contents(whole) == alone


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec="latin-1", exclude_categories=("Cc",)), max_size=9)))
def test_quoted_contents_count_with_their_blanks(texts: list[str]) -> None:
    fields = [text.replace("\\", "/") for text in texts]
    line = "#X " + " ".join('"' + text.replace('"', '\\"') + '"' for text in fields) + "\n"
    expected = "#X" + "".join(fields)
    assert sie_checksum.contents(line.encode("latin-1")) == expected.encode("latin-1")


@pytest.mark.parametrize("blocks", ["", "#PROSA x\n" * 300_000])
def test_a_checksum_that_nothing_announces_is_told_as_such(blocks: str) -> None:
    told = read(HEAD + blocks + BALANCED + "#KSUMMA 12345\n").one("sie-checksum-missing")
    assert told.message() == (
        "The file states a checksum (#KSUMMA 12345) that no #KSUMMA at its head announces: its"
        " beginning is missing, or the sum cannot be checked."
    )
