"""The hall that the tests with real commands do harm to."""

from pathlib import Path

import pytest

from tests.fault.sync.hall import Hall, copy_of, new_hall


@pytest.fixture(scope="session")
def whole_hall(tmp_path_factory: pytest.TempPathFactory) -> Hall:
    """Nobody may change this one."""
    return new_hall(tmp_path_factory.mktemp("hall"))


@pytest.fixture
def hall(whole_hall: Hall, tmp_path: Path) -> Hall:
    """A terminal that holds the first state; the county has published a second one."""
    return copy_of(whole_hall, tmp_path)
