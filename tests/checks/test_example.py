"""The checks on a whole year of the example: silent on its books, awake when they are changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bokslut.model.finding import Finding
from bokslut.workspace.examples import example_folder
from bokslut.workspace.workspace import Workspace

EXAMPLE = example_folder("sodertalje-2014")
LEDGER = "ledger-2014.se"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace.create(tmp_path_factory.mktemp("example") / "ws", EXAMPLE)
    made.take_in(sorted((EXAMPLE / "sources").iterdir()))
    return made


@pytest.mark.parametrize("closing", ["ks-2014", "ks-2014-08"])
def test_books_that_are_in_order_give_no_finding(workspace: Workspace, closing: str) -> None:
    _document, findings = workspace.close(closing)
    # What the published closing left open in its plan is told by `examples/test_plan.py`.
    # Numbers of its outlook and of the goals stand in no table, one of its texts is of the
    # autumn, one total is not that of its parts, two things are told twice with other numbers, a
    # share fell by percent, and of the other ages one fell that is said to have risen.
    of_texts = ("typed-number-unbound", "stale-tense", "told-sum", "told-twice",
                "percent-for-points", "counted-in-words")  # fmt: skip
    of_books = [
        one
        for one in findings
        if not (one.place.file or "").startswith("plan/") and one.rule not in of_texts
    ]
    # What the text tells of premises is of fewer accounts than the row of their name has, and the
    # published mean age of 2012 is not that of 65 % women and 35 % men.
    assert [one.claimed for one in of_books] == ["47,8", "6,7"] * (closing == "ks-2014")


def changed_ledger() -> tuple[str, str, str]:
    """The ledger without a supplier's voucher, with one registered after the close and one on an
    account of no line; and the numbers of the first two. Without #KSUMMA, as many programs write.
    """
    text = (EXAMPLE / "sources" / LEDGER).read_text(encoding="cp437")
    lines = [line for line in text.splitlines() if not line.startswith("#KSUMMA")]
    heads = [index for index, line in enumerate(lines) if line.startswith('#VER "L" ')]
    gone, late, lost = heads[9], heads[19], heads[29]
    numbers = [lines[index].split('"')[3] for index in (gone, late)]
    lines[late] = re.sub(r'\d{8}( "\w+")$', r"20150301\1", lines[late])
    lines[lost + 2] = re.sub(r"#TRANS \d+", "#TRANS 4700", lines[lost + 2])
    del lines[gone : lines.index("}", gone) + 1]
    return "\n".join(lines) + "\n", numbers[0], numbers[1]


def test_changed_books_are_seen_where_they_were_changed(
    workspace: Workspace, tmp_path: Path
) -> None:
    text, gone, late = changed_ledger()
    changed = tmp_path / LEDGER
    changed.write_text(text, encoding="cp437")
    assert [one.status for one in workspace.take_in([changed])] == ["imported"]

    _document, findings = workspace.close("ks-2014")
    found: dict[str, Finding] = {one.rule: one for one in findings}
    assert found["voucher-gap"].message().endswith(f"is missing: {gone}.")
    assert found["posting-after-close"].quote == f"L {late}"
    assert found["unmapped-account"].quote == "4700"
    assert found["unmapped-account"].place.file == LEDGER
