"""Progress of long work: a line that changes on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from typing import TextIO

from bokslut.model.finding import Translate
from bokslut.model.numbers import NARROW_BLANK

_TERMINAL_SECONDS, _PLAIN_SECONDS = 0.2, 10.0


class Progress:
    """Told of every block that is read; speaks when it has been silent for a while."""

    def __init__(self, translate: Translate, stream: TextIO) -> None:
        """Speaks to `stream`, which should be standard error."""
        self._ = translate
        self._stream = stream
        self._terminal = stream.isatty()
        self._pause = _TERMINAL_SECONDS if self._terminal else _PLAIN_SECONDS
        self._file = ""
        self._began = self._spoke = time.monotonic()
        self._shown = False

    def __call__(self, file: str, rows: int, done: int, total: int) -> None:
        """Rows and bytes read so far of a file of `total` bytes."""
        now = time.monotonic()
        if file != self._file:
            self._file, self._began, self._spoke = file, now, now
        if done >= total and self._shown:
            self._wipe()
        elif now - self._spoke >= self._pause and done < total:
            self._spoke, self._shown = now, True
            self._speak(file, rows, done, total, now - self._began)

    def _speak(self, file: str, rows: int, done: int, total: int, seconds: float) -> None:
        share = done / total if total else 1.0
        left = seconds / share - seconds if share else 0.0
        text = self._("{file}: {rows} rows, {share} %, {left} s left").format(
            file=file,
            rows=f"{rows:,}".replace(",", NARROW_BLANK),
            share=round(100 * share),
            left=round(left),
        )
        print(
            f"\r\x1b[K{text}" if self._terminal else text,
            file=self._stream,
            end="" if self._terminal else "\n",
            flush=True,
        )

    def _wipe(self) -> None:
        self._shown = False
        if self._terminal:
            print("\r\x1b[K", file=self._stream, end="", flush=True)
