"""A terminal put together from its settings."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from device.idcard.driver import IdCardDriver
from device.printer.driver import PrinterDriver
from device.printer.targets import TargetError, parse_target
from kiosk.librarian import Librarian
from kiosk.profile import Profile
from kiosk.settings import BadSettings, Settings
from kiosk.terminal import Parts, Terminal, local_now
from sync.replica import REPLICA_FILE


def profile_of(settings: Settings) -> Profile:
    """What the views need of the settings."""
    return Profile(
        base_url=settings.county.link_url,
        help_phone=settings.place.help_phone,
        width_dots=settings.printer.width_dots,
        stale_after_days=settings.county.stale_after_days,
        demo=settings.place.demo,
    )


def terminal_of(
    settings: Settings,
    *,
    monotonic: Callable[[], float] = time.monotonic,
    wall: Callable[[], datetime] = local_now,
) -> Terminal | BadSettings:
    """The terminal, not yet started; or why these settings make none."""
    try:
        parse_target(settings.printer.url)
    except TargetError as error:
        return BadSettings(f"printer.url: {error}")
    parts = Parts(
        reader=lambda on_event: IdCardDriver(
            settings.reader.port, on_event, baud=settings.reader.baud
        ),
        printer=lambda on_event: PrinterDriver(
            settings.printer.url,
            on_event,
            width_dots=settings.printer.width_dots,
            mode=settings.printer.mode,
        ),
        librarian=lambda on_event: Librarian(
            Path(settings.data.folder) / REPLICA_FILE,
            settings.place.township,
            on_event,
        ),
    )
    return Terminal(parts, profile_of(settings), monotonic=monotonic, wall=wall)
