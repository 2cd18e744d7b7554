"""Files of every kind, spoilt: bytes cut out, put in, turned and doubled; of packed files also the
parts, since a packed file with one wrong byte is not opened at all."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile
import zlib

_PIECES = (
    *(b"<", b">", b"&", b'"', b"\0", b"\xff", b"-1", b"99999999999", b"0", b"%", b"\t", b" ", b","),
    *(b"<w:tbl>", b"</w:p>", b"<table>", b"<td colspan=9>", b"endobj", b"stream", b"[", b"/Kids"),
    *(b"1 000", "−5".encode(), b"Summa", b"procent", "\u2028".encode()),
)


def spoilt(data: bytes, seed: int) -> bytes:
    """The bytes with some changes that the seed decides."""
    chance = random.Random(seed)
    if data.startswith(b"PK") and chance.random() < 0.8:
        # What is spoilt already may be no packed file any longer.
        with contextlib.suppress(zipfile.BadZipFile, zlib.error, ValueError, OSError):
            return _parts_spoilt(data, chance)
    return _spoilt(data, chance)


def _spoilt(data: bytes, chance: random.Random) -> bytes:
    told = bytearray(data)
    for _change in range(chance.randint(1, 6)):
        at = chance.randrange(len(told) + 1)
        far = min(len(told), at + chance.choice((1, 1, 2, 8, 64, 512)))
        match chance.randrange(5):
            case 0:
                del told[at:far]
            case 1:
                told[at:at] = chance.choice(_PIECES) * chance.choice((1, 1, 3, 50))
            case 2:
                told[at:at] = told[at:far] * chance.choice((1, 5))
            case 3 if at < len(told):
                told[at] = chance.randrange(256)
            case _:
                other = chance.randrange(len(told) + 1)
                told[at:far] = told[other : other + far - at]
    return bytes(told[: chance.randrange(len(told) + 1)] if chance.random() < 0.1 else told)


def _parts_spoilt(data: bytes, chance: random.Random) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(stream, "w") as made:
        names = whole.namelist()
        chosen = set(chance.sample(names, min(len(names), chance.randint(1, 2))))
        for name in names:
            part = whole.read(name)
            if name in chosen and chance.random() < 0.05:
                continue
            made.writestr(name, _spoilt(part, chance) if name in chosen else part)
    return stream.getvalue()
