"""Marks in a checked PDF: on the number, with the arithmetic, and the page as it was."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import judged_sample as sample
import pikepdf
import pypdfium2
import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report
from bokslut.report.judged.marked import Marks
from bokslut.report.judged.pdf_marks import marked_pdf


def marked(data: bytes, *, every_number: bool = False) -> bytes:
    judged = judge(read_report(data, "rapport.pdf"))
    return marked_pdf(Marks(judged), data, sample.same, every_number=every_number)


def annotations(data: bytes, page: int = 1) -> Iterator[pikepdf.Dictionary]:
    with pikepdf.open(io.BytesIO(data)) as document:
        for one in document.pages[page - 1].get("/Annots", []):
            if str(one.get("/T", "")) == "bokslut":
                yield one


def beneath(data: bytes) -> list[tuple[str, str]]:
    """The text beneath each highlight of the first page, with what the highlight says."""
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage()
    told = []
    for one in annotations(data):
        if one.Subtype == "/Highlight":
            left, bottom, right, top = map(float, one.Rect)
            under = text.get_text_bounded(left - 1, bottom, right + 1, top)
            told.append((re.sub(r"\s", " ", under).strip(), str(one.Contents)))
    return told


def highlights(data: bytes) -> dict[str, str]:
    """What is said of each text that is highlighted, of one that is so twice what comes first."""
    return dict(reversed(beneath(data)))


def resaved(**how: object) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample.pdf())) as document:
        document.save(stream, **how)
    return stream.getvalue()


FORMS = {
    "as made": sample.pdf,
    "packed": lambda: resaved(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "plain": lambda: resaved(object_stream_mode=pikepdf.ObjectStreamMode.disable),
    "locked for changes": lambda: resaved(encryption=pikepdf.Encryption(owner="o", user="", R=6)),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_wrong_sum_is_highlighted_with_its_arithmetic(form: str) -> None:
    told = highlights(marked(FORMS[form]()))
    says = re.sub("[\u00a0\u202f]", " ", told["266 714"])
    assert says.startswith("266 714: contradicted")
    assert "83 077 + 152 619 + 30 118 = 265 814, printed 266 714, difference 900" in says


@pytest.mark.parametrize("form", FORMS)
def test_the_file_is_whole_and_what_it_held_is_unchanged(form: str) -> None:
    data = FORMS[form]()
    changed = marked(data)
    assert changed.startswith(data)
    with pikepdf.open(io.BytesIO(changed)) as document:
        found = [str(one) for one in document.check_pdf_syntax()]
        # Of a file whose table of places is a stream qpdf says this of many writers.
        assert [one for one in found if "common error handled correctly" not in one] == []
        contents = [page.Contents.read_bytes() for page in document.pages]
    with pikepdf.open(io.BytesIO(data)) as document:
        assert contents == [page.Contents.read_bytes() for page in document.pages]


def test_what_is_proved_or_open_is_marked_only_where_that_is_asked_for() -> None:
    assert "84 120" not in highlights(marked(sample.pdf()))
    told = highlights(marked(sample.pdf(), every_number=True))
    assert "84 120: proved" in told["84 120"]


def test_each_mark_has_an_appearance_of_its_own_that_is_seen() -> None:
    changed = marked(sample.pdf(), every_number=True)
    assert all("/AP" in one and one.AP.N.read_bytes() for one in annotations(changed))
    before, after = (
        pypdfium2.PdfDocument(data)[0].render(scale=1, may_draw_forms=False).to_numpy()
        for data in (sample.pdf(), changed)
    )
    assert (before != after).any()


def test_a_number_of_a_sentence_is_marked_alone_and_not_its_line() -> None:
    told = beneath(marked(sample.pdf(), every_number=True))
    assert len(told) == 14
    assert any(says.startswith("152 619 tkr: ") for _under, says in told)
    for under, says in told:
        number = says.partition(":")[0]
        assert re.sub(r"\D", "", under) == re.sub(r"\D", "", number)
        assert len(under) <= len(number) + 1


def test_the_first_page_sums_up_and_an_unread_page_says_so() -> None:
    changed = marked(sample.pdf())
    (first,) = [str(one.Contents) for one in annotations(changed, 1) if one.Subtype == "/Text"]
    assert re.match(r"14 numbers: .* [1-9] contradicted, [1-9] open", first)
    (second,) = [str(one.Contents) for one in annotations(changed, 2)]
    assert "nothing on it was checked" in second


def test_a_page_cut_out_of_a_larger_one_is_marked_at_the_number() -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample.pdf())) as document:
        document.pages[0].MediaBox = [-40, -30, 595, 842]
        document.save(stream)
    assert "266 714" in highlights(marked(stream.getvalue()))


def test_a_file_whose_end_is_broken_is_written_anew() -> None:
    data = sample.pdf()
    broken = data[: data.rindex(b"startxref")] + b"startxref\n7\n%%EOF"
    assert "266 714" in highlights(marked(broken))


def test_the_same_file_gives_the_same_bytes() -> None:
    assert marked(sample.pdf()) == marked(sample.pdf())


def test_a_broken_page_is_left_as_it_is_and_the_others_are_marked() -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample.pdf())) as document:
        document.Root.Pages.Kids[1] = document.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.X)
        )
        document.save(stream)
    assert "266 714" in highlights(marked(stream.getvalue()))
