"""The key figures that closings have in common: what each is the quotient of, by standard term.

A quotient only says where to look first. Which one a report follows is proved by the report: where
the other figures of the same line come out by it, that is its definition, and else nothing is
claimed. So no published definition is relied on here, and none is cited: the names are those that
Swedish and English closings print.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_EQUITY = r"^(?:summa |s:a |total )?(?:eget kapital|equity|net assets)$"
_ASSETS = (
    r"^(?:summa |s:a |totala? )?(?:tillgångar|assets)$|^balansomslutning|"
    r"^(?:summa|s:a) (?:eget kapital|skulder)\b.*\b(?:skulder|eget kapital)$|"
    r"^total equity(?:,| and) .*liabilities$"
)
_NET_COST = r"^(?:verksamhetens )?nettokostnad(?:er)?\b(?!.*(?:andel|utveckling))|^net costs?\b"
_RESULT = r"^(?:årets|periodens) resultat$|^(?:net )?result (?:for|of) the year$"
_TAXES = r"^(?:kommunal)?skatteintäkt(?:er)?$|^(?:regional )?tax (?:income|revenues?)$"
_GRANTS = (
    r"^(?:generella )?(?:sta[td]s)?bidrag(?: och| samt|, )?(?: ?kommunal(?:ekonomisk)?)? ?"
    r"(?:utjämning\w*)?(?: m\.?m\.?)?$|^(?:general )?(?:government|state) grants(?: and .*)?$|"
    r"^kommunalekonomisk utjämning(?: och .*)?$"
)
_BOTH = (
    r"^(?:summa )?skatt(?:er|eintäkter)?,? (?:och|samt|generella) (?:generella )?(?:stats)?bidrag"
)
_INVESTED = r"^(?:netto|brutto)?investering(?:ar|sutgifter)?\b|^(?:capital )?investments?\b"
_WRITTEN_OFF = r"^(?:av-|avskrivningar)\b(?! i)|^depreciation\b"
_INHABITANTS = r"\binvånar(?:e|antal)\b|^folkmängd|^befolkning|\binhabitants\b|^population\b"
_CURRENT, _SHORT = r"^(?:summa )?omsättningstillgångar$", r"^(?:summa )?kortfristiga skulder$"
_AREA = r"\b(?:\w*yta|area)\b|\bbra\b|\bloa\b|\barea\b|m2\b|m²|\bkvm\b|kvadratmeter"
_STAFF = r"månadsavlönade|^antal(?:et)? (?:\w+ )?(?:anställda|medarbetare)|^tillsvidareanställda"

# Whatever it is: then the name says what.
ANY = r"."

# What closings add before they divide: income from taxes and grants, what investments can be paid
# with.
SUMS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("skatter och bidrag", (_TAXES, _GRANTS)),
    ("resultat och avskrivningar", (_RESULT, _WRITTEN_OFF)),
)

_FINANCIAL_INCOME = r"^(?:summa )?finansiella intäkter\b|^(?:financial|finance) income\b"
_FINANCIAL_COSTS = (
    r"^(?:summa )?finansiella kostnader\b|^(?:financial|finance) (?:costs?|expenses?)\b"
)


@dataclass(frozen=True, slots=True)
class CommonSum:
    """What sentences tell of two lines of the statements together and statements seldom print:
    `sign` is how the second counts beside the first, by its size; 0 for as it is printed."""

    name: re.Pattern[str]
    first: re.Pattern[str]
    second: re.Pattern[str]
    sign: int


def _common_sum(name: str, first: str, second: str, sign: int) -> CommonSum:
    named, one, other = (re.compile(form, re.IGNORECASE) for form in (name, first, second))
    return CommonSum(named, one, other, sign)


TAXES_AND_GRANTS = _common_sum(
    r"\b\w*skatt\w*(?:,| och| samt)(?: \w+){0,3}? ?\w*bidrag"
    r"(?:(?:en)?(?:,| och| samt) (?:kommunalekonomisk )?(?:utjämning\w*|fastighetsavgift\w*))?|"
    r"\btax(?:es| income| revenues?)? and (?:\w+ ){0,2}grants",
    _TAXES,
    _GRANTS,
    0,
)
COMMON_SUMS = (
    TAXES_AND_GRANTS,
    _common_sum(
        r"\bfinansnetto\w*|\bfinansiella netto\w*|\b(?:net financial|net finance|financial net) "
        r"(?:items?|income|costs?|result)|\bfinancial net\b",
        _FINANCIAL_INCOME,
        _FINANCIAL_COSTS,
        -1,
    ),
    _common_sum(
        r"\bresultat(?:et)? (?:och|plus|samt) (?:årets )?avskrivningar|\bresult and depreciation\b",
        _RESULT,
        _WRITTEN_OFF,
        1,
    ),
)


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A line of the statements of which sentences tell what share of taxes and grants it is: what
    they call it, and its labels."""

    name: re.Pattern[str]
    label: re.Pattern[str]


_SUM = r"(?:summa |s:a |årets |periodens |verksamhetens |total )?"
STATEMENT_LINES = tuple(
    StatementLine(re.compile(rf"(?:{name})(?!\w)", re.I), re.compile(label, re.I))
    for name, label in (
        (
            r"(?:årets |periodens |prognostiserade )?resultat(?:et)?|(?:net )?(?:result|income)",
            r"^(?:årets|periodens|prognostiserat) resultat$|"
            r"^net (?:result|income)(?: for the year)?$",
        ),
        (
            r"(?:netto|brutto)?investeringar(?:na)?|investeringsutgifter(?:na)?|"
            r"(?:capital )?investments?|capital expenditure",
            rf"^{_SUM}(?:netto|brutto)?investering(?:ar|sutgifter)?(?:, \w+)?$|"
            rf"^{_SUM}(?:capital )?(?:investments?|expenditure)$",
        ),
        (r"(?:verksamhetens )?nettokostnad(?:en|er|erna)?", rf"{_NET_COST}"),
        (r"(?:kommunal)?skatteintäkter(?:na)?|tax (?:income|revenues?)", _TAXES),
        (r"avskrivningar(?:na)?|depreciation", _WRITTEN_OFF),
    )
)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A key figure by its name, and the names of what it is the quotient of."""

    name: re.Pattern[str]
    over: re.Pattern[str]
    below: re.Pattern[str]


def _key_figure(name: str, over: str, below: str) -> KeyFigure:
    return KeyFigure(*(re.compile(one, re.IGNORECASE) for one in (name, over, below)))


_OF_TAXES = r"skatt\w*|utjämning|bidrag|tax"
_TAX_SUM = rf"{_BOTH}|^skatter och bidrag$|{_TAXES}"

KEY_FIGURES: tuple[KeyFigure, ...] = tuple(
    _key_figure(*one)
    for one in (
        (r"^soliditet|equity.assets ratio|^equity ratio|solvency", _EQUITY, _ASSETS),
        (
            rf"nettokostnad\w*andel|^nettokostnad.*(?:{_OF_TAXES})|^net costs?.*(?:{_OF_TAXES})|"
            r"driftkostnadsandel",
            _NET_COST,
            _TAX_SUM,
        ),
        (rf"resultat.*(?:{_OF_TAXES})|result.*(?:{_OF_TAXES})", _RESULT, _TAX_SUM),
        (
            r"självfinansiering|self-?financing",
            r"^resultat och avskrivningar$",
            _INVESTED,
        ),
        (rf"investering.*(?:{_OF_TAXES})|investeringsandel", _INVESTED, _TAX_SUM),
        (rf"avskrivning.*(?:{_OF_TAXES})", _WRITTEN_OFF, _TAX_SUM),
        (r"^balanslikviditet|current ratio", _CURRENT, _SHORT),
        (r"^kassalikviditet|quick ratio", _CURRENT, _SHORT),
        (
            r"skuldsättningsgrad|total skuldsättning",
            r"^(?:summa |totala )?skulder\b|^(?:summa )?avsättningar och skulder",
            rf"{_ASSETS}|{_EQUITY}",
        ),
        (r"skuld.*(?:invånare|\binv\b)", r"skuld", _INHABITANTS),
        (r"(?:per|/) ?(?:invånare|inv\b|inhabitant)", ANY, _INHABITANTS),
        (r"vakans|vacancy", r"outhyr|vakan(?!sgrad)|vacant", r"^(?:totalt )?antal\b|^number of"),
        (r"personalomsättning|staff turnover", r"^(?:antal )?avgång|^avslut|slutat", _STAFF),
        (r"belåningsgrad|loan to value", r"skuld|lån", r"fastighet|byggnad|tillgångar"),
        (r"^(?:vinst|rörelse|drift)marginal|operating margin", r"resultat", r"omsättning|intäkt"),
        (r"^andel kvinnor|kvinnor,? (?:%|andel)", r"kvinnor", r"^totalt|^summa|anställda|avlönade"),
        (r"^andel män|män,? (?:%|andel)", r"\bmän\b", r"^totalt|^summa|anställda|avlönade"),
        (
            r"(?:\blån|skuld).*(?:/|per) ?(?:m2|m²|kvm|kvadratm)",
            r"skuld|\blån|kreditinstitut",
            _AREA,
        ),
        (r"(?:/|per) ?(?:m2|m²|kvm|kvadratm|square m|sqm)", ANY, _AREA),
        (
            r"^direktavkastning|^(?:net )?yield|^initial yield",
            r"^driftnetto|^driftsöverskott|^net operating income|^operating surplus",
            r"fastighet|byggnad|\bmark\b|marknadsvärde|propert",
        ),
        (r"verkställighetsgrad|utförandegrad", r"utförd|verkställd", r"bevilja|beslut|bestäl"),
        (r"heltid", r"heltid", r"tillsvidare|anställda|avlönade"),
    )
)
