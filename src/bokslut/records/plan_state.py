"""The plan as it is kept, and what it becomes when files are taken in: values, no database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from bokslut.model.finding import Finding, Place, Severity, finding

from .values import AuditEntry, ItemKey, canonical, hash_of

# Where the files of a plan stand in a workspace.
PLAN_FOLDER = "plan"
# The one rule that a file may be taken in against: it then undoes what was changed since.
CHANGED_SINCE = "plan-changed-since"


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan file as it was taken in: its hash, and the items in the order in which it tells
    them."""

    sha256: str
    items: tuple[ItemKey, ...]

    def text(self) -> str:
        """The JSON of its audit entries."""
        return canonical({"sha256": self.sha256, "items": [list(one) for one in self.items]})


@dataclass(frozen=True, slots=True)
class PlanItem:
    """A node, an indicator or a matrix: what it is now, what its file said of it last (both
    JSON), and that file; none where the item is ended."""

    content: str
    stated: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class PlanSource:
    """A plan file that is offered: its name, its hash, its items in order with their JSON."""

    name: str
    sha256: str
    items: tuple[tuple[ItemKey, str], ...]


@dataclass(frozen=True)
class PlanState:
    """The whole plan with its files, at a moment."""

    files: Mapping[str, PlanFile] = field(default_factory=dict)
    items: Mapping[ItemKey, PlanItem] = field(default_factory=dict)

    @cached_property
    def hash(self) -> str:
        """What an edit of the plan says that it has read."""
        files = {name: one.text() for name, one in self.files.items()}
        items = {
            subject(key): [one.content, one.stated, one.file] for key, one in self.items.items()
        }
        return hash_of(canonical([files, items]))

    def tables(self) -> dict[str, dict[str, list[Any]]]:
        """The plan as the tables of its files, by their place in a workspace."""
        told = {
            name: [(key, self.items[key].content) for key in one.items]
            for name, one in self.files.items()
        }
        return as_tables(told)


def as_tables(
    files: Mapping[str, Iterable[tuple[ItemKey, str]]],
) -> dict[str, dict[str, list[Any]]]:
    """Items of files as the tables that they stand in."""
    made: dict[str, dict[str, list[Any]]] = {}
    for name in sorted(files):
        tables: dict[str, list[Any]] = {}
        for (kind, _key), content in files[name]:
            tables.setdefault(kind, []).append(json.loads(content))
        made[in_folder(name)] = tables
    return made


def in_folder(name: str) -> str:
    """The place of a plan file in a workspace."""
    return f"{PLAN_FOLDER}/{name}"


def subject(key: ItemKey) -> str:
    """What an audit entry calls an item: `node:hallbarhet-1`."""
    return ":".join(key)


def replayed(entries: Iterable[AuditEntry]) -> dict[str, dict[str, list[Any]]]:
    """The tables of the plan by nothing but the audit entries."""
    now: dict[str, str] = {}
    for one in entries:
        now[one.subject] = one.new
    files: dict[str, list[tuple[ItemKey, str]]] = {}
    for name, text in now.items():
        if name.startswith("file:") and text:
            keys = [(str(kind), str(key)) for kind, key in json.loads(text)["items"]]
            files[name.removeprefix("file:")] = [(key, now[subject(key)]) for key in keys]
    return as_tables(files)


def after(state: PlanState, sources: Sequence[PlanSource]) -> tuple[PlanState, list[Finding]]:
    """The plan after files were taken in.

    Of an item only that is changed which its file says otherwise than it did last; so what was
    decided or written since stays. Where both changed the same, that is a finding (and the file
    stands, for who accepts it). An item that no file holds any more is ended.
    """
    findings: list[Finding] = []
    files = {**state.files}
    items = {
        key: PlanItem(one.content, one.stated, "" if _is_told_anew(one, sources) else one.file)
        for key, one in state.items.items()
    }
    for source in sources:
        files[source.name] = PlanFile(source.sha256, tuple(key for key, _said in source.items))
        for key, said in source.items:
            if key in items and items[key].file:
                findings.append(_twice(key, source.name, items[key].file))
                continue
            before = state.items.get(key)
            if before is None or not before.file:
                items[key] = PlanItem(said, said, source.name)
                continue
            content, lost = merged(before, said)
            items[key] = PlanItem(content, said, source.name)
            findings += [_changed_since(key, one, source.name, before) for one in lost]
    return PlanState(files, items), findings


def _is_told_anew(item: PlanItem, sources: Sequence[PlanSource]) -> bool:
    return any(item.file == one.name for one in sources)


def merged(before: PlanItem, said: str) -> tuple[str, list[str]]:
    """What an item becomes when its file says this of it, and the fields in which that undoes
    what was changed since the file was taken in."""
    was, now, content = (json.loads(one) for one in (before.stated, said, before.content))
    lost = []
    for name in dict.fromkeys([*was, *now]):
        if was.get(name) == now.get(name):
            continue
        if content.get(name) not in (was.get(name), now.get(name)):
            lost.append(name)
        if name in now:
            content[name] = now[name]
        else:
            content.pop(name, None)
    return canonical(content), lost


def _twice(key: ItemKey, file: str, other: str) -> Finding:
    return finding(
        "plan-key-twice",
        Severity.ERROR,
        "{key} stands in {file}, and in {other}.",
        place=Place(file=in_folder(file), row=key[1]),
        quote=subject(key),
        remedy="Give each its own key; or import both files in one command, where it was moved "
        "from one to the other.",
        key=subject(key),
        file=file,
        other=other,
    )


def _changed_since(key: ItemKey, name: str, file: str, before: PlanItem) -> Finding:
    kept = json.loads(before.content).get(name, "")
    return finding(
        CHANGED_SINCE,
        Severity.ERROR,
        "{file} changes {name} of {key}, which was changed since by a command.",
        place=Place(file=in_folder(file), row=key[1]),
        quote=f"{subject(key)} {name}",
        expected=str(kept)[:200],
        remedy="Write into the file what holds now (bokslut history DIR {key_only} shows it), or "
        "let the file stand: --accept plan-changed-since",
        file=file,
        name=name,
        key=subject(key),
        key_only=key[1],
    )
