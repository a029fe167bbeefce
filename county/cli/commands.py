"""What each subcommand does, from values to files and sentences."""

import json
import os
import time
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import django
from django.core.management import call_command
from django.db import OperationalError

from county.cli.outcome import WorldSaidNoError
from county.home import PACKAGES_VARIABLE, Home
from county.keys.regions import BrokenKeyFileError
from county.keys.ring import CountyKeys
from county.keys.roots import RootError
from sync.wire.envelope import PEPPER_BYTES

_COUNTY_TIME = ZoneInfo("Asia/Shanghai")
_NO_DATA = "There are no data in {home}: run `county demo-data` first."


def demo_data(
    home: Home,
    *,
    seed: int,
    today: date | None,
    people: int,
    payments: int,
    cards: Path | None,
    workbooks: bool,
    as_json: bool,
) -> None:
    """Replace all data of the home by an invented county."""
    open_home(home)
    from county.attaching.store import PictureStore
    from county.demo import build, load, papers, pictures, secrets
    from county.demo import cards as demo_cards

    started = time.process_time()
    county = build.build(seed, today or datetime.now(_COUNTY_TIME).date(), people, payments)
    call_command("migrate", verbosity=0, interactive=False)
    load.load(county, home.collected, as_workbooks=workbooks)
    store = PictureStore(home.files)
    for picture in pictures.all_pictures().values():
        store.put(picture)
    papers.attach_minutes(store, county.today)
    home.pepper.write_text(secrets.pepper_hex(seed) + "\n")
    home.pepper.chmod(0o600)
    if not keys_of(home).roots.history():
        keys_of(home).roots.init(datetime.now(UTC))
    _write_json(cards or home.cards, demo_cards.cards_of(county.today))
    _write_json(home.cast, demo_cards.cast_of(county.today))
    figures = {
        "home": str(home.folder),
        "today": county.today.isoformat(),
        "seed": seed,
        "people": len(county.people),
        "payments": len(county.payments),
        "disbursements": len(county.disbursements),
        "programmes": len({each.code for each in county.programmes}),
        "cpu_seconds": round(time.process_time() - started, 2),
    }
    if as_json:
        print(json.dumps(figures, ensure_ascii=False))
    else:
        print(
            f"An invented county as of {county.today}: {len(county.people)} people, "
            f"{len(county.payments)} payments, in {home.folder}."
        )


def publish(home: Home, *, out: Path | None, as_json: bool) -> None:
    """Write what changed of the home's data as static files."""
    open_home(home)
    from county.publishing import publish as publishing
    from county.publishing.files import MissingPictureError

    folder = out or home.packages
    try:
        done = publishing.publish(folder, keys_of(home), datetime.now(UTC))
    except (publishing.NothingToPublishError, OperationalError):
        raise WorldSaidNoError(_NO_DATA.format(home=home.folder)) from None
    except (RootError, BrokenKeyFileError, MissingPictureError) as error:
        raise WorldSaidNoError(str(error)) from None
    if as_json:
        print(json.dumps({"out": str(folder)} | asdict(done)))
    else:
        print(
            f"{done.files_written} files written ({done.bytes_written} bytes); "
            f"{done.shards} shards with {done.rows} rows are published in {folder}."
        )


def serve(home: Home, *, out: Path | None, host: str, port: int) -> None:
    """Serve the static files and the page for phones until it is told to stop."""
    os.environ[PACKAGES_VARIABLE] = str((out or home.packages).absolute())
    open_home(home)
    from county.cli.serving import serve_until_told

    if not home.database.is_file():
        raise WorldSaidNoError(_NO_DATA.format(home=home.folder))
    serve_until_told(host, port)


def open_home(home: Home) -> None:
    """Make the home folder, and set up Django, which knows its place from the environment."""
    home.folder.mkdir(parents=True, exist_ok=True)
    django.setup()


def keys_of(home: Home) -> CountyKeys:
    """The county's keys. `WorldSaidNoError` where the pepper is missing or broken."""
    return CountyKeys(home.keys, _pepper(home))


def _pepper(home: Home) -> bytes:
    try:
        pepper = bytes.fromhex(home.pepper.read_text())
    except FileNotFoundError:
        raise WorldSaidNoError(_NO_DATA.format(home=home.folder)) from None
    except ValueError:
        pepper = b""
    if len(pepper) != PEPPER_BYTES:
        raise WorldSaidNoError(f"{home.pepper} does not hold {PEPPER_BYTES} bytes as hex digits.")
    return pepper


def _write_json(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "utf-8")
