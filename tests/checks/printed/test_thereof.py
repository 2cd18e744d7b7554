"""How many of them are what a row or a column is called."""

from __future__ import annotations

import pytest
from support import told

REPORT = """Verksamhetsrapport 2024

Avslutade anställningar

Orsak\t2023\t2024
Egen begäran\t84\t92
Pension\t27\t31
Avliden\t2\t1
Summa\t113\t124

Månadsavlönade den 31 december

Enhet\tKvinnor 2024\tMän 2024\tTotalt 2024\tTotalt 2023
Hemtjänst\t188\t41\t229\t221
Särskilt boende\t263\t37\t300\t305
Summa\t451\t78\t529\t526

Bibliotekets lån

År\tVuxna\tBarn och unga\tE-medier\tTotalt
2023\t61 204\t70 113\t14 892\t146 209
2024\t59 870\t73 941\t15 330\t149 141

Investeringar, tkr

Projekt\tBudget 2024\tUtfall 2024
Ny förskola\t21 000\t18 412
Gatubelysning\t6 000\t5 127
Summa\t27 000\t23 539

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Under året slutade 124 medarbetare, varav {} gick i pension.", "31", "13"),
        ("Sammanlagt avslutades 124 anställningar, varav {} på egen begäran.", "92", "84"),
        ("Antalet månadsavlönade var 529 den 31 december, varav {} män.", "78", "87"),
        ("Förvaltningen hade 529 månadsavlönade, av vilka {} är kvinnor.", "451", "415"),
        ("Av förvaltningen arbetar 529 som månadsavlönade, varav {} i hemtjänst.", "229", "292"),
        ("Antalet lån uppgick till 149 141, varav {} till barn och unga.", "73 941", "70 113"),
        ("Utlåningen blev 149 141 lån, varav e-medier {}.", "15 330", "13 530"),
        ("Årets investeringar var 23 539 tkr, varav gatubelysning {} tkr.", "5 127", "5 721"),
        ("Investeringarna var 23,5 mkr, varav ny förskola stod för {} mkr.", "18,4", "14,8"),
        ("Totalt {} anställningar upphörde, varav 31 genom pension.", "124", "113"),
        ("Antalet lån uppgick till {}, varav 73 941 till barn och unga.", "149 141", "149 411"),
    ],
)  # fmt: skip
def test_a_part_behind_varav(sentence: str, right: str, wrong: str) -> None:
    """The part is that row's or that column's, and the whole is their sum of this year."""
    assert told(REPORT, sentence.format(right)) == []
    assert wrong in [number for _rule, number in told(REPORT, sentence.format(wrong))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Under året slutade 124 medarbetare, varav 17 efter ett halvår eller tidigare.",
        "Under året slutade 124 medarbetare, varav en fjärdedel, 31, gick i pension.",
        "Under förra året slutade 113 medarbetare, varav 27 gick i pension.",
        "Vid årets slut fanns 529 månadsavlönade, varav 12 nyanställda män i hemtjänst.",
        "Kommunen har 812 platser, varav 44 i pensionärshotell.",
    ],
)
def test_a_part_that_no_table_has(sentence: str) -> None:
    """What the words name no row or column of is told here alone."""
    assert [one for one in told(REPORT, sentence) if one[0] == "text-against-table"] == []
