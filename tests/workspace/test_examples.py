"""The examples come with the program."""

from __future__ import annotations

import pytest

from bokslut.workspace.examples import example_folder, example_names


def test_the_shipped_example_is_there_with_its_ledgers() -> None:
    assert "sodertalje-2014" in example_names()
    sources = example_folder("sodertalje-2014") / "sources"
    assert {"ledger-2013.se", "ledger-2014.se"} <= {path.name for path in sources.iterdir()}


@pytest.mark.parametrize("name", ["", ".", "..", "no-such", "sodertalje-2014/sources", "/etc"])
def test_a_name_that_is_no_example_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        example_folder(name)


def test_a_whole_municipality_is_shipped_with_the_ledgers_of_its_companies() -> None:
    sources = example_folder("exempelkoping-2025") / "sources"
    ledgers = {path.name for path in sources.glob("*.se")}
    assert ledgers == {
        f"{body}-{year}.se" for body in ("kommun", "bostad", "energi") for year in (2024, 2025)
    }
