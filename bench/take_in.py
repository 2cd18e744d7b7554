"""Makes a workspace with the example's declarations, and imports files into it, if any are given.
Prints what it took in as JSON: `python -m bench.take_in WORKSPACE [FILE…]`."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from bokslut.workspace.workspace import Workspace

from .vouchers import EXAMPLE


def main(folder: Path, files: list[Path]) -> None:
    """Makes the workspace anew and takes the files in; an error is one, not a quick import."""
    shutil.rmtree(folder, ignore_errors=True)
    workspace = Workspace.create(folder, EXAMPLE)
    taken = workspace.take_in(files) if files else []
    told = {
        "status": [one.status for one in taken],
        "rows": sum(one.counts.get("posting", 0) for one in taken),
        "findings": [found.message() for one in taken for found in one.findings],
    }
    print(json.dumps(told, ensure_ascii=False))
    if set(told["status"]) - {"imported"}:
        sys.exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(one) for one in sys.argv[2:]])
