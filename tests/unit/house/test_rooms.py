"""Each thing has its room, and a stranger is told at the door what belongs in it."""

import ast
import re
from pathlib import Path

import pytest

from tests.unit.house.tree import PACKAGES, ROOT, own_files

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "README.zh-CN.md",
    "docs",
    "pyproject.toml",
    "requirements-dev.in",
    "requirements-dev.lock",
    "requirements.in",
    "requirements.lock",
    "run",
    "tests",
    *PACKAGES,
}
KINDS_OF_TEST = {"unit", "protocol", "flow", "gallery", "fault", "load", "bench"}

# Where packages come from is each machine's own setting, and so are its folders.
MACHINES = re.compile(
    r"pypi\.org|pythonhosted|deb\.debian\.org|debian\.org/debian|npmjs|"
    r"(index-url|extra-index|find-links|registry) *[=:]|"
    r"/tmp/bash_jobs|/work/(main|shared)|/home/[a-z]+/|/root/"
)


def relative(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def test_the_top_level_is_the_one_of_the_design() -> None:
    assert {name.split("/")[0] for name in relative(own_files())} <= TOP_LEVEL


def test_tests_lie_in_folders_by_kind() -> None:
    kinds = {name.split("/")[1] for name in relative(own_files()) if re.match("tests/.+/", name)}
    assert kinds <= KINDS_OF_TEST


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_says_what_belongs_in_it_and_what_never_does(package: str) -> None:
    docstring = ast.get_docstring(ast.parse((ROOT / package / "__init__.py").read_text()))
    assert docstring
    assert len(re.findall(r"\bbelong", docstring)) >= 1, docstring
    assert re.search(r"\b[Nn]ever\b", docstring), docstring


def test_every_folder_of_code_is_a_package_that_introduces_itself() -> None:
    folders = {path.parent for path in own_files() if path.suffix == ".py"}
    unnamed = [
        folder
        for folder in folders
        if folder.relative_to(ROOT).parts[0] in PACKAGES
        and folder.name != "migrations"
        and not (
            (folder / "__init__.py").is_file()
            and ast.get_docstring(ast.parse((folder / "__init__.py").read_text()))
        )
    ]
    assert relative(unnamed) == []


def test_a_file_holds_one_idea() -> None:
    long = [
        path
        for path in own_files()
        if path.suffix in {".py", ".kv", ".js", ".css"} and len(path.read_text().splitlines()) > 400
    ]
    assert relative(long) == []


def test_no_file_names_a_registry_or_a_folder_of_one_machine() -> None:
    this_one = Path(__file__).resolve()
    naming = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in own_files()
        if path != this_one
        and (path.suffix in {".py", ".kv", ".md", ".toml", ".lock", ".in"} or path.name == "run")
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if MACHINES.search(line)
    ]
    assert naming == []
