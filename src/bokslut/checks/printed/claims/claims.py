"""What a number in a sentence claims: what kind of amount it is, for which period, and against
what it is held.

Read from the words around the number, those of its own part of the sentence first: `ett överskott
på 4,6 mkr`, `20,6 mkr mer än 2013`, `har ökat med 6 procent`, `budgeterades till 12 mkr`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from bokslut.prose.typed import TypedNumber

from ..understood.dimensions import dimension_of, in_base
from ..understood.understood import Sentence
from .claim_years import FROM, LAST_YEAR, YEAR, in_parentheses, is_earlier, years_of
from .directions import ABOVE, BELOW, LEFT_OVER, directions, quality
from .frame_words import is_elided
from .frames import plan_beside
from .speech import CAUSES, change_in, clause_of, with_unit

Kind = Literal["level", "change", "growth", "variance", "budget", "forecast", "share", "mean", ""]
Against = Literal["period", "budget", "forecast", ""]

_VARIANCE = re.compile(
    r"\b\w*(?:överskott|underskott)\w*|\w*(?:budget|prognos)avvikelse\w*|\bavvikelse\w*|"
    r"\bavviker|\bsurplus|\bdeficit|\bvariance|\bett (?:plus|minus) på|"
    r"\b(?:gick|gått|går) (?:back|minus)\b",
    re.IGNORECASE,
)
_BEHIND_PLAN = re.compile(
    rf"^\s*(?:\w+\s+){{0,2}}?(?:bättre|sämre|högre|lägre|mer|mindre|{ABOVE}|{BELOW}|fler|färre|better|"
    r"worse|"
    r"above|below|higher|lower|more|less)\b(?P<than>[^.;⟦]{0,60})",
    re.IGNORECASE,
)
_LEFT_OVER = re.compile(rf"^\s*(?:{LEFT_OVER}|kvar\b)", re.IGNORECASE)
# `gick över med 430 tkr`, `prognostiserar –9,6 mnkr`.
_WENT_OVER = re.compile(
    r"\b(?:g(?:ick|år|ått)|dr(?:og|ar|agit)) över med\s+(?:\w+\s+)?$", re.IGNORECASE
)
_FORESEES = re.compile(r"\bprognosti[cs]era(?:r|de|t)\s+$", re.IGNORECASE)
_BUDGET = re.compile(
    r"\w*budget\w*|\banslag\w*|\bplanera[td]|\bplanen|\bram(?:en|ar)?\b|"
    r"\b(?:än|than)\s+(?:vad\s+som\s+)?(?:beräkna|(?:för)?vänta|tänk)(?:t|de|ts|des)\b|"
    r"\bthan\s+(?:planned|expected)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(r"\w*prognos\w*|\bforecast\w*|\bdelårs\w*", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:föregående|förra|fjol\w*|i fjol|tidigare år|året (?:innan|före)|sedan|jämfört|"
    r"previous|last|prior)\b|(?:än|mot|från|since|than|from)\s+(?:år\s+)?(?:19|20)[0-9]{2}",
    re.IGNORECASE,
)
# `överskred budgeten med`, `höll sin ram med en marginal på`.
_BEYOND = re.compile(
    r"\b(?:(?:över|under)(?:skr(?:ed|ider|idit)|st(?:eg|iger|igit))|(?:dr(?:og|ar|agit)|"
    r"g(?:ick|år|ått)) över|"
    r"klara(?:de|r|t)|höll|hål(?:ler|lit)|spräck(?:te|er|t)|exceed(?:ed|s)|overspent|underspent|"
    r"(?:stay(?:ed|s)?|remain(?:ed|s)?|was|were|is|came in|kept) "
    r"(?:below|under|within|over|above))\b"
    # `exceeded its budget of SEK 34.5 million by`.
    r"(?P<than>(?:[^.;⟦0-9]|[0-9][0-9,.\s]*(?![0-9])){0,60}?)\b(?:med|by)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:budget(?:en|erad[et]?|erades?|erat|ram(?:en)?)?|anslaget|anslag|kommunbidrag\w*|"
    r"nämndbidrag\w*|"
    r"(?:investerings|drift)budget\w*|budgetanslag\w*|budgeted)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\b(?:motsvarar|motsvarande|motsvarade|utgör|utgjorde|utgörs|svarar för|stod för|står för|"
    r"andel\w*|equals|corresponds to|share)\b",
    re.IGNORECASE,
)
_MEAN = re.compile(r"\b(?:genomsnitt\w*|medelvärde\w*|i snitt|snittet|average)\b", re.IGNORECASE)
_GROWTH_NOUN = re.compile(
    r"\b\w*(?:kostnadsutveckling|tillväxt|ökningstakt|utvecklingstakt)\w*|\bgrowth\b", re.IGNORECASE
)
# A change is told by how much: `ökade med`, `en ökning på`, `20,6 mkr mer än`.
_BY = re.compile(r"\b(?:med|på|om|by|of)\s+(?:(?:hela|endast|bara)\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:till|to|uppgick till|uppgår till|ligger på|låg på|på|är|var|blev|blir|was|is)\s+"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)
_CHANGE_NOUN = re.compile(
    r"\b(?:\w*ökning|\w*minskning|höjning|sänkning|förändring|skillnad|förbättring|försämring|"
    r"uppgång|"
    r"nedgång|increase|decrease|change|difference)\w*\s+(?:(?:mot|jämfört med|sedan|"
    r"från|in|av|inom)\s+[^,⟦]{0,40}"
    r"\s+)?(?:med|på|om|är|var|motsvarar|uppgår till|uppgick till|by|of)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_CHANGE_NAMED = re.compile(
    r"^.*\b(?:increase|decrease|reduction|\w*ökning|\w*minskning)\s+(?:in|av|inom)\s+"
    r"[^.,;:()⟦0-9]{3,60}\s(?:of|by|med|på|om)\s+(?:\w+\s+)?$",
    re.IGNORECASE | re.DOTALL,
)
# `ökningen av skatteintäkterna blev`.
_CHANGE_OF = re.compile(
    r"(?:^|\W)\w*(?:ökningen|minskningen|uppgången|nedgången)\s+(?:av|för|inom|i|hos)\s+"
    r"(?:(?!\b(?:att|som|gör|gjorde|innebär|innebar|medför|medförde|beror|berodde|leder|ledde)\b)"
    r"[^,;⟦0-9]){2,80}\s(?:på|om|är|var|blev|blir|uppgår till|uppgick till)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:mer|mindre|högre|lägre|fler|färre|bättre|sämre|more|less|higher|"
    r"lower|"
    r"better|worse)\b(?P<than>[^.;⟦]{0,60})",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:varav|därav|av (?:detta|dessa|överskottet|underskottet|vilka?|vilket)|avser|avsåg|beror|"
    r"berodde|bl\.? ?a\.?|bland annat|till följd|förklaras|utöver|ytterligare|exempelvis|"
    r"t\.? ?ex\.?|hänför\w*|"
    r"på grund av|p\.? ?g\.? ?a\.?|tack vare|of which|due to|mainly|resterande|"
    r"delvis(?! (?:väg|motverk|kompens|uppväg|balans)\w+)|ingår|"
    r"exklusive|exkl|inklusive|inkl|justerat|rensat|utan|excluding|including|related to|"
    r"attributable to|resulting from|contributed|consist(?:s|ed)|offset by|driven by|remaining|"
    r"normali[sz]ed|comparable|like-for-like|organic\w*|constant currency)\b",
    re.IGNORECASE,
)
# `Of the allowance, 42 million was new`: what is told first is the whole.
# `Av intäkterna kommer 4,2 mkr från avgifter` tells a part of it, too.
_OF_WHOLE = re.compile(r"^\s*(?:av|of) [^,;0-9]{3,60},\s*(?:[^\W\d]+\s+){0,3}$", re.IGNORECASE)
_OF_WHOLE_PLAIN = re.compile(r"^\s*av (?!varje\b)[^,;:0-9]{3,60}\s$", re.IGNORECASE)
_PART_BEHIND = re.compile(
    r"^(?:,? respectively,?)?[^.;,⟦0-9]{0,25}\b(?:avser|avsåg|härrör|kommer från|är hänförlig\w*|"
    r"relat\w+ to|attributable to|resulting from)\b|"
    # What is told of a part of the year is in no column of the whole.
    r"^[^.;,⟦0-9]{0,25}\b(?:in|during) (?:the )?(?:Q[1-4]|H[12]|(?:first|second|third|fourth|last) "
    r"(?:half|quarter))\b|"
    r"^\s*(?:exklusive|exkl\.?|inklusive|inkl\.?|utan|excluding|including|normali[sz]ed)\b|"
    r"^[^.;,⟦0-9]{0,12}\bon an? (?:normali[sz]ed|comparable|like-for-like|organic|underlying|"
    r"constant currency) basis\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:ska|skall|bör|väntas|beräknas|beräknades|förväntas|målet|mål|målvärde\w*|planeras|"
    r"kommer att|skulle|should|shall|would|will|expected|target)\b",
    re.IGNORECASE,
)
# Of what is wished this much is foreseen: a column of the forecast has it.
_FORESEEN = re.compile(
    r"\b(?:väntas|beräknas|förväntas|prognostiseras|bedöms|expected)\b", re.IGNORECASE
)
_SUM = re.compile(
    r"\b(?:tillsammans|sammanlagt|sammantaget|båda|together)\b",
    re.IGNORECASE,
)
_MORE_WORDS = re.compile(r"\b(?:mer|högre|fler|more|higher|över)\b", re.IGNORECASE)
_LESS_WORDS = re.compile(rf"\b(?:mindre|lägre|färre|less|lower|{BELOW})\b", re.IGNORECASE)
# How far the exact value may be from a number that is told roughly, as a share of it.
_ROUGHLY = Decimal("0.05")
_NEAR_BY = 25
_BOUNDS = re.compile(
    r"minst|högst|över|under|upp till|mer än|mindre än|at least|at most|over|up to|more than|"
    r"less than"
)
_BELOW = re.compile(r"närmare|knappt|nästan|nearly|almost|just under")
_ABOVE = re.compile(r"drygt|just over")


@dataclass(frozen=True)
class Claim:
    """A number of a sentence and what it says. `years` are those that the number is told of, the
    report's own where it is empty; `since` the years that it is compared with. `way` is 1 or -1
    where a word says up or down, better or worse, else 0. `part` and `wish` say that the number
    may be of a part of something, or of what is only wanted, `foreseen` that it is what a forecast
    has. `parenthesis` says that it stands in
    parentheses behind another number, `compared` that it is how much more or better something is
    than something else. `better` is 1 or -1 where a word says
    better or worse, `earlier` that the number is of the year before, `gap`
    that it is called a difference."""

    sentence: Sentence
    number: TypedNumber
    clause: str
    kind: Kind
    against: Against
    years: tuple[str, ...]
    since: tuple[str, ...]
    way: int
    part: bool
    wish: bool
    foreseen: bool
    together: bool
    parenthesis: bool
    compared: bool
    better: int
    earlier: bool
    gap: bool

    @cached_property
    def dimension(self) -> str:
        """What its unit measures: money, a share or a number."""
        return dimension_of(self.number.unit)

    @cached_property
    def stated(self) -> Decimal:
        """The number without its sign, in kronor, as a ratio or as a count."""
        return abs(self.number.base)

    @cached_property
    def digits(self) -> int:
        """How many digits say something: 305,3 has four, 2 has one, 12 000 has two."""
        shown = str(abs(self.number.value or Decimal(0))).replace(".", "").lstrip("0")
        return max(1, len(shown if self.number.decimals else shown.rstrip("0")))

    @property
    def bound(self) -> bool:
        """Whether it is only a bound: at least, up to."""
        return bool(_BOUNDS.fullmatch(self.number.hedge))

    def reach(self) -> tuple[Decimal, Decimal]:
        """How far below and above the stated value the exact one may be: half a unit of the last
        digit; of the last digit that is no nought where it is told roughly, and at least a
        twentieth; below a number that is told as `närmare`, above one that is told as `drygt`."""
        return self._reach

    @cached_property
    def _reach(self) -> tuple[Decimal, Decimal]:
        number = self.number
        unit = Decimal(1).scaleb(-number.decimals)
        value = abs(number.value or Decimal(0))
        noughts = len(str(int(value))) - len(str(int(value)).rstrip("0")) if value else 0
        if not number.decimals and noughts >= 2:
            # 45 000 is told to the nearest thousand.
            unit = Decimal(1).scaleb(min(noughts, 6))
        half = in_base(unit / 2, number.unit)
        if not number.hedge:
            return half, half
        if not number.decimals and noughts:
            half = in_base(Decimal(5).scaleb(noughts - 1), number.unit)
        rough = max(half, self.stated * _ROUGHLY)
        if _BELOW.fullmatch(number.hedge):
            return rough * 2, half
        if _ABOVE.fullmatch(number.hedge):
            return half, rough * 2
        return rough, rough


def claim_of(sentence: Sentence, number: TypedNumber) -> Claim:
    """The claim that a number makes in its sentence, read once."""
    told = sentence.kept.get(number)
    if not isinstance(told, Claim):
        told = sentence.kept[number] = _read(sentence, with_unit(sentence, number))
    return told


def _read(sentence: Sentence, number: TypedNumber) -> Claim:
    clause = clause_of(sentence, number)
    before = sentence.text[max(0, number.start - 90) : number.start]
    behind = sentence.text[number.end : number.end + 80]
    leading = sentence.text[
        max(0, sentence.text.rfind(clause, 0, number.end + len(clause))) : number.start
    ]
    # Why something is so is told of something else.
    kind, against = _kind(_without_cause(clause, number), before, behind, number)
    told = _told_like(sentence, number) if kind == "level" else None
    if told is not None:
        kind, against = told.kind, told.against
    plan = plan_beside(sentence, number) if kind == "level" else ""
    if plan:
        kind, against = "variance", plan
    change = change_in(sentence, number)
    if change:
        kind, against = ("growth" if number.unit == "percent" else "change"), "period"
    years, since = years_of(sentence, number, clause)
    return Claim(
        sentence=sentence,
        number=number,
        clause=clause,
        kind=kind,
        against=against,
        years=years,
        since=since,
        way=told.way if told else _way(change["noun"] if change else clause, behind, kind),
        part=bool(
            # What stood in brackets is told; a change of something that is named is all of it.
            (not change and _PART.search(_CHANGE_NAMED.sub("", leading).rpartition(")")[2]))
            or _PART_BEHIND.match(behind)
            or _OF_WHOLE.match(sentence.text[: number.start])
            or (number.unit != "percent" and _OF_WHOLE_PLAIN.match(sentence.text[: number.start]))
        ),
        wish=bool(_WISH.search(leading)),
        foreseen=_is_foreseen(leading),
        together=bool(_SUM.search(clause)),
        parenthesis=in_parentheses(sentence.text, number),
        gap=bool(_GAP.search(leading)),
        earlier=not years and is_earlier(sentence.text, number, leading),
        better=quality(_without_bracket(clause, number)) or quality(behind[:25].partition("(")[0]),
        compared=bool(_MORE.match(behind) or _BEHIND_PLAN.match(behind)),
    )


def _told_like(sentence: Sentence, number: TypedNumber) -> Claim | None:
    """The change that stands before a number with whose verb it is told, too: `intäkterna ökade
    med 2,4 mkr och kostnaderna med 3,1`."""
    before = [one for one in sentence.amounts if one.end <= number.start]
    if not before:
        return None
    last = before[-1]
    left = sentence.text[last.end : number.start]
    if not is_elided(left, sentence.text[: last.start]):
        return None
    told = claim_of(sentence, last)
    if (number.unit == "percent") != (last.unit == "percent"):
        return None
    return told if told.kind in ("change", "growth", "variance") else None


def _without_cause(clause: str, number: TypedNumber) -> str:
    """A part of a sentence up to where it says why."""
    place = clause.find(number.text)
    cause = CAUSES.search(clause, place + len(number.text)) if place >= 0 else None
    return clause[: cause.start()] if cause else clause


def _without_bracket(clause: str, number: TypedNumber) -> str:
    """A part of a sentence without what a bracket begins to tell of the next number."""
    before, own, behind = clause.partition(number.text)
    return f"{before}{own}{behind.partition('(')[0]}"


def _is_foreseen(leading: str) -> bool:
    """Whether what is told is foreseen, and nobody wants it: `kostnaden väntas bli`."""
    return bool(_FORESEEN.search(leading)) and not _WISH.search(_FORESEEN.sub(" ", leading))


def _kind(clause: str, before: str, behind: str, number: TypedNumber) -> tuple[Kind, Against]:
    """The kind of amount, and against what."""
    percent = number.unit == "percent"
    compared = _MORE.match(behind) or _BEHIND_PLAN.match(behind)
    if compared:
        return _compared(compared["than"] or "", clause, percent)
    left = _LEFT_OVER.match(behind) and not percent
    if left or _WENT_OVER.search(before) or (number.sign and _FORESEES.search(before)):
        return "variance", "budget"
    beyond = _BEYOND.search(before)
    if beyond and _PLAN_OR_PAST.search(beyond["than"]):
        return _compared(beyond["than"], clause, percent)
    own = _own_part(before)
    if FROM.search(own):
        return "level", ""
    if _VARIANCE.search(clause):
        if percent and _SHARE.search(own):
            return "share", _against(clause)
        return "variance", "forecast" if _FORECAST.search(clause) else "budget"
    if _MEAN.search(_without_next(clause, behind, number)):
        return "mean", ""
    changed = bool(directions(before))
    return _kind_of_own(own, clause, behind, number, changed_before=changed)


def _without_next(clause: str, behind: str, number: TypedNumber) -> str:
    """A part of a sentence up to its number, where another number ends it: what stands between
    them may tell that one is a mean, `av 124 platser var i snitt 117 belagda`."""
    place = clause.find(number.text)
    end = place + len(number.text)
    ends = place >= 0 and re.match(r"[^0-9]*[0-9]", behind)
    return clause[:end] if ends and len(clause) - end >= len(ends[0]) - 1 else clause


def _kind_of_own(
    own: str, clause: str, behind: str, number: TypedNumber, *, changed_before: bool
) -> tuple[Kind, Against]:
    """The kind of amount by the words right before the number."""
    percent = number.unit == "percent"
    if percent and _THAT_IS.search(own):
        if re.match(r"\s*av\b", behind) or not changed_before:
            return "share", "budget" if _OF_BUDGET.search(behind) else ""
        return "growth", "period"
    if percent and not changed_before and _OF_SOMETHING.match(behind):
        return "share", "budget" if _OF_BUDGET.search(behind) else ""
    if _LAY.search(own):
        return ("share", "") if percent and _SHARE.search(own) else ("level", "")
    changed = bool(directions(clause)) or bool(directions(own)) or bool(quality(own))
    by = _CHANGE_NOUN.search(own) or (changed and _BY.search(own)) or _BY_VERB.search(own)
    of = _CHANGE_OF.search(own) or _is_right_behind_way(own)
    if by or of or number.unit == "pp":
        return ("growth" if percent else "change"), _against(clause)
    grown = bool(_GROWTH_NOUN.search(clause))
    # Of no share is it said that it is above nought.
    if grown or (percent and number.sign > 0):
        return "growth", "" if grown else _against(clause)
    if _FORECAST.search(own) and not _TO_OUTCOME.search(own):
        return "forecast", ""
    if _PLANNED.search(own):
        return "budget", ""
    if percent and _SHARE.search(own):
        return "share", "budget" if _OF_BUDGET.search(behind) else ""
    return ("" if changed and not _TO.search(own) else "level"), ""


_PLAN_OR_PAST = re.compile(
    f"{_FORECAST.pattern}|{_BUDGET.pattern}|{_EARLIER.pattern}", re.IGNORECASE
)
_LAY = re.compile(
    r"\b(?:låg|ligger|legat|hamnade|landade|stannade) på\s+(?:\w+\s+)?$|"
    r"\b(?:uppgick|uppgår|uppgått) till\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
# English tells how much right behind the verb: `increased 6% to`.
_BY_VERB = re.compile(
    r"\b(?:increased|decreased|declined|grew|rose|fell|dropped|improved)\s+(?:approximately\s+)?$",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r"\s*(?:av|of) (?!de\b|dem\b|the\b)\w", re.IGNORECASE)
_THAT_IS = re.compile(
    r"\b(?:vilket är|vilket motsvarar|motsvarar|det vill säga|d\.?v\.?s\.?|eller|which is|or)\s*"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)
_OF_BUDGET = re.compile(
    r"^\s*av\s+(?:\w+\s+){0,2}?\w*(?:kommunbidrag|nämndbidrag|budget|anslag|ram)\w*", re.IGNORECASE
)
_AGAINST = re.compile(
    r"\b(?:jämfört med|mot|gentemot|compared (?:with|to)|against)\b", re.IGNORECASE
)
_TO_OUTCOME = re.compile(r"\b(?:utfall\w*|bokslut\w*|blev)\b", re.IGNORECASE)


_PARTS = re.compile(
    r"[;:]\s|,\s(?!(?:19|20)[0-9]{2}\b)|[0-9]\s|(?<!-\s)\b(?:och|samt|då|när|men|medan|and|but|while)\b"
)


def _own_part(before: str) -> str:
    """What stands before a number up to the comma, full stop or number before it."""
    cut = _PARTS.split(before)
    kept = cut[-1]
    return kept if len(kept.strip()) > 2 or len(cut) == 1 else f"{cut[-2]} {kept}"


def _compared(than: str, clause: str, percent: bool) -> tuple[Kind, Against]:
    """What is more or less than something."""
    against = clause if _AGAINST.search(clause) and not than.strip(" ,") else than
    if _FORECAST.search(against):
        return "variance", "forecast"
    if _BUDGET.search(against):
        return "variance", "budget"
    if _EARLIER.search(than) or YEAR.search(than):
        return ("growth" if percent else "change"), "period"
    if _VARIANCE.search(clause):
        return "variance", ""
    return ("growth" if percent else "change"), ""


def _against(clause: str) -> Against:
    if _FORECAST.search(clause):
        return "forecast"
    if re.search(
        r"(?:mot|än|med|över|under|av) (?:\w+ )?\w*(?:budget|bidrag|anslag)", clause, re.I
    ):
        return "budget"
    return "period" if _EARLIER.search(clause) or LAST_YEAR.search(clause) else ""


def _is_right_behind_way(own: str) -> bool:
    """Whether a number stands right behind a verb of direction: `steg 3,2 procent`."""
    told = [end for _start, end, _way in directions(own)]
    return bool(told) and bool(_FEW_WORDS.fullmatch(own, told[-1])) and bool(_VERBAL.search(own))


_FEW_WORDS = re.compile(
    r"\s+(?:(?:cirka|ca|drygt|knappt|närmare|nästan|omkring|ungefär|hela|sek)\s+)*", re.IGNORECASE
)
_VERBAL = re.compile(r"(?:ade|at|ar|steg|stigit|sjönk|sjunkit|växte|vuxit|föll|fallit)\b\D*$", re.I)
_GAP = re.compile(r"\b(?:mellan)?(?:skillnad|differens|difference)\w*\b", re.IGNORECASE)


def _way(clause: str, behind: str, kind: Kind) -> int:
    """Which way the words say: up or better, down or worse; 0 where they say nothing or both."""
    if kind == "variance":
        than = _MORE.match(behind) or _BEHIND_PLAN.match(behind)
        told = than[0][: than.start("than") - than.start()] if than else ""
        return bool(_MORE_WORDS.search(told)) - bool(_LESS_WORDS.search(told))
    if kind in ("change", "growth"):
        more, less = (form.search(behind) for form in (_MORE_WORDS, _LESS_WORDS))
        near = [way for way, one in ((1, more), (-1, less)) if one and one.start() < _NEAR_BY]
        if near:
            return near[0]
        ways = {way for _start, _end, way in directions(clause)}
        return ways.pop() if len(ways) == 1 else 0
    return 0
