"""What runs on a terminal imports nothing that only developers install."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PRODUCT = ("kiosk", "screens", "sync", "device", "assets", "provisioning", "county")
DEVELOPERS = {"pytest", "_pytest", "hypothesis", "numpy", "zxingcpp", "mypy", "ruff"}
BRINGS_THEM = {"kivy.tests"}
"""Modules of the product's own libraries that import a developer's package."""


def _imported(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    return names | {
        node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module
    }


@pytest.mark.parametrize("package", PRODUCT)
def test_no_package_needs_a_developers_tool(package: str) -> None:
    wrong = {
        (str(file.relative_to(ROOT)), name)
        for file in (ROOT / package).rglob("*.py")
        for name in _imported(file)
        if name.split(".")[0] in DEVELOPERS
        or any(name == each or name.startswith(f"{each}.") for each in BRINGS_THEM)
    }
    assert wrong == set()
