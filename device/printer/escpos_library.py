"""python-escpos, imported when first needed and kept from leaving things behind.

Importing it makes a folder in the temp directory for a cache, and hangs a handler on the root
logger; both are undone here, so that a terminal which runs for months collects neither.
"""

from __future__ import annotations

import logging
import shutil
from functools import cache
from typing import TYPE_CHECKING

from device.printer.paper import Paper

if TYPE_CHECKING:
    from escpos.printer import Dummy

PROFILES = {Paper.MM58: "POS-5890", Paper.MM80: "TH230"}
"""python-escpos' printers of these widths; TH230 can cut, POS-5890 cannot."""


def renderer(paper: Paper) -> Dummy:
    """A printer that only collects bytes (`.output`), with a known width so that nothing warns."""
    return _dummy_class()(profile=PROFILES[paper])


@cache
def _dummy_class() -> type[Dummy]:
    root = logging.getLogger()
    handlers = list(root.handlers)
    from escpos import capabilities
    from escpos.printer import Dummy

    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
    chosen: type[Dummy] = Dummy
    return chosen
