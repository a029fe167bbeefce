"""When a terminal asks the county again: a pure function of how the last attempts went.

Six hundred terminals must not ask in one breath, a county that is down must not be hammered, and
where the line is cheap at night only, the day's hours are left alone.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""The hours that people speak of; the whole country has one time."""

_JITTER = 0.2
_FIRST_RETRY_S = 60.0
_WINDOW = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Window:
    """Hours of the day from `begin` until before `end`, China time; over midnight where it ends
    before it begins."""

    begin: time
    end: time

    def wait_s(self, now: datetime) -> float:
        """Seconds until it is open; 0 while it is. `now` needs a time zone."""
        here = now.astimezone(CHINA)
        of_day = here.time()
        if self.begin <= self.end:
            is_open = self.begin <= of_day < self.end
        else:
            is_open = of_day >= self.begin or of_day < self.end
        if is_open:
            return 0.0
        opens = here.replace(
            hour=self.begin.hour, minute=self.begin.minute, second=0, microsecond=0
        )
        if opens <= here:
            opens += timedelta(days=1)
        return (opens - here).total_seconds()


def parse_window(text: str) -> Window | None:
    """A window written `22:00-06:00`; none for anything else."""
    found = _WINDOW.fullmatch(text)
    if found is None:
        return None
    hours = [int(part) for part in found.groups()]
    return Window(time(hours[0], hours[1]), time(hours[2], hours[3]))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`interval_s` between two syncs that went well; no `window` means any hour."""

    interval_s: float
    window: Window | None = None

    def wait_s(self, *, failures: int, holds_data: bool, now: datetime, chance: float) -> float:
        """Seconds until the next sync, after so many failures in a row.

        `chance` is from 0 to 1. A terminal that holds nothing yet waits for no cheap hours.
        """
        wait = self.interval_s
        if failures:
            wait = min(wait, _FIRST_RETRY_S * 2.0 ** min(failures - 1, 20))
        wait *= 1 + _JITTER * (2 * chance - 1)
        if self.window is None or not holds_data:
            return wait
        shut = self.window.wait_s(now + timedelta(seconds=wait))
        # All windows open at once; those who wait for one come in over half an hour.
        return wait + shut + (chance * 1800 if shut else 0.0)


def until_midnight_s(now: datetime) -> float:
    """Seconds until China's next day has begun."""
    here = now.astimezone(CHINA)
    next_day = here.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return (next_day - here).total_seconds() + 1.0
