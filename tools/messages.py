"""Takes the messages of the code into the Swedish catalogue, and compiles it.

    tools/messages.py           updates bokslut.po, names what is to be translated, writes the .mo
    tools/messages.py --check   changes nothing; fails where the catalogue is not whole

A message stands in the code as a literal: the template or `remedy` of `finding(...)`, the words in
`translate("…")` and `_("…")`, and whatever `N_("…")` marks for later. A function that only hands
such an argument on is followed to its callers.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import io
import re
import string
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "bokslut"
PO = SOURCE / "locale" / "sv" / "LC_MESSAGES" / "bokslut.po"
MO = PO.with_suffix(".mo")

# Fields as the standard library writes them in its own messages.
_PERCENT = re.compile(r"%(?:\(\w+\))?[sdr]")


@dataclass(frozen=True)
class Slots:
    """Which arguments of a call hold messages: by position, by keyword."""

    positions: frozenset[int] = frozenset()
    keywords: frozenset[str] = frozenset()

    def merged(self, other: Slots) -> Slots:
        """The arguments of both."""
        return Slots(self.positions | other.positions, self.keywords | other.keywords)


CALLS: dict[str, Slots] = {
    "finding": Slots(frozenset({2}), frozenset({"remedy"})),
    "translate": Slots(frozenset({0})),
    "_": Slots(frozenset({0})),
    "N_": Slots(frozenset({0})),
    # An exception that is told to the user; it keeps its message as a field.
    "WorkspaceError": Slots(frozenset({0})),
}


@dataclass
class Messages:
    """What was found: the places of each message, and arguments that cannot be read here."""

    places: dict[str, set[str]] = field(default_factory=dict)
    unreadable: list[str] = field(default_factory=list)


@dataclass
class Module:
    """One file of the code, with what is needed to read the messages in it."""

    name: str
    tree: ast.Module
    functions: dict[str, Slots]
    constants: dict[str, ast.expr]
    imported: dict[str, tuple[str, str]]
    defined: set[str]


# --- reading the code ------------------------------------------------------------------------


def modules(source: Path) -> dict[str, Module]:
    """Every module below `source`, by its name within the package."""
    found = {}
    for path in sorted(source.rglob("*.py")):
        if "examples" in path.relative_to(source).parts:
            continue
        name = ".".join(path.relative_to(source).with_suffix("").parts)
        tree = ast.parse(path.read_text("utf-8"))
        found[name] = Module(name, tree, {}, _constants(tree), _imports(tree, name), _defined(tree))
    return found


def _defined(tree: ast.Module) -> set[str]:
    return {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    constants = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    constants[target.id] = node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            constants[node.target.id] = node.value
    return constants


def _imports(tree: ast.Module, name: str) -> dict[str, tuple[str, str]]:
    """Names taken from other modules of bokslut: the name here, to module and name there."""
    imported = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom):
            continue
        if node.level:
            package = name.split(".")[: -node.level]
            origin = ".".join([*package, *(node.module or "").split(".")]).strip(".")
        elif (node.module or "").startswith("bokslut"):
            origin = (node.module or "").removeprefix("bokslut").strip(".")
        else:
            continue
        for alias in node.names:
            imported[alias.asname or alias.name] = (origin, alias.name)
    return imported


def _slots(module: Module, call: ast.Call, every: Mapping[str, Module]) -> Slots | None:
    """Which arguments of this call hold messages; None for a call that has none."""
    if isinstance(call.func, ast.Name):
        name = call.func.id
        if name in module.functions:
            return module.functions[name]
        if name in module.imported:
            origin, there = module.imported[name]
            if origin in every and there in every[origin].functions:
                return every[origin].functions[there]
            return CALLS.get(there)
        return CALLS.get(name)
    if isinstance(call.func, ast.Attribute):
        name = "." + call.func.attr
        return (
            module.functions.get(name)
            or _imported_method(module, name, every)
            or CALLS.get(call.func.attr)
        )
    return None


def _imported_method(module: Module, name: str, every: Mapping[str, Module]) -> Slots | None:
    """What a method hands on whose class stands in a module that this one takes names from; a
    method of this name that the module has itself is another one."""
    if name.removeprefix(".") in module.defined:
        return None
    for origin, _there in module.imported.values():
        if origin in every and name in every[origin].functions:
            return every[origin].functions[name]
    return None


def _arguments(call: ast.Call, slots: Slots) -> Iterator[ast.expr]:
    """The arguments that hold messages; each side of an `or` and of an `if` by itself."""
    for position in sorted(slots.positions):
        if position < len(call.args):
            yield from _sides(call.args[position])
    for keyword in call.keywords:
        if keyword.arg in slots.keywords:
            yield from _sides(keyword.value)


def _sides(expression: ast.expr) -> Iterator[ast.expr]:
    if isinstance(expression, ast.BoolOp):
        sides = expression.values
    elif isinstance(expression, ast.IfExp):
        sides = [expression.body, expression.orelse]
    else:
        yield expression
        return
    for side in sides:
        yield from _sides(side)


Function = ast.FunctionDef | ast.AsyncFunctionDef


def _calls(
    node: ast.AST, inside: tuple[Function, ...] = ()
) -> Iterator[tuple[ast.Call, tuple[Function, ...]]]:
    """Every call below a node, with the functions that it stands in, innermost last."""
    if isinstance(node, ast.Call):
        yield node, inside
    within = (*inside, node) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else inside
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, within)


def _parameter(function: Function, name: str) -> Slots | None:
    """The parameter of that name as callers fill it; None where there is none."""
    arguments = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    method = bool(arguments) and arguments[0] in ("self", "cls")
    if name in arguments:
        position = arguments.index(name) - method
        return Slots(frozenset({position}), frozenset({name}))
    if name in [one.arg for one in function.args.kwonlyargs]:
        return Slots(frozenset(), frozenset({name}))
    return None


def _owner(argument: ast.expr, inside: tuple[Function, ...]) -> tuple[Function, Slots] | None:
    """The function whose parameter is handed on here, if that is what the argument is."""
    if isinstance(argument, ast.Name):
        for function in reversed(inside):
            if slots := _parameter(function, argument.id):
                return function, slots
    return None


def _follow_handing_on(every: Mapping[str, Module]) -> None:
    """Finds the functions that hand a message on, until there are no more."""
    changed = True
    while changed:
        changed = False
        for module in every.values():
            for call, inside in _calls(module.tree):
                slots = _slots(module, call, every)
                for argument in _arguments(call, slots) if slots else ():
                    changed |= _hand_on(module, argument, inside)


def _hand_on(module: Module, argument: ast.expr, inside: tuple[Function, ...]) -> bool:
    owner = _owner(argument, inside)
    if owner is None:
        return False
    function, slots = owner
    arguments = [one.arg for one in function.args.args]
    key = ("." if arguments and arguments[0] in ("self", "cls") else "") + function.name
    known = module.functions.get(key, Slots())
    module.functions[key] = known.merged(slots)
    return module.functions[key] != known


def _literals(
    expression: ast.expr, module: Module, inside: tuple[Function, ...] = ()
) -> list[str] | None:
    """The texts that an expression can be; None where that cannot be read."""
    if isinstance(expression, ast.Constant):
        return [expression.value] if isinstance(expression.value, str) else None
    parts = _alternatives(expression, module, inside)
    if not parts:
        return None
    texts: list[str] = []
    for part in parts:
        found = _literals(part, module, inside)
        if found is None:
            return None
        texts += found
    return texts


def _alternatives(
    expression: ast.expr, module: Module, inside: tuple[Function, ...]
) -> list[ast.expr]:
    """The expressions of which an expression takes one; none where that cannot be read."""
    if isinstance(expression, ast.IfExp):
        return [expression.body, expression.orelse]
    if isinstance(expression, ast.BoolOp):
        return expression.values
    if isinstance(expression, ast.Subscript):
        return _members(expression.value, module, inside)
    if isinstance(expression, ast.Name):
        for scope in reversed(inside):
            if bound := _bound(expression.id, scope, module, inside):
                return bound
        return [module.constants[expression.id]] if expression.id in module.constants else []
    if isinstance(expression, ast.Call) and isinstance(expression.func, ast.Name):
        return expression.args[:1] if expression.func.id == "N_" else []
    if isinstance(expression, ast.Call) and isinstance(expression.func, ast.Attribute):
        # A lookup with a default, which is no message then, but the key itself.
        lookup = expression.func.attr == "get"
        return _members(expression.func.value, module, inside) if lookup else []
    return []


def _members(expression: ast.expr, module: Module, inside: tuple[Function, ...]) -> list[ast.expr]:
    """What a list, a tuple or the values of a dictionary hold, also by name."""
    if isinstance(expression, ast.List | ast.Tuple | ast.Set):
        return expression.elts
    if isinstance(expression, ast.Dict):
        return expression.values
    if isinstance(expression, ast.Name):
        named = _alternatives(expression, module, inside)
        return _members(named[0], module, ()) if len(named) == 1 else []
    if isinstance(expression, ast.Call) and isinstance(expression.func, ast.Name):
        counted = expression.func.id == "enumerate" and expression.args
        return _members(expression.args[0], module, inside) if counted else []
    if isinstance(expression, ast.Call) and isinstance(expression.func, ast.Attribute):
        table = expression.func.attr in ("items", "values")
        return _members(expression.func.value, module, inside) if table else []
    return []


def _bound(
    name: str, scope: Function, module: Module, inside: tuple[Function, ...]
) -> list[ast.expr]:
    """What a name stands for in a function: what is assigned to it, what a loop gives it."""
    found: list[ast.expr] = []
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            named = any(isinstance(one, ast.Name) and one.id == name for one in node.targets)
            if named and not _mentions(node.value, name):
                found.append(node.value)
        elif isinstance(node, ast.For | ast.comprehension) and _last_name(node.target) == name:
            found += _members(node.iter, module, inside)
    return found


def _mentions(expression: ast.expr, name: str) -> bool:
    return any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(expression))


def _last_name(target: ast.expr) -> str:
    """The name that a loop gives the member itself: the last one of `index, member`."""
    if isinstance(target, ast.Tuple) and target.elts:
        return _last_name(target.elts[-1])
    return target.id if isinstance(target, ast.Name) else ""


def collect(source: Path = SOURCE) -> Messages:
    """Every message of the code below `source`, with the files that it stands in."""
    every = modules(source)
    _follow_handing_on(every)
    found = Messages()
    for module in every.values():
        file = module.name.replace(".", "/") + ".py"
        for call, inside in _calls(module.tree):
            slots = _slots(module, call, every)
            for argument in _arguments(call, slots) if slots else ():
                texts = _literals(argument, module, inside)
                if texts is not None:
                    for text in filter(None, texts):
                        found.places.setdefault(text, set()).add(file)
                elif _owner(argument, inside) is None and not _is_told_elsewhere(
                    argument, call, inside
                ):
                    found.unreadable.append(f"{file}:{argument.lineno}: {ast.unparse(argument)}")
    return found


def _is_told_elsewhere(argument: ast.expr, call: ast.Call, inside: tuple[Function, ...]) -> bool:
    """Whether the argument is a field of a value, taken by its name or by unpacking, whose
    message is marked where the value is made, or the table of a `str.translate`."""
    if isinstance(argument, ast.Attribute):
        return True
    if isinstance(argument, ast.Name) and any(_unpacks(one, argument.id) for one in inside):
        return True
    return isinstance(call.func, ast.Attribute) and call.func.attr == "translate"


def _unpacks(scope: Function, name: str) -> bool:
    """Whether a function takes a value apart into this name, among others."""
    return any(
        isinstance(target, ast.Tuple) and any(_last_name(one) == name for one in target.elts)
        for node in ast.walk(scope)
        if isinstance(node, ast.Assign)
        for target in node.targets
    )


# --- the catalogue ---------------------------------------------------------------------------


class Catalogue(BabelCatalog):
    """A catalogue whose head says nothing that changes from day to day."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head that readers need, and no dates: the same messages give the same bytes."""
        return [
            ("Project-Id-Version", "bokslut"),
            ("Language", "sv"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def translations() -> dict[str, str]:
    """The Swedish of each message in the catalogue; empty where it is missing or uncertain."""
    if not PO.exists():
        return {}
    with PO.open("rb") as file:
        return {
            str(one.id): "" if one.fuzzy else str(one.string)
            for one in read_po(file, locale="sv")
            if one.id
        }


def catalogue(messages: Messages, swedish: Mapping[str, str]) -> Catalogue:
    """The catalogue of exactly these messages, in a stable order."""
    made = Catalogue(
        locale="sv", header_comment="# The messages of bokslut in Swedish.", fuzzy=False
    )
    for text in sorted(messages.places):
        flags = ["python-brace-format"] if fields(text) and "%" not in text else []
        made.add(text, swedish.get(text, ""), flags=flags)
    return made


def po_bytes(made: Catalogue) -> bytes:
    """The catalogue as people edit it; without the files of the messages, which move often."""
    stream = io.BytesIO()
    write_po(stream, made, width=100, no_location=True)
    return stream.getvalue()


def mo_bytes(made: Catalogue) -> bytes:
    """The catalogue as the program reads it."""
    stream = io.BytesIO()
    write_mo(stream, made)
    return stream.getvalue()


def fields(text: str) -> set[str]:
    """The names of the fields that a message is filled with."""
    found = set(_PERCENT.findall(text))
    with contextlib.suppress(ValueError):  # braces of its own: a message shown as it is
        found |= {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return found


def faults(messages: Messages, swedish: Mapping[str, str]) -> Iterator[str]:
    """What keeps the catalogue from being whole, each in a sentence."""
    for place in messages.unreadable:
        yield f"{place}: a message must be a literal, or be marked by N_ where it is written"
    for text in sorted(messages.places):
        where = ", ".join(sorted(messages.places[text]))
        if not swedish.get(text):
            yield f"not translated: {text!r} ({where})"
        elif fields(text) != fields(swedish[text]):
            yield f"the Swedish has other fields: {text!r} ({where})"


def main() -> int:
    """The command; 0 when the catalogue is whole."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing, only say")
    check = parser.parse_args().check
    messages, swedish = collect(), translations()
    made = catalogue(messages, swedish)
    said = list(faults(messages, swedish))
    for path, wanted in ((PO, po_bytes(made)), (MO, mo_bytes(made))):
        if not path.exists() or path.read_bytes() != wanted:
            if check:
                said.append(f"{path.relative_to(ROOT)} is not what the code gives: make messages")
            else:
                path.write_bytes(wanted)
    print("\n".join([*said, f"{len(messages.places)} messages, {len(said)} faults"]))
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
