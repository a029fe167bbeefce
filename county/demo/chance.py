"""Chance that can be repeated: each part of the demo draws from a stream of its own."""

from random import Random


def stream(seed: int, name: str) -> Random:
    """The stream of that name; drawing from it disturbs no other."""
    return Random(f"{seed}/{name}")  # noqa: S311 - invented people need no secrecy
