"""Words that say which way something went, and what may turn them."""

from __future__ import annotations

import re

from ..understood.plain_words import SWEDISH_MONTH

_UP = (
    r"ök(?:at|ade|ar|ning(?:en|ar)?)|dyrare|stig(?:it|er)|steg|vuxit|växer|höj(?:t|des|ts|er|ning(?:en)?)|växt|växte|"
    r"tillväxt|uppgång(?:en)?|gått upp|gick upp|tilltagit|"
    r"increased|rose|risen|grown|grew|increase|rise"
)
_DOWN = (
    r"minsk(?:at|ade|ar|ning(?:en|ar)?)|sjunk(?:it|er)|sjönk|fallit|föll|krymp(?:t|te|er)|billigare|(?:för)?kort(?:ats|ades|at|ade)|sänk(?:t|tes|ts|ning(?:en)?)|"
    r"nedgång(?:en)?|gått ner|gick ner|gått ned|gick ned|avtagit|"
    r"decreased|fell|fallen|declined|dropped|decrease|decline"
)
_WORD = re.compile(rf"(?<![\wåäö-])(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?![\wåäö-])", re.IGNORECASE)
_BETTER = (
    r"förbättra(?:ts|des|s|t|de)|förbättring(?:en)?|stärk(?:ts|tes|t|te)|bättre|överskott(?:et)?|"
    r"improved|improvement|better|surplus|strengthened"
)
_WORSE = (
    r"försämra(?:ts|des|s|t|de)|försämring(?:en)?|försvaga(?:ts|des|t|de)|sämre|underskott(?:et)?|"
    r"worsened|deteriorated|worse|deficit|weakened"
)
_QUALITY = re.compile(
    rf"(?<![\wåäö-])(?:(?P<up>{_BETTER})|(?P<down>{_WORSE}))(?![\wåäö-])", re.IGNORECASE
)
# `under året` says when, `under budget` how much.
BELOW = (
    r"under(?!\s+(?:(?:hela|detta|det|den|de|denna|årets|senaste|första|andra|tredje|fjärde|sista|"
    r"gångna|innevarande|samma|aktuella|motsvarande)\s+|[0-9]{1,2}\s+)*(?:året|år|läsår|verksamhetsår|"
    r"räkenskapsår|period|redovisningsperiod|mandatperiod|månad|kvartal|tertial|halvår|vår|sommar|"
    rf"höst|vinter|vecka|dag|tid|pandemi|{SWEDISH_MONTH}|(?:19|20)[0-9]{{2}})(?:en|n|et|t|erna|na)?\b)"
)
# `1,0 mkr över budget` is more than that, `får 1,0 mkr över vid årets slut` has it left.
LEFT_OVER = (
    r"över(?=\s*(?:[.,;:)]|$)|\s+(?:vid|i|till|för|på|när|efter|åt|att|från|ur|av)\b)"
    r"(?!\s+(?:tid|året|en)\b)"
)
ABOVE = rf"(?!{LEFT_OVER})över"
# Of times and ages. `35 procent längre än 59 dagar` and `50 år eller äldre` say how long or old,
# not by how much.
_NO_BOUND = r"(?<!eller )(?<!och )(?<!or )(?<!and )"
_THAN_A_YEAR = r"(?!\s+(?:än|than)\s+⟦?(?!(?:19|20)[0-9]{2}\b)[0-9])"
LONGER = rf"{_NO_BOUND}(?:längre|äldre|longer|older){_THAN_A_YEAR}"
SHORTER = rf"{_NO_BOUND}(?:kortare|yngre|snabbare|shorter|younger|faster){_THAN_A_YEAR}"
# What is wished, denied, planned or only supposed says nothing of what happened.
_NOT_TOLD = re.compile(
    r"\b(?:ska|skall|bör|kan|kommer att|väntas|beräknas|förväntas|planeras|målet är|inte|ej|om|"
    r"för att|skulle|vill(?! säga)|måste|shall|should|will|may|not|expected|planned)\b",
    re.IGNORECASE,
)
# One step of several is no rise.
_STEP = re.compile(
    r"\b(?:ett|första|andra|nästa|flera|olika|två|tre|dessa|några|alla|sista) (?:\w+t )?$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\s+(?:\w+\s+)?(?:inte|ej|not)\b", re.IGNORECASE)


def directions(text: str) -> list[tuple[int, int, int]]:
    """The words of direction that tell what happened: begin, end, and 1 for up or -1 for down.
    What stands behind shall, not, if or in order to in its clause is left out."""
    found = []
    for match in _WORD.finditer(text):
        if match[0].lower() == "steg" and _STEP.search(text, 0, match.start()):
            continue
        clause = re.split(r"[,;:.]|\b(?:och|men|medan|samt|and|but|while)\b", text[: match.start()])
        denied = _DENIED.match(text, match.end())
        if not denied and not _NOT_TOLD.search(clause[-1]):
            found.append((match.start(), match.end(), 1 if match["up"] else -1))
    return found


def direction(text: str) -> int:
    """Which way a clause says that it went: 1, -1, or 0 where it says nothing or both."""
    ways = {way for _start, _end, way in directions(text)}
    return ways.pop() if len(ways) == 1 else 0


def quality(text: str) -> int:
    """Whether a clause says that something became or is better (1) or worse (-1); 0 where it says
    nothing or both. Of what rises for the better this is its direction, too."""
    ways = {1 if match["up"] else -1 for match in _QUALITY.finditer(text)}
    return ways.pop() if len(ways) == 1 else 0
