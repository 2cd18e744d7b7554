"""Where measures are defined, by law or by practice, and from which day.

Source of the days: lagen (1997:614) om kommunal redovisning came into force on 1 January 1998
(prop. 1996/97:52), lagen (2018:597) om kommunal bokföring och redovisning on 1 January 2019 (prop.
2017/18:149), kommunallagen (1991:900) in 1992 and kommunallagen (2017:725) on 1 January 2018.
"""

from __future__ import annotations

from datetime import date

# Days from which it stands there, each with the words for readers.
Law = tuple[tuple[date, str], ...]

ALWAYS = date.min
# Marks what is translated; laws have one name, which is Swedish.
N_ = str

_KRL = "lagen (1997:614) om kommunal redovisning"
_LKBR = "lagen (2018:597) om kommunal bokföring och redovisning"
_KRL_FROM, _LKBR_FROM = date(1998, 1, 1), date(2019, 1, 1)


def _accounting(before: str, since: str) -> Law:
    return ((_KRL_FROM, f"{_KRL}, {before}"), (_LKBR_FROM, f"{_LKBR}, {since}"))


INCOME_STATEMENT = _accounting("5 kap.", "5 kap.")
NET_COST_OF_OPERATIONS = _accounting(
    "5 kap. (verksamhetens nettokostnader)", "5 kap. (verksamhetens nettokostnader)"
)
BALANCE_SHEET = _accounting("5 kap.", "6 kap.")
STATEMENT_LINES = _accounting("5 kap.", "5 och 6 kap.")
VALUATION = _accounting("6 kap.", "7 kap.")
FIXED_ASSETS = _accounting(
    "6 kap.; RKR 11 Materiella anläggningstillgångar",
    "7 kap.; RKR R4 Materiella anläggningstillgångar",
)
CASH_FLOW = _accounting(
    "7 kap. (finansieringsanalys)", "8 kap.; RKR R13 Kassaflödesanalys, indirekt metod"
)
# The text of 11 kap. 10 § LKBR was not at hand when this was written: the order of the adjustments
# is that of published balance investigations, and those say what they follow.
BALANCE_RESULT: Law = (
    (date(2013, 1, 1), f"{_KRL}, 4 kap. 3 a § (lagtexten ej verifierad)"),
    (_LKBR_FROM, f"{_LKBR}, 11 kap. 10 § (lagtexten ej verifierad)"),
    (date(2024, 1, 1), f"{_LKBR}, 11 kap. 10 § (lag 2023:643; lagtexten ej verifierad)"),
)
DEFICIT: Law = (
    (date(2013, 1, 1), "kommunallagen (1991:900), 8 kap. 5 a §"),
    (date(2018, 1, 1), "kommunallagen (2017:725), 11 kap. 12 §"),
)
EXEMPTION: Law = (
    (date(2013, 1, 1), "kommunallagen (1991:900), 8 kap. 5 b §"),
    (date(2018, 1, 1), "kommunallagen (2017:725), 11 kap. 13 §"),
)
EQUALISATION_RESERVE: Law = (
    (date(2013, 1, 1), "kommunallagen (1991:900), 8 kap. 3 d § (prop. 2011/12:172)"),
    (date(2018, 1, 1), "kommunallagen (2017:725), 11 kap. 14 § i dess äldre lydelse"),
)
RESULT_RESERVE: Law = ((date(2024, 1, 1), "kommunallagen (2017:725), 11 kap. 14 § (lag 2023:642)"),)
BUDGET: Law = (
    (date(1992, 1, 1), "kommunallagen (1991:900), 8 kap."),
    (date(2018, 1, 1), "kommunallagen (2017:725), 11 kap."),
)
GOOD_PRACTICE = N_(
    "Good practice in municipal financial management; defined in bokslut's documentation"
)
PRACTICE: Law = ((ALWAYS, GOOD_PRACTICE),)
