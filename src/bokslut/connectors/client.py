"""The one way to the network: encrypted, to one host, bounded in time, size and tries.

Nothing here knows what is fetched. What goes wrong on the way is a finding; the clock is handed
in, so that a test need not wait.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType

import httpx

import bokslut
from bokslut.facts.importers.fetched import MOST_BYTES, Response
from bokslut.model.finding import Finding, Place, Severity, finding

ERROR = Severity.ERROR
UNREACHABLE = "fetch-unreachable"
_BUSY = (429, 503)
_ANSWER = "application/json"


@dataclass(frozen=True, slots=True)
class Clock:
    """What the time is, seconds that only go forward, and how to wait for some of them."""

    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a service is waited for: seconds for a sign of life, for one whole answer, how
    often it is asked again when it is busy, and the seconds that it may put us off each time."""

    silence: float = 20.0
    answer: float = 120.0
    tries: int = 4
    put_off: float = 60.0


class Refused(Exception):
    """Something that ends the fetching of a source; the finding says it."""

    def __init__(self, said: Finding) -> None:
        super().__init__(said.message())
        self.finding = said


class Client:
    """Asks one service. Addresses that are neither encrypted nor on this machine, of another host
    than `base`, or that an answer redirects to, are refused."""

    def __init__(self, base: str, name: str, clock: Clock, patience: Patience) -> None:
        """`name` stands in the findings as the place. Raises `Refused` for an unusable `base`."""
        self._place = Place(file=name)
        self._clock, self._patience = clock, patience
        self._base = self._usable(base)
        self._left = MOST_BYTES
        self._http = httpx.Client(
            timeout=patience.silence,
            follow_redirects=False,
            # A proxy of the body's network is respected, but not on the way to this machine.
            trust_env=not _is_here(self._base),
            headers={
                "Accept": _ANSWER,
                # What is kept is what came; and nothing unpacks to more than was sent.
                "Accept-Encoding": "identity",
                "User-Agent": f"bokslut/{bokslut.__version__}",
            },
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def get(self, url: str) -> Response:
        """The answer at an address of the service; raises `Refused`."""
        return self._ask("GET", url, "")

    def post(self, url: str, body: str) -> Response:
        """The answer to a question in JSON; raises `Refused`."""
        return self._ask("POST", url, body)

    def _usable(self, url: str) -> httpx.URL:
        try:
            parsed = httpx.URL(url)
        except (httpx.InvalidURL, ValueError):
            parsed = httpx.URL("")
        if not parsed.host or not (parsed.scheme == "https" or _is_here(parsed)):
            raise Refused(
                finding(
                    "fetch-address",
                    ERROR,
                    "{url} is no encrypted address (https).",
                    place=self._place,
                    quote=url,
                    expected="https://…",
                    remedy="Write the address of the service as it begins with https.",
                    url=url,
                )
            )
        return parsed

    def _ask(self, method: str, url: str, body: str) -> Response:
        parsed = self._usable(url)
        if _origin(parsed) != _origin(self._base):
            raise Refused(_elsewhere(self._place, url, str(self._base.host)))
        for left in reversed(range(self._patience.tries)):
            status, headers, content = self._once(method, parsed, body)
            if status not in _BUSY or not left:
                break
            wait = _seconds(headers.get("Retry-After"), default=2.0)
            if wait > self._patience.put_off:
                break
            self._clock.sleep(wait)
        if 300 <= status < 400:
            raise Refused(_elsewhere(self._place, headers.get("Location", ""), parsed.host))
        if status != 200:
            raise Refused(_unhappy(self._place, url, status, content))
        try:
            return Response(content.decode(), url, method, body)
        except UnicodeDecodeError:
            raise Refused(_no_text(self._place, url)) from None

    def _once(self, method: str, url: httpx.URL, body: str) -> tuple[int, httpx.Headers, bytes]:
        """One try: status, headers, and the bytes, which may be neither too many nor too slow."""
        until = self._clock.monotonic() + self._patience.answer
        sent = {"content": body.encode(), "headers": {"Content-Type": _ANSWER}} if body else {}
        parts: list[bytes] = []
        size = 0
        try:
            with self._http.stream(method, url, **sent) as answer:  # type: ignore[arg-type]
                # As they come: parts of a given size would be waited for without end.
                for part in answer.iter_bytes():
                    parts.append(part)
                    size += len(part)
                    if size > self._left:
                        raise Refused(_too_large(self._place, str(url)))
                    if self._clock.monotonic() > until:
                        raise Refused(_too_slow(self._place, str(url)))
                if answer.status_code == 200:
                    self._left -= size
                return answer.status_code, answer.headers, b"".join(parts)
        except httpx.TimeoutException:
            raise Refused(_too_slow(self._place, str(url))) from None
        except (httpx.ConnectError, httpx.ProxyError) as error:
            raise Refused(_unreachable(self._place, url.host, error)) from error
        except httpx.HTTPError as error:
            raise Refused(_broken(self._place, str(url), error)) from error


def _is_here(url: httpx.URL) -> bool:
    """Whether an address is on this machine, where nobody listens in."""
    if url.scheme not in ("http", "https"):
        return False
    if url.host == "localhost":
        return True
    try:
        return ipaddress.ip_address(url.host).is_loopback
    except ValueError:
        return False


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _seconds(told: str | None, default: float) -> float:
    """What Retry-After asks for in seconds; a date there is not reckoned with."""
    return float(told) if told and told.isascii() and told.isdigit() else default


def _elsewhere(place: Place, target: str, host: str) -> Finding:
    return finding(
        "fetch-elsewhere",
        ERROR,
        "The service at {host} sends to another address: {target}.",
        place=place,
        quote=target,
        expected=host,
        remedy="Nothing is fetched from where nobody declared it. If the service has moved, "
        "declare its new address.",
        host=host,
        target=target[:200],
    )


def _unhappy(place: Place, url: str, status: int, content: bytes) -> Finding:
    return finding(
        "fetch-refused",
        ERROR,
        "The service answers {status} to {url}.",
        place=place,
        quote=" ".join(content[:300].decode("utf-8", "replace").split()),
        claimed=str(status),
        expected="200",
        remedy="Look at the key figure or table, the areas and the years; if they are right, fetch "
        "again later.",
        status=status,
        url=url,
    )


def _no_text(place: Place, url: str) -> Finding:
    return finding(
        "fetch-no-text",
        ERROR,
        "The answer of {url} is no text in UTF-8.",
        place=place,
        remedy="Look at the address: it has to answer with JSON.",
        url=url,
    )


def _too_large(place: Place, url: str) -> Finding:
    return finding(
        "fetch-too-large",
        ERROR,
        "The answers are larger than {limit} MB: {url}.",
        place=place,
        remedy="Ask for fewer areas, years or groups, in several sources if need be.",
        limit=MOST_BYTES >> 20,
        url=url,
    )


def _too_slow(place: Place, url: str) -> Finding:
    return finding(
        "fetch-slow",
        ERROR,
        "The service did not answer in time: {url}.",
        place=place,
        remedy="Fetch again later.",
        url=url,
    )


def _unreachable(place: Place, host: str, error: Exception) -> Finding:
    return finding(
        UNREACHABLE,
        ERROR,
        "{host} cannot be reached: {reason}.",
        place=place,
        quote=host,
        remedy="See that this machine has a network, and that its firewall or proxy (HTTPS_PROXY) "
        "lets it through.",
        host=host,
        reason=str(error)[:200] or type(error).__name__,
    )


def _broken(place: Place, url: str, error: Exception) -> Finding:
    return finding(
        "fetch-broken",
        ERROR,
        "The answer of {url} broke off: {reason}.",
        place=place,
        remedy="Fetch again later.",
        url=url,
        reason=str(error)[:200] or type(error).__name__,
    )
