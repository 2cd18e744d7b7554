"""The kept source files of a workspace: each under its SHA-256, never changed.

What was imported can so be read again when a number is followed to its line, whatever became of
the file that the user had.
"""

from __future__ import annotations

import fcntl
import hashlib
import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bokslut.facts.take_in import Incoming

_BLOCK = 4 << 20
_COUNT = itertools.count()


class SourceFolder:
    """The folder `sources/` of a workspace."""

    def __init__(self, folder: Path) -> None:
        """The folder is made when the first source is kept."""
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Where the source of that hash is kept."""
        return self._folder / sha256[:2] / sha256

    def offer(self, path: Path) -> Incoming:
        """Copies a file in while hashing it, so that what is read is what was hashed even if the
        user's file changes meanwhile. It is not part of the workspace until an import says so.

        Raises OSError where the file cannot be read.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        waiting = self._folder / f".incoming-{os.getpid()}-{next(_COUNT)}"
        digest, size = hashlib.sha256(), 0
        try:
            with path.open("rb") as source, waiting.open("wb") as copy:
                while block := source.read(_BLOCK):
                    digest.update(block)
                    copy.write(block)
                    size += len(block)
                copy.flush()
                os.fsync(copy.fileno())
            kept = self.path(digest.hexdigest())
            with self._alone():
                self._using(digest.hexdigest()).touch()
                kept.parent.mkdir(exist_ok=True)
                waiting.replace(kept)
        finally:
            waiting.unlink(missing_ok=True)

        def opener() -> BinaryIO:
            return kept.open("rb")

        name = os.fsencode(path.name).decode("utf-8", "replace")
        return Incoming(name, digest.hexdigest(), size, opener)

    def settle(self, offered: Iterable[str], imported: Callable[[], set[str]]) -> None:
        """Ends the use of sources that were offered: those that no import has are removed, unless
        another process is just taking the same content in."""
        with self._alone():
            known = imported()
            for sha256 in set(offered):
                self._using(sha256).unlink(missing_ok=True)
                used = any(self._folder.glob(f".using-{sha256}-*"))
                if sha256 not in known and not used:
                    self.path(sha256).unlink(missing_ok=True)

    def _using(self, sha256: str) -> Path:
        return self._folder / f".using-{sha256}-{os.getpid()}"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self._folder / ".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def all(self) -> Iterator[str]:
        """The hashes of all kept sources."""
        for path in sorted(self._folder.glob("??/*")):
            yield path.name

    def leftovers(self) -> Iterator[Path]:
        """Copies that an import left when it was killed."""
        yield from self._folder.glob(".incoming-*")

    def digest(self, sha256: str) -> str | None:
        """The hash of what is kept now, or None where nothing is."""
        path = self.path(sha256)
        if not path.exists():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def lines(self, sha256: str, numbers: set[int]) -> dict[int, bytes]:
        """Lines of a kept source, counted from 1, without their ends, in one reading."""
        path = self.path(sha256)
        if not path.exists() or not numbers:
            return {}
        found: dict[int, bytes] = {}
        last = max(numbers)
        with path.open("rb") as file:
            for count, line in enumerate(file, start=1):
                if count in numbers:
                    found[count] = line.rstrip(b"\r\n")
                if count >= last:
                    break
        return found
