"""What `county attach` does."""

import argparse
import json
from dataclasses import asdict
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.management import call_command

from county.cli.commands import open_home
from county.cli.outcome import WorldSaidNoError
from county.home import Home

_COUNTY_TIME = ZoneInfo("Asia/Shanghai")


def attach(home: Home, options: argparse.Namespace) -> None:
    """Make pictures of the files and attach them to a row; the next publication takes them out."""
    open_home(home)
    call_command("migrate", verbosity=0, interactive=False)
    from county.attaching.attach import Described, NotAttachedError, attach
    from county.attaching.store import PictureStore
    from county.attaching.subjects import Subject

    if options.voucher and len(options.files) > 1:
        raise WorldSaidNoError("A voucher is led to a page of one file: attach that file alone.")
    try:
        done = attach(
            options.files,
            Subject(*options.to),
            Described(options.caption, options.role, options.essential, options.public_until),
            PictureStore(home.files),
            datetime.now(_COUNTY_TIME).date(),
            dict(options.voucher),
        )
    except NotAttachedError as error:
        raise WorldSaidNoError(str(error)) from None
    if options.json:
        print(json.dumps({"files": [asdict(each) for each in done]}, ensure_ascii=False))
        return
    for each in done:
        print(
            f"{each.file}: {each.pages} pages as paper {each.document}, {each.size_bytes} bytes; "
            f"{each.made} pictures were made."
        )
