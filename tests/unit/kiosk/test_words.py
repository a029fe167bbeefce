"""The catalogue: every text that is asked for is there, and none lies idle."""

import ast
import string
from pathlib import Path

import pytest

import kiosk
import screens
from kiosk.state import Ending
from kiosk.words import catalogue, say

PACKAGES = [Path(package.__file__ or "").parent for package in (kiosk, screens)]
MADE_KEYS = {
    *(f"end.{how.value.replace('-', '_')}_{part}" for how in Ending for part in ("title", "body")),
}


def _said_in(file: Path) -> set[str]:
    """Every literal that stands as the first argument of `say` or `say_lines`."""
    calls = [
        node
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("say", "say_lines")
    ]
    made = {
        leaf
        for call in calls
        for node in ast.walk(call.args[0])
        if isinstance(node, ast.JoinedStr)
        for leaf in node.values
    }
    return {
        leaf.value
        for call in calls
        for leaf in ast.walk(call.args[0])
        if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str) and leaf not in made
    }


def _said() -> set[str]:
    return set().union(*(_said_in(file) for root in PACKAGES for file in root.rglob("*.py")))


def _said_in_kv() -> str:
    return "".join(
        file.read_text(encoding="utf-8") for root in PACKAGES for file in root.rglob("*.kv")
    )


def test_every_text_that_is_said_is_in_the_catalogue() -> None:
    assert _said() - set(catalogue()) == set()


def test_no_text_of_the_catalogue_lies_idle() -> None:
    in_kv = _said_in_kv()
    idle = {key for key in set(catalogue()) - _said() - MADE_KEYS if key not in in_kv}
    assert idle == set()


def test_a_missing_field_is_a_mistake_that_shows() -> None:
    with pytest.raises(KeyError):
        say("mine.greeting")


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_texts_have_no_machine_words_in_them(key: str) -> None:
    """A villager reads Chinese: no letters but field names, and full-width punctuation."""
    plain = "".join(literal for literal, *_ in string.Formatter().parse(catalogue()[key]))
    assert not set(plain) & set(string.ascii_letters), plain
    assert not set(plain) & set(",;?!()"), plain
