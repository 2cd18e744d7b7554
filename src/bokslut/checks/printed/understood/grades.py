"""The words with which a report assesses: good, middling, deficient."""

from __future__ import annotations

import re

_ORDERED = (
    r"har brister|stora brister|brister|ej uppn[åa]\w*|ej uppfyll\w*|inte uppn[åa]\w*|"
    r"inte uppfyll\w*|uppnås ej|uppnås inte|uppfylls ej|uppfylls inte|nås ej|nås inte|"
    r"(?:ej|inte) nå\w+|röd|rött|"
    r"underkänt|svag|dålig|otillräcklig\w*|not (?:met|achieved|reached)|red",
    r"ok|delvis(?: uppn\w+| uppfyll\w+)?|uppn\w+ delvis|uppfylls delvis|till viss del|i huvudsak|"
    r"gul|gult|godtagbar\w*|acceptabel\w*|på väg|partly(?: met| achieved)?|yellow|amber",
    r"bra|god|mycket god|mycket bra|uppnått|uppnåd{1,2}a?|uppnås|uppfyll(?:t|da?|s)|nådda?|nåtts?|"
    r"nås|"
    r"helt uppn\w+|helt uppfyll\w+|i hög grad|grön|grönt|(?:fully )?(?:met|achieved|reached)|green",
)
_FORMS = tuple(re.compile(rf"(?:{form})\W*", re.IGNORECASE) for form in _ORDERED)
# `Målet nås`, `Target met`.
_SUBJECT = re.compile(r"^(?:målet|målvärdet|mål|target|goal)\s+(?:är\s+|is\s+)?", re.IGNORECASE)
GRADE_WORDS = "|".join(_ORDERED)
# `Målet bedöms vara uppfyllt`, `Målet har inte uppnåtts`.
_VERB = (
    r"(?:målet|målsättningen|the (?:goal|target)) (?:är|har|bedöms|anses|is|was|has been|has)"
    r"(?: (?:som|vara|ha|blivit|därmed|därför|helt|been|as)){0,2} "
)
# `Lägesbedömning i bokslutet för målet: Bra`, `Bedömning: Målet är uppfyllt.`
ASSESSED = re.compile(
    rf"^(?P<label>[^:]{{3,140}}):\s*\*{{0,3}}(?:{_VERB})?(?P<grade>{GRADE_WORDS})\W*$", re.I
)
STATED = re.compile(rf"^{_VERB}(?P<grade>{GRADE_WORDS})\W*$", re.I)


def grade_of(text: str) -> int | None:
    """Where an assessment stands: -1 deficient, 0 middling, 1 good; None for any other text."""
    told = _SUBJECT.sub("", text.strip().strip("*_ "))
    for place, form in enumerate(_FORMS, -1):
        if form.fullmatch(told):
            return place
    return None
