"""Rule `plain-language`: a report that is meant for everyone has sentences that everyone can read.

Looks only at reports that declare `plain = true`. Long sentences are told one by one; a text that
is hard to read as a whole is told with its LIX.
"""

from __future__ import annotations

from decimal import Decimal

from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import print_number
from bokslut.prose.readable import lix, sentences, words

from .context import CheckContext
from .tell import capped

RULE = "plain-language"
# The longest sentence that is easy to read, in words: that of the British government's style for
# its services (Content design, sentence length); and the LIX from which a text is hard to read.
MOST_WORDS, HARD = 25, Decimal(50)


def check(context: CheckContext) -> list[Finding]:
    """What in the plain texts is hard to read."""
    long = [
        (section, sentence, count)
        for section, text in context.plain
        for sentence in sentences(text)
        if (count := len(words(sentence))) > MOST_WORDS
    ]
    long.sort(key=lambda case: -case[2])
    found = capped(long, lambda case: _tell(*case))
    value = lix(text for _section, text in context.plain)
    if value is not None and value > HARD:
        found.append(_hard(value))
    return found


def _tell(section: str, sentence: str, count: int) -> Finding:
    return finding(
        RULE,
        Severity.NOTE,
        "A sentence has {count} words; in plain language it has at most {most}.",
        place=Place(row=section),
        quote=sentence,
        claimed=str(count),
        expected=f"≤ {MOST_WORDS}",
        remedy="Make two of it, or leave out what is not needed: “{sentence}”",
        count=count,
        most=MOST_WORDS,
        sentence=sentence if len(sentence) <= 120 else f"{sentence[:119]}…",
    )


def _hard(value: Decimal) -> Finding:
    printed = print_number(value, 0)
    return finding(
        RULE,
        Severity.NOTE,
        "The texts have LIX {value}: above {hard} a text is hard to read.",
        quote=printed,
        claimed=printed,
        expected=f"≤ {HARD}",
        remedy="Write shorter sentences, and shorter words where there are any.",
        value=printed,
        hard=HARD,
    )
