"""`python -m device.printer`: the printer's commands without the rest of the terminal."""

from __future__ import annotations

import argparse
import sys

from device.printer.cli import register


def main(arguments: list[str]) -> int:
    """Run one action; its exit code."""
    parser = argparse.ArgumentParser(prog="python -m device.printer")
    register(parser.add_subparsers(required=True, metavar="DEVICE"))
    args = parser.parse_args(arguments)
    code: int = args.run(args)
    return code


if __name__ == "__main__":
    sys.exit(main(["printer", *sys.argv[1:]]))
