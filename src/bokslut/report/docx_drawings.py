"""What is drawn in the DOCX: charts as pictures, and the small bars beside figures as shapes.

Charts come from the one specification in charts.py. Word also takes SVG, but sets its letters in
whatever font it finds; so Typst makes pictures of them, with the fonts shipped here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bokslut.model.document import Chart

from .charts import WIDE, draw, drawn_width
from .column_widths import ROOM
from .docx_xml import e, emu
from .letters import settable
from .typeset import typeset

_ACCENT, _GOOD, _BAD, _INK = "1D4E7E", "1F6F5A", "A93A1B", "14212B"
# Fine enough for print, in dots an inch.
_FINE = 288
# In points: how high a bar and the line at zero are, and how far a bar stands from its figure.
_BAR_HIGH, _ZERO_HIGH, _ZERO_WIDE, _GAP = 5.6, 8.0, 0.6, 6.0

_WORD_2010 = "http://schemas.microsoft.com/office/word/2010"
_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:wpg="{_WORD_2010}/wordprocessingGroup" xmlns:wps="{_WORD_2010}/wordprocessingShape"'
)
_DECORATION = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as PNG, and its size on paper in points."""

    data: bytes
    width: float
    height: float


def chart_pictures(charts: Iterable[Chart]) -> dict[str, Picture]:
    """The pictures of charts by their keys, all made in one go."""
    drawn = {chart.key: (settable(draw(chart, WIDE)), chart) for chart in charts}
    if not drawn:
        return {}
    widths = {key: ROOM * drawn_width(chart, WIDE) / WIDE for key, (_, chart) in drawn.items()}
    given = [{"svg": svg, "width": widths[key]} for key, (svg, _) in drawn.items()]
    pages = typeset("charts.typ", {"charts": json.dumps(given)}, format="png", ppi=_FINE)
    return {
        key: Picture(page, widths[key], widths[key] * _height_of_width(svg))
        for (key, (svg, _)), page in zip(drawn.items(), pages, strict=True)
    }


def _height_of_width(svg: str) -> float:
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert found, "charts.py draws a view box"
    return float(found[2]) / float(found[1])


def picture_xml(chart: Chart, picture: Picture, relation: str, number: int) -> str:
    """A chart's picture in a line of text, with its alternative in words."""
    size = f'cx="{emu(picture.width)}" cy="{emu(picture.height)}"'
    told = e(chart.alternative.strip() or chart.title.strip() or chart.key)
    named = f'id="{number}" name="{e(chart.key)}" descr="{told}"'
    space = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {size}/><wp:docPr {named}/><wp:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        f'<a:graphicData uri="{space}"><pic:pic><pic:nvPicPr><pic:cNvPr {named}/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r>"
    )


def bar_xml(share: Decimal, origin: Decimal, room: float, *, judged: bool, number: int) -> str:
    """The small bar beside a figure: `share` from -1 to 1, zero at `origin` of the `room`.

    It repeats what the figure says, so it is marked as decoration; green and rust only where
    the sign is `judged` as good or bad.
    """
    span = room - _GAP - _ZERO_WIDE
    zero = _GAP + float(origin) * span
    length = max(abs(float(share)) * max(float(origin), 1 - float(origin)) * span, _ZERO_WIDE)
    left = zero - length if share < 0 else zero
    colour = (_BAD if share < 0 else _GOOD) if judged else _ACCENT
    size = f'cx="{emu(room)}" cy="{emu(_ZERO_HIGH)}"'
    # An unseen box of the whole size: LibreOffice takes a group to be as large as what is in it.
    shapes = _box(0, 0, room, _ZERO_HIGH, "")
    shapes += _box(left, (_ZERO_HIGH - _BAR_HIGH) / 2, length, _BAR_HIGH, colour)
    shapes += _box(zero, 0, _ZERO_WIDE, _ZERO_HIGH, _INK)
    return (
        f'<w:r><mc:AlternateContent {_SPACES}><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="bar {number}" descr="">{_DECORATION}</wp:docPr>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_WORD_2010}/wordprocessingGroup">'
        f'<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/>'
        f'<a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent>"
        "</w:r>"
    )


def _box(left: float, top: float, width: float, height: float, colour: str) -> str:
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if colour else "<a:noFill/>"
    return (
        "<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm>"
        f'<a:off x="{emu(left)}" y="{emu(top)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{fill}<a:ln><a:noFill/></a:ln></wps:spPr>"
        "<wps:bodyPr/></wps:wsp>"
    )
