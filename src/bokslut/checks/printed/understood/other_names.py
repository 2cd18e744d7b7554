"""What closings call one and the same thing by several names, brought to one of them.

Statutory and habitual figures have names of several words that sentences and rows choose freely
between: `kassa och bank` is the money at hand, `sjukfrånvaro längre än 60 dagar` is the long-term
sick leave. Whoever compares words compares them after this. **Silent** about what only resembles:
a part of something, or a wider notion, keeps its own name.
Source: the names in RKR R4, R6, R11 and R13, and in the act on the reporting of sick leave.
"""

from __future__ import annotations

import re

_DAYS = r"(?:59|60)\s+(?:kalender)?dagar"
_LASTING = (
    r"(?:andel(?:en)?\s+)?(?:av\s+)?(?:sjuk)?frånvaron?,?\s+(?:(?:som\s+)?(?:har\s+)?"
    r"(?:varat|pågått|varar|pågår|överstiger|är)\s+)?(?:under\s+|i\s+|om\s+)?"
    rf"(?:(?:längre|mer)\s+än\s+{_DAYS}|(?:minst\s+)?60\s+dagar(?:\s+eller\s+(?:mer|längre))?"
    r"|överstigande\s+60\s+dagar|[>≥]\s*(?:59|60)\s+dagar)"
    r"|långtids(?:sjuk)?(?:frånvaro|skrivning)\w*|långvariga?\s+sjukfrånvaron?"
    rf"|(?:längre|mer)\s+än\s+{_DAYS}"
)
_NET_SHARE = (
    r"nettokostnad(?:en|er|erna)?s?\s+(?:som\s+)?(?:andel|del)(?:en)?\s+(?:i\s+procent\s+)?av\s+"
    r"(?:kommunens\s+)?(?:skatte?\w*|skatter)"
    r"(?:,?\s+(?:och|samt|generella)\s+(?:generella\s+)?(?:stats)?bidrag\w*)?"
    r"(?:\s+(?:och\s+)?(?:kommunal\w*\s+)?utjämning\w*)?"
)
_NAMES = {
    "likvida medel": (
        r"kassa(?:\s+och\s+|\s*/\s*|,\s*)bank(?:medel|en|tillgodohavanden)?|likvid[ae]?\s+medel"
    ),
    "långtidssjukfrånvaro": _LASTING,
    "nettokostnadsandel": _NET_SHARE,
    "pensionsavgångar": (
        r"(?:gick|gått|går|avgick|avgått|avgår|slutade|slutat|slutar)\s+(?:i|med)\s+"
        r"(?:\w*pension|ålderspension)|pensionerades|pensionerats|avgångna?\s+med\s+pension"
        r"|pensionsavgång(?:ar|arna|en)?"
    ),
    "egna uppsägningar": (
        r"(?:slutade|slutat|slutar|avgick|avgått|avgång(?:ar|na)?|avslutade?|lämnade|"
        r"uppsägning(?:ar)?)\s+(?:sin\s+anställning\s+)?på\s+(?:egen|eget)\s+"
        r"(?:begäran|initiativ)|(?:sagt|sade|säger)\s+(?:själva\s+)?upp\s+sig"
        r"|egna?\s+uppsägning(?:ar|arna)?"
    ),
    "riket": r"riks(?:genomsnitt|snitt|medelvärde)(?:et|ets|s)?|genomsnittet\s+(?:i|för)\s+riket",
    "länet": r"läns(?:genomsnitt|snitt)(?:et|ets|s)?|genomsnittet\s+(?:i|för)\s+länet",
    "VA": r"vatten(?:\s+och\s+|\s*-\s*och\s+|/)avlopp(?:et)?|va-(?=\w)",
    "IFO": r"individ-?\s+och\s+familjeomsorg(?:en|ens)?",
    "säbo": r"särskil(?:t|da)\s+boenden?(?:a|t)?|vård-\s+och\s+omsorgsboenden?(?:a|t)?",
    "genomsnittsränta": (
        r"(?:snitt|medel|genomsnitts)ränta(?:n|s|ns)?|genomsnittliga?\s+(?:lån(?:e)?)?ränta(?:n)?"
    ),
    "låneskuld": r"skuldsättning(?:en|ens)?",
    "utdebitering": r"(?:kommunal)?skattesats(?:en|ens)?",
    "resultat": r"(?:plus|minus|noll)resultat(?:et)?",
    "korttidssjukfrånvaro": (
        r"korttids(?:sjuk)?frånvaron?|kort\s+sjukfrånvaro|"
        r"sjukfrånvaro\s*,?\s+dag\s+1\s*-\s*14"
    ),
    "årsarbetare": (
        r"helårsarbetare|heltidsekvivalenter(?:na)?|årsarbetskraft(?:er|erna)?|"
        r"full-time\s+equivalents?"
    ),
    "timavlönade": r"tim(?:vikarier(?:na)?|anställda|avlönade)",
    "borgensåtaganden": r"borgensförbindelse(?:r|rna)?|borgensåtagande(?:t|n|na)?",
    "pensionsförpliktelser": r"pensionsåtagande(?:t|n|na)?|pensionsförpliktelse(?:r|rna)?",
    "elkostnad": r"(?:^|(?<=[.!?]\s))el(?=\s*(?:$|\())",
}
# A letter of each of them, for not looking at all in what has none.
_HINTS = (
    "bank", "likvid", "dagar", "långti", "långva", "nettokostnad", "pension", "egen", "eget",
    "skattesats", "egna", "upp sig", "snitt", "medelvä", "avlopp", "va-", "familjeom", "boende",
    "ränta", "skuldsätt", "sresultat", "lresultat", "kortt", "kort sj", "dag 1", "helårs", "ekviv",
    "arbetskr", "equiv", "timvik", "timans", "timavl", "borgen", "åtagand", "förplikt",
)  # fmt: skip
_FIRST = re.compile(r"(?:^|[.!?]\s)el\b", re.IGNORECASE)
_ALL = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<n{at}>{one})" for at, one in enumerate(_NAMES.values()))
    + r")(?!\w)",
    re.IGNORECASE,
)
_CALLED = {f"n{at}": name for at, name in enumerate(_NAMES)}


def by_one_name(text: str) -> str:
    """A text with each of these things under its one name."""
    lower = text.lower()
    hinted = any(one in lower for one in _HINTS)
    if not hinted and _FIRST.search(text) is None:
        return text
    return _ALL.sub(lambda one: f" {_CALLED[one.lastgroup or 'n0']} ", text)
