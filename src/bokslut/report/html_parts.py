"""What every HTML page of ours begins with: escaped text, embedded fonts and styles, the policy."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files

from .layout import clean


def e(text: str) -> str:
    """Text as it may stand in HTML, between tags and in quoted attributes."""
    return escape(clean(text), quote=True)


def resource(name: str) -> bytes:
    """A file that is shipped beside the renderers."""
    return files("bokslut.report").joinpath(name).read_bytes()


def style_sheet(*names: str) -> str:
    """The embedded faces and the style sheets of these names, one after the other."""
    faces = [
        f'@font-face{{font-family:Inter;font-weight:{weight};font-display:block;src:url("data:'
        f'font/woff2;base64,{base64.b64encode(resource(f"fonts/{name}.subset.woff2")).decode()}")'
        ' format("woff2")}'
        for name, weight in (("Inter-Regular", 400), ("Inter-SemiBold", 600))
    ]
    return "\n".join([*faces, *(resource(f"styles/{name}").decode() for name in names)])


def content_policy(script: str) -> str:
    """The page may run this script and nothing else, and load nothing."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        "default-src 'none'; font-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
