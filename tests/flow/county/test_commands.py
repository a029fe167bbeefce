"""Whoever types `county` is told in one sentence what went wrong, with the right exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flow.county.conftest import ROOT, county


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("dance",),
        ("demo-data", "--today", "yesterday"),
        ("demo-data", "--people", "-1"),
        ("serve", "--port", "70000"),
        ("publish", "--nonsense"),
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_two(arguments: tuple[str, ...]) -> None:
    done = county(*arguments)

    assert done.returncode == 2
    assert "usage: county" in done.stderr


@pytest.mark.parametrize("command", ["publish", "serve"])
def test_a_home_without_data_is_said_in_one_sentence(command: str, tmp_path: Path) -> None:
    done = county(command, "--home", tmp_path / "empty")

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "county demo-data" in done.stderr


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(home: Path) -> None:
    done = county("publish", "--home", home, "--out", "/proc/pkg")

    assert done.returncode == 1
    assert done.stderr.startswith("/proc/pkg")
    assert done.stderr.count("\n") == 1


def test_a_broken_pepper_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pepper").write_text("too short")
    done = county("publish", "--home", tmp_path)

    assert done.returncode == 1
    assert "32 bytes" in done.stderr


def test_demo_data_reports_its_figures(tmp_path: Path) -> None:
    cards = tmp_path / "elsewhere.json"
    done = county(
        *("demo-data", "--home", tmp_path, "--today", "2027-01-03", "--people", "120"),
        *("--payments", "900", "--cards", cards, "--json"),
    )
    figures = json.loads(done.stdout)

    assert figures["people"] == 120
    assert 0 < figures["payments"] <= 900
    assert figures["today"] == "2027-01-03"
    assert "12" in json.loads(cards.read_text("utf-8"))
    assert (tmp_path / "pepper").stat().st_mode & 0o077 == 0


def test_the_migrations_say_what_the_models_say(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        cwd=ROOT,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "county.settings",
            "MINGBAI_COUNTY_HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout
