"""One line of a report under two names: the numbers say that it is one. The tables are made up."""

from __future__ import annotations

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.text import read_text

REPORT = """
Utfall per verksamhet 2023, tkr

Verksamhet|Budget 2023|Utfall 2023|Avvikelse|Utfall 2022
Förskola|40 119|40 288|-169|38 832
Fritidshem|12 133|11 930|203|11 619
Grundskola|106 988|106 962|26|107 096
Gymnasieskola|69 570|68 905|664|66 843
Totalt|228 810|228 085|724|224 390

Nämndens intäkter och kostnader, tkr

|Budget 2023|Utfall 2023|Utfall 2022
Summa intäkter|28 572|27 981|28 516
Summa kostnader|257 381|256 067|252 906
Nettokostnad|228 810|228 085|224 390
"""


def _told(text: str) -> list[Finding]:
    judged = judge(read_text(text.strip("\n").replace("|", "\t")))
    weighty = (Severity.ERROR, Severity.WARNING)
    return [one for one in judged.findings if one.severity in weighty]


def test_a_total_that_rounding_would_allow_is_held_against_the_same_line_elsewhere() -> None:
    assert not _told(REPORT)
    (one,) = _told(REPORT.replace("Totalt|228 810|228 085", "Totalt|228 810|228 087"))
    assert one.severity is Severity.WARNING
    assert (one.claimed, one.expected) == ("228\u202f085", "228\u202f087")


def test_another_line_with_one_number_in_common_is_not_the_same() -> None:
    # Of the three numbers of the two rows only one is the same.
    other = REPORT.replace("Nettokostnad|228 810|228 085|224 390", "Ram|228 810|228 058|223 113")
    assert not _told(other)


BY_TITLE = """
Andel medarbetare med utländsk bakgrund, procent

|2021|2022|2023
Medarbetare|23|26|28
Chefer|17|13|15

Indikatorer, procent

Indikator|2021|2022|2023
Medarbetare med utländsk bakgrund|23|26|28
Chefer med utländsk bakgrund|17|13|15
"""


def test_a_row_is_another_s_with_the_words_of_its_table_s_title() -> None:
    assert _told(BY_TITLE) == []
    for wrong in (("Chefer|17|13", "Chefer|19|13"), ("bakgrund|23|26", "bakgrund|23|62")):
        (found,) = _told(BY_TITLE.replace(*wrong))
        assert (found.rule, found.severity) == ("across-tables", Severity.WARNING)
    # What differs in more than one year is another thing.
    assert _told(BY_TITLE.replace("Chefer|17|13|15", "Chefer|19|12|16")) == []
