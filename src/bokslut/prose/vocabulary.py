"""The words with which closings speak of figures, in Swedish and English.

Only what a closing says of its economy; a word that could mean two things stands with both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bokslut.model.figure import FigureRef

# What a figure is a figure of. The first form that fits a place is what is said there.
SUBJECTS: tuple[tuple[str, str], ...] = (
    ("net_cost", r"nettokost\w*|net costs?|(?:total\w* )?kostat|have cost"),
    ("cost", r"(?:[\wåäö]+-)?[\wåäö]*kostnad(?!seffekt|sutveckl)[\wåäö]*|costs?|expenditure"),
    ("income", r"[\wåäö]*intäkt[\wåäö]*|income|revenues?"),
    ("appropriation", r"kommunbidrag\w*|nämndbidrag\w*|appropriations?"),
    ("result", r"[\wåäö]*överskott\w*|[\wåäö]*underskott\w*|resultat\w*|surplus|deficit|result"),
    ("depreciation", r"avskrivningar\w*|depreciation"),
    ("ratio", r"k/i-tal\w*|cost[- ]income ratio"),
    ("equity_ratio", r"soliditet\w*|equity ratio"),
    ("assets", r"tillgångar\w*|balansomslutning\w*|assets"),
)
INVESTMENTS = r"[\wåäö-]*investering\w*|projekt\w*|investments?|projects?"

# What is done with it.
OPERATIONS: tuple[tuple[str, str], ...] = (
    ("forecast", r"[\wåäö]*prognos\w*|delårsbokslut\w*|forecast\w*"),
    (
        "change",
        r"ök(?:at|ade?|ar|ning\w*|a)|minsk(?:at|ade?|ar|ning\w*|a)|mer än|mindre än|"
        r"kostnadsutveckling\w*|nettokostnadsutveckling\w*|skillnad\w*|högre|lägre|"
        r"increase[sd]?|decrease[sd]?|more than|less than|growth|higher|lower|change",
    ),
    ("variance", r"[\wåäö]*avvik\w*|bättre|sämre|än budgeterat|variance|better|worse"),
    ("budget", r"budget(?:en|erat|erade|erad)?\b|budgeted"),
    ("share", r"motsvarar?|of its appropriation|av tilldelat|av kommunbidraget"),
)

# Words that turn with the sign: what is above zero, what is below, and whose sign it is.
_SURPLUS = "surplus"
_CHANGE = "change"
_QUALITY = "quality"
PAIRS: tuple[tuple[str, str, str], ...] = (
    (_SURPLUS, "överskott", "underskott"),
    (_SURPLUS, "överskottet", "underskottet"),
    (_SURPLUS, "surplus", "deficit"),
    (_CHANGE, "ökat", "minskat"),
    (_CHANGE, "ökade", "minskade"),
    (_CHANGE, "ökar", "minskar"),
    (_CHANGE, "ökning", "minskning"),
    (_CHANGE, "ökningen", "minskningen"),
    (_CHANGE, "mer", "mindre"),
    (_CHANGE, "högre", "lägre"),
    (_CHANGE, "increased", "decreased"),
    (_CHANGE, "more", "less"),
    (_CHANGE, "higher", "lower"),
    (_QUALITY, "bättre", "sämre"),
    (_QUALITY, "better", "worse"),
)
DIRECTIONS: Mapping[str, tuple[str, int, str, str]] = {
    word: (family, sign, above, below)
    for family, above, below in PAIRS
    for word, sign in ((above, 1), (below, -1))
}
# What a sentence tells of a part of something, and then no longer of the whole.
PART = r"varav|därav|avser|beror|bland annat|bl a|bl\.a\.|orsak\w*|utöver|of which|due to|among"
# How a sentence begins that goes on with what was spoken of before; and those who are others.
OPENINGS = (
    r"de|den|det|detta|dessa|för|under|av|i|enheten|avdelningen|kontoret|totalt|sammantaget|årets|"
    r"helårseffekten|resterande|utöver|jämfört|mot|vidare|även|samtidigt|the|this|these|that|it|in|"
    r"for|of|compared|total|its"
)
OTHERS = r"kommun(?:en|ens)?|[\wåäö]*bolag\w*|[\wåäö]*koncern\w*|riket|länet|landet"
WHOLE = r"verksamheten|nämnden|nämnden totalt|styrelsen|organisationen|the board|the operations"
DECIDERS: Mapping[str, str] = {
    "council": r"kf-beslutade?|fullmäktigebeslutade?|beslutade av (?:kommun)?fullmäktige|council",
    "board": r"nämndbeslutade?|kommunstyrelsens egna|nämndens egna|egna|the board's own",
}


def subject_of(ref: FigureRef) -> str:
    """What a figure is a figure of, in the words of `SUBJECTS`; `investment` for investments."""
    measure = ref.get("of") or ref.measure
    if measure.startswith(("investment", "project", "remaining")):
        return "investment"
    known = {
        "net_cost_of_operations": "net_cost",
        "operating_cost": "cost",
        "cost_without_account": "cost",
        "variance_percent": "result",
        "ledger_result": "result",
        "cost_income_ratio": "ratio",
        "total_assets": "assets",
        "appropriation_change": "appropriation",
    }
    return known.get(measure, measure)


def operation_of(ref: FigureRef) -> str:
    """What a figure does with its subject: `level`, `change`, `variance`, `forecast`, `budget`
    or `share`."""
    plan = ref.get("plan") or ref.get("basis")
    if ref.measure in ("change", "growth", "appropriation_change"):
        return "change"
    if ref.measure == "variance_percent":
        return "share"
    if plan.startswith("forecast") or ref.measure in ("forecast_error", "investment_forecast"):
        return "forecast"
    if "variance" in ref.measure:
        return "variance"
    if "budget" in plan or ref.measure in ("investment_budget", "investment_appropriation"):
        return "budget"
    return "level"


def sign_family(ref: FigureRef) -> tuple[str, ...]:
    """The families of words that turn with the sign of a figure; none where its sign says
    nothing."""
    operation, subject = operation_of(ref), subject_of(ref)
    if operation == "change":
        return (_CHANGE,)
    if ref.measure == "variance" or "variance" in ref.measure:
        return (_SURPLUS, _QUALITY)
    return (_SURPLUS,) if subject == "result" else ()


_ENDING = re.compile(
    r"(?<=\w{3})(?:arnas|ernas|ornas|arna|erna|orna|ens|ets|ans|en|et|na|ar|er|or|an|as|es|[aesnt])$"
)


def stem(word: str) -> str:
    """A word without the ending that Swedish gives it; at least three letters are kept."""
    return _ENDING.sub("", word.lower())


TOKEN = re.compile(r"[A-Za-zÅÄÖåäöÉé]+")
_EMPTY = re.compile(
    r"och|av|i|för|till|på|med|utan|från|om|den|det|de|ett|en|övrig[ta]?|allmänn?a?|ab|hb|internt|"
    r"externt|interna|externa|kommunens|and|of|the|for|to|in|other|general|namn|antal|verksamhet|"
    r"kommunala?",
    re.IGNORECASE,
)


def significant(name: str) -> list[str]:
    """The stems of the words of a name by which people would speak of it."""
    return [
        stem(word)
        for word in TOKEN.findall(name)
        if not _EMPTY.fullmatch(word) and (len(word) > 2 or word.isupper())
    ]


def speaks_of(stems: list[str], name: str) -> bool:
    """Whether words with these stems name the object: by any significant word of its name, in a
    compound too (lokalkostnader for Lokaler)."""
    for wanted in significant(name):
        for said in stems:
            if said == wanted or (len(wanted) >= 5 and said.startswith(wanted)):
                return True
    return False


def akin(stems: list[str], name: str) -> bool:
    """Whether words name an account by the first part of a compound: lokalkostnader for
    Lokalhyror. All of a municipality begins with its own name, which says nothing."""
    firsts = {one[:5] for one in significant(name) if len(one) > 7}
    return any(one[:5] in firsts for one in stems if len(one) > 7 and one[:6] != "kommun")
