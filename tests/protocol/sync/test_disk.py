"""A full or failing disk is told apart from everything else."""

import errno
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from sync.disk import fault_of_database, fault_of_disk
from sync.faults import Fault, FaultKind
from sync.report import Outcome, chinese_sentence, outcome_of


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, FaultKind.NO_SPACE),
        (errno.EDQUOT, FaultKind.NO_SPACE),
        (errno.EIO, FaultKind.DISK_REFUSED),
        (errno.EACCES, FaultKind.DISK_REFUSED),
    ],
)
def test_errors_of_the_file_system(number: int, kind: FaultKind) -> None:
    assert fault_of_disk(OSError(number, "")).kind is kind


def test_a_database_that_may_not_grow_is_a_full_disk(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "full.db")) as full:
        full.execute("CREATE TABLE t (x)")
        full.execute("PRAGMA max_page_count = 3")
        with pytest.raises(sqlite3.Error) as caught:
            full.execute("INSERT INTO t VALUES (zeroblob(100000))")
    assert fault_of_database(caught.value).kind is FaultKind.NO_SPACE


def test_a_locked_database_is_no_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "locked.db"
    with closing(sqlite3.connect(path)) as one, closing(sqlite3.connect(path, timeout=0)) as two:
        one.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.Error) as caught:
            two.execute("CREATE TABLE t (x)")
    fault = fault_of_database(caught.value)
    assert fault.kind is FaultKind.DISK_REFUSED
    assert "SQLITE_BUSY" in fault.detail


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_is_one_chinese_sentence_with_its_day(outcome: Outcome) -> None:
    sentence = chinese_sentence(outcome, date(2026, 3, 31))
    assert "2026年3月31日" in sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 1


@pytest.mark.parametrize("kind", list(FaultKind))
def test_every_fault_has_an_outcome_that_is_no_success(kind: FaultKind) -> None:
    assert not outcome_of(Fault(kind, "")).succeeded
