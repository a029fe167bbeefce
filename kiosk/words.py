"""The catalogue of everything a person reads on the screen or on paper.

One file a language beside this module; a second language is a second file with the same keys.
"""

import tomllib
from functools import cache
from pathlib import Path

LANGUAGE = "zh-Hans"


@cache
def catalogue(language: str = LANGUAGE) -> dict[str, str]:
    """Every text by its dotted key: `[mine] greeting = …` is `mine.greeting`."""
    path = Path(__file__).with_name(f"words.{language}.toml")
    sections = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        f"{section}.{name}": text
        for section, texts in sections.items()
        for name, text in texts.items()
    }


def say(key: str, **values: object) -> str:
    """The text of that key with its `{fields}` filled in. A missing key or field raises."""
    return catalogue()[key].format(**values)


def say_lines(key: str, **values: object) -> tuple[str, ...]:
    """A text of several lines, as lines."""
    return tuple(say(key, **values).splitlines())
