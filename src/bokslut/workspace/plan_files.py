"""Plan files on their way into the records: read, checked against the whole plan, taken in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bokslut.facts.take_in import Incoming, TakenIn
from bokslut.goals.declaration import read_plan, sound_plan
from bokslut.goals.plan import joined
from bokslut.language import LANGUAGES
from bokslut.model.finding import Finding, Place, Severity, by_weight, finding, has_errors
from bokslut.records.plan_state import (
    CHANGED_SINCE,
    PLAN_FOLDER,
    PlanItem,
    PlanSource,
    PlanState,
    after,
    in_folder,
)
from bokslut.records.values import (
    KINDS,
    ActingUser,
    ClosingRecords,
    ItemKey,
    canonical,
    decode,
    encode,
    item_key,
)

from .declarations import parsed, plan_of, text_of
from .in_language import in_language
from .record_store import RecordStore

_TRIES = 5


def is_plan_file(path: Path) -> bool:
    """Whether a file is offered as a part of the plan."""
    return path.suffix.lower() == ".toml"


def plan_paths(folder: Path) -> list[Path]:
    """The plan files in the folder of a workspace or an example."""
    return sorted(path for path in (folder / PLAN_FOLDER).glob("*.toml") if path.is_file())


def not_taken_in(folder: Path, records: ClosingRecords) -> list[Path]:
    """The plan files that lie in the folder and are not, or not as they are, in the records."""
    return [
        path
        for path in plan_paths(folder)
        if records.sources.get(in_folder(path.name)) != _sha256(path)
    ]


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def say_not_taken_in(folder: Path, records: ClosingRecords) -> list[Finding]:
    """A finding for each plan file of the workspace that the report does not follow."""
    return [
        finding(
            "plan-not-taken-in",
            Severity.WARNING,
            "{file} is not what was taken in: the report follows the plan without it."
            if in_folder(path.name) not in records.sources
            else "{file} has been changed since it was taken in: the report follows the plan as "
            "it was.",
            place=Place(file=in_folder(path.name)),
            quote=path.name,
            remedy="Take it in: bokslut import DIR DIR/{file}",
            file=in_folder(path.name),
        )
        for path in not_taken_in(folder, records)
    ]


@dataclass
class PlanIntake:
    """Plan files of one command, checked together; nothing is written before `commit`."""

    records: RecordStore
    offered: Sequence[Incoming]
    accept: frozenset[str]
    present: PlanState = field(default_factory=PlanState)
    wanted: PlanState = field(default_factory=PlanState)
    findings: list[Finding] = field(default_factory=list)

    def read(self) -> None:
        """Reads the files and checks the plan as it will be, against what is there now."""
        self.findings = []
        if self.records.exists:
            self.present = self.records.use(_present)
        known = {name: one.sha256 for name, one in self.present.files.items()}
        fresh = [one for one in self.offered if known.get(one.name) != one.sha256]
        sources = []
        for one in fresh:
            source, found = read_source(one)
            self.findings += found
            if source is not None:
                sources.append(source)
        self.findings += _same_name(fresh)
        if self.refused:
            return
        self.wanted, found = after(self.present, sources)
        self.findings += found
        if not self.refused:
            self.findings += _unsound(self.wanted)

    @property
    def refused(self) -> bool:
        """Whether the files are not to be taken in. What was changed since may be undone, where
        that is accepted; a plan that contradicts itself is never taken in."""
        accepted = self.accept & {CHANGED_SINCE}
        return has_errors(one for one in self.findings if one.rule not in accepted)

    @property
    def changes(self) -> bool:
        """Whether taking them in would change anything."""
        return not self.refused and self.wanted.hash != self.present.hash

    def commit(self, acting_user: ActingUser) -> None:
        """Takes the files in; reads them again where somebody else was quicker."""
        for _try in range(_TRIES):
            if not self.changes:
                return
            wanted, read = self.wanted, self.present.hash

            def write(wanted: PlanState = wanted, read: str = read) -> tuple[Finding, ...]:
                from bokslut.records import actions

                done = actions.take_in_plan(
                    wanted, read=read, now=datetime.now(UTC), acting_user=acting_user
                )
                return done.findings

            found = self.records.use(write)
            if not found:
                return
            self.read()
        self.findings += found

    def told(self, status: str) -> list[TakenIn]:
        """What became of each file: `status`, unless it was there already or refused."""
        return [self._told(one, status) for one in self.offered]

    def _told(self, one: Incoming, status: str) -> TakenIn:
        known = self.present.files.get(one.name)
        own = [found for found in self.findings if found.place.file == in_folder(one.name)]
        # What is wrong in a file that was not offered comes of those that were.
        names = {in_folder(other.name) for other in self.offered}
        if one is self.offered[0]:
            own += [found for found in self.findings if found.place.file not in names]
        if known is not None and known.sha256 == one.sha256:
            status = "unchanged"
        elif self.refused:
            status = "refused" if has_errors(own) else "held"
        return TakenIn(
            name=one.name,
            sha256=one.sha256,
            status=status,
            importer="plan",
            scopes=(in_folder(one.name),),
            counts={} if status == "unchanged" or self.refused else self._counts(one.name),
            findings=tuple(by_weight(own)),
        )

    def _counts(self, file: str) -> dict[str, int]:
        """How many items of a file are new, changed and ended."""
        counts = {"plan_added": 0, "plan_changed": 0, "plan_ended": 0}
        for key, item in self.wanted.items.items():
            before = self.present.items.get(key)
            if item.file == file and (before is None or not before.file):
                counts["plan_added"] += 1
            elif item.file == file and before and before.content != item.content:
                counts["plan_changed"] += 1
            elif not item.file and before and before.file == file:
                counts["plan_ended"] += 1
        return {name: count for name, count in counts.items() if count}


def _present() -> PlanState:
    from bokslut.records import queries

    return queries.plan_state()


def read_source(one: Incoming) -> tuple[PlanSource | None, list[Finding]]:
    """A plan file as the items that it holds, or everything that is wrong in it, in whatever
    language it says so."""
    findings: list[Finding] = []
    file = in_folder(one.name)
    with one.open() as stream:
        data = parsed(file, text_of(stream.read()), findings)
    if data is None:
        return None, findings
    for language in LANGUAGES:
        _plan, found = read_plan(in_language(data, language, LANGUAGES[0]), file)
        findings += [wrong for wrong in found if wrong not in findings]
    if findings:
        return None, findings
    items = [
        (item_key(kind, table), canonical(encode(table)))
        for kind in KINDS
        for table in data.get(kind, [])
    ]
    return PlanSource(one.name, one.sha256, tuple(items)), []


def _same_name(offered: Iterable[Incoming]) -> list[Finding]:
    names = [one.name for one in offered]
    return [
        finding(
            "same-scope-twice",
            Severity.ERROR,
            "{file} and {other} are both about {scope}.",
            place=Place(file=in_folder(name)),
            quote=name,
            remedy="Import the one that is right.",
            file=name,
            other=name,
            scope=in_folder(name),
        )
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]


def _unsound(state: PlanState) -> list[Finding]:
    """What in the whole plan names something that there is not."""
    tables = {
        file: {kind: [decode(kind, item) for item in items] for kind, items in kinds.items()}
        for file, kinds in state.tables().items()
    }
    plans, found = plan_of(tables, LANGUAGES[0])
    return found + sound_plan(joined(plans))[1]


def node_of(state: PlanState, key: str) -> PlanItem | None:
    """A node that stands, by its key."""
    item = state.items.get(("node", key))
    return item if item is not None and item.file else None


def node_keys(state: PlanState) -> list[str]:
    """The keys of all nodes that stand."""
    keys: Iterable[ItemKey] = (key for key, item in state.items.items() if item.file)
    return [key for kind, key in keys if kind == "node"]
