"""Typst, always with the fonts shipped here and no others."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Any


def typeset(template: str, inputs: dict[str, str], **options: Any) -> list[bytes]:
    """What Typst makes of a template in templates/: one file, or one a page for pictures.

    `inputs` are what the template finds in `sys.inputs`, `options` those of `typst.compile`.
    """
    import typst

    with as_file(files("bokslut.report")) as room:
        fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(room / "fonts")],
        )
        made: bytes | list[bytes] = typst.compile(
            str(room / "templates" / template),
            root=str(room / "templates"),
            font_paths=fonts,
            sys_inputs=inputs,
            **options,
        )
    return [made] if isinstance(made, bytes) else made
