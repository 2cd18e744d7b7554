"""Writes the invented vouchers: `python -m bench.generate POSTINGS SEED FILE…`, where the ending of
each file says which kind it is (`.se`, `.journal`, `.beancount`). Prints the rows as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from .files import write_beancount, write_journal, write_sie
from .vouchers import read_book

WRITERS = {".se": write_sie, ".journal": write_journal, ".beancount": write_beancount}


def main(postings: int, seed: int, files: list[Path]) -> None:
    """Writes each file; all of one seed hold the same vouchers."""
    book = read_book()
    rows = [WRITERS[path.suffix](book, postings, seed, path) for path in files]
    print(json.dumps({"rows": rows}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), [Path(one) for one in sys.argv[3:]])
