"""What `county sign`, `county keys …` and `county kiosk …` do."""

import argparse
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from county.cli.commands import keys_of, open_home, publish
from county.cli.outcome import WorldSaidNoError
from county.home import Home
from county.keys.files import alone_with, write_secret
from county.keys.kiosks import Kiosk, KioskError
from county.keys.regions import BrokenKeyFileError
from county.keys.roots import ROOT_KEYS, RootError
from sync.wire.envelope import PEPPER_BYTES


def sign(home: Home, *, out: Path | None) -> None:
    """Sign anew what is published, as time goes by."""
    open_home(home)
    from county.publishing import publish as publishing
    from county.publishing.signing import NotYetPublishedError

    folder = out or home.packages
    with _worded():
        try:
            written = publishing.sign(folder, keys_of(home), datetime.now(UTC))
        except NotYetPublishedError as error:
            sentence = f"Township {error} was never published whole: run `county publish`."
            raise WorldSaidNoError(sentence) from None
    _say(f"{written} files written in {folder}.")


def keys(home: Home, options: argparse.Namespace) -> None:
    """Make or renew keys."""
    match options.what:
        case "init":
            _init(home)
        case "root":
            _next_root(home, options)
        case "renew":
            _renew(home, options.regions, options.out)
        case _:
            raise AssertionError(options.what)


def kiosk(home: Home, options: argparse.Namespace) -> None:
    """Take kiosks in, strike them off, list them."""
    match options.what:
        case "add":
            _add_kiosk(home, Kiosk(options.name, options.recipient, options.township))
        case "remove":
            _remove_kiosk(home, options.name, options.out)
        case "list":
            with _worded():
                for each in keys_of(home).kiosks.all():
                    _say(f"{each.name}\t{each.township}\t{each.recipient}")
        case _:
            raise AssertionError(options.what)


def _init(home: Home) -> None:
    with _worded(), alone_with(home.keys):
        if not home.pepper.exists():
            write_secret(home.pepper, f"{secrets.token_hex(PEPPER_BYTES)}\n".encode())
        roots = keys_of(home).roots
        roots.init(datetime.now(UTC))
    _say(f"Terminals are given {home.keys / '1.root.json'}.")
    taken = ", ".join(str(roots.offline_key(number + 1)) for number in range(ROOT_KEYS))
    _say(f"Take these away, each to another safe place, and delete them here: {taken}.")


def _next_root(home: Home, options: argparse.Namespace) -> None:
    with _worded(), alone_with(home.keys):
        version = keys_of(home).roots.next_root(
            options.key,
            datetime.now(UTC),
            replace=options.replace,
            replace_online=options.new_online,
        )
    _say(f"Root {version} is made: `county publish` hands it out. Take the offline keys away.")


def _renew(home: Home, regions: list[str], out: Path | None) -> None:
    open_home(home)
    from county.disclosure.models import Region

    known = set(Region.objects.filter(code__in=regions).values_list("code", flat=True))
    for region in regions:
        if region not in known:
            raise WorldSaidNoError(f"There is no region {region} in this county.")
    with _worded(), alone_with(home.keys):
        for region in sorted(known):
            _say(f"{region}: epoch {keys_of(home).regions.renew(region).epoch}.")
    publish(home, out=out, as_json=False)


def _add_kiosk(home: Home, added: Kiosk) -> None:
    open_home(home)
    from county.disclosure.models import Region

    if not Region.objects.filter(code=added.township, level="township").exists():
        raise WorldSaidNoError(f"There is no township {added.township} in this county.")
    with _worded(), alone_with(home.keys):
        keys_of(home).kiosks.add(added)
    _say(f"{added.name} is given its keys with the next `county publish`.")


def _remove_kiosk(home: Home, name: str, out: Path | None) -> None:
    open_home(home)
    from county.disclosure.models import Region

    with _worded(), alone_with(home.keys):
        gone = keys_of(home).kiosks.remove(name)
    villages = Region.objects.filter(parent_id=gone.township).values_list("code", flat=True)
    _renew(home, [gone.township, *villages], out)
    _say(f"{name} can read nothing of township {gone.township} that is published from now on.")


@contextmanager
def _worded() -> Iterator[None]:
    """What is wrong with keys and kiosks, as the sentence a command ends with."""
    try:
        yield
    except (RootError, BrokenKeyFileError, KioskError) as error:
        raise WorldSaidNoError(str(error)) from None


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
