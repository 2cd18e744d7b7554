"""Looks at what `make demo` left behind: every format is there, is what it says it is, and holds
the published total of the example."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

# Politisk ledning and the office together, net cost 2014 in tkr, as the board published it.
PUBLISHED = ("net_cost", "305304")


def the_one(folder: Path, pattern: str) -> Path:
    """The only file of that kind below the folder."""
    found = sorted(path for path in folder.rglob(pattern) if path.stat().st_size > 1000)
    if len(found) != 1:
        sys.exit(f"expected one {pattern} in {folder}, found {[str(path) for path in found]}")
    return found[0]


def main(folder: Path) -> None:
    """Exits with a sentence at the first thing that is not as it should be."""
    report = json.loads(the_one(folder, "report.json").read_text("utf-8"))
    values = {
        (cell["ref"].split(" ")[0], cell["value"].split(".")[0])
        for table in report["tables"]
        for row in table["rows"]
        for cell in row["cells"]
        if cell["ref"] and cell["value"]
    }
    if PUBLISHED not in values:
        sys.exit(f"the published total {PUBLISHED} is in no table of the report")
    errors = [one for one in report["findings"] if one["severity"] == "error"]
    if errors:
        sys.exit(f"the example's report has errors: {errors}")
    if not the_one(folder, "*.pdf").read_bytes().startswith(b"%PDF-"):
        sys.exit("the PDF is none")
    if not the_one(folder, "*.html").read_bytes().lower().startswith(b"<!doctype html"):
        sys.exit("the HTML is none")
    with zipfile.ZipFile(the_one(folder, "*.xlsx")) as book:
        if "xl/workbook.xml" not in book.namelist() or book.testzip() is not None:
            sys.exit("the XLSX is none")
    print(f"the demo is whole: {len(report['tables'])} tables, four formats")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
