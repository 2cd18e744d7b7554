"""The invented vouchers as files: SIE 4E, a journal for ledger and hledger, one for beancount."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .vouchers import DAYS, SUPPLIERS, YEAR, Book, Ints, Part, parts, sums

Column = pa.Array | bytes


def _table(texts: Sequence[str], encoding: str) -> pa.Array:
    return pa.array([text.encode(encoding) for text in texts], pa.binary())


def _pick(table: pa.Array, index: Ints) -> pa.Array:
    return table.take(pa.array(index))


def _numbers(values: Ints) -> pa.Array:
    return pa.array(values).cast(pa.string()).cast(pa.binary())


def _money(ore: Ints) -> pa.Array:
    """`-1234.50`, out of öre."""
    exact = pa.array(ore).cast(pa.decimal128(19, 0)).view(pa.decimal128(19, 2))
    return exact.cast(pa.string()).cast(pa.binary())


def _joined(columns: Sequence[Column]) -> pa.Array:
    cells = [pa.scalar(one, pa.binary()) if isinstance(one, bytes) else one for one in columns]
    return pc.binary_join_element_wise(*cells, pa.scalar(b"", pa.binary()))


def _bytes(texts: pa.Array) -> pa.Buffer:
    """The texts one behind the other, which is how Arrow keeps them."""
    _valid, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, dtype=np.int32)
    return data.slice(int(ends[texts.offset]), int(ends[texts.offset + len(texts)]))


def _spread(heads: pa.Array, part: Part) -> pa.Array:
    """The heads of vouchers before their first row, and nothing before the others."""
    rows = np.full(len(part.voucher), len(heads), dtype=np.int64)
    rows[part.last - part.size + 1] = np.arange(len(heads))
    return _pick(pa.concat_arrays([heads, pa.array([b""], pa.binary())]), rows)


def _closed(end: bytes, part: Part) -> pa.Array:
    """`end` behind the last row of each voucher, and nothing behind the others."""
    rows = np.zeros(len(part.voucher), dtype=np.int64)
    rows[part.last] = 1
    return _pick(pa.array([b"", end], pa.binary()), rows)


def _reference(part: Part) -> pa.Array:
    some = part.reference > 0
    return _pick(
        pa.concat_arrays([pa.array([b""], pa.binary()), _joined([b" ", _numbers(part.reference)])]),
        np.where(some, np.arange(1, len(some) + 1), 0),
    )


# SIE


class _Sie:
    """Lines of a SIE file, and its control sum: the same without what separates fields."""

    def __init__(self, book: Book, out: BinaryIO) -> None:
        self.out, self.crc = out, 0
        encoding = "cp437"
        days = [f"{day:%Y%m%d}" for day in DAYS]
        self.days = _table(days, encoding)
        texts = book.texts
        self.series = _table([series for series, _text, _sign in texts], encoding)
        self.texts = _table([text for _series, text, _sign in texts], encoding)
        self.signs = _table([sign for _series, _text, sign in texts], encoding)
        shown = [" ".join(f'{d} "{key}"' for d, key in objects) for _a, objects in book.variants]
        bare = ["".join(d + key for d, key in objects) for _a, objects in book.variants]
        accounts = [account for account, _objects in book.variants]
        self.variants = _table(
            [f"{a} {{{objects}}} " for a, objects in zip(accounts, shown, strict=True)], encoding
        )
        self.bare = _table([a + o for a, o in zip(accounts, bare, strict=True)], encoding)
        # A row's text stands behind its date; a row without text has neither.
        tails = [(day, text) for text in book.row_texts for day in days]
        self.tails = _table([f' {day} "{text}"' if text else "" for day, text in tails], encoding)
        self.bare_tails = _table([day + text if text else "" for day, text in tails], encoding)

    def part(self, part: Part) -> None:
        day, amount = _pick(self.days, part.day), _money(part.amount)
        series, sign = _pick(self.series, part.text), _pick(self.signs, part.text)
        text = _joined([_pick(self.texts, part.text), _reference(part)])
        number = _numbers(part.number)
        tail = part.row_text * len(DAYS) + part.day[part.voucher]
        head = _joined(
            [
                *(b'#VER "', series, b'" "', number, b'" ', day, b' "', text, b'" '),
                *(day, b' "', sign, b'"\r\n{\r\n'),
            ]
        )
        self.out.write(
            _bytes(
                _joined(
                    [
                        *(_spread(head, part), b"   #TRANS ", _pick(self.variants, part.variant)),
                        *(amount, _pick(self.tails, tail), b"\r\n", _closed(b"}\r\n", part)),
                    ]
                )
            )
        )
        bare_head = _joined([b"#VER", series, number, day, text, day, sign])
        bare_row = [_pick(self.bare, part.variant), amount, _pick(self.bare_tails, tail)]
        self.crc = zlib.crc32(
            _bytes(_joined([_spread(bare_head, part), b"#TRANS", *bare_row])), self.crc
        )

    def record(self, *fields: str) -> None:
        """A line of the head. Quotes, and the braces of objects, are no part of the sum."""
        line = " ".join(fields)
        self.out.write((line + "\r\n").encode("cp437"))
        if not line.startswith(("#FLAGGA", "#KSUMMA")):
            outside_and_inside = line.split('"')
            for at in range(0, len(outside_and_inside), 2):
                outside_and_inside[at] = re.sub(r"[\s{}]", "", outside_and_inside[at])
            self.crc = zlib.crc32("".join(outside_and_inside).encode("cp437"), self.crc)

    def head(self, lines: Sequence[str]) -> None:
        """The example's own head, up to its balances, and the invented suppliers."""
        for line in lines:
            self.record(line)
        for supplier in SUPPLIERS:
            self.record("#OBJEKT", "21", f'"{supplier}"', f'"Leverantör {supplier}"')

    def balances(self, movements: dict[tuple[str, str], int]) -> None:
        """Balances that agree with the vouchers, after an opening of zero."""
        accounts: dict[str, int] = {}
        for (account, _unit), amount in movements.items():
            accounts[account] = accounts.get(account, 0) + amount
        held = {key: amount for key, amount in movements.items() if key[0][0] in "12"}
        for account, amount in accounts.items():
            if account[0] in "12":
                self.record("#IB", "0", account, "0.00")
                self.record("#UB", "0", account, _text(amount))
        for (account, unit), amount in held.items():
            self.record("#OIB", "0", account, f'{{1 "{unit}"}}', "0.00")
            self.record("#OUB", "0", account, f'{{1 "{unit}"}}', _text(amount))
        for account, amount in accounts.items():
            if account[0] not in "12":
                self.record("#RES", "0", account, _text(amount))


def _text(ore: int) -> str:
    return f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02d}"


def write_sie(book: Book, postings: int, seed: int, path: Path) -> int:
    """SIE 4E as the example's ledgers, with balances and control sum; returns the rows."""
    movements, rows = sums(book, postings, seed)
    with path.open("wb") as out:
        file = _Sie(book, out)
        file.head(book.head)
        file.balances(movements)
        for part in parts(book, postings, seed):
            file.part(part)
        out.write(f"#KSUMMA {file.crc}\r\n".encode("cp437"))
    return rows


# Journals of the peers


def _objects(objects: tuple[tuple[str, str], ...]) -> str:
    return " ".join(key for _dimension, key in objects)


def write_journal(book: Book, postings: int, seed: int, path: Path) -> None:
    """One journal that both ledger and hledger read: accounts by number and objects as a tag, for
    an account name for each combination of objects costs hledger a hundred times as long."""
    heads = _table([f" ({series}" for series, _text, _sign in book.texts], "utf-8")
    texts = _table([text for _series, text, _sign in book.texts], "utf-8")
    days = _table([f"{day:%Y/%m/%d}" for day in DAYS], "utf-8")
    accounts = _table([f"    {account}  " for account, _objects in book.variants], "utf-8")
    tags = _table([f"  ; objects: {_objects(one)}" for _account, one in book.variants], "utf-8")
    tails = _table([f", text: {text}" if text else "" for text in book.row_texts], "utf-8")

    def lines(part: Part) -> pa.Array:
        head = _joined(
            [
                *(_pick(days, part.day), _pick(heads, part.text), _numbers(part.number), b") "),
                *(_pick(texts, part.text), _reference(part), b"\n"),
            ]
        )
        return _joined(
            [
                *(_spread(head, part), _pick(accounts, part.variant), _money(part.amount)),
                *(_pick(tags, part.variant), _pick(tails, part.row_text), b"\n"),
                _closed(b"\n", part),
            ]
        )

    _write(path, "", lines, book, postings, seed)


_ROOTS = {"1": "Assets", "2": "Liabilities", "3": "Income"}


def _beancount_account(account: str) -> str:
    return f"{_ROOTS.get(account[0], 'Expenses')}:K{account}"


def write_beancount(book: Book, postings: int, seed: int, path: Path) -> None:
    """The same for beancount: objects as metadata of the posting."""
    names = sorted({account for account, _objects in book.variants})
    opened = [f"{YEAR}-01-01 open {_beancount_account(name)} SEK\n" for name in names]
    heads = _table([f' * "{text}' for _series, text, _sign in book.texts], "utf-8")
    series = _table([f'"\n  voucher: "{series} ' for series, _text, _sign in book.texts], "utf-8")
    days = _table([day.isoformat() for day in DAYS], "utf-8")
    accounts = _table(
        [f"  {_beancount_account(one)}  " for one, _objects in book.variants], "utf-8"
    )
    metadata = _table(
        [f' SEK\n    objects: "{_objects(one)}"\n' for _a, one in book.variants], "utf-8"
    )
    tails = _table([f'    text: "{text}"\n' if text else "" for text in book.row_texts], "utf-8")

    def lines(part: Part) -> pa.Array:
        head = _joined(
            [
                *(_pick(days, part.day), _pick(heads, part.text), _reference(part)),
                *(_pick(series, part.text), _numbers(part.number), b'"\n'),
            ]
        )
        return _joined(
            [
                *(_spread(head, part), _pick(accounts, part.variant), _money(part.amount)),
                *(_pick(metadata, part.variant), _pick(tails, part.row_text), _closed(b"\n", part)),
            ]
        )

    _write(path, "".join(opened) + "\n", lines, book, postings, seed)


def _write(
    path: Path,
    head: str,
    lines: Callable[[Part], pa.Array],
    book: Book,
    postings: int,
    seed: int,
) -> None:
    with path.open("wb") as out:
        out.write(head.encode("utf-8"))
        for part in parts(book, postings, seed):
            out.write(_bytes(lines(part)))
