"""The terminal's settings: one TOML file, one declarative table.

The dataclasses below are the table: names, types, defaults, limits and meanings. Validation and
docs/settings.md come from them. Unknown names and wrong types are refused with one sentence.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import Field, dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from sync.rhythm import parse_window


@dataclass(frozen=True, slots=True)
class BadSettings:
    """Why a settings file cannot be used, in one sentence."""

    reason: str


def _setting(
    default: object, meaning: str, check: Callable[[Any], bool] | None = None, rule: str = ""
) -> Any:
    return field(default=default, metadata={"meaning": meaning, "check": check, "rule": rule})


def _is_region(code: str) -> bool:
    return len(code) == 12 and code.isdecimal()


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


@dataclass(frozen=True, slots=True)
class PlaceSettings:
    """Where the terminal stands."""

    township: str = _setting(
        "430724101000", "12-digit code of the township served", _is_region, "12 digits"
    )
    help_phone: str = _setting(
        "0736-0000316", "Phone of the township finance office, shown with sad news"
    )
    demo: bool = _setting(False, "Mark every screen and receipt 演示数据")


@dataclass(frozen=True, slots=True)
class CountySettings:
    """The county server."""

    url: str = _setting(
        "http://127.0.0.1:8430/pkg/",
        "Base address that the data are fetched from",
        _is_web_address,
        "an address that begins with http:// or https://",
    )
    link_url: str = _setting(
        "http://127.0.0.1:8430/",
        "Base address in the QR codes that villagers take to their phones",
        _is_web_address,
        "an address that begins with http:// or https://",
    )
    stale_after_days: int = _setting(
        7, "Data older than this are said to be old", lambda days: days >= 1, "at least 1"
    )


@dataclass(frozen=True, slots=True)
class SyncSettings:
    """When the terminal asks the county."""

    interval_minutes: int = _setting(
        60, "Minutes between two syncs that went well", lambda minutes: minutes >= 1, "at least 1"
    )
    cheap_hours: str = _setting(
        "",
        "Hours in which the line is cheap, China time; empty for all day",
        lambda hours: not hours or parse_window(hours) is not None,
        "HH:MM-HH:MM",
    )


@dataclass(frozen=True, slots=True)
class DataSettings:
    """Files of this terminal."""

    folder: str = _setting("var/kiosk", "Folder of replica.db and the kept shards")
    pictures_mb: int = _setting(
        2000, "Disk for photos and scanned papers, in MB", lambda size: size >= 0, "at least 0"
    )


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """The ID-card reader."""

    port: str = _setting("/dev/ttyUSB0", "Serial port, best under /dev/serial/by-id/")
    baud: int = _setting(
        115200,
        "Speed of the port",
        lambda baud: baud in (9600, 19200, 38400, 57600, 115200),
        "9600, 19200, 38400, 57600 or 115200",
    )


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """The receipt printer."""

    url: str = _setting(
        "usb://0416:5011",
        "tcp://host:port, serial:///dev/…?baud=…, usb://vid:pid or file:///…",
        lambda url: "://" in url,
        "a URL",
    )
    width_dots: int = _setting(
        576, "Printable width", lambda dots: dots in (384, 576), "384 (58 mm) or 576 (80 mm)"
    )
    mode: str = _setting(
        "auto",
        "How receipts are sent",
        lambda mode: mode in ("auto", "raster", "text"),
        "auto, raster or text",
    )


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """The panel."""

    width_px: int = _setting(1080, "Width", lambda px: px >= 600, "at least 600")
    height_px: int = _setting(1920, "Height", lambda px: px >= 600, "at least 600")
    diagonal_inch: float = _setting(
        21.5, "Diagonal of the panel", lambda inch: 10 <= inch <= 65, "10 to 65"
    )
    fullscreen: bool = _setting(True, "Fill the whole panel")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, a part for each table of the file."""

    place: PlaceSettings = field(default_factory=PlaceSettings)
    county: CountySettings = field(default_factory=CountySettings)
    sync: SyncSettings = field(default_factory=SyncSettings)
    data: DataSettings = field(default_factory=DataSettings)
    reader: ReaderSettings = field(default_factory=ReaderSettings)
    printer: PrinterSettings = field(default_factory=PrinterSettings)
    screen: ScreenSettings = field(default_factory=ScreenSettings)


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One row of the table, for the documentation."""

    name: str
    kind: str
    default: object
    rule: str
    meaning: str


def rows() -> Iterator[SettingRow]:
    """The table, in order."""
    for part in fields(Settings):
        for each in fields(cast(type, part.default_factory)):
            yield SettingRow(
                name=f"{part.name}.{each.name}",
                kind=cast(type, each.type).__name__,
                default=each.default,
                rule=each.metadata["rule"],
                meaning=each.metadata["meaning"],
            )


def load(path: Path | None) -> Settings | BadSettings:
    """The settings in a TOML file; the defaults where there is no path."""
    if path is None:
        return Settings()
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        return BadSettings(f"{path}: {error.strerror}")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return BadSettings(f"{path}: not TOML: {error}")
    return parse(given)


def parse(given: dict[str, Any]) -> Settings | BadSettings:
    """Settings from the tables of a file, each value checked against the table."""
    known = {part.name: cast(type, part.default_factory) for part in fields(Settings)}
    parts = {}
    for name, table in given.items():
        if name not in known or not isinstance(table, dict):
            return BadSettings(f"[{name}] is no table of settings")
        part = _parse_part(name, known[name], table)
        if isinstance(part, BadSettings):
            return part
        parts[name] = part
    return Settings(**parts)


def _parse_part(name: str, kind: type, table: dict[str, Any]) -> Any:
    known = {each.name: each for each in fields(kind)}
    for key, value in table.items():
        if key not in known:
            return BadSettings(f"{name}.{key} is no setting")
        wrong = _fault(known[key], value)
        if wrong:
            return BadSettings(f"{name}.{key} must be {wrong}")
    return kind(**{key: known[key].type(value) for key, value in table.items()})  # type: ignore[operator]


def _fault(setting: "Field[Any]", value: object) -> str | None:
    kind = cast(type, setting.type)
    fits = isinstance(value, kind) or (kind is float and isinstance(value, int))
    if not fits or (isinstance(value, bool) and kind is not bool):
        return f"of type {kind.__name__}"
    check = setting.metadata["check"]
    if check is not None and not check(value):
        return str(setting.metadata["rule"])
    return None


def to_toml(settings: Settings) -> str:
    """A settings file that says every value."""
    lines: list[str] = []
    for part in fields(settings):
        table = getattr(settings, part.name)
        if not is_dataclass(table):
            raise TypeError("every part of the settings is a table")
        lines.append(f"[{part.name}]")
        lines.extend(
            f"{each.name} = {_toml_value(getattr(table, each.name))}" for each in fields(table)
        )
        lines.append("")
    return "\n".join(lines)


def _toml_value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
        case _:
            raise TypeError(f"no TOML for {type(value).__name__}")
