"""Somebody shows the demo: the dock's keys move real simulators, each a process of its own."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from screens.offscreen import Offscreen

# isort: split

from kivy.core.window import Window

from device.idcard.driver import IdCardDriver
from device.idcard.types import CardFound, CardRead, CardRemoved, ReaderEvent, StatusChanged
from kiosk.demo.processes import start
from kiosk.demo.relay import Relay
from kiosk.words import say
from screens.dock import (
    Controls,
    DeviceRow,
    DockApp,
    Person,
    PersonKey,
    TakeAway,
    cast_of,
    last_sync,
)

WAIT_S = 20
CAST = (
    Person("resident", "例示农", "种地的农民。"),
    Person("hmt_permit", "例示港", "住在镇上的香港居民。"),
    *(Person(f"{number}", f"龚䶮𠮷{number}", "名字里有两个生僻字的村民。") for number in range(12)),
)


class OffscreenDock(Offscreen):
    """The dock's own app in the window that nobody sees: a process may make one app only."""

    def __init__(self, dock: DockApp) -> None:
        self.app = dock
        self._pixels = None
        self._wanted = False

    def __exit__(self, *_: object) -> None:
        Window.unbind(on_flip=self._before_flip)
        self.app.stop()


@dataclass
class Hall:
    """The dock, and what its keys move."""

    screen: Offscreen
    dock: DockApp
    reader: queue.SimpleQueue[ReaderEvent]
    printer_url: str
    far_printer_url: str
    report: Path

    def until_reader_says(self, kind: type[ReaderEvent]) -> ReaderEvent:
        """The next event of that kind."""
        while True:
            event = self.reader.get(timeout=WAIT_S)
            if isinstance(event, kind):
                return event

    def lay(self, name: str) -> None:
        """Tap the person of that name."""
        self.screen.tap(next(each for each in self.people() if each.person.name == name))

    def take_away(self) -> None:
        """Tap the key below the people."""
        self.screen.tap(next(each for each in self.screen.widgets() if isinstance(each, TakeAway)))

    def people(self) -> list[PersonKey]:
        """The cast as it stands there."""
        return [each for each in self.screen.widgets() if isinstance(each, PersonKey)]

    def lying(self) -> list[str]:
        """Whose card the dock shows on the reader."""
        return [each.person.name for each in self.people() if each.lies]

    def printer_is_well(self, url: str) -> bool:
        """What the printer itself answers to a technician."""
        status = [sys.executable, "-m", "device.printer", "status", "--to", url]
        return subprocess.run(status, capture_output=True, check=False).returncode == 0

    def switch(self, key: str) -> DeviceRow:
        """The row of that title."""
        title = say(key)
        return next(
            each
            for each in self.screen.widgets()
            if isinstance(each, DeviceRow) and each.title == title
        )


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    home = tmp_path_factory.mktemp("hall")
    with ExitStack() as stack:
        reader = start(
            "reader",
            "device.idcard",
            ["simulate", f"--link={home / 'port'}", f"--control={home / 'reader'}", "--at-once"],
            home,
        )
        stack.callback(reader.stop)
        printer = start(
            "printer", "device.printer", ["simulate", f"--control={home / 'printer'}"], home
        )
        stack.callback(printer.stop)
        port = int(printer.first_line.rpartition(":")[2])
        relay = Relay("127.0.0.1", port, home / "network")
        relay.start()
        stack.callback(relay.stop)
        events: queue.SimpleQueue[ReaderEvent] = queue.SimpleQueue()
        driver = IdCardDriver(str(home / "port"), events.put)
        driver.start()
        stack.callback(driver.stop)
        controls = Controls(home / "reader", home / "printer", home / "network")
        dock = DockApp(CAST, controls, home / "sync.json")
        screen = stack.enter_context(OffscreenDock(dock))
        far = f"tcp://127.0.0.1:{relay.port}"
        yield Hall(screen, dock, events, printer.first_line, far, home / "sync.json")


@pytest.fixture(autouse=True)
def _empty_reader(hall: Hall) -> None:
    hall.dock.lay("")
    hall.screen.settle()


def test_a_tapped_person_s_card_is_read_and_taken_away_again(hall: Hall) -> None:
    hall.lay("例示农")
    read = hall.until_reader_says(CardRead)
    assert isinstance(read, CardRead)
    assert read.card.name == "例示农"
    assert hall.lying() == ["例示农"]
    hall.take_away()
    hall.until_reader_says(CardRemoved)
    assert hall.dock.laid == ""


def test_a_second_person_s_card_takes_the_first_one_s_place(hall: Hall) -> None:
    hall.lay("例示农")
    hall.until_reader_says(CardRead)
    hall.lay("例示港")
    read = hall.until_reader_says(CardRead)
    assert isinstance(read, CardRead)
    assert read.card.name == "例示港"
    assert hall.lying() == ["例示港"]


def test_a_person_far_down_the_list_can_be_reached(hall: Hall) -> None:
    last = hall.people()[-1]
    assert hall.dock.root.ids.list.overflow > 0
    for _ in range(100):
        hall.dock.root.ids.list.turn(up=False)
    hall.screen.settle()
    _, bottom = last.to_window(*last.pos)
    assert bottom >= hall.dock.root.ids.list.y
    for _ in range(100):
        hall.dock.root.ids.list.turn(up=True)


@pytest.mark.parametrize(
    ("title", "far"), [("dock.paper", False), ("dock.cover", False), ("dock.network", True)]
)
def test_what_is_broken_by_a_key_is_mended_by_it(hall: Hall, title: str, far: bool) -> None:
    url = hall.far_printer_url if far else hall.printer_url
    switch = hall.switch(title)
    assert hall.printer_is_well(url)
    hall.screen.tap(switch)
    assert switch.is_broken
    assert switch.broken in hall.screen.texts()
    assert not hall.printer_is_well(url)
    hall.screen.tap(switch)
    assert hall.printer_is_well(url)
    assert switch.well in hall.screen.texts()


def test_the_reader_s_cable_comes_out_and_goes_in(hall: Hall) -> None:
    hall.lay("例示农")
    hall.until_reader_says(CardRead)
    hall.screen.tap(hall.switch("dock.reader"))
    hall.until_reader_says(StatusChanged)
    hall.until_reader_says(CardRemoved)
    hall.screen.tap(hall.switch("dock.reader"))
    hall.until_reader_says(CardFound)


def test_a_simulator_that_says_no_is_said_on_the_dock(hall: Hall) -> None:
    assert not hall.dock.order("printer", "burn")
    hall.screen.settle()
    assert any(text.startswith(say("dock.printer")) for text in hall.screen.texts())
    assert hall.dock.order("printer", "paper ok")
    assert hall.dock.trouble == ""


def test_a_simulator_that_is_gone_is_said_on_the_dock(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hall.dock, "controls", Controls(*[tmp_path / "gone"] * 3))
    hall.lay("例示农")
    assert hall.dock.laid == ""
    assert say("dock.no_answer", device=say("dock.reader")) in hall.screen.texts()


def test_the_newest_sync_is_told_within_a_second_or_so(hall: Hall) -> None:
    assert say("dock.not_synced") in hall.screen.texts()
    told = {"outcome": "updated", "sentence_zh": "数据已更新到2026年3月1日。"}
    hall.report.write_text(json.dumps(told), encoding="utf-8")
    hall.screen.until(lambda: told["sentence_zh"] in hall.screen.texts(), "the sync's sentence")


def test_a_report_that_is_half_written_is_no_report(tmp_path: Path) -> None:
    report = tmp_path / "sync.json"
    report.write_text('{"outcome": "upd', encoding="utf-8")
    assert last_sync(report).sentence == say("dock.not_synced")


def test_the_cast_comes_from_the_county_s_file(tmp_path: Path) -> None:
    file = tmp_path / "cast.json"
    people = [{"card": "1", "name": "例示农", "story": "种地的农民。"}]
    file.write_text(json.dumps(people), encoding="utf-8")
    assert cast_of(file) == (Person("1", "例示农", "种地的农民。"),)
