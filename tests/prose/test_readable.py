"""How hard a text is to read is counted as LIX is defined."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bokslut.prose.readable import lix, sentences, words


def test_lix_is_words_a_sentence_plus_the_percentage_of_long_words() -> None:
    # Eight words in two sentences; two have more than six letters: 8 / 2 + 100 * 2 / 8 = 29.
    assert lix(["Vi har pengar kvar. Kommunstyrelsen äger lokaler fint."]) == Decimal(29)


def test_paragraphs_count_together_and_nothing_says_nothing() -> None:
    assert lix(["Ett två tre.", "Fyra fem sex."]) == Decimal(3)
    assert lix([]) is None
    assert lix(["", " – "]) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("91\u202f683 invånare", 2),
        ("6,4\u00a0miljoner kronor", 3),
        ("e-arkiv och it", 3),
        ("t.ex. skola", 2),
        ("– (●)", 0),
    ],
)
def test_a_number_is_one_word_and_a_sign_is_none(text: str, count: int) -> None:
    assert len(words(text)) == count


def test_sentences_end_at_marks_and_not_at_short_forms() -> None:
    assert sentences("Det gick bra. Vad hände? Vi köpte t.ex. en bil!") == [
        "Det gick bra.",
        "Vad hände?",
        "Vi köpte t.ex. en bil!",
    ]
