"""The demo's world: every process a terminal lives among, and the settings that join them."""

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from kiosk.demo.processes import run, start
from kiosk.demo.relay import Relay
from kiosk.settings import (
    CountySettings,
    DataSettings,
    PlaceSettings,
    PrinterSettings,
    ReaderSettings,
    ScreenSettings,
    Settings,
    to_toml,
)

TOWNSHIP = "430724101000"
FINANCE_OFFICE_PHONE = "0736-0000103"
"""The demo county gives the township finance office this number: one office, one phone."""


@dataclass(frozen=True, slots=True)
class World:
    """What stands ready: the settings file, the cast, and the simulators' control sockets."""

    home: Path
    settings_file: Path
    cast_file: Path
    reader_control: Path
    printer_control: Path
    network_control: Path
    paper_folder: Path
    sync_report: dict[str, object]


@contextmanager
def demo_world(home: Path, screen: ScreenSettings) -> Iterator[World]:
    """Make the county, publish, sync once, start the simulators; all end with the block."""
    county = home / "county"
    logs = home / "logs"
    for folder in (county, logs, home / "kiosk", home / "paper"):
        folder.mkdir(parents=True, exist_ok=True)
    _make_county(home, datetime.now().astimezone().date(), logs)
    run("publish", "county", ["publish", "--home", str(county)], logs)
    with ExitStack() as stack:
        # A socket's path has 107 bytes at most, wherever the project lies.
        control = Path(stack.enter_context(TemporaryDirectory(prefix="mingbai-")))
        server = start("county", "county", ["serve", "--home", str(county), "--port", "0"], logs)
        stack.callback(server.stop)
        address = urlsplit(server.first_line)
        relay = Relay("127.0.0.1", address.port or 0, control / "network")
        relay.start()
        stack.callback(relay.stop)
        reader = start(
            "reader",
            "device.idcard",
            [
                "simulate",
                f"--link={home / 'reader'}",
                f"--cards={county / 'cards.json'}",
                f"--control={control / 'reader'}",
            ],
            logs,
        )
        stack.callback(reader.stop)
        printer = start(
            "printer",
            "device.printer",
            ["simulate", f"--out={home / 'paper'}", f"--control={control / 'printer'}"],
            logs,
        )
        stack.callback(printer.stop)
        settings = Settings(
            place=PlaceSettings(township=TOWNSHIP, help_phone=FINANCE_OFFICE_PHONE, demo=True),
            county=replace(
                CountySettings(),
                url=f"http://127.0.0.1:{relay.port}/pkg/",
                link_url=server.first_line,
            ),
            data=replace(DataSettings(), folder=str(home / "kiosk")),
            reader=replace(ReaderSettings(), port=str(home / "reader")),
            printer=replace(PrinterSettings(), url=printer.first_line),
            screen=screen,
        )
        settings_file = home / "kiosk.toml"
        settings_file.write_text(to_toml(settings), encoding="utf-8")
        report = run(
            "sync", "kiosk", ["--settings", str(settings_file), "sync", "once", "--json"], logs
        )
        yield World(
            home=home,
            settings_file=settings_file,
            cast_file=county / "cast.json",
            reader_control=control / "reader",
            printer_control=control / "printer",
            network_control=control / "network",
            paper_folder=home / "paper",
            sync_report=json.loads(report),
        )


def _make_county(home: Path, today: date, logs: Path) -> None:
    """The demo county tells its stories relative to a day, so it is made anew each day.

    A new county has new keys: the terminal is provisioned for it as a technician would.
    """
    county, kiosk = home / "county", home / "kiosk"
    made_from = f"{today} {_newest_code()}"
    made_on = county / "made-from"
    if made_on.exists() and made_on.read_text(encoding="utf-8") == made_from:
        return
    for folder in (county, kiosk):
        shutil.rmtree(folder)
        folder.mkdir()
    run("demo-data", "county", ["demo-data", "--home", str(county), "--today", str(today)], logs)
    recipient = run("identity", "kiosk", ["sync", "identity", "--data", str(kiosk)], logs).strip()
    run(
        "kiosk-add",
        "county",
        [
            *("kiosk", "add", "demo", "--home", str(county)),
            *("--recipient", recipient, "--township", TOWNSHIP),
        ],
        logs,
    )
    shutil.copyfile(county / "keys" / "1.root.json", kiosk / "root.json")
    made_on.write_text(made_from, encoding="utf-8")


def _newest_code() -> float:
    """When the county's program was last changed here: another program, another demo county."""
    program = Path(__file__).parents[2] / "county"
    return max(file.stat().st_mtime for file in program.rglob("*.py"))
