"""The words of the report's language stand in the place of others; what has none says so."""

from __future__ import annotations

from typing import Any

import pytest

from bokslut.workspace.in_language import in_language, own_language

PLAN: dict[str, Any] = {
    "node": [
        {"key": "a", "title": "Mål", "title_en": "Goal", "text": "Så gick det."},
        {"key": "b", "title": "Mål", "title_en": "Goal", "text": "Så.", "text_en": "So."},
        {"key": "c", "title": "Mål", "target": [{"label": "Antal"}]},
    ]
}


def test_the_own_language_is_read_as_it_is_written() -> None:
    nodes = in_language(PLAN, "sv", "sv")["node"]
    assert nodes[0] == {"key": "a", "title": "Mål", "text": "Så gick det."}


@pytest.mark.parametrize(
    ("at", "node"),
    [
        (
            0,
            {
                "key": "a",
                "title": "Goal",
                "text": "Så gick det.",
                "language": "sv",
                "untranslated": ["text"],
            },
        ),
        (1, {"key": "b", "title": "Goal", "text": "So."}),
        (
            2,
            {
                "key": "c",
                "title": "Mål",
                "target": [{"label": "Antal"}],
                "language": "sv",
                "untranslated": ["title"],
            },
        ),
    ],
)
def test_prose_without_a_translation_says_its_language(at: int, node: dict[str, Any]) -> None:
    assert in_language(PLAN, "en", "sv")["node"][at] == node


def test_who_says_the_language_is_believed() -> None:
    data = {"node": [{"title": "Goal", "language": "en", "untranslated": ["title"]}]}
    assert in_language(data, "en", "sv") == data


def test_a_whole_table_can_be_in_a_language() -> None:
    data = {"closing": [{"front": {"Till": "Nämnden"}, "front_en": {"To": "The board"}}]}
    assert in_language(data, "en", "sv") == {"closing": [{"front": {"To": "The board"}}]}


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (['title = "Mål"', 'title = "Mål"\ntitle_en = "Goal"'], "sv"),
        (['rows = [{ label = "Mål", label_en = "Goal" }]'], "sv"),
        (['[closing.front_en]\n"To" = "The board"'], "sv"),
        (['title = "Goal"\ntitle_sv = "Mål"'], "en"),
        (['{"plan/a.toml":{"node":[{"title":"Mål","title_en":"Goal"}]}}'], "sv"),
        (['title = "Mål"'], ""),
        (['title_en = "Goal"', 'title_sv = "Mål"'], ""),
    ],
)
def test_the_language_of_the_files_is_told_by_what_stands_beside_it(
    texts: list[str], language: str
) -> None:
    assert own_language(texts) == language
