"""The types of the law and norm checklist: norms, the texts that were read, parts, requirements.

A *part* is what a reader recognises in a report whoever wrote it (a balance sheet, the events of
the year); a *requirement* is a paragraph that asks for a part, from one day to another, of some
kinds of bodies, in some kinds of reports. So a report says which parts it has, and the law of its
year which of them it needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from bokslut.model.period import Period

# A board accounts to its council or executive board. A municipality is also a region or a
# federation of municipalities (LKBR 1 kap. 3 §); a group is a municipality with its companies.
BodyKind = Literal["board", "municipality", "group", "company"]
# What a document is under the law; `other` is any that is none of these, such as a memo.
ReportKind = Literal["annual", "interim", "budget", "other"]


@dataclass(frozen=True, slots=True)
class Norm:
    """A law, which binds, or a recommendation, from which a body may depart and say why."""

    key: str
    short: str
    title: str
    kind: Literal["law", "recommendation"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text that was read: what it is, where, and the day on which it was read there."""

    key: str
    title: str
    address: str
    read_on: date


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report, and the usual headings by which it is recognised beside its title,
    Swedish and `english`. One that has no heading of its own (`by_heading`) is known only where a
    report says that it has it. `table`: words alone do not make it."""

    key: str
    title: str
    headings: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    by_heading: bool = True
    table: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """The last day: `month` and `day` of the year after the period, or `months` after its end."""

    month: int = 0
    day: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Requirement:
    """A paragraph that asks for a part, of periods that end from `since` to `until`.

    `asks` is our own short wording. `condition` says when it asks at all, where that cannot be
    told from the document. `due` is a last day, which the date of the report is held against.
    Either `source` names the text in which it was read, or `unverified` says what it rests on.
    """

    key: str
    norm: str
    paragraph: str
    asks: str
    since: date
    reports: tuple[ReportKind, ...]
    bodies: tuple[BodyKind, ...]
    part: str = ""
    until: date | None = None
    condition: str = ""
    due: Due | None = None
    source: str = ""
    unverified: str = ""

    def in_force(self, day: date) -> bool:
        """Whether it holds for a period that ends on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Norms:
    """Everything that is known of what is asked."""

    norms: tuple[Norm, ...] = ()
    sources: tuple[SourceText, ...] = ()
    parts: tuple[Part, ...] = ()
    requirements: tuple[Requirement, ...] = ()

    def norm(self, key: str) -> Norm:
        """The norm of that key; KeyError where there is none."""
        return {one.key: one for one in self.norms}[key]

    def part(self, key: str) -> Part:
        """The part of that key; KeyError where there is none."""
        return {one.key: one for one in self.parts}[key]

    def source(self, key: str) -> SourceText:
        """The read text of that key; KeyError where there is none."""
        return {one.key: one for one in self.sources}[key]

    def named(self, one: Requirement) -> str:
        """The norm and paragraph of a requirement: `LKBR 4 kap. 1 §`."""
        return f"{self.norm(one.norm).short} {one.paragraph}"

    def binds(self, one: Requirement) -> bool:
        """Whether a law asks it without any condition, in words that were read."""
        law = self.norm(one.norm).kind == "law"
        return law and not one.condition and not one.unverified


@dataclass(frozen=True, slots=True)
class Asked:
    """Of whom, for what and when it is asked. `not_applicable` gives reasons, by the keys of
    requirements with a condition that is not fulfilled."""

    body: BodyKind
    report: ReportKind
    period: Period
    not_applicable: Mapping[str, str] = field(default_factory=dict)


class State(StrEnum):
    """Whether a report has what is asked of it."""

    PRESENT = "present"
    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the checklist. `section` and `heading` say where the part stands, or where it was
    to stand and is `empty`; `reason` is the body's own why it does not apply; `last_day` that of
    what is due."""

    requirement: Requirement
    state: State
    section: str = ""
    heading: str = ""
    empty: bool = False
    reason: str = ""
    last_day: date | None = None
