"""A workspace: a folder with `bokslut.toml`, declarations, facts and kept sources."""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
import shlex
import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import bokslut
from bokslut import closing as path_of_numbers
from bokslut.closing import ClosingInputs
from bokslut.facts.store import Store
from bokslut.facts.take_in import Incoming, TakeInSettings, TakenIn, take_in
from bokslut.language import Language, translator
from bokslut.model.finding import (
    Finding,
    Place,
    Severity,
    Translate,
    by_weight,
    finding,
)
from bokslut.model.snapshot import Snapshot
from bokslut.records.values import ClosingRecords

from .approvals import accepted_findings, approved_reports, say_approved_gone
from .declarations import CONFIGURATION, Declarations, Declared, read_declarations, read_files
from .errors import WorkspaceError
from .plan_files import PlanIntake, is_plan_file, not_taken_in, plan_paths, say_not_taken_in
from .record_store import RecordStore, acting_user
from .sources import SourceFolder

__all__ = ["Opened", "Workspace", "WorkspaceError", "keep"]

if TYPE_CHECKING:
    from bokslut.facts.engines import Facts
    from bokslut.measures.world import World
    from bokslut.model.document import Document
    from bokslut.model.figure import Figure, FigureRef
    from bokslut.model.printed import PrintedReport
    from bokslut.norms.requirement import Asked, Entry

Progress = Callable[[str, int, int, int], None]


# The library of the tables takes these in a path for something else, and then fails.
_UNUSABLE_PATH = re.compile(r"[\[\]|^\\\r\n\t]|%[0-9A-Fa-f]{2}")
_SNAPSHOT_ID = re.compile(r"[0-9a-f]{1,12}")


def new_import_id() -> str:
    """Twenty-two characters that sort by time and that no other import has."""
    return f"{time.time_ns() // 1000:014x}{secrets.token_hex(4)}"


@dataclass(frozen=True)
class Opened:
    """The facts of a workspace at a snapshot, with the context of a closing."""

    facts: Facts
    world: World
    inputs: ClosingInputs
    snapshot: Snapshot


class Workspace:
    """What a user does with a workspace."""

    def __init__(self, folder: Path) -> None:
        """Opens an existing workspace; raises `WorkspaceError` where there is none."""
        if not (folder / CONFIGURATION).is_file():
            raise WorkspaceError(
                "{folder} is no workspace: there is no {file} in it. "
                "Make one with: bokslut init {quoted}",
                folder=folder,
                quoted=shlex.quote(str(folder)),
                file=CONFIGURATION,
            )
        _refuse_unusable(folder)
        self.folder = folder
        self.store = Store(folder / "facts", new_import_id)
        self.sources = SourceFolder(folder / "sources")
        self._files = read_files(folder)
        # Without the records, which whoever only takes a ledger in does not need.
        self.configured: Declared = read_declarations(self._files)
        self.records = RecordStore(folder / "records", self.configured.database)
        self._recorded: ClosingRecords | None = None
        self._together: Declarations | None = None

    @staticmethod
    def create(
        folder: Path,
        template: Path,
        fill: Callable[[Workspace], object] | None = None,
        language: Language | None = None,
    ) -> Workspace:
        """Makes a workspace with the declarations of a template or example, and what `fill` does
        with it; in another language than the template's, if one is given.

        It is made beside its place and then moved there, so that a workspace is whole or not at
        all. Raises `WorkspaceError` where the folder holds something already.
        """
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise WorkspaceError(
                "{folder} is not empty: a workspace is made in a new folder", folder=folder
            )
        _refuse_unusable(folder)
        place = folder.absolute()
        place.parent.mkdir(parents=True, exist_ok=True)
        making = place.parent / f".{place.name[:60]}.making-{os.getpid()}"
        try:
            making.mkdir()
            for name in (CONFIGURATION, "lines.toml", "statements", "reports", "plan"):
                source = template / name
                if source.is_dir():
                    shutil.copytree(source, making / name)
                elif source.exists():
                    shutil.copyfile(source, making / name)
            if language is not None:
                _speak(making / CONFIGURATION, language)
            Store(making / "facts", new_import_id).create()
            made = Workspace(making)
            if fill is not None:
                fill(made)
            if left := not_taken_in(making, made.recorded()):
                made.take_in(left)
            _move(making, place)
        finally:
            shutil.rmtree(making, ignore_errors=True)
        return Workspace(folder)

    @staticmethod
    def made_from(template: Path, folder: Path) -> Workspace | None:
        """The workspace of that folder, if it declares what the template or example declares."""
        if not (folder / CONFIGURATION).is_file() or read_files(folder) != read_files(template):
            return None
        plans = [
            {one.name: one.read_bytes() for one in plan_paths(at)} for at in (folder, template)
        ]
        return Workspace(folder) if plans[0] == plans[1] else None

    @property
    def translate(self) -> Translate:
        """From a message's English id to the workspace's language."""
        return translator("en" if self.configured.language == "en" else "sv")

    def take_in(
        self,
        paths: Sequence[Path],
        *,
        accept: frozenset[str] = frozenset(),
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> list[TakenIn]:
        """Imports files, all or none. Raises OSError where one cannot be read, and
        `WorkspaceError` where it is not known how ledgers are to be read."""
        self.refuse_broken_configuration()
        settings = replace(
            _settings(self.configured), accept=accept, dry_run=dry_run, progress=progress
        )
        offered: list[tuple[Path, Incoming]] = []
        try:
            for path in paths:
                offered.append((path, self.sources.offer(path)))
            plans = [one for path, one in offered if is_plan_file(path)]
            others = [one for path, one in offered if not is_plan_file(path)]
            taken = self._take_in_all(plans, others, settings)
            told = dict(zip(map(id, (*plans, *others)), taken, strict=True))
            return [told[id(one)] for _path, one in offered]
        finally:
            if offered:
                known = self._imported_plans if any(map(is_plan_file, paths)) else self._imported
                self.sources.settle([one.sha256 for _path, one in offered], known)

    def _take_in_all(
        self, plans: list[Incoming], others: list[Incoming], settings: TakeInSettings
    ) -> list[TakenIn]:
        """Plan files into the records and the others into the facts, or none of them. Each store
        has its own transaction; an import that is killed between the two is finished by giving it
        again, since what is there already stays as it is."""
        now = datetime.now(UTC)
        if not plans:
            return take_in(self.store, others, now, settings)
        intake = PlanIntake(self.records, plans, settings.accept)
        intake.read()
        stopped = intake.refused and not settings.dry_run
        facts = replace(settings, dry_run=settings.dry_run or stopped)
        taken = take_in(self.store, others, now, facts) if others else []
        if stopped:
            taken = [_held(one) for one in taken]
        status = "readable" if settings.dry_run else "imported"
        if any(one.status in ("refused", "held") for one in taken) and not settings.dry_run:
            status = "held"
        if status == "imported":
            intake.commit(acting_user())
            self.forget_records()
        return [*intake.told(status), *taken]

    def recorded(self) -> ClosingRecords:
        """What closings read of the records, as this workspace has last seen it."""
        if self._recorded is None:
            self._recorded = self.records.closing_inputs()
        return self._recorded

    @property
    def declared(self) -> Declared:
        """The declarations together with the records, as they are now."""
        return read_declarations(self._declarations)

    def forget_records(self) -> None:
        """Lets the records be read again, after something was written."""
        self._recorded = self._together = None

    @property
    def _declarations(self) -> Declarations:
        if self._together is None:
            self._together = self._files.with_records(self.recorded())
        return self._together

    def refuse_broken_configuration(self) -> None:
        """Raises `WorkspaceError` where `bokslut.toml` cannot be read."""
        broken = self.configured.broken_configuration()
        if broken is not None:
            raise _not_readable(broken)

    def _imported(self) -> set[str]:
        return {file.sha256 for row in self.store.imports().rows for file in row.files}

    def _imported_plans(self) -> set[str]:
        return self._imported() | set(self.plan_sources())

    def plan_sources(self) -> dict[str, str]:
        """The names of all plan files that were ever taken in, by their SHA-256."""
        if not self.records.exists:
            return {}

        def read() -> dict[str, str]:
            from bokslut.records import queries

            return queries.plan_sources()

        return self.records.use(read)

    def approved_report(self, sha256: str) -> Path:
        """Where the `report.json` of that hash is kept, as it was approved."""
        return self.folder / "records" / f"{sha256}.json"

    def snapshot(self) -> Snapshot:
        """The present state, kept with its declarations so that it can be opened again; not kept
        where nothing may be written, such as in another's workspace."""
        declarations = self._declarations
        records = declarations.sha256
        snapshot = self.store.snapshot(records, bokslut.__version__)
        keep(self.folder / "records" / f"{records}.json", declarations.canonical())
        keep(self.folder / "snapshots" / f"{snapshot.id}.json", snapshot.canonical())
        return snapshot

    def find_snapshot(self, name: str) -> Snapshot:
        """A kept snapshot by the beginning of its id; raises `WorkspaceError` for none or many."""
        folder = self.folder / "snapshots"
        found = sorted(folder.glob(f"{name}*.json")) if _SNAPSHOT_ID.fullmatch(name) else []
        if len(found) != 1:
            raise WorkspaceError(
                "no snapshot (or several) is called {name}; known: {known}",
                name=name,
                known=", ".join(sorted(path.stem for path in folder.glob("*.json"))),
            )
        return Snapshot.from_dict(json.loads(found[0].read_text(encoding="utf-8")))

    def declared_at(self, snapshot: Snapshot, language: str | None = None) -> Declared:
        """The declarations as they were at a snapshot, in their own or another language."""
        if snapshot.records == self._declarations.sha256:
            return read_declarations(self._declarations, language)
        kept = self.folder / "records" / f"{snapshot.records}.json"
        if not kept.exists():
            raise WorkspaceError(
                "the declarations of snapshot {id} are not kept here", id=snapshot.id
            )
        texts = json.loads(kept.read_text(encoding="utf-8"))
        return read_declarations(Declarations(texts), language)

    def open(self, closing: str | None = None, snapshot: Snapshot | None = None) -> Opened:
        """The facts and the context of a closing, at a snapshot or as they are now."""
        at = snapshot or self.snapshot()
        inputs = self.inputs(at, closing)
        facts = path_of_numbers.open_facts(self.store, at)
        return Opened(facts, path_of_numbers.world_of(facts, inputs), inputs, at)

    def inputs(
        self, snapshot: Snapshot, closing: str | None, language: str | None = None
    ) -> ClosingInputs:
        """What a closing reads beside the facts, at a snapshot; raises `WorkspaceError` where
        none of that key is declared."""
        declared = self.declared_at(snapshot, language)
        try:
            return declared.inputs(closing)
        except KeyError:
            broken = declared.broken_configuration()
            if broken is not None:
                raise _not_readable(broken) from None
            raise WorkspaceError(
                "{file} declares no closing {closing}; declared: {keys}",
                file=CONFIGURATION,
                closing=closing or "",
                keys=", ".join(declared.closing_keys()) or "–",
            ) from None

    def close(
        self,
        closing: str | None = None,
        snapshot: Snapshot | None = None,
        translate: Translate | None = None,
        language: str | None = None,
        *,
        marked: bool = True,
        earlier: PrintedReport | None = None,
    ) -> tuple[Document, list[Finding]]:
        """The document of a closing and all findings on its way; `marked` with who approved it
        last, and what has changed since. `earlier` is last year's report, to be held against."""
        at = snapshot or self.snapshot()
        inputs = self.inputs(at, closing, language)
        declared = self.declared_at(at)
        accepted = accepted_findings(declared.approvals, inputs.closing.key)
        inputs = replace(inputs, accepted=accepted)
        if marked:
            own = language in (None, declared.language)
            given = approved_reports(self, declared.approvals, inputs.closing.key, own)
            inputs = replace(inputs, approved=given[0] if given else None)
        from bokslut.report.assemble import is_draft

        folder = self.folder
        wrong = [
            *(say_not_taken_in(folder, self.recorded()) if snapshot is None else ()),
            *(say_approved_gone(self, declared.approvals) if marked else ()),
            *declared.findings,
            *self._read_otherwise(at, declared),
            *self._not_kept(at),
        ]
        document, findings = path_of_numbers.close(
            self.store,
            at,
            inputs,
            translate or self.translate,
            others={"sv": translator("sv"), "en": translator("en")},
            earlier=earlier,
        )
        if wrong:
            findings = by_weight([*wrong, *findings])
            draft = is_draft(findings, accepted)
            document = replace(document, findings=tuple(findings), draft=draft)
        return document, findings

    def checklist(
        self, closing: str | None = None, snapshot: Snapshot | None = None
    ) -> tuple[Document, Asked, tuple[Entry, ...]]:
        """The document of a closing, of whom what is asked, and the checklist of it."""
        at = snapshot or self.snapshot()
        document, _findings = self.close(closing, at)
        inputs = self.inputs(at, closing)
        return document, inputs.asked, path_of_numbers.checklist(document, inputs)

    def _not_kept(self, snapshot: Snapshot) -> list[Finding]:
        if (self.folder / "snapshots" / f"{snapshot.id}.json").exists():
            return []
        return [
            finding(
                "snapshot-not-kept",
                Severity.WARNING,
                "The snapshot {id} could not be kept, since nothing may be written in {folder}: "
                "this report cannot be built again once the workspace changes.",
                remedy="Build reports that are to be published where the workspace can be written.",
                quote=snapshot.id,
                id=snapshot.id,
                folder=self.folder / "snapshots",
            )
        ]

    def _read_otherwise(self, snapshot: Snapshot, declared: Declared) -> list[Finding]:
        """The files that were read before `bokslut.toml` was changed in a way that they should
        have been read otherwise."""
        settings = _settings(declared)
        visible = self.store.imports(snapshot.imports).visible
        return [
            finding(
                "read-otherwise",
                Severity.WARNING,
                "{file} was read with other dimensions or column names than bokslut.toml has now.",
                place=Place(file=row.files[0].name),
                remedy="Import it again: bokslut import DIR {file}",
                file=row.files[0].name,
            )
            for row in visible
            if not settings.read(row)
        ]

    def figure(
        self, text: str, opened: Opened
    ) -> tuple[FigureRef, dict[FigureRef, Figure]] | Finding:
        """A figure by its reference with all its inputs, or a finding that says what is unknown."""
        from bokslut.measures.reference import read as read_reference
        from bokslut.measures.register import REGISTER

        forecasts = opened.world.known_forecasts()
        words = path_of_numbers.variables(opened.inputs.closing, forecasts)
        ref = read_reference(_with_variables(text, words), REGISTER, opened.world)
        if isinstance(ref, Finding):
            return ref
        return ref, path_of_numbers.figures_of(opened.facts, opened.world, [ref])


def _held(one: TakenIn) -> TakenIn:
    """A file that would have been taken in, had not another been refused."""
    return replace(one, status="held") if one.status == "readable" else one


def _settings(declared: Declared) -> TakeInSettings:
    """How files are read, as far as the declarations say."""
    return TakeInSettings(
        program=bokslut.__version__,
        dimensions=declared.dimensions,
        columns=declared.columns,
        units=declared.units,
        charts=declared.charts,
    )


def _refuse_unusable(folder: Path) -> None:
    found = _UNUSABLE_PATH.search(str(folder.absolute()))
    if found is not None:
        raise WorkspaceError(
            "{folder}: a workspace cannot stand in a folder with {sign} in its path",
            folder=folder,
            sign=ascii(found[0]),
        )


def _not_readable(broken: Finding) -> WorkspaceError:
    return WorkspaceError("{file} cannot be read: {reason}", file=CONFIGURATION, reason=broken)


def _move(made: Path, place: Path) -> None:
    """Into an empty folder that is there the parts are moved, the one that makes it a workspace
    last; the user may stand in that folder."""
    if not place.exists():
        made.replace(place)
        return
    for part in sorted(made.iterdir(), key=lambda one: one.name == CONFIGURATION):
        part.replace(place / part.name)


def _with_variables(text: str, words: dict[str, str]) -> str:
    for name in sorted(words, key=len, reverse=True):
        text = text.replace(f"=@{name}", f"={words[name]}")
    return text


def keep(path: Path, text: str) -> None:
    """Writes what is kept by its hash, whole or not at all; where nothing may be written it is not
    kept."""
    if path.exists():
        return
    waiting = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_text(text, encoding="utf-8")
        waiting.replace(path)
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise


def _speak(configuration: Path, language: Language) -> None:
    text = configuration.read_text(encoding="utf-8")
    said = re.sub(r'^language = "\w+"$', f'language = "{language}"', text, flags=re.MULTILINE)
    configuration.write_text(said, encoding="utf-8")
