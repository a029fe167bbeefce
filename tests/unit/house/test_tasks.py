"""A new developer types ./run and is told the rest."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.unit.house.tree import ROOT

RUN = ROOT / "run"
MANUAL = ROOT / "docs" / "developing.md"


def call(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [RUN, *arguments], cwd=cwd, capture_output=True, text=True, check=False, timeout=60
    )


def listed_tasks() -> list[str]:
    return re.findall(r"^  (\w+)\b.*?  +\S", call().stdout, flags=re.MULTILINE)


def test_run_alone_lists_every_task_that_exists() -> None:
    written = re.findall(r"^task_(\w+)\(\)", RUN.read_text(), flags=re.MULTILINE)
    assert call().returncode == 0
    assert listed_tasks() == written
    assert {"demo", "test", "check", "shots", "bench", "kiosk", "county"} <= set(written)


def test_the_manual_describes_the_tasks_that_exist_and_no_others() -> None:
    described = re.findall(r"^\| `\./run (\w+)", MANUAL.read_text(), flags=re.MULTILINE)
    assert described == listed_tasks()


def test_a_task_that_does_not_exist_is_wrong_use() -> None:
    result = call("dance")
    assert result.returncode == 2
    assert "there is no task 'dance'" in result.stderr
    assert result.stdout == ""


def test_ci_runs_the_three_tasks_that_must_be_green() -> None:
    ci = (ROOT / ".ci" / "run").read_text()
    assert 'for task in "check" "test" "test --long"; do' in ci
    assert "set -euo pipefail" in ci


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """The project under a path with a space, and a PATH where no Debian package is installed."""
    project = tmp_path / "my projects" / "mingbai"
    project.mkdir(parents=True)
    for name in ("run", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, project / name)
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in ("bash", "cat", "cut", "dirname", "flock", "readlink", "sed", "sha256sum"):
        found = shutil.which(name)
        assert found, name
        (commands / name).symlink_to(found)
    for name, script in {
        "dpkg-query": "exit 1",
        "id": "echo 1000",
        "python3": "exit 0",
    }.items():
        (commands / name).write_text(f"#!/bin/bash\n{script}\n")
        (commands / name).chmod(0o755)
    return project


def call_on(bare_machine: Path, task: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [bare_machine / "run", task],
        cwd="/",
        env=dict(os.environ, PATH=str(bare_machine.parents[1] / "bin")),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("task", ["demo", "kiosk", "test", "shots", "bench"])
def test_without_root_one_sentence_names_the_missing_packages(
    task: str, bare_machine: Path
) -> None:
    result = call_on(bare_machine, task)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr == (
        "run: these Debian packages are missing, and only root can install them: "
        "libgl1 libegl1 fonts-hanazono\n"
    )
    assert not (bare_machine / ".venv").exists()


def test_the_county_server_asks_for_no_graphics(bare_machine: Path) -> None:
    (bare_machine.parents[1] / "bin" / "python3").write_text(
        '#!/bin/bash\n[[ $2 != "import ensurepip" ]]\n'
    )
    result = call_on(bare_machine, "county")
    assert result.returncode == 1
    assert result.stderr == (
        "run: these Debian packages are missing, and only root can install them: python3-venv\n"
    )


def test_an_old_python_is_told_in_one_sentence(bare_machine: Path) -> None:
    (bare_machine.parents[1] / "bin" / "python3").write_text(
        "#!/bin/bash\n[[ $1 == -V ]] && echo Python 3.9.2 && exit 0\nexit 1\n"
    )
    result = call_on(bare_machine, "demo")
    assert result.returncode == 1
    assert result.stderr == "run: Python 3.11 or newer is needed; python3 here is 3.9.2.\n"
