"""The page of faults names tests that exist."""

import ast
import re

from tests.unit.house.tree import ROOT

NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_every_fault_of_the_page_has_the_test_that_it_names() -> None:
    rows = [line for line in (ROOT / "docs" / "faults.md").read_text().splitlines() if "::" in line]
    assert rows
    for row in rows:
        found = NAMED.search(row)
        assert found, row
        path, name = found.groups()
        tree = ast.parse((ROOT / path).read_text())
        assert name in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}, row
