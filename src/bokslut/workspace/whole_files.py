"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file beside its place and moves it there, so that nobody ever finds a part of it.
    Raises `OSError` as writing does."""
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        waiting.write_bytes(data)
        waiting.replace(path)
    except OSError as error:
        # Nobody knows of the file beside it.
        error.filename, error.filename2 = str(path), None
        raise
    finally:
        waiting.unlink(missing_ok=True)
