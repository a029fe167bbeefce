"""A county that is served, a replica that is synced from it, and simulated devices, all real."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from device.idcard.card_json import card_from_json
from device.idcard.module import AT_ONCE
from device.idcard.simulator import CardReaderSimulator
from device.idcard.types import Card
from device.printer.paper import Paper
from device.printer.simulator.printer import SimulatedPrinter
from device.printer.simulator.server import SimulatorServer, TcpLine
from kiosk.assemble import terminal_of
from kiosk.settings import (
    CountySettings,
    DataSettings,
    PlaceSettings,
    PrinterSettings,
    ReaderSettings,
    Settings,
)
from kiosk.terminal import Terminal
from kiosk.views.model import Frame, View
from sync.once import sync_once
from tests.flow.county.conftest import ROOT, TOWNSHIP, county, made_in

DEADLINE_S = 20.0
NOW = datetime(2026, 11, 22, 9, 41, tzinfo=UTC)


@dataclass(frozen=True)
class Township:
    """What every terminal of these tests stands on; nothing changes it."""

    settings: Settings
    cards: dict[str, Card]


@pytest.fixture(scope="session")
def township(tmp_path_factory: pytest.TempPathFactory) -> Township:
    """A small county, published, served by its own server, and synced from it once."""
    home = made_in(tmp_path_factory.mktemp("county"))
    data = tmp_path_factory.mktemp("kiosk")
    provision(home, data)
    server = subprocess.Popen(
        [sys.executable, "-m", "county", "serve", "--home", str(home), "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stdout is not None
        with server.stdout:
            url = server.stdout.readline().strip()
            report = sync_once(
                data_dir=data,
                county_url=f"{url}pkg/",
                township=TOWNSHIP,
                now=lambda: datetime.now(UTC),
            )
    finally:
        server.terminate()
        server.wait()
    assert report.outcome.succeeded, report.sentence
    cards = json.loads((home / "cards.json").read_text(encoding="utf-8"))
    return Township(
        settings=Settings(
            place=replace(PlaceSettings(), township=TOWNSHIP, demo=True),
            county=replace(CountySettings(), link_url="https://sup.example.test/"),
            data=replace(DataSettings(), folder=str(data)),
        ),
        cards={key: card_from_json(card) for key, card in cards.items()},
    )


def provision(home: Path, data: Path) -> None:
    """What a technician does once: the terminal's identity to the county, the root from it."""
    identity = subprocess.run(
        [sys.executable, "-m", "kiosk", "sync", "identity", "--data", str(data)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    recipient = identity.stdout.strip()
    for arguments in (
        ("kiosk", "add", "hall", "--recipient", recipient, "--township", TOWNSHIP, "--home", home),
        ("publish", "--home", home),
    ):
        done = county(*arguments)
        assert done.returncode == 0, done.stderr
    shutil.copyfile(home / "keys" / "1.root.json", data / "root.json")


class Hall:
    """The hall a terminal stands in: cards are laid down, keys touched, paper taken."""

    def __init__(
        self, terminal: Terminal, reader: CardReaderSimulator, cards: dict[str, Card]
    ) -> None:
        self.terminal = terminal
        self.reader = reader
        self.cards = cards

    def lay_down(self, key: str) -> None:
        """A card of the cast."""
        self.reader.place(self.cards[key])

    def until(self, what: str, fits: Callable[[Frame], object]) -> Frame:
        """Wait for a frame that fits."""
        deadline = time.monotonic() + DEADLINE_S
        while not fits(frame := self.terminal.pump()):
            assert time.monotonic() < deadline, f"{what}: still {frame.name}"
            time.sleep(0.005)
        return frame

    def until_screen(self, name: str) -> View:
        """Wait for a screen; what it shows."""
        return self.until(name, lambda frame: frame.name == name).view


@dataclass(frozen=True)
class Printer:
    """The simulated printer, and the receipts that came out."""

    simulated: SimulatedPrinter
    url: str
    receipts: list[object]


@pytest.fixture
def printer() -> Iterator[Printer]:
    """A printer on a real socket."""
    receipts: list[object] = []
    simulated = SimulatedPrinter(Paper.MM80, receipts.append)
    with SimulatorServer(simulated, TcpLine(0)) as server:
        yield Printer(simulated, server.url, receipts)


@pytest.fixture
def hall(township: Township, printer: Printer, tmp_path: Path) -> Iterator[Hall]:
    """A running terminal on its first screen."""
    with CardReaderSimulator(link=tmp_path / "reader", timing=AT_ONCE) as reader:
        settings = replace(
            township.settings,
            reader=replace(ReaderSettings(), port=str(tmp_path / "reader")),
            printer=replace(PrinterSettings(), url=printer.url),
        )
        terminal = terminal_of(settings, wall=lambda: NOW)
        assert isinstance(terminal, Terminal), terminal
        terminal.start()
        try:
            hall = Hall(terminal, reader, township.cards)
            hall.until("ready", lambda frame: getattr(frame.view, "trouble", "") is None)
            yield hall
        finally:
            terminal.stop()
