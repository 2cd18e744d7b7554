"""The same report gets the same answer every time, whatever Python's sets are ordered by."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
# Every exhibit of the gallery breaks a rule, so that all rules have something to say.
_TOLD = """
import sys
from pathlib import Path
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report
for exhibit in sorted(Path(sys.argv[1]).glob("printed-*")):
    for file in sorted(exhibit.iterdir()):
        if file.suffix in (".txt", ".md", ".html"):
            judged = judge(read_report(file.read_bytes(), file.name))
            print(exhibit.name, [(one.rule, one.message(), one.quote) for one in judged.findings])
            print([(one.rule, one.text, one.state) for one in judged.equations])
"""


def _answer(seed: str) -> str:
    told = subprocess.run(
        [sys.executable, "-c", _TOLD, str(ROOT / "tests" / "gallery")],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout


def test_the_same_report_gets_the_same_answer_every_time() -> None:
    first = _answer("1")
    assert first.count("printed-") > 20
    assert _answer("2") == first
    assert _answer("77") == first
