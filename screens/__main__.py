"""`python -m screens`: the terminal's app process, started by `kiosk run`."""

import argparse
import sys
from pathlib import Path

from kiosk.assemble import terminal_of
from kiosk.cli.setup import DONE, WRONG_USE, load_settings, refuse, start_log
from kiosk.settings import BadSettings


def main() -> int:
    """Show the terminal until it is closed. 2 where the settings cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m screens", description="The terminal's app.")
    parser.add_argument("--settings", type=Path, metavar="FILE")
    args = parser.parse_args()
    start_log()
    settings = load_settings(args.settings)
    if isinstance(settings, BadSettings):
        return refuse(settings.reason, WRONG_USE)
    terminal = terminal_of(settings)
    if isinstance(terminal, BadSettings):
        return refuse(terminal.reason, WRONG_USE)
    # Kivy opens its window when it is imported: not before the settings are known to be good.
    from screens.app import run
    from screens.panel import Panel

    screen = settings.screen
    panel = Panel(screen.width_px, screen.height_px, screen.diagonal_inch)
    terminal.start()
    try:
        run(terminal, panel, fullscreen=screen.fullscreen)
    finally:
        terminal.stop()
    return DONE


if __name__ == "__main__":
    sys.exit(main())
