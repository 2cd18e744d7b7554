"""XML from strangers as a stream of elements: no document types, no entities, nothing fetched, and
bounded memory whatever the file holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers import expat

CHUNK = 1 << 16
# What a parser may take in without an element in it, and how deep elements may stand.
MOST_WITHOUT_ELEMENT = 16 << 20
DEEPEST = 64


class XmlFault(Exception):
    """The file is no XML that is read here; `line` is where, `str()` says why."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.line = line


@dataclass(frozen=True, slots=True)
class Element:
    """The start of an element (or its end): local name, line, attributes."""

    name: str
    line: int
    starts: bool
    attributes: Mapping[str, str]


class _Handlers:
    """Gathers the elements that the parser finds in a chunk."""

    def __init__(self) -> None:
        self.found: list[Element] = []
        self.depth = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._forbidden
        self.parser.EntityDeclHandler = self._forbidden
        self.parser.ExternalEntityRefHandler = self._forbidden

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise XmlFault("elements stand too deep in each other", self._line())
        plain = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self.found.append(Element(name.rpartition(" ")[2], self._line(), True, plain))

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.found.append(Element(name.rpartition(" ")[2], self._line(), False, {}))

    def _forbidden(self, *_: object) -> int:
        raise XmlFault("it holds a document type or an entity, which SIE does not", self._line())

    def _line(self) -> int:
        return int(self.parser.CurrentLineNumber)


def elements(stream: BinaryIO) -> Iterator[Element]:
    """Starts and ends of elements in order. Raises `XmlFault` where the XML ends to be XML."""
    handlers = _Handlers()
    silent = 0
    while True:
        chunk = stream.read(CHUNK)
        try:
            handlers.parser.Parse(chunk, not chunk)
        except expat.ExpatError as error:
            yield from handlers.found
            raise XmlFault(expat.ErrorString(error.code), error.lineno) from None
        silent = 0 if handlers.found else silent + len(chunk)
        if silent > MOST_WITHOUT_ELEMENT:
            raise XmlFault("a text in it is too long", handlers._line())
        yield from handlers.found
        handlers.found.clear()
        if not chunk:
            return
