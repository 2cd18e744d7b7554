"""What a sentence says by words alone: that something rose or fell, against which period or plan.

A `Turn` is one such word with all that belongs to it in its part of the sentence: `har ökat
kraftigt sedan 2019`, `högre än budgeterat`, `en minskning med 3 mkr`. What is wished, denied,
expected or told as the cause of something else is no turn.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..understood.understood import Sentence
from .directions import directions

Against = Literal["period", "budget", "forecast", "other"]
Size = Literal["", "slight", "strong", "double", "triple", "half"]

_FACTORS: dict[str, tuple[Size, int]] = {
    "fördubbla": ("double", 1),
    "doubled": ("double", 1),
    "tredubbla": ("triple", 1),
    "tripled": ("triple", 1),
    "halvera": ("half", -1),
    "halved": ("half", -1),
}
_FACTOR = re.compile(
    r"(?<![\wåäö-])(?:(fördubbla|tredubbla|halvera)(?:ts|des|t|de)|doubled|tripled|halved)(?![\wåäö-])",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"(?<![\wåäö-])(?:(?P<up>förbättra(?:ts|des|s|t|de)|förbättring(?:en)?|stärk(?:ts|tes|t)|improved|"
    r"improvement)|(?P<down>försämra(?:ts|des|s|t|de)|försämring(?:en)?|försvaga(?:ts|des)|"
    r"deteriorated|worsened))(?![\wåäö-])",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"(?<![\wåäö-])(?:(?<!relativt )(?<!nästan )(?<!i princip )(?<!i stort sett )(?<!i stort )"
    r"(?:helt )?oförändra(?:d|t|de)|på samma nivå som|unchanged)(?![\wåäö-])",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"(?<![\wåäö-])(?:(?P<up>högre|fler|mer|större|higher|more|greater)|"
    r"(?P<down>lägre|färre|mindre|lower|fewer|less|smaller)|(?P<good>bättre|better)|"
    r"(?P<bad>sämre|worse))(?P<what>(?:\s+[^\W\d_]+){0,3}?)\s+(?:än|than)\s+(?P<than>[^;:.(]{2,60})",
    re.IGNORECASE,
)
# `Jämfört med budget är resultatet 3 mkr lägre.`
_COMPARED_FIRST = re.compile(
    r"(?:jämfört|i jämförelse) med (?P<than>[^;:.,(]{2,40}?) (?:är|var|blev|uppgår|uppgick|"
    r"ligger)\b[^;:.(]{2,80}?(?<![\wåäö-])(?:(?P<up>högre|fler|mer|större)|(?P<down>lägre|färre|mindre)|"
    r"(?P<good>bättre)|(?P<bad>sämre))(?=\s*(?:[.,;]|$))",
    re.IGNORECASE,
)
_PLAN = r"(?P<plan>(?:\w+\s+)?\w*(?:budget|prognos|forecast)\w*)"
_OVER = re.compile(
    r"(?<![\wåäö-])(?:(?P<up>överskri(?:der|dit)|överskred|överstig(?:er|it)|översteg|över|above|"
    r"exceed(?:s|ed))|(?P<down>underskri(?:der|dit)|underskred|understig(?:er|it)|understeg|under|"
    r"below))\s+(?:\w+\s+)?" + _PLAN,
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?<![\wåäö-])(?:jämfört med|i jämförelse med|i förhållande till|gentemot|mot|än|från|sedan|"
    r"compared (?:with|to)|from|since|than)(?![\wåäö-])"
    r"(?P<what>(?:[^;:.,(]|(?<=[0-9])[.,](?=[0-9])){2,60})",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"\b\w*budget\w*|\b(?:planera|beräkna|(?:för)?vänta)(?:t|de|d)\b|\banslag\w*|"
    r"\b(?:planned|expected)\b",
    re.IGNORECASE,
)
# `sämre än föregående år och 92 mkr över budget` is held against the first.
_AND = re.compile(r",\s|\s(?:och|samt|men|medan|and|but|while)\s", re.IGNORECASE)
_FORECAST = re.compile(r"\b\w*prognos\w*|\bforecast\w*|\bdelår\w*", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:föregående|förra|fjol\w*|fjolåret|året|åren|år|tidigare|innan|previous|last|prior|year)\b|"
    r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|\b(?:förut|då)\b",
    re.IGNORECASE,
)
_SLIGHT = re.compile(
    r"\b(?:något|marginellt|marginell|svagt|svag|obetydligt|liten|lite|slightly|marginally)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:kraftigt|kraftig|markant|avsevärt|betydande|dramatiskt|rejält|sharply|markedly|"
    r"significantly)\b",
    re.IGNORECASE,
)
HEDGED = re.compile(
    r"\b(?:risk|risken|mål|målet|målsättning\w*|prognostisera\w*|väntades|bedöms|beräknades|"
    r"budgetera(?:s|des)|framöver|kommande|nästa år|på sikt|planerade|antas|antogs|tros|"
    r"en del av|delvis|i vissa|vissa|några|flera|flertalet|både|antingen|varken|ingen|inga|"
    r"inget|utan|exklusive|exkl|inklusive|inkl|rensat|justerat|bortsett|förutom|undantag\w*|"
    r"räknas|inräkna[dt]\w*|medräkna[dt]\w*|takten|target|goal|risk|some|several|excluding|without|no|none)\b",
    re.IGNORECASE,
)
# On another basis than the one that is printed.
BASIS = re.compile(
    r"\b(?:normali[sz]ed|adjusted|comparable|like-for-like|organic\w*|underlying|"
    r"constant currency|real[at]?|(?:fasta|oförändrade) priser|(?:pris|inflations)justera\w*)\b",
    re.IGNORECASE,
)
# Behind these stands why something is so, which is about something else.
_CAUSE = re.compile(
    r"\b(?:beror|berodde|bero|beroende|till följd|på grund|p\.? ?g\.? ?a\.?|tack vare|genom|"
    r"förklara[sd]?e?s?|orsak\w*|anledning\w*|eftersom|därför att|trots|bland annat|"
    r"bl\.? ?a\.?|dels|främst|framför ?allt|huvudsakligen|medfört|medför|innebär att|"
    r"leder till|lett till|resulterat|för att|avser|på att|skapar|drivs|drevs|"
    r"består av|bidragit|bidrog|påverka\w*|kompenser\w*|due to|because|owing to|"
    r"caused by|mainly|through)\b",
    re.IGNORECASE,
)
# Of these no part of a year is told that the rest of the sentence would be of.
_WHY = re.compile(
    r"\b(?:beror|berodde|beroende|till följd|på grund|p\.? ?g\.? ?a\.?|tack vare|förklaras|"
    r"eftersom|därför att|due to|because|owing to|as a result)\b",
    re.IGNORECASE,
)
_STRONG_BREAK = re.compile(r"[;:]\s|\.\s|\(|\)|–\s", re.IGNORECASE)
_BREAK = re.compile(
    r",\s|\s(?:och|samt|men|medan|samtidigt som|vilket|varav|däremot|dock|and|while|but|which)\s",
    re.IGNORECASE,
)
_ANEW = re.compile(r",\s+(?:och|men|medan|and|but|while)\s", re.IGNORECASE)
_ANOTHER_VERB = re.compile(
    r"\b(?:och|samt|men|and|but)\s+(?:gav|ger|blev|blir|var|är|innebar|innebär|lämnade|lämnar|"
    r"redovisade|redovisar|gave|was|were|is|are|left)\b",
    re.IGNORECASE,
)
_NEW_THOUGHT = re.compile(r"[;.]\s|\b(?:men|medan|samtidigt som|but|while)\b", re.IGNORECASE)
WISHED = re.compile(
    r"\b(?:ska|skall|bör|kan|kunde|kommer|väntas|beräknas|förväntas|planeras|inte|ej|för att|"
    r"skulle|vill|måste|aldrig|knappast|shall|should|will|may|might|not|expected|planned)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A word of direction: `way` is 1 for up (or better, where `good`), -1 for down (worse), 0 for
    unchanged. `than` is what it is compared with, as told; `what` the noun between the two
    (`högre intäkter än`). `left` and `right` are the ends of its part of the sentence."""

    start: int
    end: int
    way: int
    good: bool
    size: Size
    against: Against
    than: str
    what: str
    left: int
    right: int


def turns(sentence: Sentence) -> list[Turn]:
    """The words of direction of a sentence that tell what happened, in order, read once."""
    told = sentence.kept.get(turns)
    if not isinstance(told, list):
        told = sentence.kept[turns] = _read(sentence)
    return told


def _read(sentence: Sentence) -> list[Turn]:
    text = sentence.text
    found = _words(text)
    told: list[Turn] = []
    for place, (start, end, way, good, size, than, what) in enumerate(found):
        before = max((one[1] for one in found[:place]), default=0)
        after = min((one[0] for one in found[place + 1 :]), default=len(text))
        left, right = ends(text, start, end, before, after)
        clause = text[left:right]
        if (
            WISHED.search(clause)
            or HEDGED.search(clause)
            or _CAUSE.search(text[_cause_from(text, start) : start])
        ):
            continue
        against, compared = _against(text[end:right], than, text[left:start])
        size = size or _size(text[max(left, start - 30) : min(right, end + 25)])
        told.append(Turn(start, end, way, good, size, against, compared, what, left, right))
    return told


_SIGN = re.compile(
    r"(?<![\wåäö/-])(?:(?P<up>\w*avvikelsen? (?:är|var|blev) positiv|(?:budget)?överskott(?:et)?|"
    r"positiv(?:t|a)? (?:\w+ )?(?:\w*avvikelsen?|resultat(?:et)?)|plusresultat|surplus)|"
    r"(?P<down>\w*avvikelsen? (?:är|var|blev) negativ|(?:budget)?underskott(?:et)?|"
    r"negativ(?:t|a)? (?:\w+ )?(?:\w*avvikelsen?|resultat(?:et)?)|minusresultat|deficit))"
    r"(?![\wåäö/-])",
    re.IGNORECASE,
)
# Of another time, or only in part.
_NOT_OWN = re.compile(
    r"\b(?:täck\w*|ackumulera\w*|tidigare|föregående|förra|fjolårets|återställ\w*|av|del av|"
    r"bidra\w*|nollresultat|(?:19|20)[0-9]{2} års|minska\w*|öka\w*|större|mindre|lägre|högre|"
    r"previous|last year)(?:\s+[^\W\d_]+){0,2}\s*$",
    re.IGNORECASE,
)


def signs(sentence: Sentence) -> list[Turn]:
    """The words that say that something is above or below zero: `ett överskott på 3,1 mkr`, and
    `3,1 mkr bättre än budget`."""
    text = sentence.text
    found = list(_SIGN.finditer(text))
    told: list[Turn] = []
    for place, match in enumerate(found):
        start, end = match.span()
        before = found[place - 1].end() if place else 0
        after = found[place + 1].start() if place + 1 < len(found) else len(text)
        left, right = ends(text, start, end, before, after)
        clause = text[left:right]
        if WISHED.search(clause) or HEDGED.search(clause) or _NOT_OWN.search(text[left:start]):
            continue
        if OF_SOME.search(text[left:start]):
            continue
        if _CAUSE.search(text[_cause_from(text, start) : start]):
            continue
        against, than = _against(text[end:right], "", text[left:start])
        way = 1 if match["up"] else -1
        told.append(Turn(start, end, way, True, "", against, than, "", left, right))
    better = [one for one in turns(sentence) if one.good and one.against in ("budget", "forecast")]
    return [*told, *better]


_NUMBER = (
    r"(?:[0-9]+|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|hälften|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|half)"
)
# `har minskat i 3 av nämnderna`
OF_SOME_BEHIND = re.compile(
    rf"(?:\s+(?!och\b|men\b|and\b|but\b)[^\W\d]+){{0,2}}?\s(?:i|inom|på|hos|för|in|at|for)\s{_NUMBER}\s+"
    r"(?:av|of)\b",
    re.IGNORECASE,
)
# `av de fem enheterna gick en med underskott`: how many have one says nothing of them together.
OF_SOME = re.compile(
    rf"\b{_NUMBER}\s+(?:av|of|med|with)\b|\b(?:av|of)\s+(?:\w+\s+)?{_NUMBER}\s", re.IGNORECASE
)
_Word = tuple[int, int, int, bool, Size, str, str]


def _words(text: str) -> list[_Word]:
    found: list[_Word] = [
        (start, end, way, False, "", "", "") for start, end, way in directions(text)
    ]
    for match in _FACTOR.finditer(text):
        size, way = _FACTORS[(match[1] or match[0]).lower()]
        found.append((match.start(), match.end(), way, False, size, "", ""))
    for match in _GOOD.finditer(text):
        way = 1 if match["up"] else -1
        found.append((match.start(), match.end(), way, True, "", "", ""))
    for match in _SAME.finditer(text):
        than = "föregående år" if not match[0].endswith("som") else ""
        found.append((match.start(), match.end(), 0, False, "", than and "", ""))
    for match in _THAN.finditer(text):
        if re.match(r"(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]|hälften|half\b", match["than"]):
            continue
        way = 1 if match["up"] or match["good"] else -1
        good = bool(match["good"] or match["bad"])
        end = match.start("than")
        found.append((match.start(), end, way, good, "", match["than"], match["what"].strip()))
    for match in _COMPARED_FIRST.finditer(text):
        name = next(one for one in ("up", "down", "good", "bad") if match[one])
        way = 1 if name in ("up", "good") else -1
        good = name in ("good", "bad")
        found.append((*match.span(name), way, good, "", match["than"], ""))
    for match in _OVER.finditer(text):
        way = 1 if match["up"] else -1
        found.append((match.start(), match.start("plan"), way, False, "", match["plan"], ""))
    return sorted(found)


def ends(text: str, start: int, end: int, before: int, after: int) -> tuple[int, int]:
    """The part of the sentence that a word stands in: between the strong breaks around it, and
    between it and the next word of direction up to the last comma or `och` before that."""
    left = max((one.end() for one in _STRONG_BREAK.finditer(text, 0, start)), default=0)
    if before > left:
        breaks = [one.start() for one in _BREAK.finditer(text, before, start)]
        left = breaks[0] if breaks else before
    right = min((one.start() for one in _STRONG_BREAK.finditer(text, end)), default=len(text))
    if after < right:
        breaks = [one.start() for one in _BREAK.finditer(text, end, after)]
        right = breaks[-1] if breaks else after
    cause = _CAUSE.search(text, end, right)
    return left, cause.start() if cause else right


def _cause_from(text: str, start: int) -> int:
    """Where to begin to look for a word of cause: behind the last full stop, or where a new
    thought begins."""
    return max((one.end() for one in _NEW_THOUGHT.finditer(text, 0, start)), default=0)


def _size(around: str) -> Size:
    if _SLIGHT.search(around):
        return "slight"
    return "strong" if _STRONG.search(around) else ""


def _against(behind: str, than: str, before: str) -> tuple[Against, str]:
    """What a word compares with: an earlier period where it does not say; what another verb is
    held against (`och gav mot budget`) is not what this one is."""
    behind = _ANOTHER_VERB.split(behind, maxsplit=1)[0]
    found = _AGAINST.search(behind)
    told = than or (found["what"] if found else "")
    if not told:
        early = _AGAINST.search(_ANEW.split(before)[-1])
        told = early["what"] if early else ""
        if not (_BUDGET.search(told) or _FORECAST.search(told) or _EARLIER.search(told)):
            return "period", ""
    first = _AND.split(told)[0]
    if any(form.search(first) for form in (_BUDGET, _FORECAST, _EARLIER)):
        told = first
    if _BUDGET.search(told):
        return "budget", told
    if _FORECAST.search(told):
        return "forecast", told
    if _EARLIER.search(told):
        return "period", told
    return "other", told


def without_cause(text: str) -> str:
    """A sentence up to where it begins to say why: `vakanser under våren` says nothing of when."""
    return _WHY.split(text, maxsplit=1)[0]
