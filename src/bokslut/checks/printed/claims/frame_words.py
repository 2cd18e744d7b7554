"""The words of the frames in which sentences tell amounts, as tables of forms: verbs and nouns of
change, words for what was planned, foreseen or aimed at, what compares, what ends a frame."""

from __future__ import annotations

import re
from typing import Literal

from ..understood.words import TELLING_ROOTS, root
from .directions import LONGER, SHORTER

# `level` is what something is, `then` what it was, `plan` what was budgeted, foreseen or aimed at,
# `change` by how much two of these differ, `growth` the same in percent, `share` what part of
# something it is, `whole` that something, `other` the same of somebody else.
Role = Literal["level", "then", "plan", "change", "growth", "share", "whole", "other", ""]
Base = Literal["period", "budget", "forecast", "target", "other", ""]

SHARES = ("percent", "pp")
_FILL = (
    r"(?:(?:hela|endast|bara|totalt|sammanlagt|sammantaget|cirka|ca|drygt|knappt|närmare|nästan|"
    r"omkring|ungefär|runt|strax|sek|msek|tsek|about|around|some|only|nearly|almost|just over|"
    r"plus|minus|fortsatt|oförändrat|därmed|alltså|således)\s+){0,2}$"
)
_VERB = (
    r"(?:ök(?:ade?|at|ar|as|ats|ades)|st(?:eg|igit|iger)|väx(?:te|t|er)|vuxit|höj(?:de|des|t|ts|s)|"
    r"förbättra(?:de|des|t|ts|s|r)|stärk(?:te|tes|t|ts)|minska(?:de|des|t|ts|r|s)|sj(?:önk|unkit|"
    r"unker)|föll|fallit|faller|sänk(?:te|tes|t|ts)|försämra(?:de|des|t|ts|s|r)|"
    r"försvaga(?:de|des|t|ts)|gick (?:upp|ned|ner)|gått (?:upp|ned|ner)|tilltagit|avtagit|"
    r"förändra(?:des|ts|t)|ändra(?:des|ts)|överst(?:eg|igit|iger)|överskreds?|överskridits?|"
    r"överskrid(?:er|s)|överträffa(?:de|t|r)|underst(?:eg|igit|iger)|underskreds?|underskridits?|avvek|"
    r"avviker|avvikit|"
    r"increased|rose|risen|grew|grown|improved|strengthened|decreased|fell|fallen|declined|"
    r"dropped|shrank|shrunk|climbed|weakened|deteriorated|worsened|reduced|exceeded|exceeds)"
)
CHANGE_NOUN = (
    r"(?:\w*(?:ökning|minskning|förbättring|försämring|uppgång|nedgång|höjning|sänkning|förändring|"
    r"skillnad|differens|lyft|tapp)(?:en|et|n)?|increase|decrease|improvement|rise|fall|decline|"
    r"drop|change|difference|deterioration|reduction|gain|loss)"
)
_VARIANCE_NOUN = (
    r"\w*(?:överskott|underskott|avvikelse|överdrag|överskridande|merkostnad|surplus|deficit|"
    r"variance|shortfall|overrun|underrun|overspend|underspend)(?:et|en|n)?"
)
_REFERENCE = (
    r"(?:\s+(?:mot|jämfört med|gentemot|i förhållande till|från|sedan|against|compared (?:with|to)|"
    r"from|on|since|under)\s+[^⟦⟧,;]{1,40}?)?"
)
_OF = (
    r"\s+(?:(?:som|har|hade|is|was|har varit|beräknas|uppgick|uppgår|which)\s+)?"
    r"(?:med|på|om|till|of|by|was|is|är|var|blev|blir|motsvarar|motsvarande)\s+"
)
_TOLD = r"(?<![\wåäö])"
_LEVEL_VERB = (
    r"(?:uppgick|uppgår|uppgått|blev|blir|blivit|var|varit|är|hade|har|landa(?:de|r|t)|hamna(?:de|r"
    r"|t)|l(?:åg|igger|egat)|stanna(?:de|r|t)|sluta(?:de|r|t)|kosta(?:de|r|t)|nådde|når|nått|"
    r"omfatta(?:de|r)|utnyttja(?:de|t|des|ts|r)|upparbeta(?:de|t|des|ts)|betala(?:de|t|des|ts)|"
    r"förbruka(?:de|t|r|des|ts)|använ(?:de|t|der|des|ts)|"
    r"investera(?:de|t|des|ts)|fick|tog|gjorde|gör|gick|motsvara(?:de|r)|summera(?:de|r)|redovisa(?:de|r|t|s|des)|gav|ger|visar|"
    r"visade|was|were|is|are|amounted|came|totalled|stood|ended|reached|had|cost)"
)
PLANNED = (
    r"(?:budgeterade?s?|budgeterat|\w*budget(?:en|ens|ramen|ram|värdet)?|anslag(?:et|ets)?|"
    r"kommunbidrag(?:et)?|planerade?|planerat|plan(?:en)?|beräknade|beslutade|beviljade|"
    r"tilldelade|ram(?:en|ens)?|budgeted|planned)"
)
_FORESEEN = r"(?:prognos(?:en|ens|tiserade?|tiserat|värdet)?|forecast)"
_TARGET = (
    r"(?:mål(?:et|ets|värdet|värde|nivån|sättningen)?|gräns(?:en|värdet)?|krav(?:et|nivån)?|taket|"
    r"riktvärdet|target|limit|ceiling|threshold)"
)
_BEING = (
    r"(?:\s+(?:(?:(?!och\b|men\b|samt\b)[\wåäö]+\s+){1,3}(?=är\b|var\b|was\b|is\b|på\b))?"
    r"(?:för|of|for|på|om|är|var|blev|uppgick till|uppgår till|is|was|högst|minst|satt till|"
    r"fanns|skulle|visade|visar|pekade på|pekar på|därmed)\b[^⟦⟧;(]{0,60}?)?\s+"
)
# `kvar är 3,2 mkr`, `och lämnar tillbaka 3,2 mkr`: what is left of a plan differs from it.
_LEAVES = (
    r"(?:kvar(?:står)?(?:\s+(?:är|var|blir|finns|fanns))?|återstår|återstod|återstoden(?:\s+är)?|"
    r"lämna(?:r|de|t)(?:\s+tillbaka)?|leaving|remaining|left(?:\s+over)?)"
    r"(?:\s+(?:då|nu|alltså|därmed|således))?\s+"
)
# What stands right before a number, the first that fits; the number is what the first column says.
_LEFT_FORMS: tuple[tuple[Role, Base, str], ...] = (
    # `en ökning från 2021 då det var 380`.
    (
        "then",
        "period",
        r"(?:(?:19|20)[0-9]{2}|föregående år|förra året|året innan|året före|last year),? "
        r"(?:då|när|when) (?:det|den|de|it|they|(?!budget)[^\W\d_]{4,}) "
        r"(?:var|låg på|uppgick till|hade|was|were)\s+(?:ett (?:över|under)skott (?:på|om)\s+)?",
    ),
    (
        "then",
        "period",
        r"(?:från|from)\s+(?:(?:tidigare|fjolårets|föregående års|förra årets|as low as)\s+)?",
    ),
    (
        "share",
        "",
        r"(?:\w+grad(?:en)?|\w*beläggning(?:en)?|svarsfrekvens(?:en)?|upparbeta\w*|förbruka\w*|utnyttja\w*)\s+"
        r"(?:på|om|till|är|var|blev|med)\s+(?=(?:\w+\s+)?$)",
    ),
    ("change", "", CHANGE_NOUN + _REFERENCE + _OF),
    ("change", "", r"(?:är|var|blev|blir)\s+" + CHANGE_NOUN + r"\s+"),
    (
        "change",
        "",
        r"(?:(?:mellan)?skillnaden|differensen|(?:ök|minsk)ningen|the difference)"
        r"(?:\s+(?:mellan|between)\s+[^⟦⟧;,]{2,40}?)?(?:\s+(?:är|var|blev|is|was))?[,:]?\s+",
    ),
    ("change", "", _VERB + r"\b[^⟦⟧;.]{0,70}?\s(?:med|by)\s+"),
    ("change", "", r"(?:upp|ned|ner|up|down)\s+(?:med\s+|by\s+)?"),
    ("change", "", _VERB + r"\s+"),
    (
        "change",
        "",
        r"(?:eller|or|alltså|det vill säga|d\.?v\.?s\.?|således|därmed|that is,?)\s+(?:med|by)\s+",
    ),
    ("change", "budget", _VARIANCE_NOUN + _REFERENCE + _OF),
    ("change", "budget", _VARIANCE_NOUN + r"[,:]?\s+"),
    ("change", "budget", r"ett\s+(?:plus|minus)\s+(?:mot\s+budget\w*\s+)?(?:på|om)\s+"),
    ("change", "budget", _LEAVES),
    ("plan", "forecast", _FORESEEN + _BEING),
    ("plan", "target", _TARGET + r"(?:,\s+(?:som|which))?" + _BEING),
    (
        "plan",
        "target",
        r"(?:får|ska|skall|bör|måste|may|shall|must)\s+(?:[\wåäö]+\s+){0,4}?"
        r"(?:högst|lägst|minst|maximalt|at most|at least)\s+",
    ),
    ("plan", "budget", PLANNED + _BEING),
    (
        "then",
        "period",
        r"(?:föregående års?|förra årets?|fjolårets|fjolåret|i fjol|last year(?:'s)?|året innan|"
        r"året före|ett år tidigare|(?:vid|i)\s+(?:årets|dess|periodens)\s+(?:början|ingång)|"
        r"(?:då|när|when)\s+(?:\w+\s+){1,3}?(?:var|was|uppgick till|blev))\b"
        # `än i fjol och uppgick till` tells of this year again.
        r"(?:(?!\b(?:och|samt|and)\s+(?:uppg|var\b|är\b|blev|was\b|amount))[^⟦⟧;,]){0,30}?\s?",
    ),
    (
        "then",
        "",
        r"(?:mot|jämfört med|att jämföra med|att ställa mot|jämfört mot|against|"
        r"compared (?:with|to))\s+",
    ),
    ("level", "", r"(?:till|to)\s+"),
    ("level", "", _LEVEL_VERB + r"\b[^⟦⟧;,(]{0,40}?\s"),
)
LEFT = tuple(
    (role, base, re.compile(_TOLD + form + _FILL, re.IGNORECASE))
    for role, base, form in _LEFT_FORMS
)
THAT_IS = re.compile(
    r"\b(?:det vill säga|d\.?v\.?s\.?|alltså|motsvarande|vilket motsvarar|motsvarar|motsvarade|"
    r"eller|vilket är|vilket|utgör|utgjorde|står för|stod för|svarar för|svarade för|svarade|"
    r"that is|which is|or|corresponding to|corresponds to|accounted for|accounts for|represents?|"
    r"equal to)\s+(?:därmed\s+|alltså\s+|för\s+)?" + _FILL,
    re.IGNORECASE,
)
OPEN = re.compile(
    r"\((?P<label>[^()⟦⟧]{0,40})$",
)
_MORE = (
    rf"(?P<up>högre|mer|fler|större|dyrare|higher|more|greater|{LONGER})|"
    rf"(?P<down>lägre|mindre|färre|billigare|lower|less|fewer|smaller|{SHORTER})|"
    r"(?P<good>bättre|better)|(?P<bad>sämre|worse)"
)
_BEYOND = r"(?P<over>över|above|over|ovanför)|(?P<below>under|below)"
# `71 fler än året innan`, `2,4 procentenheter högre än männens`, `12,3 mkr under budget`.
RIGHT = re.compile(
    r"^\s*(?:(?!och\b|men\b|av\b|varav\b|i\b|på\b|and\b|of\b)[\wåäö]+\s+){0,2}?"
    rf"(?:(?:{_MORE})(?![\wåäö])|(?:{_BEYOND})(?=\s+(?:det\s+|den\s+|the\s+|årets\s+)?"
    r"(?:de[nt](?=\s*[.,;:])|\w*budget|mål|gräns|krav|taket|riktvärde|limit|ceiling|threshold|prognos|ram|plan|anslag|target|forecast|föregående|förra|fjol|riket|snittet|"
    r"genomsnitt|last|previous|rikets)))(?P<ref>[^⟦⟧;.]{0,70})",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(?<![\wåäö])(?:jämfört med|jämförelse med|mot|gentemot|i förhållande till|än|sedan|från|"
    r"under|över|utöver|översteg|överskred|underskred|understeg|exceeded|than|since|from|against|"
    r"compared (?:with|to)|below|above|relation to)\s+(?P<what>[^,;⟦⟧]{0,45})",
    re.IGNORECASE,
)
_BASE_FORMS: tuple[tuple[Base, str], ...] = (
    ("forecast", r"prognos|forecast|delårs|foresaw"),
    (
        "budget",
        r"budget|anslag|planera|\bplan(?:en|ned)?\b(?! assets)|\bram(?:en)?\b|räknat med|"
        r"kommunbidrag|avsatt|tilldela",
    ),
    (
        "target",
        r"\bmål(?:et|värdet|sättning\w*|nivån)?\b|\b(?:gräns(?:en|värdet)?|kravet|kravnivån|taket|"
        r"riktvärdet|limit|ceiling|threshold)\b|target",
    ),
    (
        "period",
        r"föregående|förra|fjol|året (?:innan|före)|tidigare|\b(?:19|20)[0-9]{2}\b|"
        r"last year|year before|previous|prior|samma (?:period|tid)|motsvarande (?:period|tid)|"
        r"ett år|a year|(?:årets|periodens|dess) (?:början|ingång)|årsskiftet|"
        r"beginning of the (?:year|period)",
    ),
)
_BASES = tuple((base, re.compile(form, re.IGNORECASE)) for base, form in _BASE_FORMS)
BREAK = re.compile(
    r";(?!\s+(?:det|vilket|utfall|överskott|underskott|avvikelse|ökning|minskning|skillnad))|"
    r"[.]\s|(?<!\(20[0-9]{2}):\s(?!(?:ett|en|an?)\s+\w*(?:skott|avvikelse|skillnad|surplus|deficit|variance)\b)|"
    r"\b(?:samtidigt|medan|men|varav|därav|while|but|whereas|of which|samt|respektive|beror|"
    r"berodde|på grund av|till följd av|förklara[rs]|tack vare|bland annat|främst|framför allt|"
    r"exempelvis|utöver|(?:ger|gav) (?:ett|en) (?:netto\w*|resultat\w*)|att jämföras med|som har|"
    r"som hade|due to|mainly|because)\b",
    re.IGNORECASE,
)
JOINS = re.compile(r",|\b(?:och(?! en\b)|and)\b", re.IGNORECASE)
# What tells that something changes, and not what.
CHANGING = re.compile(rf"(?<![\wåäö])(?:{_VERB}|{CHANGE_NOUN})(?![\wåäö])", re.IGNORECASE)
FINITE = re.compile(rf"(?<![\wåäö])(?:{_LEVEL_VERB}|{_VERB})(?![\wåäö])", re.IGNORECASE)
RELATES = re.compile(
    r"\s*(?:vilket|vilken|det|en|ett|a|an|motsvarande|upp|ned|ner|up|down|jämfört|mot|att|från|"
    r"till|således|alltså|därmed|så|which|that|or|eller|i)\b",
    re.IGNORECASE,
)
OWN_SUBJECTS = frozenset(
    map(root, ("kostnader", "intäkter", "nettokostnad", "costs", "income", "revenue"))
)
_NO_SUBJECTS = """
säga enligt därmed således personer dvs ett vill motsvarande ställa räknat kvar återstår lämnar
lämnade tillbaka skillnaden avvikelsen innebär innebar alltså således
"""
NO_SUBJECTS = TELLING_ROOTS | frozenset(map(root, _NO_SUBJECTS.split()))
# What is better or worse (`en försämring med 1 035 tkr`) is more of some things and less of others.
_UPWARDS = re.compile(
    r"(?<![\wåäö])(?:ök|st(?:eg|ig)|väx|vux|höj|gick upp|gått upp|tilltag|"
    r"\w*ökning|uppgång|upp\b|överst|överskr|increas|rose|risen|grew|grown|up\b|rise)",
    re.IGNORECASE,
)
_DOWNWARDS = re.compile(
    r"(?<![\wåäö])(?:minsk|sj(?:önk|unk)|föll|fall|sänk|gick ne|gått ne|avtag|"
    r"\w*minskning|nedgång|ned\b|ner\b|underst|underskr|decreas|fell|declin|dropp|shr[au]nk|"
    r"down\b)",
    re.IGNORECASE,
)

# `de 33,3 mnkr som beslutats`, `84,5 mnkr i anslag`.
PLAN_BEHIND = re.compile(
    r"\s*(?:som\s+(?:har\s+)?(?:beslutats|budgeterats|planerats|avsatts|anvisats|beviljats|"
    r"fanns i budget\w*)|i\s+(?:anslag|budget|kommunbidrag|budgetram))\b",
    re.IGNORECASE,
)
LEFT_BEHIND = re.compile(
    r"\s*(?:återstår|återstod|kvarstår|(?:är|var|finns|fanns|blev) kvar|för (?:mycket|lite)|"
    r"(?:lämnas|lämnades|återlämnas) tillbaka|remains?|(?:is|was|were) left|too (?:much|little))\b",
    re.IGNORECASE,
)
SIGNED = re.compile(r"\b(?:plus|minus)\s+$", re.IGNORECASE)
OF_WHICH = re.compile(r"\b(?:varav|of which)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
SPENT = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:använ|förbruk|investera|upparbeta|utnyttja|spent\b|used\b)",
    re.IGNORECASE,
)
# `Målet är högst 13 och utfallet ligger 2 över det`.
BEYOND_IT = re.compile(
    r"\s*(?:[\wåäö]+\s+)?(?:över|under|above|below)\s+(?:det|den|denna|detta|it)\s*(?:[.,;:)]|$)",
    re.IGNORECASE,
)
OF_THEM = re.compile(
    r"\b(?:av|of)\s+(?:vilka|dem|dessa|whom|which|these|them)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
EXCEEDS = re.compile(r"(?:överst|överskr|överträff|underst|underskr|exceed)", re.IGNORECASE)
# `av låneramen på 7 000 tkr`.
OF_SUM = re.compile(r"\s*(?:av|of)\s+(?:[\w-]+\s+){1,4}(?:på|om|of)\s+", re.IGNORECASE)
OF_ALL = re.compile(r"\s*(?:av|of)\s+(?:\w+\s+){0,3}", re.IGNORECASE)
# What stands before an amount in English: `from $78.0 million`.
CURRENCY = re.compile(r"(?:\b(?:SEK|EUR|USD|NOK|DKK|MSEK|MEUR)\s*|[$€£])$")
PER = re.compile(
    r"\s*(?:(?:mer|mindre|högre|lägre|more|less|higher|lower)\s+)?per\s+(?!(?:år|månad|den|year)\b)",
    re.IGNORECASE,
)


# `intäkterna ökade med 2,4 procent och kostnaderna med 3,1`: what stands between the two.
_ELIDED = re.compile(
    r"[^;:.()]{0,40}?(?:,|\b(?:och|samt|medan|men|and|while)\b)\s+"
    r"(?P<who>(?:(?!(?:med|by)\b)[\wåäö-]+\s+){1,4})(?:med|by)\s+(?:(?:cirka|ca|drygt|knappt|hela|SEK)\s+)?",
    re.IGNORECASE,
)
_VERBAL = re.compile(r"\b(?:\w{3,}(?:ades?|rdes?|stes?)|har|kan|ska|can|will)\b", re.IGNORECASE)
_LED_BY = re.compile(r"\b(?:med|by)\s+(?:\w+\s+)?$", re.IGNORECASE)


def is_elided(left: str, before: str) -> bool:
    """Whether a number is told as the one before it is, the verb left out: `left` is what stands
    between the two, `before` what leads up to the first."""
    found = _ELIDED.fullmatch(left) if _LED_BY.search(before) else None
    return found is not None and not (FINITE.search(found["who"]) or _VERBAL.search(found["who"]))


def base_of(text: str) -> Base:
    """What a text names to be held against: budget, forecast, target or an earlier period."""
    found = [(match.start(), base) for base, form in _BASES if (match := form.search(text))]
    return min(found)[1] if found else ""


def base_in(leading: str) -> Base:
    """What a sentence says before a number that it holds it against."""
    told = [base_of(match["what"]) for match in _AGAINST.finditer(leading)]
    return next((one for one in reversed(told) if one), "")


def way_of(text: str) -> int:
    """Whether a text says that it went up (1) or down (-1); 0 for neither and for both."""
    return bool(_UPWARDS.search(text)) - bool(_DOWNWARDS.search(text))


# What is left of a plan, or is more than it: `alltså 2,7 mkr i överskott`.
LEFT_OVER_OF_PLAN = re.compile(
    r"\s*(?:i|in|under|över|below|above)\s+(?:överskott|underskott|surplus|deficit|budget)|"
    r"\s*kvar\b",
    re.IGNORECASE,
)
