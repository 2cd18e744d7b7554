"""What tests of several rooms share: the example as a user has it after `bokslut init`."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from bokslut.model.document import Document
from bokslut.workspace.examples import example_folder
from bokslut.workspace.workspace import Opened, Workspace

EXAMPLE = "sodertalje-2014"

# How long an example takes says how busy the machine is, and never whether the product is right.
settings.register_profile("bokslut", deadline=None)
settings.load_profile("bokslut")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The example's workspace with everything imported. Only to be read."""
    source = example_folder(EXAMPLE)
    folder = tmp_path_factory.mktemp("kommunstyrelsen å") / "bokslut 2014"
    workspace = Workspace.create(folder, source)
    taken = workspace.take_in(sorted((source / "sources").iterdir()))
    assert {one.status for one in taken} == {"imported"}
    return workspace


@pytest.fixture(scope="session")
def opened(example: Workspace) -> Opened:
    """The example's facts in the context of its closing of the year."""
    return example.open("ks-2014")


@pytest.fixture(scope="session")
def annual(example: Workspace) -> Document:
    """The example's closing of the year."""
    document, _findings = example.close("ks-2014")
    return document


@pytest.fixture
def own_folder(tmp_path: Path) -> Path:
    """A folder for a workspace that the test may change."""
    return tmp_path / "arbetsyta"
