"""`python -m kiosk`, the `kiosk` command."""

import sys

from kiosk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
