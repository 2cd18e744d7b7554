"""A file is read in blocks: where they end must never show, and the caller sees it come in."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

import pytest
from sie_support import HEAD, Outcome, outcome

from bokslut.facts.importers import sie
from bokslut.facts.importers.base import BATCH_ROWS, Batch, ReadContext


def ledger(vouchers: int, seed: int = 1) -> str:
    """A ledger of vouchers of every size, some of them with faults."""
    chance = random.Random(seed)
    parts = [HEAD, "#DIM 1 Enhet\n#OBJEKT 1 100 Kansli\n#IB 0 1510 5.00\n#UB 0 1510 7.00\n"]
    for number in range(vouchers):
        rows = [chance.randint(-99999, 99999) for _ in range(chance.choice([0, 1, 2, 3, 40]))]
        rows.append(-sum(rows) + (number % 50 == 7))
        day = f"2014{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
        parts.append(f'#VER A {number} {day} "Faktura å {number}"\n{{\n')
        for amount in rows:
            text = chance.choice(["", '"Ö"', '"en \\"inre\\" text"', '"F"rskott" Park"'])
            account = chance.choice(["1510", "3010", "4010", "DIFF"])
            parts.append(f"#TRANS {account} {{1 100}} {amount / 100:.2f} {day} {text}\n")
        parts.append("#RTRANS 1510 {} 1.00\n}\n" if number % 9 == 0 else "}\n")
    return "".join(parts)


TEXT = ledger(700)


def read(data: bytes, **options: int) -> Outcome:
    return outcome(sie.read(io.BytesIO(data), ReadContext("x.se", {"1": "unit"}), **options))


@pytest.fixture(scope="module")
def whole() -> Outcome:
    found = read(TEXT.encode("cp437"))
    assert len(found.vouchers) == 700 and len(TEXT) > 200_000
    assert found.errors.count("sie-voucher-unbalanced") == 14
    return found


@pytest.mark.parametrize("block", [97, 1009, 30_011])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_where_a_block_ends_does_not_show(whole: Outcome, block: int, end: str) -> None:
    found = read(TEXT.replace("\n", end).encode("cp437"), block=block)
    assert found.rows == whole.rows
    assert found.findings == whole.findings
    assert found.scopes == whole.scopes


def test_a_first_letter_that_comes_late_still_tells_the_encoding() -> None:
    plain = TEXT.replace("å", "a").replace("Ö", "O").replace("ö", "o").replace("ä", "a")
    assert plain.isascii()
    late = plain + '#VER A 9999 20140115 "Påse"\n{\n}\n'
    for encoding in ("cp437", "utf-8", "latin-1"):
        found = read(late.encode(encoding), block=5000)
        assert found.vouchers[-1]["text"] == "Påse"


class Slow(io.RawIOBase):
    """Gives a few bytes at a time, as a pipe may."""

    def __init__(self, data: bytes) -> None:
        self._source = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._source.read(min(size, 1234))


def test_a_stream_that_gives_little_at_a_time_is_read_whole(whole: Outcome) -> None:
    stream = Slow(TEXT.encode("cp437"))
    found = outcome(sie.read(stream, ReadContext("x.se", {"1": "unit"})))  # type: ignore[arg-type]
    assert found.rows == whole.rows


def test_progress_is_told_in_bytes_up_to_the_whole_file() -> None:
    told: list[int] = []
    data = TEXT.encode("cp437")
    context = ReadContext("x.se", {}, {}, told.append)
    outcome(sie.read(io.BytesIO(data), context, block=20_000))
    assert told == sorted(told) and len(told) > 5
    assert told[-1] == len(data)


def batches(data: bytes) -> Iterator[Batch]:
    for item in sie.read(io.BytesIO(data), ReadContext("x.se")):
        if isinstance(item, Batch):
            yield item


def test_no_batch_is_larger_than_agreed() -> None:
    rows = "#TRANS 1510 {} 0\n" * (BATCH_ROWS + 10_000)
    data = (HEAD + "#VER A 1 20140115\n{\n" + rows + "}\n").encode("cp437")
    sizes = [one.rows.num_rows for one in batches(data) if one.table == "posting"]
    assert sum(sizes) == BATCH_ROWS + 10_000 and max(sizes) <= BATCH_ROWS


def test_who_stops_reading_early_leaves_nothing_running() -> None:
    import threading

    before = threading.active_count()
    items = sie.read(io.BytesIO(TEXT.encode("cp437")), ReadContext("x.se"), block=20_000)
    next(items)
    items.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before
