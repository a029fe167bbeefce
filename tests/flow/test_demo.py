"""Somebody without a display runs the demo: what it leaves behind shows a villager's whole way."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from PIL import Image

ROOT = Path(__file__).parents[2]
LIMIT_S = 300
PORTRAIT = (1080, 1920)
WHOLE_WAY = [
    *("attract", "mine", "programme", "payment", "not-received"),
    *("preview", "printing", "qr", "card-forgotten", "goodbye-said-so"),
]
ALSO_SEEN = {"reading", "still-there", "nobody-found", "card-early"}

pytestmark = pytest.mark.long


@dataclass(frozen=True)
class Left:
    """What the demo left, and what it said."""

    code: int
    said: str
    out: Path
    walk: Mapping[str, Any]
    cards: Mapping[str, Mapping[str, Any]]

    def picture(self, number: int) -> Image.Image:
        """The picture of that step, from 1."""
        name = self.walk["steps"][number - 1]["name"]
        return Image.open(self.out / f"{number:02d}-{name}.png").convert("RGB")


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    home = tmp_path_factory.mktemp("demo")
    out = home / "out"
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "demo", "--headless", "--out", str(out)],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return Left(
        done.returncode,
        done.stdout,
        out,
        json.loads((out / "walk.json").read_text(encoding="utf-8")),
        json.loads((home / "var/demo/county/cards.json").read_text(encoding="utf-8")),
    )


def test_the_last_line_says_where_to_look(left: Left) -> None:
    assert str(left.out) in left.said.splitlines()[-1]


def test_every_step_has_its_name_its_screen_and_its_time(left: Left) -> None:
    for step in left.walk["steps"]:
        assert set(step) == {"name", "screen", "ms"}
        assert step["ms"] >= 0
    seen = [step["screen"] for step in left.walk["steps"]]
    on_the_way = iter(seen)
    assert all(screen in on_the_way for screen in WHOLE_WAY), seen
    assert set(seen) >= ALSO_SEEN


def test_every_step_has_a_picture_of_the_whole_panel_and_none_is_blank(left: Left) -> None:
    steps = left.walk["steps"]
    assert len(list(left.out.glob("[0-9][0-9]-*.png"))) == len(steps)
    for number in range(1, len(steps) + 1):
        picture = left.picture(number)
        assert picture.size == PORTRAIT
        assert len(picture.getcolors(maxcolors=1 << 21) or ()) > 50, steps[number - 1]["name"]


def test_what_one_step_changes_can_be_seen(left: Left) -> None:
    pictures = [left.picture(number).tobytes() for number in range(1, 13)]
    assert len(set(pictures)) == len(pictures)


def test_the_receipt_is_left_as_paper_and_as_bytes(left: Left) -> None:
    paper = Image.open(left.out / "receipt.png").convert("L")
    dark, light = paper.getextrema()
    assert (dark, light) == (0, 255)
    assert paper.width >= 384
    assert len((left.out / "receipt.bin").read_bytes()) > 1000


def test_the_phone_reads_from_the_screen_the_link_that_was_meant(left: Left) -> None:
    number = 1 + [step["screen"] for step in left.walk["steps"]].index("qr")
    codes = zxingcpp.read_barcodes(left.picture(number))
    assert [code.text for code in codes] == [left.walk["qr"]]


def test_the_link_says_nothing_of_the_person(left: Left) -> None:
    fields = {name: value for name, [value] in parse_qs(urlsplit(left.walk["qr"]).query).items()}
    assert set(fields) == set("pryn")
    assert re.fullmatch(r"[0-9]{12}", fields["r"])
    assert re.fullmatch(r"20[0-9]{2}", fields["y"])
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{8}", fields["n"])
    card = left.cards["1"]
    # The first six digits are the county, which the link names openly.
    own = card["number"][6:]
    parts = {own[start : start + 5] for start in range(len(own) - 4)}
    assert not [part for part in parts if part in left.walk["qr"]]
    assert card["name"] not in left.walk["qr"]


def test_the_figures_of_sync_and_reader_are_told(left: Left) -> None:
    assert left.walk["sync"]["outcome"] == "updated"
    assert left.walk["sync"]["rows"] > 100_000
    assert set(left.walk["reader"]) == {"find_ms", "select_ms", "read_ms", "to_screen_ms"}
    assert all(ms > 0 for ms in left.walk["reader"].values())


def test_the_processes_of_the_demo_are_gone(left: Left) -> None:
    home = str(left.out.parent)
    commands = [
        (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        for process in Path("/proc").glob("[0-9]*")
        if (process / "cmdline").exists()
    ]
    assert not [command for command in commands if f"{home}/var/demo" in command]
