"""What is installed is exactly what was chosen, from wherever the machine is told to take it."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.unit.house.tree import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> dict[str, str]:
    """The requirements of a lock: name to its version, marker and hashes."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / lock).read_text(), flags=re.MULTILINE)
    entries = re.sub(r"\\\n", "", text).splitlines()
    found = [re.fullmatch(r"([a-z0-9._-]+)==(.+)", entry) for entry in entries]
    assert all(found), [e for e, match in zip(entries, found, strict=True) if not match]
    return {match[1]: re.sub(r"\s+", " ", match[2]) for match in found if match}


def wanted(source: str) -> set[str]:
    lines = (ROOT / source).read_text().splitlines()
    names = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines if not line.startswith("-"))
    return {re.sub(r"[._-]+", "-", name[0]).lower() for name in names if name}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_with_hashes(lock: str) -> None:
    for name, rest in pins(lock).items():
        hashes = re.findall(r"--hash=sha256:([0-9a-f]{64})\b", rest)
        assert hashes, name
        assert len(hashes) == len(set(hashes)) == rest.count("--hash"), name


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_what_and_never_where(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host| @ ", text)


def test_the_developers_lock_holds_the_very_pins_of_the_product() -> None:
    product, developers = (set(pins(lock).items()) for lock in LOCKS)
    assert product < developers


@pytest.mark.parametrize(
    ("source", "lock"), [("requirements.in", LOCKS[0]), ("requirements-dev.in", LOCKS[1])]
)
def test_what_is_asked_for_is_locked(source: str, lock: str) -> None:
    assert wanted(source)
    assert wanted(source) <= pins(lock).keys()


def test_kivy_is_the_version_everything_was_measured_with() -> None:
    assert pins("requirements.lock")["kivy"].startswith("2.3.1 ")


def test_the_oldest_python_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert project["project"]["requires-python"] == ">=3.11"
    assert project["tool"]["ruff"]["target-version"] == "py311"
    assert project["tool"]["mypy"]["python_version"] == "3.11"
    assert "--python-version 3.11 " in Path(ROOT / "run").read_text()
