"""A Word document is read as it is printed once its changes are taken, wherever its words stand."""

from __future__ import annotations

import io

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from bokslut.checks.printed.understood.grid import Grid, grids_of
from bokslut.model.printed import PrintedReport
from bokslut.readers.read import read_report

SPACES = " ".join(
    f'xmlns:{name}="{uri}"'
    for name, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def _read(*parts: str, notes: str = "") -> PrintedReport:
    document = docx.Document()
    for one in parts:
        tag = one.split(" ")[0].split(">")[0]
        element = parse_xml(one.replace(tag, f"{tag} {SPACES}", 1))
        document.element.body.insert_element_before(element, "w:sectPr")
    if notes:
        xml = f"<w:footnotes {SPACES}>{notes}</w:footnotes>".encode()
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    stream = io.BytesIO()
    document.save(stream)
    return read_report(stream.getvalue(), "a.docx")


def _run(text: str, style: str = "") -> str:
    return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _p(*runs: str) -> str:
    told = "".join(one if one.startswith("<") else _run(one) for one in runs)
    return f"<w:p>{told}</w:p>"


def _cell(text: str, how: str = "") -> str:
    return f"<w:tc><w:tcPr>{how}</w:tcPr>{text if text.startswith('<') else _p(text)}</w:tc>"


def _row(*cells: str, how: str = "") -> str:
    told = "".join(one if one.startswith("<") else _cell(one) for one in cells)
    return f"<w:tr><w:trPr>{how}</w:trPr>{told}</w:tr>"


def _table(*rows: str, columns: int = 3) -> str:
    return (
        f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _form(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def _texts(report: PrintedReport) -> list[str]:
    return [one.text for one in report.texts()]


def _rows(grid: Grid) -> list[tuple[str, list[str]]]:
    return [(row.label, [one.text if one else "" for one in row.cells]) for row in grid.rows]


BOX = "<w:txbxContent><w:p><w:r><w:t>Rutan säger 7 mkr.</w:t></w:r></w:p></w:txbxContent>"
SHAPE = f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>"
OLD = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    "shape",
    [
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{SHAPE}</w:drawing></mc:Choice>"
        f"<mc:Fallback>{OLD}</mc:Fallback></mc:AlternateContent>",
        OLD,
    ],
)
def test_a_box_of_text_is_read_once_behind_what_it_hangs_on(shape: str) -> None:
    report = _read(_p("Före 1 mkr.", f"<w:r>{shape}</w:r>"), _p("Efter 2 mkr."))
    assert _texts(report) == ["Före 1 mkr.", "Rutan säger 7 mkr.", "Efter 2 mkr."]


def test_footnotes_are_read_with_the_place_that_refers_to_them() -> None:
    refer = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{number}">{_p(text)}</w:footnote>'
        for number, text in ((2, "Varav 3 mkr i bidrag."), (3, "Ingen hänvisar hit."))
    )
    report = _read(_p("Först."), _p("Utfallet blev 5 mkr", refer, "."), notes=notes)
    assert _texts(report) == ["Först.", "Utfallet blev 5 mkr.", "Varav 3 mkr i bidrag."]
    note = list(report.texts())[-1]
    assert (note.kind, note.spot.line) == ("note", 2)


def test_what_is_filled_in_is_read_wherever_the_form_is_put() -> None:
    report = _read(
        _form(_p("Hela stycket 5 mkr.")),
        _p("Totalt ", _form(_run("33")), " mkr."),
        _form(
            _table(
                _row("tkr", "2024", "2023"),
                _form(_row("Skola", "5", "6")),
                _row("Omsorg", _form(_cell("7")), "8"),
                _row("Kultur", _cell(_form(_p("9"))), _cell(_p(_form(_run("10"))))),
            )
        ),
    )
    assert _texts(report) == ["Hela stycket 5 mkr.", "Totalt 33 mkr."]
    (grid,) = grids_of(report)
    assert _rows(grid) == [("Skola", ["5", "6"]), ("Omsorg", ["7", "8"]), ("Kultur", ["9", "10"])]


def test_rows_and_words_that_are_struck_out_or_hidden_are_not_read() -> None:
    changed = (
        '<w:del w:id="3" w:author="x"><w:r><w:delText>4</w:delText></w:r></w:del>'
        f'<w:ins w:id="4" w:author="x">{_run("7")}</w:ins>'
    )
    report = _read(
        _p("Utfallet", _run(" dolt 99", "<w:vanish/>"), " blev 5 mkr."),
        _table(
            _row("tkr", "2024", "2023"),
            _row("Skola", "5", "6", how='<w:ins w:id="1" w:author="x"/>'),
            _row("Borta", "8", "9", how='<w:del w:id="2" w:author="x"/>'),
            _row("Omsorg", _cell(f"<w:p>{changed}</w:p>"), "6"),
        ),
    )
    assert _texts(report) == ["Utfallet blev 5 mkr."]
    (grid,) = grids_of(report)
    assert _rows(grid) == [("Skola", ["5", "6"]), ("Omsorg", ["7", "6"])]


def test_a_raised_figure_behind_a_number_is_a_footnote() -> None:
    mark = _run("1)", '<w:vertAlign w:val="superscript"/>')
    rows = (_row("tkr", "2024", "2023"), _row("Skola", _cell(_p("1 234", mark)), "6"))
    (grid,) = grids_of(_read(_table(*rows, _row("Omsorg", "5", "6"))))
    assert grid.value(0, 0).value == 1234  # type: ignore[union-attr]


def test_labels_over_several_rows_and_heads_over_several_columns() -> None:
    begin, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    (grid,) = grids_of(
        _read(
            _table(
                _row("Nämnd", "Mått", _cell("2024", '<w:gridSpan w:val="2"/>')),
                _row("", "", "Budget", "Utfall"),
                _row(_cell("Skola", begin), "Elever", "900", "912"),
                _row(_cell("", go_on), "Lärare", "70", _cell("71", begin)),
                _row("Omsorg", "Platser", "300", _cell("", go_on)),
                columns=4,
            )
        )
    )
    assert [one.head for one in grid.columns] == ["2024 Budget", "2024 Utfall"]
    assert _rows(grid) == [
        ("Skola Elever", ["900", "912"]),
        ("Skola Lärare", ["70", "71"]),
        ("Omsorg Platser", ["300", ""]),
    ]


def test_a_column_that_only_the_grid_has_is_none() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    rows = [("tkr", "2024", "2023"), ("Skola", "5", "6"), ("Omsorg", "7", "8")]
    told = (_row(one[0], _cell(one[1], wide), _cell(one[2], wide)) for one in rows)
    (grid,) = grids_of(_read(_table(*told, columns=5)))
    assert [one.head for one in grid.columns] == ["2024", "2023"]


def test_a_table_within_a_cell_is_one_of_its_own_and_a_frame_is_none() -> None:
    inner = _table(_row("varav", "77", "78"), _row("därav", "7", "8"))
    report = _read(
        _table(
            _row("tkr", "2024", "2023"),
            _row("Skola", "5", "6"),
            _row("Lån", _cell(inner + _p("")), "9"),
        ),
        _table(_row(_cell(_p("Rutan säger 5 mkr.") + _p("Den säger 2 mkr mer."))), columns=1),
    )
    outer, within = report.tables()
    assert [row[0].text for row in outer.rows] == ["tkr", "Skola", "Lån"]
    assert [cell.text for cell in within.rows[0]] == ["varav", "77", "78"]
    assert _texts(report) == ["Rutan säger 5 mkr.", "Den säger 2 mkr mer."]


def test_a_table_that_goes_on_in_another_is_one_unless_it_was_summed() -> None:
    head = _row("tkr", "2024", "2023")
    first, rest = _row("Skola", "5", "6"), (_row("Kultur", "5", "6"), _row("Summa", "10", "12"))
    (one,) = grids_of(_read(_table(head, first), _p(""), _table(head, *rest)))
    assert [row.label for row in one.rows] == ["Skola", "Kultur", "Summa"]
    assert len(grids_of(_read(_table(head, *rest), _p(""), _table(head, *rest)))) == 2
    assert len(grids_of(_read(_table(head, first), _p("Not 3"), _table(head, *rest)))) == 2


def _tabbed(*rows: list[str], stops: str = "") -> list[str]:
    told = []
    for row in rows:
        runs = "<w:r><w:tab/></w:r>".join(_run(one) for one in row)
        told.append(f"<w:p><w:pPr>{stops}</w:pPr>{runs}</w:p>")
    return told


STOPS = '<w:tabs><w:tab w:val="right" w:pos="5000"/><w:tab w:val="right" w:pos="7000"/></w:tabs>'


def test_paragraphs_with_tabs_are_the_rows_of_a_table() -> None:
    rows = [["tkr", "2024", "2023"], ["Skola", "1 234", "1 200"], ["Omsorg", "", "1 900"]]
    report = _read(_p("Drift"), *_tabbed(*rows, stops=STOPS), _p("Efter."))
    (grid,) = grids_of(report)
    assert grid.title == "Drift"
    assert _rows(grid) == [("Skola", ["1 234", "1 200"]), ("Omsorg", ["", "1 900"])]
    assert [row.spot.line for row in grid.rows] == [3, 4]


def test_tabs_that_only_reach_the_next_column_make_no_empty_cells() -> None:
    rows = [["tkr", "", "2024", "2023"], ["Skola och barnomsorg", "5", "6"], ["Lån", "", "7", "8"]]
    (grid,) = grids_of(_read(*_tabbed(*rows)))
    assert _rows(grid) == [("Skola och barnomsorg", ["5", "6"]), ("Lån", ["7", "8"])]


def test_a_list_of_contents_and_lines_to_sign_on_are_no_table() -> None:
    dots = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    report = _read(
        *_tabbed(["Sammanfattning", "3"], ["Drift", "5"], ["Noter", "9"], stops=dots),
        *_tabbed(["Anna Ek", "Bo Alm"], ["Ordförande", "Ekonomichef"]),
    )
    assert list(report.tables()) == []
    assert _texts(report)[-1] == "Ordförande Ekonomichef"


def test_hyphens_and_signs_that_word_keeps_apart_are_read() -> None:
    sign = '<w:r><w:sym w:font="Symbol" w:char="F02D"/></w:r>'
    hyphen = "<w:r><w:t>2024</w:t><w:noBreakHyphen/><w:t>12</w:t><w:softHyphen/><w:t>31</w:t></w:r>"
    assert _texts(_read(_p("Utfall ", sign, "5 mkr, ", hyphen, "."))) == [
        "Utfall −5 mkr, 2024-1231."
    ]


def test_numbered_paragraphs_are_items_and_styles_made_from_headings_headings() -> None:
    document = docx.Document()
    style = document.styles.add_style("Kapitel", 1)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Drift", style)
    paragraph = document.add_paragraph("Skola 5 mkr.")
    paragraph._p.get_or_add_pPr().get_or_add_numPr()
    document.sections[0].header.paragraphs[0].text = "Sidhuvud 99"
    stream = io.BytesIO()
    document.save(stream)
    report = read_report(stream.getvalue(), "a.docx")
    assert [(one.kind, one.level) for one in report.texts()] == [("heading", 2), ("item", 0)]


def test_a_cell_over_a_thousand_million_columns_costs_nothing() -> None:
    far = _cell("5", '<w:gridSpan w:val="1000000000"/>')
    (table,) = _read(_table(_row("tkr", "2024"), _row("Skola", far))).tables()
    assert sum(one.columns for one in table.rows[1]) < 300


def test_a_row_is_strong_in_the_style_that_word_has_for_it() -> None:
    def strong(text: str) -> str:
        return _cell(_p(_run(text, '<w:rStyle w:val="Strong"/>')))

    (table,) = _read(
        _table(
            _row("Nämnd", "Avvikelse", ""),
            _row(strong("Socialnämnden"), strong("−2 581"), ""),
            _row("Hemtjänst", "1 341", ""),
        )
    ).tables()
    assert [row[0].strong for row in table.rows] == [False, True, False]


def test_a_sign_that_is_typed_begins_an_item_of_a_list() -> None:
    report = _read(_p("• Skolan togs i bruk i juni."), _p("– 4,2 mkr lägre kostnader."))
    assert [(one.kind, one.text) for one in report.texts()] == [
        ("item", "Skolan togs i bruk i juni."),
        ("paragraph", "– 4,2 mkr lägre kostnader."),
    ]
