"""Packed files (DOCX, XLSX, ODS): looked at before anything in them is unpacked."""

from __future__ import annotations

import io
import zipfile

from .bounds import MOST_UNPACKED
from .failures import Locked, TooLarge, Unreadable

_MOST_ENTRIES = 10_000


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive. Raises `Unreadable` where it is broken, `Locked` where it asks for a password,
    `TooLarge` where it says that it holds more than any report; what is unpacked of an entry is
    never more than it says."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(str(error)) from error
    entries = archive.infolist()
    size = sum(one.file_size for one in entries)
    if size > MOST_UNPACKED or len(entries) > _MOST_ENTRIES:
        raise TooLarge(f"{size} bytes in {len(entries)} parts")
    if any(one.flag_bits & 1 for one in entries):
        raise Locked("a part is encrypted")
    return archive


def entry(data: bytes, name: str) -> bytes:
    """The bytes of one part; none where there is no such part or it is broken."""
    with opened(data) as archive:
        try:
            return archive.read(name)
        except (KeyError, zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
            return b""
        except MemoryError:
            raise
        except Exception as error:
            # zlib, lzma and bz2 each say in their own way that packed bytes are broken.
            raise Unreadable(str(error)) from error
