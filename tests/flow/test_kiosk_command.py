"""The `kiosk` command as a technician types it: what it says, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DONE, WORLD_SAID_NO, WRONG_USE = 0, 1, 2


def kiosk(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [(), ("dance",), ("device",), ("device", "idcard"), ("sync", "once", "--county", "ftp://x")],
)
def test_wrong_use_ends_with_2_and_says_how(arguments: tuple[str, ...]) -> None:
    done = kiosk(*arguments)
    assert done.returncode == WRONG_USE
    assert b"usage: kiosk" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("demo", "--help"), ("device", "printer", "test", "--help"), ("sync", "--help")],
)
def test_every_command_explains_itself(arguments: tuple[str, ...]) -> None:
    done = kiosk(*arguments)
    assert done.returncode == DONE
    assert b"usage: kiosk" in done.stdout


def test_the_settings_in_force_are_a_file_that_can_be_given_back(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text('[place]\ntownship = "430724102000"\n', encoding="utf-8")
    shown = kiosk("--settings", file, "settings")
    assert shown.returncode == DONE
    assert b'township = "430724102000"' in shown.stdout
    file.write_bytes(shown.stdout)
    assert kiosk("--settings", file, "settings").stdout == shown.stdout


@pytest.mark.parametrize("command", [("settings",), ("run",)])
def test_a_wrong_setting_stops_every_command_with_one_sentence(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("[reader]\nbaud = 300\n", encoding="utf-8")
    done = kiosk("--settings", file, *command)
    assert done.returncode == WRONG_USE
    assert done.stderr.decode().splitlines() == [
        "reader.baud must be 9600, 19200, 38400, 57600 or 115200"
    ]


def test_captured_bytes_are_decoded_from_standard_input() -> None:
    find_none = bytes.fromhex("aaaaaa9669000400008084")
    done = kiosk("device", "idcard", "decode", "-", given=b"\x00" + find_none)
    assert done.returncode == DONE
    said = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert said == [{"noise": 1}, {"answer": "none", "sw3": "80", "sw12": "0000", "data": ""}]


def test_a_terminal_that_nobody_set_up_says_so(tmp_path: Path) -> None:
    done = kiosk(
        *("sync", "once", "--json"),
        *("--county", "http://127.0.0.1:9/", "--township", "430724101000", "--data", tmp_path),
    )
    assert done.returncode == WORLD_SAID_NO
    assert json.loads(done.stdout)["outcome"] == "no_key"
