"""The villager's whole way through the real app, off-screen, left as pictures and figures.

Real cards on the simulated reader, real touches through the window's dispatch, real paper from the
simulated printer: `kiosk demo` starts this among the processes of its world. Only waiting is
skipped: where nobody touches the screen, the terminal's clock is put forward.
"""

import argparse
import json
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.assemble import terminal_of
from kiosk.cli.setup import DONE, WRONG_USE, load_settings, refuse, start_log
from kiosk.demo.control import tell
from kiosk.intents import (
    Back,
    Bigger,
    Continue,
    DoubleSize,
    End,
    Home,
    Intent,
    PrintIt,
    ShowNotReceived,
    ShowPayment,
    ShowProgramme,
    ShowQr,
    ShowReceipt,
    ShowYear,
)
from kiosk.settings import BadSettings, Settings
from kiosk.state import GOODBYE_S, MESSAGE_S, PERSONAL_IDLE_S
from kiosk.terminal import Terminal, local_now
from kiosk.views.model import AttractView, Choice, QrView, View
from screens.offscreen import NotSeenError, Offscreen
from screens.panel import Panel

LONG_ABSENCE_S = 30 * 86_400.0


class Walk:
    """One way through the app: do something, wait for its screen, keep the picture."""

    def __init__(
        self,
        settings: Settings,
        terminal: Terminal,
        clock: "SkippingClock",
        args: argparse.Namespace,
    ) -> None:
        screen = settings.screen
        self.screen = Offscreen(
            terminal, Panel(screen.width_px, screen.height_px, screen.diagonal_inch)
        )
        self.clock = clock
        self._terminal = terminal
        self._args = args
        self.steps: list[dict[str, object]] = []
        self.reader: dict[str, float] = {}
        self.qr = ""

    def view(self) -> View:
        """What stands on the screen."""
        frame = self.screen.app.frame
        if frame is None:
            raise NotSeenError("nothing is shown yet")
        view: View = frame.view
        return view

    def name(self) -> str:
        """The name of the screen that stands there."""
        frame = self.screen.app.frame
        return frame.name if frame is not None else ""

    def card(self, key: str) -> None:
        """Lay that card down, or take it away with `none`."""
        self._tell(self._args.reader_control, f"card {key}")

    def reader_cable(self, command: str) -> None:
        """`unplug` or `plug`."""
        self._tell(self._args.reader_control, command)

    def printer(self, command: str) -> None:
        """`paper out`, `cover open` and the like."""
        self._tell(self._args.printer_control, command)

    def _tell(self, control: Path, command: str) -> None:
        answer = tell(control, command)
        if answer != "ok":
            raise NotSeenError(f"{command}: {answer}")

    def see(self, screen: str, name: str = "", *, doing: Intent | None = None) -> None:
        """Touch what asks for `doing`, wait for the screen, keep its picture and its time."""
        began = time.monotonic()
        if doing is not None:
            self.screen.tap(doing)
        self.screen.until_screen(screen)
        self.keep(screen, name or screen, (time.monotonic() - began) * 1000)

    def keep(self, screen: str, name: str, ms: float) -> None:
        """Keep the picture of what stands there now."""
        number = len(self.steps) + 1
        self.steps.append({"name": name, "screen": screen, "ms": round(ms)})
        self.screen.save(self._args.out / f"{number:02d}-{name}.png")

    def lay_down(self, key: str, name: str) -> None:
        """A card is laid down, and its holder's own subsidies stand there."""
        self.card(key)
        self.screen.until(lambda: self.name() == "mine", "mine")
        shown_at = time.monotonic()
        self.screen.settle()
        read = self._terminal.last_read
        if read is None:
            raise NotSeenError("a card that was read leaves its timing")
        to_screen_ms = (shown_at - read.last_byte_at) * 1000
        if not self.reader:
            self.reader = {
                "find_ms": round(read.find_ms, 1),
                "select_ms": round(read.select_ms, 1),
                "read_ms": round(read.read_ms, 1),
                "to_screen_ms": round(to_screen_ms, 1),
            }
        self.keep("mine", name, to_screen_ms)

    def let_pass(self) -> None:
        """The card goes, and after a while the message does too."""
        self.card("none")
        self.clock.skip(MESSAGE_S)
        ends = ("attract", "goodbye-left-alone")
        self.screen.until(lambda: self.name() in ends, "the message has passed")
        self.clock.skip(GOODBYE_S)
        self.screen.until_screen("attract")

    def take_away(self) -> None:
        """The card goes, and so does everything of the person."""
        self.card("none")
        self.screen.until_screen("goodbye-card-taken")
        self.clock.skip(GOODBYE_S)
        self.screen.until_screen("attract")


class SkippingClock:
    """The real clock, put forward by what nobody wants to wait for."""

    def __init__(self) -> None:
        self._skipped_s = 0.0

    def skip(self, seconds: float) -> None:
        """Let that much time have gone by; back again with a negative number."""
        self._skipped_s += seconds

    def monotonic(self) -> float:
        """Seconds."""
        return time.monotonic() + self._skipped_s

    def wall(self) -> datetime:
        """Local time."""
        return local_now() + timedelta(seconds=self._skipped_s)


def the_farmers_way(walk: Walk) -> None:
    """Everything paid: looks, asks, prints, takes it to the phone, forgets the card."""
    walk.see("attract")
    walk.lay_down("1", "mine")
    year = walk.clock.wall().year
    walk.see("mine", "mine-large", doing=Bigger())
    walk.screen.tap(Bigger())
    walk.see("mine", "mine-last-year", doing=ShowYear(year - 1))
    walk.screen.tap(ShowYear(year))
    walk.screen.until_screen("mine")
    walk.see("programme", doing=walk_first(walk, ShowProgramme))
    walk.see("payment", "payment-monthly", doing=walk_first(walk, ShowPayment))
    walk.screen.tap(Home())
    walk.screen.until_screen("mine")
    walk.see("payment", doing=walk_first(walk, ShowPayment))
    walk.see("payment", "payment-large", doing=Bigger())
    walk.screen.tap(Bigger())
    walk.see("not-received", doing=walk_first(walk, ShowNotReceived))
    walk.screen.tap(Home())
    walk.screen.until_screen("mine")
    walk.see("preview", doing=ShowReceipt())
    walk.see("preview-double", doing=DoubleSize())
    walk.screen.tap(DoubleSize())
    walk.screen.until_screen("preview")
    walk.see("printing", doing=PrintIt())
    began = time.monotonic()
    walk.screen.until(lambda: ShowQr() in asked_for(walk), "the paper has come out", within_s=30)
    walk.screen.settle()
    walk.keep("printing", "printed", (time.monotonic() - began) * 1000)
    walk.see("qr", doing=ShowQr())
    view = walk.view()
    if isinstance(view, QrView):
        walk.qr = view.link
    walk.see("card-forgotten", doing=End())
    walk.card("none")
    walk.see("goodbye-said-so")
    walk.clock.skip(GOODBYE_S)
    walk.screen.until_screen("attract")


def the_others(walk: Walk) -> None:
    """People whose money did not come, or whose name is hard to write."""
    walk.lay_down("2", "mine-returned")
    walk.see("payment", "payment-returned", doing=walk_first(walk, ShowPayment))
    walk.card("none")
    walk.see("goodbye-card-taken")
    walk.clock.skip(GOODBYE_S)
    walk.screen.until_screen("attract")
    walk.lay_down("3", "mine-stopped")
    walk.take_away()
    walk.lay_down("4", "mine-disputed")
    walk.take_away()
    walk.lay_down("5", "mine-91")
    walk.take_away()
    walk.lay_down("8", "mine-long-name")
    walk.take_away()
    walk.lay_down("9", "mine-rare-name")
    walk.take_away()
    walk.lay_down("12", "mine-household")
    walk.clock.skip(PERSONAL_IDLE_S)
    walk.see("still-there")
    walk.screen.tap(Continue())
    walk.screen.until_screen("mine")
    walk.take_away()


def the_sad_ways(walk: Walk) -> None:
    """Everything that goes wrong, each with its remedy."""
    walk.card("10")
    walk.see("reading")
    walk.see("nobody-found")
    walk.let_pass()
    walk.card("1")
    walk.screen.until_screen("reading")
    walk.card("none")
    walk.see("card-early")
    walk.let_pass()
    walk.card("transit_card")
    walk.see("card-unknown")
    walk.let_pass()
    walk.lay_down("1", "mine-before-trouble")
    walk.printer("paper out")
    walk.screen.tap(ShowReceipt())
    walk.screen.until(lambda: PrintIt() not in asked_for(walk), "the paper is known to be out")
    walk.see("preview", "preview-no-paper")
    walk.printer("paper ok")
    walk.screen.until(lambda: PrintIt() in asked_for(walk), "there is paper again")
    walk.printer("paper out 200")
    walk.screen.tap(PrintIt())
    walk.screen.until(lambda: ShowReceipt() in asked_for(walk), "the job has failed", within_s=30)
    walk.see("printing", "print-failed")
    walk.printer("paper ok")
    walk.screen.tap(Back())
    walk.take_away()
    walk.reader_cable("unplug")
    walk.screen.until(lambda: not is_ready(walk), "the reader is missed")
    walk.see("attract", "attract-no-reader")
    walk.reader_cable("plug")
    walk.screen.until(lambda: is_ready(walk), "the reader is back")
    walk.clock.skip(LONG_ABSENCE_S)
    walk.screen.settle()
    walk.see("attract", "attract-old-data")
    walk.clock.skip(-LONG_ABSENCE_S)


def is_ready(walk: Walk) -> bool:
    """Whether the first screen asks for a card."""
    view = walk.view()
    return isinstance(view, AttractView) and view.trouble is None


def asked_for(walk: Walk) -> list[Intent]:
    """What the keys of the page that stands there ask for."""
    choices: tuple[Choice, ...] = getattr(walk.view(), "choices", ())
    return [choice.intent for choice in choices]


def walk_first(walk: Walk, kind: type[Intent]) -> Intent:
    """What the first thing on the page that asks for such an intent asks for."""
    for intent in walk.screen.intents():
        if isinstance(intent, kind):
            return intent
    raise NotSeenError(f"nothing here asks for {kind.__name__}")


def main() -> int:
    """Walk, and leave pictures and walk.json in the folder."""
    parser = argparse.ArgumentParser(prog="python -m screens.walk", description=__doc__)
    for name in ("settings", "reader-control", "printer-control", "sync-report", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    start_log()
    clock = SkippingClock()
    settings = load_settings(args.settings)
    if isinstance(settings, BadSettings):
        return refuse(settings.reason, WRONG_USE)
    terminal = terminal_of(settings, monotonic=clock.monotonic, wall=clock.wall)
    if isinstance(terminal, BadSettings):
        return refuse(terminal.reason, WRONG_USE)
    walk = Walk(settings, terminal, clock, args)
    try:
        terminal.start()
        with walk.screen:
            walk.screen.until(lambda: is_ready(walk), "the terminal is ready")
            the_farmers_way(walk)
            the_others(walk)
            the_sad_ways(walk)
    except (NotSeenError, OSError) as stuck:
        return refuse(f"the walk is stuck: {stuck}")
    finally:
        terminal.stop()
    said = {
        "steps": walk.steps,
        "qr": walk.qr,
        "sync": json.loads(args.sync_report.read_text(encoding="utf-8")),
        "reader": walk.reader,
    }
    (args.out / "walk.json").write_text(
        json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    return DONE


if __name__ == "__main__":
    sys.exit(main())
