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
    has_errors,
    untranslated,
)
from bokslut.model.snapshot import Snapshot

from .declarations import CONFIGURATION, Declarations, Declared, read_declarations, read_files
from .sources import SourceFolder

if TYPE_CHECKING:
    from bokslut.facts.engines import Facts
    from bokslut.measures.world import World
    from bokslut.model.document import Document
    from bokslut.model.figure import Figure, FigureRef

Progress = Callable[[str, int, int, int], None]


# The library of the tables takes these in a path for something else, and then fails.
_UNUSABLE_PATH = re.compile(r"[\[\]|^\\\r\n\t]|%[0-9A-Fa-f]{2}")
_SNAPSHOT_ID = re.compile(r"[0-9a-f]{1,12}")


class WorkspaceError(Exception):
    """The folder is no workspace, or cannot be used as one. The template is a message id, told in
    the user's language by `message`."""

    def __init__(self, template: str, **values: object) -> None:
        """`values` fill the fields of the template."""
        self.template, self.values = template, values
        super().__init__(self.message(untranslated))

    def message(self, translate: Translate) -> str:
        """The sentence for the user."""
        told = {
            name: value.message(translate) if isinstance(value, Finding) else value
            for name, value in self.values.items()
        }
        return translate(self.template).format(**told)


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
        self._declarations = read_files(folder)
        self.declared: Declared = read_declarations(self._declarations)

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
            if fill is not None:
                fill(Workspace(making))
            _move(making, place)
        finally:
            shutil.rmtree(making, ignore_errors=True)
        return Workspace(folder)

    @staticmethod
    def made_from(template: Path, folder: Path) -> Workspace | None:
        """The workspace of that folder, if it declares what the template or example declares."""
        if not (folder / CONFIGURATION).is_file() or read_files(folder) != read_files(template):
            return None
        return Workspace(folder)

    @property
    def translate(self) -> Translate:
        """From a message's English id to the workspace's language."""
        return translator("en" if self.declared.language == "en" else "sv")

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
            _settings(self.declared), accept=accept, dry_run=dry_run, progress=progress
        )
        offered: list[Incoming] = []
        try:
            for path in paths:
                offered.append(self.sources.offer(path))
            return take_in(self.store, offered, datetime.now(UTC), settings)
        finally:
            if offered:
                self.sources.settle([one.sha256 for one in offered], self._imported)

    def refuse_broken_configuration(self) -> None:
        """Raises `WorkspaceError` where `bokslut.toml` cannot be read."""
        broken = self.declared.broken_configuration()
        if broken is not None:
            raise _not_readable(broken)

    def _imported(self) -> set[str]:
        return {file.sha256 for row in self.store.imports().rows for file in row.files}

    def snapshot(self) -> Snapshot:
        """The present state, kept with its declarations so that it can be opened again; not kept
        where nothing may be written, such as in another's workspace."""
        records = self._declarations.sha256
        snapshot = self.store.snapshot(records, bokslut.__version__)
        _keep(self.folder / "records" / f"{records}.json", self._declarations.canonical())
        _keep(self.folder / "snapshots" / f"{snapshot.id}.json", snapshot.canonical())
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
        inputs = self._inputs(at, closing)
        facts = path_of_numbers.open_facts(self.store, at)
        return Opened(facts, path_of_numbers.world_of(facts, inputs), inputs, at)

    def _inputs(
        self, snapshot: Snapshot, closing: str | None, language: str | None = None
    ) -> ClosingInputs:
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
    ) -> tuple[Document, list[Finding]]:
        """The document of a closing and all findings on its way."""
        at = snapshot or self.snapshot()
        inputs = self._inputs(at, closing, language)
        declared = self.declared_at(at)
        wrong = [
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
        )
        if wrong:
            findings = by_weight([*wrong, *findings])
            document = replace(document, findings=tuple(findings), draft=has_errors(findings))
        return document, findings

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


def _keep(path: Path, text: str) -> None:
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
