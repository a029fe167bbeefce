"""`./run bench`: measures, and says what was reached. Time never makes it fail."""

from __future__ import annotations

import argparse
import json
import logging
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.kill import MOST_KILLS
from tests.bench.machine import machine_line
from tests.bench.stand import Stand
from tests.bench.table import BENCHES


def main(arguments: list[str] | None = None) -> int:
    """Run the benches that are asked for, or all."""
    args = _parser().parse_args(arguments)
    logging.disable(logging.WARNING)
    found: dict[str, list[Figure]] = {}
    machine = machine_line()
    print(machine, flush=True)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="mingbai-bench-"))
        stand = Stand(
            Path(folder), stack, args.rows, args.visits, args.kills, args.whole, _progress
        )
        for bench in BENCHES:
            if args.only and bench.name not in args.only:
                continue
            print(f"\n{bench.name}: {bench.about}", flush=True)
            found[bench.name] = []
            for figure in bench.measure(stand):
                found[bench.name].append(figure)
                print("\n".join(figure.lines()), flush=True)
    if args.json is not None:
        told = {name: [each.as_json() for each in figures] for name, figures in found.items()}
        text = json.dumps({"machine": machine, "benches": told}, indent=1, ensure_ascii=False)
        args.json.write_text(f"{text}\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./run bench",
        description="Measures the design's figures beside bare baselines, in turn, in one run: "
        "medians, and the lowest and highest round. Goals are told, never enforced.",
    )
    parser.add_argument(
        "--only",
        action="append",
        metavar="NAME",
        choices=[bench.name for bench in BENCHES],
        help="only this bench, again for more: "
        + "; ".join(f"{bench.name}: {bench.about}" for bench in BENCHES),
    )
    parser.add_argument(
        "--rows",
        type=int,
        default=1_000_000,
        help="payments in the large replica of `lookup`, default: %(default)s; "
        "the design's goal is for 8000000, which take 1 GB of disk and a minute more",
    )
    parser.add_argument(
        "--visits",
        type=int,
        default=30,
        help="visits in a row in `memory`, default: %(default)s",
    )
    parser.add_argument(
        "--kills",
        type=int,
        choices=range(1, MOST_KILLS + 1),
        metavar="NUMBER",
        default=150,
        help=f"kills of the syncer in `kill`, at most {MOST_KILLS}, default: %(default)s; "
        "the design's goal is for 1000",
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help="in `publish` a county of 800,000 people and 8 million payments, not a tenth of it; "
        "takes half an hour and 2 GB of disk",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="leave the figures here too")
    return parser


def _progress(line: str) -> None:
    print(f"  … {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
