"""`python -m device.idcard`: the reader's commands without the rest of the terminal."""

import argparse
import sys

from device.idcard.cli import add_commands

parser = argparse.ArgumentParser(prog="python -m device.idcard", description=__doc__)
add_commands(parser)
arguments = parser.parse_args()
sys.exit(arguments.run(arguments))
