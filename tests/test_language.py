"""What bokslut says, it says in Swedish: every message of the code is in the catalogue."""

from __future__ import annotations

import contextlib
import gettext
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bokslut import language
from bokslut.cli import main
from bokslut.language import LANGUAGES, translator

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def messages() -> ModuleType:
    """`tools/messages.py`, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("messages", ROOT / "tools" / "messages.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["messages"] = module
    spec.loader.exec_module(module)
    return module


def test_every_message_is_in_the_catalogue_with_the_same_fields(messages: ModuleType) -> None:
    found = messages.collect()
    assert len(found.places) > 5
    assert list(messages.faults(found, messages.translations())) == []


def test_the_catalogue_that_people_edit_is_the_one_that_the_program_reads(
    messages: ModuleType,
) -> None:
    made = messages.catalogue(messages.collect(), messages.translations())
    edited = messages.PO.read_bytes() == messages.po_bytes(made)
    assert edited, "bokslut.po is not what the code gives; run: make messages"
    compiled = messages.MO.read_bytes() == messages.mo_bytes(made)
    assert compiled, "bokslut.mo is not what bokslut.po gives; run: make messages"


def test_a_message_is_told_in_the_language_asked_for(messages: ModuleType) -> None:
    swedish, english = translator("sv"), translator("en")
    for text, told in messages.translations().items():
        assert swedish(text) == told
        assert english(text) == text


def test_an_unknown_message_and_an_empty_one_come_back_as_they_are() -> None:
    for one in LANGUAGES:
        translate = translator(one)
        assert translate("no such message") == "no such message"
        assert translate("") == ""


def _collect(messages: ModuleType, folder: Path, **files: str) -> tuple[list[str], list[str]]:
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, "utf-8")
    found = messages.collect(folder)
    return sorted(found.places), found.unreadable


def test_messages_are_found_where_they_are_written(messages: ModuleType, tmp_path: Path) -> None:
    found, unreadable = _collect(
        messages,
        tmp_path,
        one="""
WORDS = {"a": "from a table", "b": "from it too"}
SHARED = "a constant"
LATER = N_("marked for later")
finding("rule", ERROR, "a " "template", remedy="a remedy", quote="no message")
finding("rule", ERROR, SHARED, remedy="if" if x else "else")
translate(WORDS[key])
self.translate("by a method")
"text".translate(TABLE)

def heads(words):
    local = "assigned" if words else "or this"
    translate(local)
    for index, head in enumerate(("looped", "over")):
        translate(head)
    return [translate(word) for word in WORDS.values()]
""",
    )
    assert unreadable == []
    assert found == sorted(
        [
            *("from a table", "from it too", "a constant", "marked for later", "a template"),
            *("a remedy", "if", "else", "by a method", "assigned", "or this", "looped", "over"),
        ]
    )


def test_a_function_that_hands_a_message_on_is_followed_to_its_callers(
    messages: ModuleType, tmp_path: Path
) -> None:
    found, unreadable = _collect(
        messages,
        tmp_path,
        low="""
def fault(rule, template, *, remedy=""):
    return finding(rule, ERROR, template, remedy=remedy)

class Reader:
    def _say(self, place, words):
        return fault("rule", words, remedy="in the class")

    def read(self):
        self._say(1, "by a method")

def tell(rule, other=""):
    severity, usual = RULES[rule]
    return finding(rule, severity, other or usual)

RULES = {"a": (ERROR, N_("the usual words"))}
tell("a", "other words")
""",
        high="""
from bokslut.low import fault as broken
broken("rule", "from another file", remedy="its remedy")
""",
    )
    assert unreadable == []
    assert found == sorted(
        [
            *("in the class", "by a method", "from another file", "its remedy"),
            *("the usual words", "other words"),
        ]
    )


def test_a_method_of_the_same_name_in_another_file_is_another_method(
    messages: ModuleType, tmp_path: Path
) -> None:
    found, unreadable = _collect(
        messages,
        tmp_path,
        low="""
class Teller:
    def say(self, words):
        translate(words)
""",
        high="""
from bokslut.low import Teller
Teller().say("by a class of another file")
""",
        other="""
from bokslut.low import Teller

class Own:
    def say(self, place):
        return place

Own().say("no message")
""",
    )
    assert (found, unreadable) == (["by a class of another file"], [])


def test_a_message_that_is_put_together_by_hand_is_told(
    messages: ModuleType, tmp_path: Path
) -> None:
    found, unreadable = _collect(messages, tmp_path, one='finding("r", E, f"{x} is wrong")\n')
    assert found == []
    assert unreadable == ["one.py:1: f'{x} is wrong'"]


def test_a_missing_translation_and_a_lost_field_are_told(messages: ModuleType) -> None:
    found = messages.Messages(places={"{a} is late": {"x.py"}, "gone": {"y.py"}})
    assert list(messages.faults(found, {"{a} is late": "{b} är sen"})) == [
        "not translated: 'gone' (y.py)",
        "the Swedish has other fields: '{a} is late' (x.py)",
    ]


class _Lacking(gettext.NullTranslations):
    """Remembers what the catalogue was asked for and does not have."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()
        self.known: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message


@pytest.fixture
def lacking(messages: ModuleType, monkeypatch: pytest.MonkeyPatch) -> _Lacking:
    """The Swedish catalogue, loaded anew, with a memory of what it lacks."""
    with (Path(language.__file__).parent / "locale/sv/LC_MESSAGES/bokslut.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    memory = _Lacking()
    catalogue.add_fallback(memory)
    memory.known = messages.translations()
    monkeypatch.setattr(language, "_catalogue", lambda _language: catalogue)
    return memory


def test_nothing_that_a_user_meets_on_the_whole_way_is_left_in_english(
    lacking: _Lacking, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The example from the beginning to the report, and the most common mistakes."""
    body, empty = str(tmp_path / "body"), str(tmp_path / "empty")
    wrong, cut = tmp_path / "wrong.se", tmp_path / "cut.se"
    wrong.write_text("<html>404</html>", "utf-8")
    cut.write_text("#FLAGGA 0\n#VER A 1 20140101\n{\n#TRANS 3000 {} 1.00\n", "utf-8")
    reference = "net_cost unit=KSK period=2014"
    for command in (
        ["demo", body],
        ["build", body],
        ["check", body],
        ["verify", body],
        ["figure", body, reference],
        ["trace", body, reference],
        ["why", body, "change of=net_cost"],
        ["why", body, "result", "--key", "activity"],
        ["figure", body, "net_costs"],
        ["figure", body, "net_cost unit=NOBODY"],
        ["import", body, str(wrong), str(cut)],
        ["init", empty],
        ["build", empty],
        ["build", empty, "--format", "odt"],
        ["build", str(tmp_path / "nowhere")],
        ["import", empty, str(tmp_path / "nothing.se")],
        ["import"],
        ["no-command"],
        [],
    ):
        with contextlib.suppress(SystemExit):
            main(command)
    for command in ([], ["demo"], ["init"], ["import"], ["build"], ["check"], ["trace"]):
        with contextlib.suppress(SystemExit):
            main([*command, "--help"])
    assert "användning" in capsys.readouterr().out
    # argparse looks up its titles once more, when they are Swedish already.
    assert lacking.asked - set(lacking.known.values()) == set()
