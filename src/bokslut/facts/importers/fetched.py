"""What a connector fetched, kept so that it can be proved: the answers byte for byte, what was
asked for and when, and which indicator of the workspace it is. A document that somebody saved by
hand is read, too, as an answer without any of that.

The file is JSON that names its form first, so that it is recognised by its beginning:
`{"bokslut_fetched": 1, "connector": …, "indicator": …, "settings": …, "fetched": …,
"responses": [{"url": …, "method": …, "body": …, "sha256": …, "text": …}]}`.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from bokslut.model.finding import Finding, Place, Severity, finding

from .base import ReadContext

ERROR = Severity.ERROR

# Parsing takes at most some fifty times the memory of its text, and time in proportion to it: with
# these bounds no process of its own is needed to contain it. Statistics Sweden answers with at
# most 150 000 values, Kolada with 5 000 a page; both are a tenth of it.
MOST_BYTES = 8 << 20
# In the file quotes are escaped, and what is asked stands beside what was answered.
_MOST_FILE_BYTES = 24 << 20
_MARK = '{"bokslut_fetched": 1, '
_BLANKS = b" \r\n\t\xef\xbb\xbf"


class JsonFault(ValueError):
    """The text is no JSON, or none that has one meaning; the message says why."""


class FormFault(ValueError):
    """A part of a document is not what it has to be: where, what it is, and what is wanted."""

    def __init__(self, path: str, found: object, expected: str) -> None:
        super().__init__(path)
        self.path, self.found, self.expected = path, found, expected


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as it came, and what was asked; `body` is what was sent with a POST."""

    text: str
    url: str = ""
    method: str = "GET"
    body: str = ""

    @property
    def sha256(self) -> str:
        """The hash of the bytes that came."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Envelope:
    """Answers about one indicator. `indicator` is the workspace's key for it, empty where the
    document is to name it; `settings` say how the connector's importer reads the answers;
    `fetched` is when they were asked for, None where nobody knows."""

    connector: str
    indicator: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    fetched: datetime | None = None
    responses: tuple[Response, ...] = ()

    @property
    def content(self) -> str:
        """The hash of all but the time: the same answers fetched again are nothing new."""
        told = [self.connector, self.indicator, self.settings]
        told += [[one.url, one.method, one.body, one.sha256] for one in self.responses]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def to_bytes(envelope: Envelope) -> bytes:
    """The file of an envelope; `read_envelope` reads it back."""
    told = {
        "bokslut_fetched": 1,
        "connector": envelope.connector,
        "indicator": envelope.indicator,
        "settings": envelope.settings,
        "fetched": envelope.fetched.isoformat() if envelope.fetched else None,
        "responses": [
            {
                "url": one.url,
                "method": one.method,
                "body": one.body,
                "sha256": one.sha256,
                "text": one.text,
            }
            for one in envelope.responses
        ],
    }
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"


def is_envelope(head: bytes, connector: str) -> bool:
    """Whether a file begins as one that this connector made."""
    return head.startswith(f'{_MARK}"connector": "{connector}"'.encode())


def is_json(head: bytes) -> bool:
    """Whether a file may be a document of JSON that somebody saved."""
    return head.lstrip(_BLANKS).startswith(b"{") and not head.startswith(_MARK.encode())


def parse_json(text: str) -> Any:
    """JSON with every number as the decimal that stands there. Raises `JsonFault` where the text
    is cut, nested too deep, says a key twice or has a number that is none."""
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            parse_float=Decimal,
            parse_int=Decimal,
            parse_constant=_no_number,
            object_pairs_hook=_unique,
        )
    except RecursionError:
        raise JsonFault("nested too deep") from None
    except json.JSONDecodeError as error:
        # Its words differ from one version of the language to the next.
        raise JsonFault(f"{error.lineno}:{error.colno}") from error
    except (ValueError, ArithmeticError) as error:
        raise JsonFault(str(error)) from error


def _no_number(word: str) -> Decimal:
    raise JsonFault(f"{word} is no number")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        twice = Counter(key for key, _value in pairs).most_common(1)[0][0]
        raise JsonFault(f"{twice[:40]!r} twice")
    return made


def mapping(value: object, path: str) -> dict[str, Any]:
    """The value as an object; raises `FormFault`."""
    if not isinstance(value, dict):
        raise FormFault(path, value, "{…}")
    return value


def sequence(value: object, path: str) -> list[Any]:
    """The value as an array; raises `FormFault`."""
    if not isinstance(value, list):
        raise FormFault(path, value, "[…]")
    return value


def words(value: object, path: str) -> str:
    """The value as a text that says something; raises `FormFault`."""
    if not isinstance(value, str) or not value.strip():
        raise FormFault(path, value, '"…"')
    return value.strip()


def whole(value: object, path: str) -> int:
    """The value as a whole number that is not negative; raises `FormFault`."""
    if not isinstance(value, Decimal) or not 0 <= value < 10**9 or value != int(value):
        raise FormFault(path, value, "0, 1, 2 …")
    return int(value)


def read_envelope(stream: BinaryIO, context: ReadContext, connector: str) -> Envelope | Finding:
    """The answers that a file holds, or what is wrong with it as a whole."""
    place = Place(file=context.file)
    data = stream.read(_MOST_FILE_BYTES + 1)
    if context.progress is not None:
        context.progress(len(data))
    enclosed = is_envelope(data, connector)
    if len(data) > (_MOST_FILE_BYTES if enclosed else MOST_BYTES):
        return _too_large(place)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return no_json(place, str(error), "")
    if not enclosed:
        return Envelope(connector, responses=(Response(text),))
    try:
        return _unpacked(mapping(parse_json(text), ""), connector, place)
    except JsonFault as fault:
        return no_json(place, str(fault), text)
    except FormFault as fault:
        return wrong_form(place, fault)


def _unpacked(told: dict[str, Any], connector: str, place: Place) -> Envelope | Finding:
    responses = []
    for index, one in enumerate(sequence(told.get("responses"), "responses")):
        path = f"responses[{index}]"
        kept = mapping(one, path)
        parts = [kept.get(name) for name in ("text", "url", "method", "body")]
        if not all(isinstance(part, str) for part in parts):
            raise FormFault(path, sorted(kept), '{"text": "…", "url": "…", …}')
        response = Response(*map(str, parts))
        if response.sha256 != kept.get("sha256"):
            return _changed(place, response, kept.get("sha256"))
        responses.append(response)
    if sum(len(one.text) for one in responses) > MOST_BYTES:
        return _too_large(place)
    return Envelope(
        connector,
        words(told.get("indicator"), "indicator"),
        mapping(told.get("settings"), "settings"),
        _moment(told.get("fetched")),
        tuple(responses),
    )


def _moment(value: object) -> datetime:
    text = words(value, "fetched")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise FormFault("fetched", text, "2015-01-20T08:00:00+00:00") from None
    if moment.tzinfo is None:
        raise FormFault("fetched", text, "2015-01-20T08:00:00+00:00")
    return moment.astimezone(UTC)


def no_json(place: Place, reason: str, text: str) -> Finding:
    """The finding for a text that is no JSON: an error page, or something cut."""
    if text.lstrip().startswith("<"):
        return finding(
            "fetched-page",
            ERROR,
            "The answer is a web page, not data; it may be an error page.",
            place=place,
            quote=" ".join(text.split())[:120],
            remedy="Fetch again later; if it stays so, look at the address in a browser.",
        )
    return finding(
        "fetched-json",
        ERROR,
        "The answer is no JSON that can be read: {reason}.",
        place=place,
        quote=text[-60:],
        remedy="It may have been cut on its way: fetch it again.",
        reason=reason[:200],
    )


def wrong_form(place: Place, fault: FormFault) -> Finding:
    """The finding for a document whose parts are not what its format says."""
    return finding(
        "fetched-form",
        ERROR,
        "{path} in the answer is {found}; it has to be like: {wanted}",
        place=place,
        quote=f"{fault.path}: {_short(fault.found)}",
        expected=fault.expected,
        remedy="The service may have changed its format: report it with the kept file.",
        path=fault.path or "{}",
        found=_short(fault.found),
        wanted=fault.expected,
    )


def _short(value: object) -> str:
    text = "null" if value is None else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def _too_large(place: Place) -> Finding:
    return finding(
        "fetched-too-large",
        ERROR,
        "The answer is larger than {limit} MB.",
        place=place,
        remedy="Ask for fewer areas, years or groups, in several sources if need be.",
        limit=MOST_BYTES >> 20,
    )


def _changed(place: Place, response: Response, claimed: object) -> Finding:
    return finding(
        "fetched-changed",
        ERROR,
        "The answer that is kept is not the one that was fetched from {url}.",
        place=place,
        quote=response.url,
        claimed=_short(claimed),
        expected=response.sha256,
        remedy="Fetch it again; an answer is never changed by hand.",
        url=response.url,
    )
