"""The syncer as a service: it asks, waits, keeps house each night, and ends when it is told to."""

import logging
import random
import signal
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sync.database import Error
from sync.faults import Fault
from sync.local_copy import keep_house
from sync.replica import REPLICA_FILE, open_for_reading, read_floor
from sync.report import Outcome, SyncReport
from sync.rhythm import CHINA, Rhythm, until_midnight_s

_LONGEST_SLEEP_S = 60.0
"""The clock may be set while we sleep; what is due is looked at again this often."""

log = logging.getLogger(__name__)

SyncNow = Callable[[bool, Callable[[], bool]], SyncReport]
"""One sync: whether to check every page first, and what is asked whether to stop."""


def run_service(
    data_dir: Path,
    rhythm: Rhythm,
    sync_now: SyncNow,
    *,
    now: Callable[[], datetime],
    over: threading.Event,
    chance: Callable[[], float] = random.random,
) -> None:
    """Sync and keep house until `over` is set. `now` gives the system's time in UTC."""
    failures = 0
    check = True
    last_outcome: Outcome | None = None
    while not over.is_set():
        _warn_of_clock(data_dir, now())
        report = sync_now(check, over.is_set)
        if report.outcome is Outcome.STOPPED:
            return
        check = False
        failures = 0 if report.outcome.succeeded else failures + 1
        if report.outcome is not last_outcome or report.outcome is Outcome.UPDATED:
            log.log(logging.INFO if report.outcome.succeeded else logging.WARNING, report.sentence)
        last_outcome = report.outcome
        wait_s = rhythm.wait_s(
            failures=failures,
            holds_data=report.as_of is not None,
            now=now(),
            chance=chance(),
        )
        _wait(data_dir, wait_s, now, over)


def end_on_signal(over: threading.Event) -> None:
    """Let SIGTERM and SIGINT set `over`. From the main thread only."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: over.set())


def utc_now() -> datetime:
    """The system's clock."""
    return datetime.now(UTC)


def _wait(
    data_dir: Path, wait_s: float, now: Callable[[], datetime], over: threading.Event
) -> None:
    """Wait, keeping house whenever a day ends; by the monotonic clock but for the midnights."""
    day = _day(now())
    left_s = wait_s
    while left_s > 0:
        nap_s = min(left_s, _LONGEST_SLEEP_S, until_midnight_s(now()))
        if over.wait(nap_s):
            return
        left_s -= nap_s
        if _day(now()) != day:
            day = _day(now())
            kept = keep_house(data_dir, now)
            if isinstance(kept, Fault):
                log.warning("keeping house failed: %s", kept.detail)


def _day(at: datetime) -> date:
    return at.astimezone(CHINA).date()


def _warn_of_clock(data_dir: Path, now: datetime) -> None:
    """A clock behind what is signed costs nothing but a false day; whoever may set it should."""
    try:
        with closing(open_for_reading(data_dir / REPLICA_FILE)) as replica:
            signed_at = read_floor(replica).signed_at
    except Error:
        return
    if signed_at is not None and now < signed_at - timedelta(days=1):
        log.warning("the clock is behind: set it to %s or later", signed_at.isoformat())
