"""A developer's first ./run is cut off, doubled, or carried elsewhere: the next one is whole."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.unit.house.tree import make_bare_copy

pytestmark = pytest.mark.long

SET_UP_TIMEOUT_S = 600
MAKING = "run: making .venv"
INSTALLING = "run: installing the Python packages of requirements.lock"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    return make_bare_copy(tmp_path / "my projects" / "mingbai")


def start(clone: Path) -> subprocess.Popen[str]:
    """Starts the task that asks for the least: the product's lock, and no graphics."""
    return subprocess.Popen(
        [clone / "run", "county", "--help"],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str]) -> str:
    """Waits for the task, which must have been done, and returns what it said on the way."""
    help_text, said = process.communicate(timeout=SET_UP_TIMEOUT_S)
    assert process.returncode == 0, said
    assert "serve" in help_text
    return said


def pip_check(clone: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [clone / ".venv" / "bin" / "python", "-m", "pip", "check"],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_second_start_finds_everything_done(clone: Path) -> None:
    first = finish(start(clone))
    assert MAKING in first
    assert INSTALLING in first
    assert pip_check(clone).returncode == 0
    assert finish(start(clone)) == ""


def test_after_a_kill_in_the_middle_the_next_start_begins_anew(clone: Path) -> None:
    process = start(clone)
    deadline = time.monotonic() + SET_UP_TIMEOUT_S
    while not list(clone.glob(".venv/lib/python3*/site-packages/django/*")):
        assert process.poll() is None, "it ended before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.005)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert not list(clone.glob(".venv/.set-up/requirements*"))

    said = finish(start(clone))
    assert MAKING in said
    assert INSTALLING in said
    assert pip_check(clone).returncode == 0


def test_two_first_starts_at_once_install_once(clone: Path) -> None:
    both = [start(clone), start(clone)]
    said = "".join(finish(process) for process in both)
    assert said.count(MAKING) == 1
    assert said.count(INSTALLING) == 1
    assert pip_check(clone).returncode == 0


def test_a_changed_lock_is_installed_and_a_moved_folder_is_made_anew(clone: Path) -> None:
    finish(start(clone))
    with (clone / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    said = finish(start(clone))
    assert INSTALLING in said
    assert MAKING not in said

    moved = clone.rename(clone.with_name("elsewhere"))
    assert MAKING in finish(start(moved))
    assert finish(start(moved)) == ""
