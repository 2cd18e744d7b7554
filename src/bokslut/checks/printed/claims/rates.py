"""What a sentence tells of a price, a base or a rate, which no account has.

`Livsmedelspriserna steg med 8,1 procent`, `skatteunderlaget växer med 4,4 procent`, `arbetslösheten
var 8,0 procent`, `medianlönen var 34 900 kronor`: what is bought, taxed or counted there may have a
line, and by how much its price or base grew is no growth of that. No rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_WHAT = (
    "skatteunderlag|prognosunderlag|pris|tax[ao]|taxor|avgiftsnivå|skattesats|skattekraft|index|"
    "inflation|arbetslöshet|sysselsättning|ränt[ao]|räntor|medellön|medianlön|lönenivå|medelålder|snittålder|"
    "svarsfrekvens|riksgenomsnitt|rikssnitt|länssnitt|\\briket|befolkning|"
    "bruttonationalprodukt|\\bbnp|\\bkpi|"
    "tax base|prices?\\b|tariff|inflation|unemployment|interest rates?|median (?:pay|salary)|\\bgdp"
)
# Without any of these in it, which is seen at once, no text holds one of them.
_SIGNS = (
    *("underlag", "pris", "taxa", "taxo", "avgiftsnivå", "skatte", "index", "inflation"),
    *("arbetslöshet", "sysselsättning", "ränt", "lön", "ålder", "svarsfrekvens", "snitt", "riket"),
    *("befolkning", "brutto", "bnp", "kpi", "tax base", "price", "tariff", "unemployment"),
    *("interest", "median", "gdp"),
)
# The subject of a clause: it stands before the verb, no word makes it a cause, and nothing that has
# a line is named behind it.
_SUBJECT = re.compile(
    rf"(?<!högre )(?<!lägre )(?<!ökade )(?<!stigande )(?<!minskade )(?<!higher )(?<!lower )"
    rf"\b(?P<rate>[^\W\d_]*(?:{_WHAT})(?:en|et|na|erna|arna|orna|n|t|s)?)\s"
    r"(?P<rest>[^.;()0-9]{0,70})$",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:till följd av|på grund av|genom|trots|beroende på|tack vare|eftersom|då|när|av|för|med|"
    r"på|mot|due to|because of|despite|of|by|with|from)\s+(?:[^\W\d_]+\s+){0,2}$",
    re.IGNORECASE,
)
_HAS_A_LINE = re.compile(
    r"kostnad|intäkt|resultat|utgift|inkomst|skatteintäkt|skulden|bidrag|nämnd|cost|income|revenue|"
    r"expens|result",
    re.IGNORECASE,
)


def rate_in(before: str) -> str:
    """The price, base or rate that the words up to a number tell of; empty where they tell of
    none."""
    lower = before.lower()
    if not any(one in lower for one in _SIGNS):
        return ""
    clause = re.split(r"[;:]\s|,\s(?:och|men|medan|samt|vilket|and|but|while|which)\s", before)[-1]
    found = _SUBJECT.search(clause)
    if found is None or _HAS_A_LINE.search(found["rest"]):
        return ""
    if _CAUSE.search(clause[: found.start()]):
        return ""
    return found["rate"].lower()


def is_of_a_rate(before: str, names: Iterable[str]) -> bool:
    """Whether the words up to a number tell of a price, a base or a rate, and nothing that a line,
    its table or its columns are called has it."""
    rate = rate_in(before)
    if not rate:
        return False
    what = re.search(_WHAT, rate, re.IGNORECASE)
    told = what[0].strip() if what else rate
    if _OF_OTHERS.match(told):
        return not any(map(_OTHERS.search, names))
    return not any(told[:_AKIN] in name.lower() for name in names)


_AKIN = 6
# What holds for the country or the county, and what a row of it is called.
_OF_OTHERS = re.compile(r"riks|riket|läns", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:rik|län|sverige|alla kommuner)|snitt|medel|average|mean", re.IGNORECASE)
