"""Loads the Kivy rules that lie beside a module, once."""

from functools import cache
from pathlib import Path

from kivy.lang import Builder


@cache
def load_rules(module_file: str) -> None:
    """`row.py` → `row.kv`. Parsing takes milliseconds, so a screen asks for it at its first use."""
    Builder.load_file(str(Path(module_file).with_suffix(".kv")))
