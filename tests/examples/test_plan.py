"""The example's plan gives the assessments of the published closing, and its sentences.

The tables below were copied by hand from *Årsbokslut per den 31 december 2014 för
kommunstyrelsen* (KS 15/68): Bra is good, Ok acceptable, Har brister deficient.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

import pytest
from sodertalje_files import EXAMPLE, SOURCES

from bokslut.model.assessment import Assessment
from bokslut.model.document import (
    AssessmentBlock,
    Document,
    FigureRun,
    MatrixBlock,
    Paragraph,
    Section,
)
from bokslut.model.finding import Severity
from bokslut.workspace.workspace import Workspace

GOOD, OK, POOR, NONE = "good", "acceptable", "deficient", "not-assessed"

# Each goal: what the rule proposes, what the published closing says. They differ where the closing
# contradicts its own numbers, and the rule says nothing where there is nothing to compare.
GOALS = {
    "hallbarhet-1": (NONE, OK),  # the definition of miljöbil was changed
    "hallbarhet-2": (NONE, OK),  # statistics until 2012 only
    "hallbarhet-3": (NONE, NONE),  # followed up in the spring of 2015
    "hallbarhet-4": (NONE, NONE),
    "naringsliv-1": (POOR, OK),  # 41 more of 100, 173 fewer of 500 more
    "naringsliv-2": (POOR, POOR),  # 215 against 217
    "naringsliv-3": (OK, OK),
    "naringsliv-4": (GOOD, GOOD),
    "arbetsgivare-1": (POOR, POOR),
    "arbetsgivare-2": (GOOD, GOOD),
    "arbetsgivare-3": (GOOD, GOOD),
    "arbetsgivare-4": (POOR, POOR),
    "personal-1": (NONE, OK),  # the year before is that of the whole municipality
    "personal-2": (POOR, POOR),
    "personal-4": (GOOD, GOOD),
    "ekonomi-och-styrning-1": (GOOD, GOOD),
    "ekonomi-och-styrning-2": (GOOD, GOOD),
    "ekonomi-och-styrning-3": (GOOD, OK),  # "Målet är uppnått", and Ok all the same
}
# Each whole, with the parts that it is rolled up from; the economy is judged by its result.
WHOLES = {
    "hallbarhet": (OK, {"hallbarhet-1", "hallbarhet-2", "hallbarhet-3", "hallbarhet-4"}),
    "naringsliv": (OK, {"naringsliv-1", "naringsliv-2", "naringsliv-3", "naringsliv-4"}),
    "arbetsgivare": (OK, {f"arbetsgivare-{number}" for number in (1, 2, 3, 4)}),
    "personal": (OK, {"personal-1", "personal-2", "personal-4"}),
    "verksamhetsmal": (OK, {"hallbarhet", "naringsliv"}),
    "ekonomi": (GOOD, set()),
    "geh": (OK, {"ekonomi", "verksamhetsmal", "personal"}),
}
GEH = [
    ("Ekonomi: Kommunstyrelsens kontor och politisk ledning", GOOD),
    ("Verksamhetsmål", OK),
    ("Personal: Kommunstyrelsens kontor och politisk ledning", OK),
    ("Sammanfattande lägesbedömning", OK),
    ("Sammanfattande lägesbedömning Kommunen som arbetsgivare", OK),
]
# Where each chapter of the published closing begins, in its order.
CHAPTERS = [
    "Sammanfattning",
    "Ekonomi",
    "Uppföljning av KF-mål och inriktning",
    "Södertälje kommun som arbetsgivare",
    "Personal KS/Ksk",
    "Ständiga förbättringar i Södertälje kommun",
    "Ekonomi och styrning",
    "Sammanfattande GEH-bedömning för kommunstyrelsens områden i Mål och budget 2012-2014",
    "Framtida utveckling",
    "Resultaträkning",
    "Balansräkning",
    "Investeringssammanställning",
]
SENTENCES = [
    "År 2012 var antal arbetsställen 7 429 st (SCB Näringslivregionalt).",
    "År 2013 var antal arbetsställen 7 572 st (SCB Näringslivregionalt).",
    "År 2014 var antal arbetsställen 7 613 st (SCB Näringslivregionalt).",
    "År 2012 var antal anställda 44 197 st (SCB Näringslivregionalt).",
    "År 2013 var antal anställda 44 098 st (SCB Näringslivregionalt).",
    "År 2014 var antal anställda 43 925 st (SCB Näringslivregionalt).",
    (
        "Uppgifterna för de som är förvärvsarbetande och har sin bostad i Södertälje "
        "kommun visar en ökning med 603 till 40 918 personer mellan åren 2012 och 2013, "
        "vilket är en bra utveckling. Uppgifter för 2014 finns ännu inte tillgängliga."
    ),
    "År 2012 var antalet inflyttade arbetsställen 217 st (SCB Näringslivregionalt).",
    "År 2013 var antalet inflyttade arbetsställen 234 st (SCB Näringslivregionalt).",
    "År 2014 var antalet inflyttade arbetsställen 215st (SCB Näringslivregionalt).",
    "(SBA har som långsiktigt mål angett NKI 75 för samtliga områden)",
    (
        "(2013: Brandtillsyn NKI 78, Bygglov NKI 56, Markupplåtelse NKI 68, Miljötillsyn "
        "NKI 65, Serveringstillstånd NKI 65, Sammantaget NKI Södertälje kommun 67)"
    ),
    (
        "Den uppföljning som gjorts för tredje tertialen 2014 visar att tre av områdena "
        "har ett högre NKI. Området bygglov har ett lägre värde än 2013. Åtgärder för "
        "ökat värde pågår på berörda kontor."
    ),
    "Brandtillsyn NKI 86 (78),",
    "Bygglov 53 (56),",
    "Markupplåtelse 69 (68),",
    "Miljö- och hälsoskydd 67 (65),",
    "Serveringstillstånd 65 (65)",
    (
        "Ht 2014 var det totalt 981 (Ht 2013 935) helårsstudenter på Campus Telge. Antal "
        "programstudenter på Campus Telge är 370 och KTH studenterna är ca 611 (2013 ca "
        "580), dvs totalt 950 helårsstudenter. Övriga registrerade studenter som "
        "använder lokaler och tentamensmöjligheter var 230 st (2013 ca 80)."
    ),
    "Index för hållbart medarbetarengagemang minskade under året från 81 till 75.",
    (
        "Efter avslutat pilotprojekt sker utvärdering och ställningstagande om eventuell "
        "fortsättning och vidareutveckling av arbetssättet. Indexvärdet, som är "
        "förhållandevis nytt och har mätts sedan 2012, kommer i den fortsatta analysen "
        "att prövas och bedömas tillsammans med andra mätningar, för att få en "
        "uppfattning om huruvida det är ett användbart och långsiktigt stabilt mått, "
        "eller inte."
    ),
    (
        "(Andelen i kommunen med utländsk bakgrund var 2013 47,7 procent. Andelen bland "
        "kommunens anställda var 37 procent. Andelen chefer 18 procent och andelen "
        "specialister 14 procent.)"
    ),
    (
        "Andelen med utländsk bakgrund i kommunens befolkning var 2014 49,3 procent. "
        "Andelen bland kommunens anställda var 39 procent. Andelen chefer med utländsk "
        "bakgrund har ökat sedan 2013 och ligger på 21 procent 2014. Andelen "
        "specialister med utländsk bakgrund har också ökat och ligger 2014 på 20 "
        "procent. Målföljningen baseras på statistik från SCB."
    ),
    "(Kvinnors medianlön uppgick 2013 till 93,3 procent av männens)",
    "2014 uppgick kvinnors medianlön till 94 procent.",
    "Utbildningar för chefer i lönesättning och lönesamtal fortlöper.",
    "(Sjukfrånvaron 2013 uppgick till 7,13 procent för kommunen totalt)",
    "Sjukfrånvaron i kommunen uppgick den 31 december 2014 till 7,6 procent.",
    (
        "Alla resultatenheter har satt mål och utarbetat handlingsplan med åtgärder för "
        "att minska sjukfrånvaron. Ett korttidssjukfrånvaroprojekt startades upp efter "
        "sommaren och pågår under ett år, projektets syfte är att kartlägga och minska "
        "korttidssjukfrånvaron i kommunen."
    ),
    (
        "Kommunens index för hållbart medarbetarengagemang 2014 är 74. Årets indexvärde "
        "för kontoret är 74, föregående års mätning avser hela kommunen och kan därför "
        "inte användas som jämförelsetal."
    ),
    (
        "(Andelen i kommunen med utländsk bakgrund var 2013 47,7 procent. Andelen bland "
        "kommunens anställda var 37 procent. Andelen chefer 18 procent och andelen "
        "specialister 14 procent.)"
    ),
    (
        "Andelen medarbetare med utländsk bakgrund är oförändrat sedan 2013 och andelen "
        "ligger betydligt lägre än kommunens befolkning i stort. Andelen chefer med "
        "utländsk bakgrund är för få 2014 för att vi ska kunna se dem i statistiken "
        "vilket kan bero på att denna andel har minskat."
    ),
    (
        "Sjukfrånvaron har minskat och ligger på 4,43 procent. För kommunen totalt "
        "ligger sjukfrånvaron på 7,6 procent."
    ),
    ("Kommunens resultat för helåret 2014 är 106 mkr exkl. reavinster och målet är uppnått."),
    (
        "Kommunens nettokoncernskuld per invånare var vid årsskiftet 176 583 "
        "kr/invånare. Vid årsskiftet 2013/2014 var kommunens nettokoncernskuld per "
        "invånare 180 419 kr/invånare. En större amortering av låneskulden än "
        "prognosticerat har skett under året pga bättre resultat och lägre "
        "investeringstakt. Målet är uppnått."
    ),
    (
        "Kommunkoncernens balansomslutning 2014 var 17 210 mkr jämfört med 17 286 samma "
        "period föregående år. Soliditeten exkl. pensionsåtaganden uppgick till 15,3 "
        "procent jämfört med föregående år då den låg på 12,6 procent. Förbättringen av "
        "soliditeten beror på det positiva resultatet och minskad kapitalbindning bland "
        "omsättningstillgångarna som möjliggjort en minskning av låneskulden. Målet är "
        "uppnått."
    ),
    (
        "Kommunens resultat för 2014 är 116 mkr, exkl. jämförelsestörande poster är "
        "resultatet 86 mkr. SKF-koncernens resultat före skatt uppgår till 413,6 mkr, "
        "efter skatt 343,4 mkr och det underliggande resultatet (rörelseresultatet) "
        "uppgick till 682,2 mkr."
    ),
    (
        "Kommunkoncernen uppvisar ett positivt resultat på närmare 453,6 mkr. Föregående "
        "års resultat var 431,9 mkr. Totalt för koncernen är de jämförelsestörande "
        "posterna 107,8 mkr 2014 jämfört med 331,9 mkr 2013."
    ),
    (
        "Arbetet påbörjat enligt tidsplanen och ett förslag kommer att kunna läggas fram "
        "för beslut under våren 2015."
    ),
    (
        "Inför 2015 innehåller förvaltningens underlag till Mål och budget gemensamma "
        "dokument med bolagen. Tidsplanerna och rutinerna kommer att ses över "
        "ytterligare inför nästa budgetprocess."
    ),
    (
        "I Mål och budgetdokumentet återfinns ett avsnitt med en total investeringsram "
        "med limiter för kommunen och de olika bolag som har investeringar. Riktlinjer "
        "finns angivna för omfördelning av ramen."
    ),
    (
        "Sjukfrånvaron på kommunstyrelsens kontor har minskat sedan 2013 då "
        "sjukfrånvaron låg på 4,54 procent. Vid årsskiftet uppgick sjukfrånvaron till "
        "4,43 procent. Sjukfrånvaron totalt i kommunen låg vid årsskiftet på 7,60 "
        "procent."
    ),
    (
        "Budgeterade investeringar för kommunstyrelsen lämnar ett överskott på 12,7 mkr, "
        "varav kommunstyrelsens egna investeringar står för 5,3 mkr."
    ),
    (
        "Av totalt 68 annonserade upphandlingar har miljökrav ställts på 57 "
        "upphandlingar. Av miljökraven är 10 ställda enligt Miljöstyrningsrådets "
        "kriterier och 47 enligt egna miljökrav."
    ),
    (
        "Diagrammet visar andelen barn som lever i familjer med låg inkomst i "
        "Södertälje. Indikatorn mäter relativ ekonomisk utsatthet vilket innebär att den "
        "visar hur stor andel av barnen som lever i de hushåll som har de lägsta "
        "inkomsterna i samhället. Det skiljer sig från att mäta absolut ekonomisk "
        "utsatthet som mäter den faktiska ekonomiska standarden. Barn med utländsk "
        "bakgrund är särskilt utsatta. 2012 levde 50 procent av barn med utländsk "
        "bakgrund i relativ fattigdom medan andelen för barn med svensk bakgrund var 16 "
        "procent vilket är en skillnad med 34 procentenheter. Skillnaderna har varit "
        "bestående över tid."
    ),
    (
        "(2013 uppgick sjukfrånvaron på Ksk till 4,6 procent och på Krk 0,09 procent. "
        "För kommunen totalt 7,1 procent.)"
    ),
]


@pytest.fixture(scope="module")
def grades(annual: Document) -> dict[str, Assessment]:
    return {one.key: one for one in annual.assessments}


def test_the_goals_and_wholes_of_the_published_closing_are_assessed_and_no_others(
    grades: dict[str, Assessment],
) -> None:
    assert set(grades) == set(GOALS) | set(WHOLES)


@pytest.mark.parametrize("goal", GOALS)
def test_a_goal_has_the_grade_of_the_published_closing(
    grades: dict[str, Assessment], goal: str
) -> None:
    proposed, published = GOALS[goal]
    assert (grades[goal].proposed, grades[goal].decided) == (proposed, published)


@pytest.mark.parametrize("whole", WHOLES)
def test_a_whole_rolls_up_to_the_grade_of_the_published_closing(
    grades: dict[str, Assessment], whole: str
) -> None:
    published, parts = WHOLES[whole]
    one = grades[whole]
    assert (one.proposed, one.decided, set(one.parts)) == (published, published, parts)


def test_the_matrix_of_the_published_closing_comes_out(annual: Document) -> None:
    found = {
        block.key: [(row.label, row.assessment.grade.value) for row in block.rows]
        for section in annual.sections
        for block in section.blocks
        if isinstance(block, MatrixBlock)
    }
    assert found["geh"] == GEH
    assert [grade for _label, grade in found["geh-omraden"]] == [grade for _label, grade in GEH]


def test_every_assessment_stands_in_the_report(annual: Document) -> None:
    shown = {
        block.assessment.key
        for section in annual.sections
        for block in section.blocks
        if isinstance(block, AssessmentBlock)
    } | {
        row.assessment.key
        for section in annual.sections
        for block in section.blocks
        if isinstance(block, MatrixBlock)
        for row in block.rows
    }
    assert shown == set(GOALS) | set(WHOLES)


def test_the_report_has_the_order_of_the_published_closing(annual: Document) -> None:
    assert [one.title for one in annual.sections if one.level == 1] == CHAPTERS


def test_nothing_in_the_declared_plan_is_wrong(example: Workspace) -> None:
    declared = example.declared
    assert declared.findings == []
    assert len(declared.plan.nodes) == 89


def test_every_node_below_the_areas_has_a_section_of_its_own(
    example: Workspace, annual: Document
) -> None:
    nodes = [one for one in example.declared.plan.nodes if one.kind != "area"]
    sections = [one.key for one in annual.sections]
    assert len(sections) == len(set(sections))
    assert {f"goal-{one.key}" for one in nodes} <= set(sections)


def _paragraphs(sections: tuple[Section, ...]) -> Iterator[Paragraph]:
    for section in sections:
        yield from (one for one in section.blocks if isinstance(one, Paragraph))


def _plain(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_the_published_closing_is_printed_to_the_letter(
    annual: Document, sentence: str
) -> None:
    assert sentence in {_plain(one.text) for one in _paragraphs(annual.sections)}


def test_every_series_that_is_imported_is_told_in_the_report(annual: Document) -> None:
    """What nobody reads is not worth its row: each stands in a sentence or a table."""
    with (SOURCES / "indikatorer.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["Värde"]]
    refs = {
        run.ref
        for one in _paragraphs(annual.sections)
        for run in one.runs
        if isinstance(run, FigureRun)
    } | {cell.ref for _table, _row, cell in annual.cells()}
    said = {(ref.get("indicator"), ref.get("unit"), ref.get("subgroup")) for ref in refs if ref}
    told = {(row["Indikator"], row["Enhet"], row["Grupp"]) for row in rows}
    assert told <= said


def test_what_the_readme_says_of_bound_numbers_is_true(example: Workspace) -> None:
    bound = sum(len(re.findall(r"\{[^{}]*\}", one)) for one in example.declared.plan.texts())
    assert f"{bound} tal i uppföljningens text" in (EXAMPLE / "README.md").read_text("utf-8")


def test_the_checks_find_what_the_published_closing_left_open(annual: Document) -> None:
    found = {
        (one.rule, one.place.row)
        for one in annual.findings
        if one.place
        and (one.place.file or "").startswith("plan/")
        and one.severity is Severity.WARNING
    }
    assert found == {
        ("activity-overdue", "konsumtion-2"),  # "(Ansvar: … 2014)", and still going on
        ("assessment-without-reason", "naringsliv-1"),
        ("assessment-without-reason", "ekonomi-och-styrning-3"),
        ("deficient-without-measures", "personal-2"),
        ("follow-up-empty", "naringsliv-2"),
        ("follow-up-empty", "naringsliv-4-a"),
        ("goal-numbering", "personal-4"),
        ("goal-text-against-evidence", "ekonomi-och-styrning-3"),
    }
