"""The demo's dock: a second window whose keys do what hands, cables and paper do in a hall.

`python -m screens.dock`, started by `kiosk demo` beside the terminal. It knows the simulators'
control sockets and the file of the last sync's report; the terminal knows nothing of it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from screens.starting import open_as

# isort: split

from kivy.app import App
from kivy.clock import Clock
from kivy.config import Config
from kivy.core.window import Window
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.demo.control import tell
from kiosk.intents import Intent
from kiosk.words import say
from screens.look import Look
from screens.panel import Panel
from screens.parts.base import look
from screens.parts.key import Key
from screens.parts.scroller import ScrollArea
from screens.parts.touch import Touchable
from screens.theme import DAY

PANEL = Panel(420, 1080, 26)
"""Sized for somebody at a desk with a mouse, not for a hall."""
REPORT_INTERVAL_S = 1.0
WHEEL_MM = 24
OK = "ok"


@dataclass(frozen=True, slots=True)
class Person:
    """One of the cast: the key of the card, the name on it, who that is in one sentence."""

    card: str
    name: str
    story: str


@dataclass(frozen=True, slots=True)
class Controls:
    """Where the simulators take their lines."""

    reader: Path
    printer: Path
    network: Path


@dataclass(frozen=True, slots=True)
class LastSync:
    """What is told of the last sync."""

    sentence: str
    succeeded: bool


def cast_of(file: Path) -> tuple[Person, ...]:
    """The cast from the county's file. `OSError`, `ValueError` or `KeyError` where it is none."""
    return tuple(
        Person(each["card"], each["name"], each["story"])
        for each in json.loads(file.read_text(encoding="utf-8"))
    )


def last_sync(report: Path) -> LastSync:
    """The last sync's sentence; that there was none while there is no whole report."""
    try:
        told = json.loads(report.read_text(encoding="utf-8"))
        return LastSync(told["sentence_zh"], told["outcome"] in ("updated", "nothing_new"))
    except (OSError, ValueError, KeyError):
        return LastSync(say("dock.not_synced"), succeeded=True)


class DockApp(App):
    """Lays cards, pulls cables, and says what the simulators answered. Kivy gives it dock.kv."""

    look = ObjectProperty(Look(PANEL, DAY), rebind=True)
    laid = StringProperty("")
    """The key of the card on the reader."""
    trouble = StringProperty("")
    """Why the last key did nothing."""
    sync = ObjectProperty(LastSync("", succeeded=True), rebind=True)

    def __init__(self, cast: Sequence[Person], controls: Controls, report: Path) -> None:
        super().__init__()
        self._cast = tuple(cast)
        self.controls = controls
        self._report = report

    def build(self) -> Dock:
        Window.clearcolor = self.look.palette.paper
        Clock.schedule_interval(lambda _dt: self._read_report(), REPORT_INTERVAL_S)
        self._read_report()
        dock = Dock()
        for person in self._cast:
            dock.ids.people.add_widget(PersonKey(person=person))
        return dock

    def touch(self, intent: Intent) -> None:
        """Parts tell the terminal that somebody is there; a dock need not know."""

    def lay(self, card: str) -> None:
        """Lay that card on the reader; the empty key takes away what lies there."""
        if self.order("reader", f"card {card or 'none'}"):
            self.laid = card

    def order(self, device: str, line: str) -> bool:
        """Whether the device did what the line says."""
        names = {
            "reader": (self.controls.reader, say("dock.reader")),
            "printer": (self.controls.printer, say("dock.printer")),
            "network": (self.controls.network, say("dock.network")),
        }
        control, name = names[device]
        try:
            answer = tell(control, line)
        except OSError:
            self.trouble = say("dock.no_answer", device=name)
            return False
        self.trouble = "" if answer == OK else say("dock.refused", device=name, answer=answer)
        return answer == OK

    def _read_report(self) -> None:
        self.sync = last_sync(self._report)


class Dock(BoxLayout):
    """The whole window. The wheel of a mouse turns the list of people, and touches nothing."""

    def on_touch_down(self, touch: MotionEvent) -> bool:
        if touch.is_mouse_scrolling:
            self.ids.list.turn(up=touch.button == "scrolldown")
            return True
        return bool(super().on_touch_down(touch))


class People(ScrollArea):
    """The cast, one below the other."""

    def turn(self, *, up: bool) -> None:
        """One notch of the wheel."""
        if self.overflow:
            notch = look().px(WHEEL_MM) / self.overflow
            self.scroll_y = min(1.0, max(0.0, self.scroll_y + (notch if up else -notch)))


class PersonKey(Touchable, BoxLayout):
    """Lays one person's card down."""

    person = ObjectProperty(Person("", "", ""))
    lies = BooleanProperty(False)

    @property
    def live(self) -> bool:
        return not self.lies

    def tapped(self) -> None:
        App.get_running_app().lay(self.person.card)


class TakeAway(Key):
    """Takes the card away, where one lies."""

    @property
    def live(self) -> bool:
        return bool(App.get_running_app().laid)

    def tapped(self) -> None:
        App.get_running_app().lay("")


class DeviceRow(Touchable, BoxLayout):
    """Something that is well or broken, and the key that makes it the other."""

    device = StringProperty("")
    title = StringProperty("")
    well = StringProperty("")
    broken = StringProperty("")
    breaks = StringProperty("")
    """The word on the key while it is well, and `break_line` what it tells the device."""
    break_line = StringProperty("")
    mends = StringProperty("")
    mend_line = StringProperty("")
    is_broken = BooleanProperty(False)

    @property
    def live(self) -> bool:
        return True

    def tapped(self) -> None:
        line = self.mend_line if self.is_broken else self.break_line
        if App.get_running_app().order(self.device, line):
            self.is_broken = not self.is_broken


def main() -> int:
    """Show the dock until it is closed. 2 where there is no cast."""
    parser = argparse.ArgumentParser(prog="python -m screens.dock", description="The demo's dock.")
    for name in ("cast", "reader-control", "printer-control", "network-control", "sync-report"):
        parser.add_argument(f"--{name}", type=Path, required=True, metavar="FILE")
    args = parser.parse_args()
    try:
        cast = cast_of(args.cast)
    except (OSError, ValueError, KeyError) as problem:
        parser.error(f"{args.cast} is no cast: {type(problem).__name__}")
    controls = Controls(args.reader_control, args.printer_control, args.network_control)
    open_as(PANEL.width_px, PANEL.height_px, fullscreen=False)
    # The terminal's window stands in the middle of the screen.
    for name, value in {"position": "custom", "left": "0", "top": "0", "resizable": "1"}.items():
        Config.set("graphics", name, value)
    app = DockApp(cast, controls, args.sync_report)
    app.title = say("dock.title")
    app.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
