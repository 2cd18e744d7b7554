"""Records for a test of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_texts import Kept


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """Records without anything in them."""
    return Kept(tmp_path / "records")
