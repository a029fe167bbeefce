"""The arguments of `county sign`, `county keys …` and `county kiosk …`."""

import argparse
from pathlib import Path

from county.cli.shared import Commands, command, region_code
from county.keys.roots import ROOT_KEYS


def add_key_commands(commands: Commands) -> None:
    """Add the commands that make, renew and hand out keys."""
    sign = command(commands, "sign", "sign what is published anew, as time goes by (daily)")
    _add_out(sign)

    keys = commands.add_parser("keys", help="make and renew keys")
    what = keys.add_subparsers(dest="what", required=True, metavar="WHAT")
    command(what, "init", "make the offline root keys, the online keys and the first root")
    root = command(what, "root", "make the next root, signed by two offline keys")
    root.add_argument(
        "--key",
        type=Path,
        action="append",
        required=True,
        metavar="FILE",
        help="an offline key to sign with; give two",
    )
    root.add_argument(
        "--replace",
        type=int,
        choices=range(1, ROOT_KEYS + 1),
        help="the offline key that was lost or stolen: a new one comes to its place",
    )
    root.add_argument("--new-online", action="store_true", help="make new online keys as well")
    renew = command(what, "renew", "give regions new keys and publish their shards under them")
    renew.add_argument("regions", nargs="+", type=region_code, metavar="REGION")
    _add_out(renew)

    kiosk = commands.add_parser("kiosk", help="say which kiosks are given keys")
    what = kiosk.add_subparsers(dest="what", required=True, metavar="WHAT")
    add = command(what, "add", "give a kiosk the keys of its township with the next publication")
    add.add_argument("name", metavar="NAME", help="what people call it")
    add.add_argument(
        "--recipient", required=True, metavar="age1…", help="as `kiosk sync identity` prints it"
    )
    add.add_argument("--township", required=True, type=region_code, metavar="CODE")
    remove = command(what, "remove", "strike a kiosk off: new keys for its township, and publish")
    remove.add_argument("name", metavar="NAME")
    _add_out(remove)
    command(what, "list", "list the kiosks")


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="DIR", help="the published files (HOME/pkg)")
