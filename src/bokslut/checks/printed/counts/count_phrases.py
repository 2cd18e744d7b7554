"""How a sentence counts: so many of so many, and what is told of them.

Each form of `_FORMS` is a way to say it; where `all` is told, of how many; where `noun` is, of
what. What the rest of the sentence tells of the others (`medan två …`, `och tre inte gjorde det`)
is a count of its own of the same things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bokslut.prose.typed import TypedNumber

from ..understood.understood import Sentence
from .count_conditions import Condition, condition_of

_PART, _WHOLE = r"⟦(?P<part>[0-9]+)⟧", r"⟦(?P<all>[0-9]+)⟧"
_OWN = (
    r"(?:(?:de|dessa|våra|the|our|these|alla|samtliga|totalt|sammanlagt|årets|senaste|last|past|"
    r"[^\W\d_]{3,}['\u2019]?s) ){0,2}"
)
_WHO = r"(?: (?:som|för|inom|i|med|på|hos|that|which|for|within|in|with) [^,;.⟦]{3,60}?)?"
# `de sex årliga anslagen`.
_KIND = (
    r"(?: (?:last|past|[^\W\d_]{3,}[ae])"
    r"(?= (?:[^\W\d_]{3,}(?:na|en|er|ar|or)|åren|years|\w*mål|anslag|projekt|bolag)\b))?"
)
_REST = r"(?P<rest>.{0,160})"
_TOLD = r"(?P<told>.{0,160})"
_VERB = (
    r"(?:har|hade|redovisa\w*|visa\w*|når|nådde|nås|nåddes|uppnå\w*|uppfyll\w*|uppvisa\w*|klara\w*|"
    r"höll|håller|överskri\w+|överskred|underskri\w+|underskred|är|var|gick|går|blev|räknar|bedöms|"
    r"ligger|låg|får|fick|gör|gjorde|made|make|spent|spend|will|did|ended|fell|rose|förbättrade|försämrade|ökade|minskade|have|had|are|were|report\w*|record\w*|exceed\w*|met|reached|show\w*|kept|"
    r"stayed|improved)"
)
_SUPINE = r"[^\W\d_]{3,}(?:ats|it|tt|at|nits|its|tts|[^aeiouyåäö]t|d)\b"
# `en av 5 räknar med att` counts what was named before.
_NOUN = rf"(?P<noun>(?!{_VERB}\b)(?:år\b|[^\W\d_]{{3,}}))"
_OF_TIME = r"(?:år|månad|dag|dygn|timm|veck|minut|gång|month|day|week|year|hour)"
# What the rows of tables are called, in the plural, where nothing else tells that they are counted.
_THINGS = (
    r"(?P<noun>nämnder|styrelser|förvaltningar|månader|verksamheter|enheter|avdelningar|bolag|projekt|mål|"
    r"indikatorer|nyckeltal|målområden|områden|sektorer|boards|committees|units|targets|goals|"
    r"indicators|projects|departments)"
)
_THEM = re.compile(r"dem|dessa|them|these", re.IGNORECASE)
_ONE_THING = (
    r"(?P<noun>nämnd|styrelse|förvaltning|verksamhet|enhet|avdelning|bolag|projekt|mål|indikator|"
    r"nyckeltal|målområde|område|board|committee|unit|target|goal|indicator|project|department)"
)
# Forms that may count something else than the whole that stands in them.
_LOOSE = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # Vi har noterat fem fel som inte rättats, varav fyra skulle försämra resultatet.
        rf"{_WHOLE} (?!fler|färre|mer|mindre|more|fewer|{_OF_TIME}){_NOUN}"
        rf"(?: [^,;.⟦:0-9]{{3,45}})?, (?:varav|of which) {_PART} (?!procent|per cent){_TOLD}",
        # Av nämndens sex verksamheter drog två över sin budget.
        rf"\b(?:av|bland|of|among) {_OWN}{_WHOLE}{_KIND} {_NOUN} "
        r"(?P<told>drog|drar|kostade|fick|får|"
        rf"stannade|stannar|landade|slutade|blir|tappade|missade|kom) {_PART}{_REST}",
        # Jämfört med 2022 har tre utvecklats i rätt riktning; fyra av dem överskred sin budget.
        rf"^(?:[^,;.⟦]{{3,40}} )?(?:har|hade|have|had) {_PART}(?P<told> {_SUPINE}.{{3,160}})",
    )
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # Fullmäktige följer 7 indikatorer, av vilka fyra nådde målvärdet och tre inte gjorde det.
        rf"{_WHOLE} (?!{_OF_TIME}){_NOUN},? "
        rf"(?:av (?:vilka|dessa|dem)|varav|of which) {_PART} {_TOLD}",
        # Kommunen följer tolv indikatorer, och för nio av dem har målvärdet nåtts.
        rf"{_WHOLE} {_NOUN},? (?:och |and )?(?:för |i |hos |for |in |at )?"
        rf"{_PART} (?:av (?:dem|dessa)|of them) {_TOLD}",
        # De senaste fem åren ger resultaten 90 mkr, och i fyra av dem blev det överskott.
        rf"{_WHOLE} {_NOUN}\b[^.;⟦]{{0,80}}, (?:och|and) (?:för|i|hos|for|in|at) "
        rf"{_PART} (?:av (?:dem|dessa)|of them) {_TOLD}",
        # Of the seven boards, six exceeded their budgets.
        rf"\b(?:of|av) {_OWN}{_WHOLE}(?: [^\W\d_]{{3,}})? {_NOUN}, {_PART}"
        rf"(?P<told> {_VERB}\b.{{3,160}})",
        # Av kommunens 5 nämnder har tre en lägre nettokostnad än budget.
        rf"\b(?:av|bland|of|among) {_OWN}{_WHOLE}{_KIND} {_NOUN}{_WHO} (?P<told>{_VERB}(?: det)?) "
        rf"{_PART}{_REST}",
        # Av fullmäktiges sju mål bedömer vi att fyra har nåtts.
        rf"\b(?:av|bland|of|among) {_OWN}{_WHOLE}{_KIND} {_NOUN} "
        rf"(?:bedömer|anser|bedöms|uppger)(?: \w+)? (?:att )?{_PART}(?P<told> .{{3,160}})",
        # Av kommunens nämnder var det två som inte höll sin ram.
        rf"\b(?:av|bland|of|among) {_OWN}(?:{_WHOLE} )?{_NOUN} (?:var|är|were|are) (?:det )?"
        rf"(?:bara |endast )?{_PART} (?:som|där|that|which|where)(?P<told> .{{3,160}})",
        # Fyra indikatorer av sju når målet.
        rf"{_PART} {_NOUN} (?:av|of) {_OWN}{_WHOLE}(?P<told> .{{3,160}})",
        # Två av sex larmtyper har blivit vanligare; bland de finansiella målen nås två av fyra.
        rf"{_PART} (?:av|of) {_OWN}{_WHOLE}(?:{_KIND} {_NOUN})?{_TOLD}",
        # Alla nämnder utom två redovisar överskott.
        rf"\b(?:alla|samtliga|all)(?: (?:de|the))?(?: {_WHOLE})? {_NOUN} "
        rf"(?P<but>utom|förutom|but|except) {_PART}(?P<told> .{{3,160}})",
        # Fyra av nämnderna klarade sin budget.
        rf"{_PART} (?:av|of) {_OWN}{_NOUN}\b{_TOLD}",
        # Av nämnderna har två överskridit sin ram.
        rf"^(?:av|bland|of|among) {_OWN}{_NOUN} (?P<told>{_VERB}) {_PART}(?P<rest> .{{3,160}})",
        # Antalet anställda har stigit inom fem förvaltningar.
        rf"\b(?:inom|hos|i|under|in|at) {_PART} {_THINGS}(?P<told>(?!,).{{0,160}})",
        # Endast en nämnd redovisar underskott.
        rf"\b(?:endast|bara|only) {_PART} {_ONE_THING}(?P<told> {_VERB} .{{3,160}})",
        # Åtta nämnder räknar med underskott vid årets slut.
        rf"^{_PART} {_THINGS}(?P<told> {_VERB} .{{3,160}})",
    )
)
_OTHERS = re.compile(
    r"(?:\b(?:medan|men|samtidigt som|och|while|whereas|and|but)|;)\s+"
    r"(?:(?:det är|endast|bara|för|hos|i|vid|inom|for|in|at) )?"
    rf"{_PART}(?P<told> (?:av dem )?(?:inte |ej )?(?:{_VERB}|med|with)\b.{{3,120}}|"
    r" (?:inte|ej|did not)\b.{0,60})",
    re.IGNORECASE,
)
# What follows is of something else; `… uppnådda Beslutad av: nämnden` is a line of a list that has
# run into the one above it.
_ENDS = re.compile(
    r"\b(?i:medan|men|samtidigt som|while|whereas|but)\b|;\s|"
    r"\s(?=[A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö]+)?:\s)"
)
# `och 3 med överskott` and `med överskott två` are told of others; `och ⟦2⟧ av dem` goes on with
# the same.
_AND_SO_MANY = re.compile(
    r"(?:,|\b(?:och|samt|and)) (?:⟦[0-9]+⟧ (?=(?:med|i|with) )|"
    r"(?:för|hos|vid|inom|for|at) ⟦[0-9]+⟧ (?=är|var|har|is|are|was)|"
    r"(?:med|with) (?:\w+ ){1,2}(?=⟦[0-9]+⟧))",
    re.IGNORECASE,
)
_MIRRORED = re.compile(
    rf"(?:,|\b(?:och|samt|and)) (?P<told>(?:med|with) \w+) {_PART}\W*$", re.IGNORECASE
)
_BRACKET = re.compile(r"[^\W\d_]*⟦[0-9]+⟧")
_FEW = {
    "noll": 0, "ingen": 0, "inga": 0, "inget": 0, "none": 0, "no": 0, "en": 1, "ett": 1, "one": 1,
}  # fmt: skip
_FEW_OF = re.compile(
    r"(?<![\wåäö])(?P<few>noll|none|(?<=utom )en\b|(?<=endast )(?:en|ett)\b|"
    r"(?<=bara )(?:en|ett)\b|(?:(?<=nåddes )|(?<=nås )|(?<=nådde )|(?<=klarades ))"
    r"(?:en|ett|ingen|inget)(?=[.,;])|(?<=only )one\b|(?<=but )one\b|"
    r"(?:(?<=överskott )|(?<=underskott ))(?:en|ett|ingen|inget)(?=[.,;])|"
    r"(?:(?<=var det )|(?<=är det ))(?:en|ett|ingen|inget)(?= som\b)|"
    r"(?:ingen|inga|inget|no|en|ett|one)(?= (?:av|of|en|ett|a|an|gick|"
    r"går|har|hade|redovisa\w*|överskri\w+|överskred|förbättra\w*|försämra\w*|"
    r"inte|nås|nåddes|når|nådde|uppnår|uppnådde|klarar|klarade|håller|höll|gör|gjorde|visar|did|"
    r"was|were|had) ))"
    r"(?! (?:kronor|procent|kr|mkr|tkr))(?![\wåäö])",
    re.IGNORECASE,
)
_FEW_AFTER = re.compile(
    rf"(?:^|[.,;:] |\b(?:och|att|and|that) )(?:av|bland|of|among) [^.;,⟦]{{4,60}}?"
    rf"(?: {_VERB}(?: det)?(?: bara| endast)?| drog| drar|,) "
    r"(?P<few>en|ett|ingen|inget|inga|one|none)(?= [^\W\d_]{2,}\b)"
    r"(?! (?:kronor|procent|kr|mkr|tkr|av|of|majoritet|stor|del|tredjedel|fjärdedel)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counting:
    """A count that a sentence tells: of how many, what they are called, what is told of them (None
    where that is nothing that a table says), and the words that it is told in. `loose` says that
    the whole is read out of words that may mean another."""

    part: TypedNumber
    all_of: TypedNumber | None
    noun: str
    condition: Condition | None
    told: str
    loose: bool = False


def is_count(number: TypedNumber) -> bool:
    """Whether a number may count things: it is whole and has no unit."""
    whole = number.value is not None and number.value == number.value.to_integral_value()
    return whole and number.kind in ("amount", "word") and number.unit in ("", "count")


def few_of(sentence: Sentence) -> list[TypedNumber]:
    """One and none, which are written as no number."""
    found = [_few(match) for match in _FEW_OF.finditer(sentence.text)]
    after = [_few(match) for match in _FEW_AFTER.finditer(sentence.text)]
    known = {one.start for one in found}
    return sorted(
        [*found, *(one for one in after if one.start not in known)], key=lambda one: one.start
    )


def _few(match: re.Match[str]) -> TypedNumber:
    start, end = match.span("few")
    value = Decimal(_FEW[match["few"].lower()])
    return TypedNumber(start, end, end, 1, match["few"], value, 0, "", kind="word")


def marked(sentence: Sentence, numbers: Sequence[TypedNumber]) -> str:
    """The sentence with each of its counts as `⟦0⟧`, `⟦1⟧`."""
    told, end = "", 0
    for place, one in enumerate(numbers):
        told += sentence.text[end : one.start] + f"⟦{place}⟧"
        end = max(one.end, end)
    return told + sentence.text[end:]


def countings(sentence: Sentence, before: Sentence | None = None) -> Iterator[Counting]:
    """The counts that a sentence tells, in digits, in words, or as one and none; what it only
    points to (`fyra av dem`) is what the sentence before counts."""
    numbers, text = _counted_in(sentence)
    if not numbers:
        return
    match = next((found for form in _FORMS if (found := form.search(text))), None)
    loose = match is None
    match = match or next((found for form in _LOOSE if (found := form.search(text))), None)
    if match is None:
        return
    groups = match.groupdict()
    told = f"{groups['told']} {groups.get('rest') or ''}"
    front = _front(text[: match.start()])
    own = _ENDS.split(_AND_SO_MANY.split(_OTHERS.split(told)[0])[0])[0]
    noun = groups.get("noun") or _noun_in(front) or _subject_in(text[: match.start()])
    all_of = numbers[int(groups["all"])] if groups.get("all") else None
    if all_of is None and before is not None and (not noun or _THEM.fullmatch(noun)):
        noun, all_of = _counted_before(before) or (noun, None)
        loose = True
    if before is not None and _IT_IS_SO.search(f"{front} {own}"):
        own = before.text
    condition = condition_of(own, noun)
    condition = condition or condition_of(f"{front} {own}", noun)
    condition = condition or condition_of(f"{front} {noun} {own}", noun, having=True)
    if condition is not None and groups.get("but"):
        condition = replace(condition, others=not condition.others)
    first = Counting(numbers[int(groups["part"])], all_of, noun, condition, f"{front} {own}", loose)
    yield first
    other = _OTHERS.search(text, match.start("told")) or _MIRRORED.search(text, match.end("part"))
    if other is None or condition is None:
        return
    second = condition_of(other["told"], noun, condition)
    yield Counting(numbers[int(other["part"])], all_of, noun, second, other["told"])


def _counted_in(sentence: Sentence) -> tuple[list[TypedNumber], str]:
    """The numbers of a sentence that may count, and its text with their places."""
    typed = [one for one in sentence.numbers if is_count(one)]
    taken = {one.start for one in typed}
    few = [one for one in few_of(sentence) if one.start not in taken]
    numbers = sorted([*typed, *few], key=lambda one: one.start)
    return numbers, marked(sentence, numbers)


# What the sentence before said: `En felfrekvens över 5 procent är en brist. Så är fallet för två.`
_IT_IS_SO = re.compile(
    r"\bså (?:är|var) (?:det|fallet)\b|\b(?:gäller|gällde) detta\b|"
    r"\bthis (?:is|was) the case\b",
    re.IGNORECASE,
)
_SO_MANY = re.compile(rf"{_WHOLE}{_KIND} {_NOUN}\b", re.IGNORECASE)
_MOST = 40


def _counted_before(before: Sentence) -> tuple[str, TypedNumber | None] | None:
    """What a sentence counts, and how many they are."""
    for one in countings(before):
        if one.noun and not _THEM.fullmatch(one.noun):
            return one.noun, one.all_of
    numbers, text = _counted_in(before)
    found = [
        (match["noun"], numbers[int(match["all"])])
        for match in _SO_MANY.finditer(text)
        if 1 < (numbers[int(match["all"])].value or 0) <= _MOST
    ]
    return found[-1] if found else None


def _front(text: str) -> str:
    """What leads up to a count in its own part of the sentence, without other numbers."""
    return _BRACKET.sub("", re.split(r"[;:]\s|,\s|\b(?:och|samt|and)\b", text)[-1])


def _noun_in(front: str) -> str:
    """What is counted, where it stands before: `bland de finansiella målen nås …`."""
    found = re.findall(
        r"\b(?:bland|av|among|of) (?:\w+ ){0,3}?(mål\w*|indikator\w*|[^\W\d_]{4,}(?:na|en))\b",
        front,
    )
    return str(found[-1]) if found else ""


def _subject_in(text: str) -> str:
    """What an earlier part of the sentence speaks of: `nämnderna väntas …; en av 5 räknar med`."""
    found = re.findall(r"\b([^\W\d_]{3,}(?:erna|arna|orna))\b", text)
    return str(found[0]) if found else ""
