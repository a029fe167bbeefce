"""The layers of the house are not a drawing: an import that crosses them is found."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.house.tree import PACKAGES, ROOT

ALLOWED = [
    ("screens.mine", "kiosk.visit"),
    ("screens.mine", "kivy"),
    ("screens.mine", "assets"),
    ("kiosk.visit", "sync.replica"),
    ("kiosk.visit", "device.printer"),
    ("provisioning.selftest", "kiosk.visit"),
    ("sync.replica", "sync.wire.shard"),
    ("sync.replica", "sqlite3"),
    ("sync.wire.index", "sync.wire.shard"),
    ("county.publish", "sync.wire.shard"),
    ("county.publish", "django"),
]

FORBIDDEN = [
    ("kiosk.visit", "screens.mine"),
    ("kiosk.visit", "kivy"),
    ("kiosk.visit", "county.publish"),
    ("screens.mine", "provisioning.selftest"),
    ("screens.mine", "sqlite3"),
    ("screens.mine", "requests"),
    ("screens.mine", "escpos"),
    ("screens.mine", "serial"),
    ("screens.mine", "sync.replica"),
    ("screens.mine", "device.printer"),
    ("sync.replica", "kiosk.visit"),
    ("sync.replica", "device.printer"),
    ("sync.wire.shard", "sync.replica"),
    ("sync.wire.shard", "requests"),
    ("device.printer", "sync.replica"),
    ("device.printer", "sqlite3"),
    ("device.printer", "requests"),
    ("assets.fonts", "kiosk.visit"),
    ("county.publish", "sync.replica"),
    ("county.publish", "kiosk.visit"),
    ("county.publish", "kivy"),
]


def lint(house: Path, imports: list[tuple[str, str]]) -> subprocess.CompletedProcess[str]:
    """Runs the project's contracts over a house that holds only these imports."""
    modules = [m for pair in ALLOWED + FORBIDDEN for m in pair if m.split(".")[0] in PACKAGES]
    for package in PACKAGES:
        (house / package).mkdir()
        (house / package / "__init__.py").touch()
    for module in modules:
        path = house.joinpath(*module.split("."))
        path.parent.mkdir(exist_ok=True)
        (path.parent / "__init__.py").touch()
        if not path.is_dir():
            path.with_suffix(".py").touch()
    for importer, imported in imports:
        with house.joinpath(*importer.split(".")).with_suffix(".py").open("a") as source:
            source.write(f"import {imported}\n")
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as lint; lint()",
            *("--config", ROOT / "pyproject.toml", "--no-cache", "--no-logo"),
        ],
        cwd=house,
        env={"PYTHONPATH": str(house), "PYTHONUTF8": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_the_design_allows_is_let_through(tmp_path: Path) -> None:
    result = lint(tmp_path, ALLOWED)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(("importer", "imported"), FORBIDDEN)
def test_an_import_across_the_layers_is_named(importer: str, imported: str, tmp_path: Path) -> None:
    result = lint(tmp_path, [(importer, imported)])
    assert result.returncode == 1
    assert f"{importer} -> {imported} (" in result.stdout
