"""A number above a text, told again in the sentences below."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report

ABOVE = "{}\n\nÅrets resultat\n\nÅrets resultat uppgick till {} vilket är sämre än i fjol.\n"
NAMED = "Befolkningen ökar – nu {} personer\n\nI kommunen bor numera {} personer. Det är många.\n"
TWICE = (
    "Personalen\n\n18 302\n{} medarbetare\n\n"
    "Staden har {} medarbetare och är den största arbetsgivaren i länet.\n"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ABOVE.format("-149 Mkr", "-149 Mkr"), []),
        (ABOVE.format("-149 Mkr", "-194 Mkr"), ["told-twice"]),
        # Another number is another thing.
        (ABOVE.format("-149 Mkr", "-320 Mkr"), []),
        (NAMED.format("22 974", "22 974"), []),
        (NAMED.format("22 974", "22 914"), ["told-twice"]),
        (NAMED.format("22 974", "22 914").replace("personer. Det", "hästar. Det")
         .replace("I kommunen bor numera", "Vi har"), []),
        (TWICE.format("18 302", "18 302"), []),
        (TWICE.format("18 032", "18 302"), ["told-twice"]),
        (TWICE.format("18 302", "18 032"), ["told-twice"]),
    ],
)  # fmt: skip
def test_a_headline_and_the_text_below_it_tell_one_number(text: str, found: list[str]) -> None:
    judged = judge(read_report(text.encode(), "text.txt"))
    assert [one.rule for one in judged.findings] == found
