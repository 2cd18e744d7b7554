"""Words of labels and sentences, brought to what they have in common.

A row is called `Nettokostnader`, and the sentence says `nettokostnaden`: both have the root
`nettokostnad`. Endings are those that Swedish (and, for the plural, English) gives a noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from .age_words import banded
from .other_names import by_one_name

_ENDING = re.compile(
    r"(?<=[^\W\d_]{3})(?:arnas|ernas|ornas|arens|arna|erna|orna|aren|ares|arns|ens|ets|ans|ars|ers|"
    r"ors|are|en|et|an|ar|er|or|na|ns|as|es|a|e|n|s|t)$|(?<=[^\W\d_]it)[iy]$"
)
# Words, abbreviations, and the ages by which rows are called (30-39).
_TOKEN = re.compile(r"[0-9]{1,3}-[0-9]{1,3}(?![0-9-])|[^\W\d_]+(?:/[^\W\d_]+)?")
_SUM = re.compile(r"\bs:a\b", re.IGNORECASE)
# The statutory row `Generella statsbidrag och utjämning`, which sentences call by its first half.
_GRANTS = re.compile(
    r"(?P<grants>statsbidrag(?:en)?),?(?: och|, )\s*"
    r"(?:kommunal(?:ekonomisk)?\s+)?utjämning(?:en)?\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"och|av|i|för|till|på|med|utan|från|om|den|det|de|dem|ett|en|m|mm|samt|som|är|var|har|hade|"
    r"inom|per|vid|under|över|exkl|inkl|exklusive|inklusive|resp|respektive|ab|hb|kr|tkr|mkr|mnkr|"
    r"mdkr|kronor|tusen|tusental|miljoner|procent|st|nr|antal|antalet|enligt|namn|år|året|årets|därav|varav|"
    r"and|of|the|for|to|in|a|an|other|number|at|by|with|from|year|its|their|was|is|on|or|as|be|"
    r"are|were|been|has|have|had|this|that|these|those|which|our|we|it|during|such|not",
    re.IGNORECASE,
)
# What any table of amounts has: alone, such a word names no row.
GENERIC = (
    "resultat netto kostnad kostnader intäkt intäkter budget budgeten utfall avvikelse nämnd "
    "kommun kommunens kommunen koncern koncernen bolag kontor förvaltning avdelning enhet "
    "verksamhet verksamhetens övrig övriga övrigt ökning minskning förändring nettokostnad "
    "prognos bokslut allmän allmänna intern interna extern externa andel helår belopp period "
    "perioden värde "
    "result cost costs income revenue budget outcome variance total net change"
)
# What bodies are called: beside a name it tells one body from another.
BODY = "kontor nämnd förvaltning avdelning enhet bolag koncern stab kansli"
# Who is counted, in many tables of different things.
COUNTED = (
    "kvinnor män flickor pojkar barn elever chefer chef medarbetare anställda tillsvidareanställda "
    "visstidsanställda timanställda månadsavlönade heltid deltid kommun riket länet region ålder "
    "women men girls boys children employees"
)
TOTAL = "summa totalt total totala sammanlagt sammanlagd s:a sa alla samtliga sum"
_LEAST_AKIN, _LEAST_PART = 5, 6
_BODY_NAME = re.compile(r"(?:nämnd|styrels?e?|kommun|region|förvaltning|kontor|bolag)$")


# What is doubled before an ending: `hemmet` is `hem`.
_DOUBLED = re.compile(r"(?<=[^\W\d_]{2})mm$")
# What is called by how it is: `nöjdheten` of those that are `nöjda`.
_OF_QUALITY = re.compile(r"(?<=[^\W\d_]{3}[dg])h$")
# What loses a vowel before its ending, or has another stem in the plural.
_IRREGULAR = {
    "medlen": "medel",
    "medlens": "medel",
    "egna": "eget",
    "bränder": "brand",
    "bränderna": "brand",
    "städer": "stad",
    "böcker": "bok",
    "böckerna": "bok",
    "nätter": "natt",
    "nätterna": "natt",
}
# Heads shorten the months that sentences write out.
_MONTHS = {
    "jan": "januari",
    "feb": "februari",
    "apr": "april",
    "jun": "juni",
    "jul": "juli",
    "aug": "augusti",
    "sep": "september",
    "sept": "september",
    "okt": "oktober",
    "nov": "november",
    "dec": "december",
}


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """A word without the endings of inflection; at least three letters are kept. A month has the
    same root shortened and in full."""
    told = word.lower()
    told = _MONTHS.get(told, _IRREGULAR.get(told, told))
    while True:
        shorter = _ENDING.sub("", told)
        if shorter == told:
            return _OF_QUALITY.sub("", _DOUBLED.sub("m", told))
        told = shorter


GENERIC_ROOTS = frozenset(map(root, GENERIC.split()))
BODY_ROOTS = frozenset(map(root, BODY.split()))
COUNTED_ROOTS = frozenset(map(root, COUNTED.split()))
# Beside another word these add little: net result, the operations' net costs.
FAINT_ROOTS = frozenset(map(root, ("net", "verksamhet", "period", "helår", "generella", "general")))
TOTAL_ROOTS = frozenset(map(root, TOTAL.split()))
# So much begins with these that the rest of the compound is what it is about.
_MANY_COMPOUNDS = (
    frozenset(
        map(
            root,
            [
                "region",
                "person",
                "social",
                "special",
                "central",
                "individ",
                "förvaltning",
                "riks",
                "stads",
            ],
        )
    )
    | GENERIC_ROOTS
)
# How closings tell of amounts, whatever the amounts are of.
_TELLING = """
förbättrats förbättrades försämrats försämrades försvagats försvagades stärkts stärktes sjunkit
sänkts sänktes höjts höjdes vuxit växte anspråk använts använt använder slut verksamheter
skattekrona
verksamheterna nämnder nämnderna utgången ungefär vilken detta dess deras ytterligare ligger
hamnade landade uppnådde innebar förra vid tillsammans sammanlagda projektet projekt gäller
gällde redovisats against sek msek tsek was amounted totalled came stood rose fell grew improved
worsened declined uppgick uppgår uppgått redovisar redovisade redovisas redovisat visar visade
visat blev blir blivit låg legat är var varit motsvarar motsvarade motsvarande utgör utgjorde
utgörs stod står svarar svarade ökat ökade ökar ökning minskat minskade minskar minskning högre
lägre mer mindre fler färre bättre sämre jämfört jämförelse föregående tidigare samma sedan
under över budget budgeten budgeterat budgeterade budgeterad prognos prognosen prognostiserat
överskott underskott överskottet underskottet avvikelse avvikelsen resultat resultatet lämnar
lämnade gav ger gjorde gör innebär vilket samtidigt medan även också därmed sammanlagt
sammantaget drygt cirka knappt närmare nästan omkring endast bara hela helår helåret årsskiftet
slutet december januari bokslut bokslutet utfall utfallet positiv positivt negativ negativt
kommunen kommunens nämnden nämndens verksamheten verksamhetens förvaltningen förvaltningens
enheten enhetens avdelningen avdelningens kontoret kontorets bolaget bolagets koncernen
årsskifte tilldelat tilldelad samlat kommer kommit finns fanns hade beräknas kostat kostade
kostar kostnader kostnaderna nettokostnader nettokostnaden intäkter intäkterna nått når nådde
steg stigit sjönk föll respektive varav totalt totala summa samlade andel andelen antal antalet
procent procentenheter kronor tkr mkr miljoner tusen genomsnitt genomsnittet snitt genomsnittlig
tid tiden skillnad skillnaden motsvara mot reported shows showed increased decreased compared
previous last year million thousand surplus deficit higher lower better worse than which were
has have been totalling total fiscal ended january february march april june july august september
october november december quarter primarily mainly compared approximately respectively recorded
recognized represented accounted decline decrease increase driven billion percent
däremot dock emellertid fortsatt fortfarande åter återigen vidare redan nu något
betydligt kraftigt marginellt tydligt svagt främst huvudsakligen dessutom istället räknar räknade
räknat prognostiserar prognostiserade prognostiseras bedömer bedöms bedömdes väntas förväntas
uppvisar uppvisade noterar noterade noteras noterades landar landat stannade stannar hamnar fick
får går gick gått drog överskred överskrider underskred pekar pekade sjunker stiger växer
avviker avvek budgetavvikelse budgetavvikelsen
"""
# Of whom an amount is: the group's is another than the municipality's.
_GROUP = ("koncern", "kommunkoncern", "regionkoncern", "stadskoncern", "sammanställd", "group")
SCOPE_ROOTS = frozenset(map(root, (*_GROUP, "kommun", "region", "bolag", "staden")))
# Which side of an account a column holds: what is said of none is the net of both.
GROUP_ROOTS = frozenset(map(root, _GROUP))
SIDE_ROOTS = frozenset(map(root, ("kostnad", "intäkt", "netto", "nettokostnad", "brutto")))
RESULT_ROOTS = frozenset(map(root, ("resultat", "result")))
NET_ROOTS = frozenset(map(root, ("netto", "nettokostnad")))
TELLING_ROOTS = frozenset(map(root, _TELLING.split())) | GENERIC_ROOTS | TOTAL_ROOTS


# What is called otherwise in a sentence than in the statements.
_ALSO_CALLED = {
    root(one): root(other)
    for one, other in (
        ("balansomslutning", "tillgångar"),
        ("sjukskrivning", "sjukfrånvaro"),
        ("personalstyrka", "anställda"),
        ("kassa", "likvida"),
        ("omsättning", "nettoomsättning"),
        ("folkmängd", "invånare"),
        ("befolkning", "invånare"),
        ("population", "inhabitants"),
    )
}


def also_called(word: str) -> str:
    """What a word that is said is called in the statements; the word itself where the same."""
    return _ALSO_CALLED.get(word, word)


@lru_cache(maxsize=20_000)
def roots_of(text: str) -> tuple[str, ...]:
    """The roots of the words of a text that say something, in order, each once."""
    plain = text.replace("\u2013", "-").replace("\u00ad", "")
    plain = banded(_SUM.sub("summa", plain))
    if "tjämning" in plain:
        plain = _GRANTS.sub(r"\g<grants>", plain)
    plain = by_one_name(plain)
    return tuple(
        dict.fromkeys(
            root(word)
            for word in _TOKEN.findall(plain)
            # In capitals it is a department, and no pronoun.
            if (word == "IT" or not _EMPTY.fullmatch(word)) and (len(word) > 2 or word.isupper())
        )
    )


def is_body(word: str) -> bool:
    """Whether a root is what some body of a municipality is called: `socialnämnd`."""
    return bool(_BODY_NAME.search(word))


def likeness(named: str, said: str) -> float:
    """How surely a word that is said means a word of a name, from 0 to 1: the word itself, a
    compound that begins with it (`lokalkostnader` for Lokaler), or less surely the beginning or
    the end of a compound alone (`kostnadsutveckling` for Nettokostnadsutveckling)."""
    if named == said:
        return 1.0
    if len(said) > len(named):
        wide = len(named) >= _LEAST_AKIN and named not in _MANY_COMPOUNDS
        return 0.8 if wide and said.startswith(named) else 0.0
    if len(said) >= _LEAST_PART and said not in _MANY_COMPOUNDS:
        return 0.5 if named.startswith(said) or named.endswith(said) else 0.0
    return 0.0


def said_in(named: str, words: Iterable[str]) -> float:
    """How surely one of many words means a word of a name."""
    return max((likeness(named, one) for one in words), default=0.0)
