"""`kiosk demo`: everything at once, in two windows, or walked through without a display."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from kiosk.cli.setup import DONE, WORLD_SAID_NO, refuse
from kiosk.demo.processes import ChildFailedError
from kiosk.demo.world import World, demo_world
from kiosk.settings import ScreenSettings

HOME = Path("var/demo")
SYNC_INTERVAL_S = 20.0
STOP_LIMIT_S = 10.0
LEFT_BY_A_WALK = ("[0-9][0-9]-*.png", "receipt.png", "receipt.bin", "walk.json")
PORTRAIT = ScreenSettings()
WINDOW = ScreenSettings(width_px=608, height_px=1080, fullscreen=False)


def register(commands: Any) -> None:
    """Mount `demo`."""
    demo = commands.add_parser(
        "demo",
        help="county, sync, simulated devices and the terminal on this machine",
        description="With a display: the terminal in a window, and a dock beside it to lay "
        "cards, open the printer and cut the network. Without one, or with --headless: a "
        "villager's whole way, left as pictures.",
    )
    demo.add_argument("--headless", action="store_true", help="walk through without a display")
    demo.add_argument(
        "--out", type=Path, metavar="DIR", default=Path("out/demo"), help="default: %(default)s"
    )
    demo.add_argument(
        "--landscape", action="store_true", help="a 1920 × 1080 panel instead of 1080 × 1920"
    )
    demo.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    headless = args.headless or not _has_display()
    screen = PORTRAIT if headless else WINDOW
    if args.landscape:
        screen = ScreenSettings(
            width_px=screen.height_px,
            height_px=screen.width_px,
            fullscreen=screen.fullscreen,
        )
    print("Making the demo county, syncing it and starting the devices …", flush=True)
    try:
        with demo_world(HOME.absolute(), screen) as world:
            return _walk(world, args.out.absolute()) if headless else _show(world)
    except (ChildFailedError, OSError) as failure:
        return refuse(str(failure))
    except KeyboardInterrupt:
        return refuse("the demo was stopped")


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _walk(world: World, out: Path) -> int:
    """The villager's whole way through the real app, off-screen."""
    out.mkdir(parents=True, exist_ok=True)
    for pattern in LEFT_BY_A_WALK:
        for old in out.glob(pattern):
            old.unlink()
    report_file = world.home / "sync.json"
    report_file.write_text(json.dumps(world.sync_report), encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "screens.walk"),
            f"--settings={world.settings_file}",
            f"--reader-control={world.reader_control}",
            f"--printer-control={world.printer_control}",
            f"--sync-report={report_file}",
            f"--out={out}",
        ],
        check=False,
    )
    if done.returncode != DONE:
        return WORLD_SAID_NO
    for name in ("receipt.png", "receipt.bin"):
        shutil.copyfile(world.paper_folder / name, out / name)
    print(f"The villager's whole way lies in {out}: numbered pictures, receipt.png, walk.json")
    return DONE


def _show(world: World) -> int:
    """Terminal and dock in two windows, until either is closed."""
    over = threading.Event()
    syncer = threading.Thread(target=_sync_now_and_then, args=(world, over))
    syncer.start()
    kiosk = subprocess.Popen(
        [sys.executable, "-m", "screens", "--settings", str(world.settings_file)]
    )
    dock = subprocess.Popen(
        [
            *(sys.executable, "-m", "screens.dock"),
            f"--cast={world.cast_file}",
            f"--reader-control={world.reader_control}",
            f"--printer-control={world.printer_control}",
            f"--network-control={world.network_control}",
            f"--sync-report={world.home / 'sync.json'}",
        ]
    )
    try:
        while kiosk.poll() is None and dock.poll() is None:
            over.wait(0.2)
    except KeyboardInterrupt:
        print()
    finally:
        over.set()
        codes = [_ended(process) for process in (kiosk, dock)]
        syncer.join()
    return WORLD_SAID_NO if any(codes) else DONE


def _ended(process: "subprocess.Popen[bytes]") -> int:
    """The exit code of a window that ended by itself; of one that is ended here, 0."""
    code = process.poll()
    if code is not None:
        return code
    process.terminate()
    try:
        process.wait(STOP_LIMIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return DONE


def _sync_now_and_then(world: World, over: threading.Event) -> None:
    """What the syncer does on a terminal; the dock shows what came of it."""
    report_file = world.home / "sync.json"
    while True:
        with (world.home / "logs" / "sync.log").open("w", encoding="utf-8") as log:
            report = subprocess.run(
                [
                    *(sys.executable, "-m", "kiosk"),
                    *("--settings", str(world.settings_file), "sync", "once", "--json"),
                ],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                check=False,
            ).stdout
        if report:
            fresh = report_file.with_suffix(".new")
            fresh.write_text(report, encoding="utf-8")
            fresh.replace(report_file)
        if over.wait(SYNC_INTERVAL_S):
            return
