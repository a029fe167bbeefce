"""Draws every sample in both text sizes and both orientations: `python -m screens.shots`."""

from __future__ import annotations

import argparse
import html
import sys
from pathlib import Path

from kiosk.intents import Intent
from kiosk.views.model import Frame
from screens.offscreen import Offscreen
from screens.panel import Panel
from screens.samples import SAMPLES, large

PANELS = {
    "portrait": Panel(1080, 1920, 21.5),
    "landscape": Panel(1920, 1080, 21.5),
    "small": Panel(1366, 768, 15.6),
    "small-portrait": Panel(1080, 1920, 15.6),
    "wide": Panel(1920, 1080, 32),
}
USUAL = ("portrait", "landscape")


class OneFrame:
    """A stage that shows what it is told."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.touched: list[Intent] = []

    def pump(self) -> Frame:
        return self.frame

    def touch(self, intent: Intent) -> None:
        self.touched.append(intent)


def main(argv: list[str] | None = None) -> int:
    """Write the pictures and an index.html to leaf through."""
    parser = argparse.ArgumentParser(prog="shots", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("shots"), help="folder for the pictures")
    parser.add_argument(
        "--only", default="", metavar="NAME", help="only samples whose name has this"
    )
    parser.add_argument(
        "--panel", choices=PANELS, action="append", help="portrait and landscape unless said"
    )
    parser.add_argument(
        "--size", choices=("normal", "large"), action="append", help="only this text size"
    )
    args = parser.parse_args(argv)
    chosen = [sample for sample in SAMPLES if args.only in sample.name]
    if not chosen:
        sys.stderr.write(f"no sample has {args.only} in its name\n")
        return 2
    args.out.mkdir(parents=True, exist_ok=True)
    made: list[str] = []
    stage = OneFrame(chosen[0])
    panels = args.panel or USUAL
    with Offscreen(stage, PANELS[panels[0]]) as screen:
        for panel in panels:
            screen.fit(PANELS[panel])
            for size in args.size or ("normal", "large"):
                for sample in chosen:
                    stage.frame = sample if size == "normal" else large(sample)
                    screen.until_screen(sample.name)
                    name = f"{sample.name}.{panel}.{size}.png"
                    screen.save(args.out / name)
                    made.append(name)
    (args.out / "index.html").write_text(_index(made), encoding="utf-8")
    sys.stdout.write(f"{len(made)} pictures, {args.out / 'index.html'}\n")
    return 0


def _index(names: list[str]) -> str:
    figures = "\n".join(
        f'<figure><a href="{html.escape(name)}"><img src="{html.escape(name)}" loading="lazy"></a>'
        f"<figcaption>{html.escape(name)}</figcaption></figure>"
        for name in sorted(names)
    )
    return f"""<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>Mingbai</title>
<style>body{{font:15px sans-serif;background:#ddd;display:flex;flex-wrap:wrap;gap:16px}}
figure{{margin:0}} img{{height:480px;display:block}}</style>
{figures}
</html>
"""


if __name__ == "__main__":
    sys.exit(main())
