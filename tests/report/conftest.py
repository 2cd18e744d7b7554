"""The documents that the renderers are tested with."""

from __future__ import annotations

import pytest
import report_sample as sample

from bokslut.model.document import Document


@pytest.fixture(scope="session")
def rich() -> Document:
    return sample.rich()


@pytest.fixture(scope="session")
def draft() -> Document:
    return sample.rich(draft=True)
