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

PEPPER_BYTES = 32


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
    pepper = read_pepper(Path(settings.data.pepper_file))
    if isinstance(pepper, BadSettings):
        return pepper
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
            pepper,
            on_event,
        ),
    )
    return Terminal(parts, profile_of(settings), monotonic=monotonic, wall=wall)


def read_pepper(path: Path) -> bytes | BadSettings:
    """The county's pepper; what is wrong with the file is said without its content."""
    try:
        pepper = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except OSError as error:
        return BadSettings(f"data.pepper_file: {path}: {error.strerror}")
    except ValueError:
        return BadSettings(f"data.pepper_file: {path} does not hold hexadecimal digits")
    if len(pepper) != PEPPER_BYTES:
        return BadSettings(f"data.pepper_file: {path} does not hold {PEPPER_BYTES} bytes")
    return pepper
