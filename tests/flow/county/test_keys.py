"""A technician sets a terminal up, the county hands it its keys, and one day strikes it off."""

import argparse
import json
import shutil
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from sync.cli import register
from tests.flow.county.conftest import TOWNSHIP, county
from tests.protocol.sync.county import serving

VILLAGE = "430724101211"


def kiosk(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The terminal's command, without a process of its own: it has nothing of Kivy to load."""
    parser = argparse.ArgumentParser(prog="kiosk")
    register(parser.add_subparsers(required=True))
    taken = parser.parse_args([str(each) for each in arguments])
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        code = taken.run(taken)
    return subprocess.CompletedProcess([], code, out.getvalue(), err.getvalue())


@pytest.fixture
def own(home: Path, tmp_path: Path) -> Path:
    """A copy of the small county that may be changed."""
    return shutil.copytree(home, tmp_path / "county")


def said(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1, done.stdout
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_from_a_new_terminal_to_one_that_was_stolen(own: Path, tmp_path: Path) -> None:
    data = tmp_path / "kiosk"
    recipient = said(kiosk("sync", "identity", "--data", data)).strip()
    assert recipient.startswith("age1")
    assert said(kiosk("sync", "identity", "--data", data)).strip() == recipient
    shutil.copy(own / "keys" / "1.root.json", data / "root.json")
    added = ("--recipient", recipient, "--township", TOWNSHIP, "--home", own)
    said(county("kiosk", "add", "合口镇大厅", *added))
    assert recipient in said(county("kiosk", "list", "--home", own))

    with serving(own / "pkg") as url:
        sync = ("sync", "once", "--json", "--data", data, "--county", url, "--township", TOWNSHIP)
        assert json.loads(kiosk(*sync).stdout)["outcome"] == "no_key"
        said(county("publish", "--home", own))
        assert json.loads(said(kiosk(*sync)))["outcome"] == "updated"
        again = json.loads(said(kiosk(*sync)))
        assert (again["outcome"], again["requests"]) == ("nothing_new", 2)
        assert again["bytes_received"] <= 500

        shard = max((own / "pkg" / "shards").glob("??/*"), key=lambda path: path.stat().st_size)
        header = json.loads(
            said(kiosk("sync", "cat", shard, "--json", "--data", data)).split("\n")[0]
        )
        assert header["rows"] > 0
        stranger = tmp_path / "stranger"
        said(kiosk("sync", "identity", "--data", stranger))
        assert "no keys" in refused(kiosk("sync", "cat", shard, "--data", stranger))

        before = {path.name for path in (own / "pkg" / "shards").glob("??/*")}
        assert "nothing" in said(county("kiosk", "remove", "合口镇大厅", "--home", own))
        fresh = [each for each in (own / "pkg" / "shards").glob("??/*") if each.name not in before]
        assert len(fresh) > 20
        assert json.loads(kiosk(*sync).stdout)["outcome"] == "no_key"
        assert "is not held here" in refused(kiosk("sync", "cat", fresh[0], "--data", data))
    status = json.loads(said(kiosk("sync", "status", "--json", "--data", data)))
    assert status["datasets"]["payment"]["rows"] > 1000


def test_a_renewed_region_alone_is_published_anew(own: Path) -> None:
    before = {path.name for path in (own / "pkg" / "shards").glob("??/*")}
    assert f"{VILLAGE}: epoch 2." in said(county("keys", "renew", VILLAGE, "--home", own))
    fresh = [path for path in (own / "pkg" / "shards").glob("??/*") if path.name not in before]
    claims = [json.loads(path.read_bytes().split(b"\n", 1)[0]) for path in fresh]
    assert {(claim["region"], claim["epoch"]) for claim in claims} == {(VILLAGE, 2)}
    assert len(claims) > 5


def test_the_offline_keys_are_needed_for_a_root_and_for_nothing_else(
    own: Path, tmp_path: Path
) -> None:
    safe = [shutil.move(own / "keys" / f"root-{each}.pem", tmp_path) for each in (1, 2, 3)]
    said(county("publish", "--home", own))
    assert "0 files" in said(county("sign", "--home", own))
    assert "2 of the offline keys" in refused(
        county("keys", "root", "--key", safe[0], "--home", own)
    )
    two = ("--key", safe[0], "--key", safe[1])
    assert "Root 2" in said(county("keys", "root", *two, "--new-online", "--home", own))
    assert "county publish" in refused(county("sign", "--home", own))
    said(county("publish", "--home", own))
    assert (own / f"pkg/repo/{TOWNSHIP}/metadata/2.root.json").is_file()


def test_a_county_makes_its_keys_once(tmp_path: Path) -> None:
    made = said(county("keys", "init", "--home", tmp_path))
    assert "Take these away" in made
    assert "already" in refused(county("keys", "init", "--home", tmp_path))
    assert (tmp_path / "pepper").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("kiosk", "add", "大厅", "--recipient", "age1", "--township", TOWNSHIP), "age1"),
        (("kiosk", "add", "大厅", "--recipient", "age1", "--township", VILLAGE), "no township"),
        (("kiosk", "remove", "大厅"), "no kiosk"),
        (("keys", "renew", "430724999999"), "no region"),
        (("keys", "root", "--key", "/dev/null", "--key", "/dev/null"), "private key"),
        (("keys", "root", "--key", "/nowhere", "--key", "/nowhere"), "/nowhere"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(
    own: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    assert sentence in refused(county(*arguments, "--home", own))


@pytest.mark.parametrize(
    "arguments",
    [("keys",), ("kiosk", "add", "大厅"), ("keys", "renew", "合口镇"), ("keys", "root")],
)
def test_wrong_use_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert county(*arguments).returncode == 2
