"""What `county import`, `county template` and `county batch …` do, said in a clerk's words."""

import argparse
import getpass
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never
from zoneinfo import ZoneInfo

from django.core.management import call_command
from django.db import DatabaseError

from county.cli.commands import open_home
from county.cli.outcome import WorldSaidNoError
from county.home import Home
from county.importing.flow import SHOWN, BatchState
from county.importing.refusal import Refused
from county.importing.tables.registry import TABLES

if TYPE_CHECKING:
    from county.importing.door import Taken, TakenBefore

_COUNTY_TIME = ZoneInfo("Asia/Shanghai")
_REMARKS_SHOWN = 5
_NOT_KEPT = "保存时出了问题，这个文件没有导入，请和系统管理员联系。"


def take(home: Home, options: argparse.Namespace) -> None:
    """Import one workbook: good rows become a draft, bad rows go to a workbook of their own."""
    _open_tables(home)
    from county.importing.door import Taken, TakenBefore
    from county.importing.files import Clerk, receive

    now = datetime.now(UTC)
    clerk = Clerk(_by(options), options.scope, now, now.astimezone(_COUNTY_TIME).date())
    try:
        received = receive(options.table, options.file, clerk, options.errors)
    except DatabaseError:
        # Not the database's own words: some databases put the row's values into them.
        raise WorldSaidNoError(_NOT_KEPT) from None
    match received.outcome:
        case Refused() as refused:
            raise WorldSaidNoError(refused.sentence())
        case TakenBefore() as before:
            _say_taken_before(before, as_json=options.json)
        case Taken() as taken:
            _say_taken(taken, received.errors, as_json=options.json)
            if taken.batch is None:
                raise WorldSaidNoError("没有一行可以导入。")
        case _:
            assert_never(received.outcome)


def template(options: argparse.Namespace) -> None:
    """Write a table's template."""
    from county.importing.workbook.template import write_template

    write_template(options.file, TABLES[options.table])
    print(f"《{TABLES[options.table].title}》的模板已写到 {options.file}。")


def batch(home: Home, options: argparse.Namespace) -> None:
    """List batches, or do something with one."""
    _open_tables(home)
    from county.importing import batches

    now = datetime.now(UTC)
    today = now.astimezone(_COUNTY_TIME).date()
    match options.what:
        case "list":
            _list(as_json=options.json)
            return
        case "publish":
            done = batches.publish(options.number, _by(options), now, today)
        case "withdraw":
            done = batches.withdraw(options.number, _by(options), now, today)
        case _:
            raise AssertionError(options.what)
    if isinstance(done, batches.NotDone):
        raise WorldSaidNoError(done.sentence)
    print(f"第 {done.batch} 批（{done.rows} 行）：{SHOWN[done.state]}。")


def _open_tables(home: Home) -> None:
    open_home(home)
    call_command("migrate", verbosity=0, interactive=False)


def _by(options: argparse.Namespace) -> str:
    try:
        return options.by or getpass.getuser()
    except (KeyError, OSError):
        raise WorldSaidNoError("Say who you are: --by NAME.") from None


def _say_taken(taken: "Taken", errors: Path | None, *, as_json: bool) -> None:
    if as_json:
        figures = {
            "batch": taken.batch,
            "upload": taken.upload,
            "rows_ok": taken.rows_ok,
            "rows_bad": len(taken.bad),
            "rows_skipped": taken.skipped,
            "errors": None if errors is None else str(errors),
            "unused_headings": list(taken.unused),
            "remarks": list(taken.remarks),
        }
        print(json.dumps(figures, ensure_ascii=False))
        return
    if taken.batch is not None:
        print(f"{taken.rows_ok} 行可用，存为第 {taken.batch} 批（草稿），审核后才会公开。")
    if errors is not None:
        print(f"{len(taken.bad)} 行有问题，原因写在 {errors}；改好后直接导入那个文件。")
    if taken.unused:
        print(f"这些栏目没有用到：{'、'.join(taken.unused)}。")
    for remark in taken.remarks[:_REMARKS_SHOWN]:
        print(f"提醒：{remark}")
    if len(taken.remarks) > _REMARKS_SHOWN:
        print(f"提醒：这样的还有 {len(taken.remarks) - _REMARKS_SHOWN} 处。")


def _say_taken_before(before: "TakenBefore", *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"batch": before.batch, "taken_before": True}))
        return
    day = before.received_at.astimezone(_COUNTY_TIME).date()
    state = SHOWN[before.state]
    print(f"这个文件 {day} 已经导入过（第 {before.batch} 批，{state}），没有再导入一次。")


def _list(*, as_json: bool) -> None:
    from county.importing.models import Batch

    found = Batch.objects.select_related("upload").order_by("-pk")
    if as_json:
        listed = [
            {
                "batch": each.pk,
                "table": each.table,
                "state": each.state,
                "rows": each.rows,
                "amount_fen": each.amount_fen,
                "operator": each.upload.operator,
                "received_at": each.upload.received_at.isoformat(),
            }
            for each in found
        ]
        print(json.dumps(listed, ensure_ascii=False))
        return
    for each in found:
        day = each.upload.received_at.astimezone(_COUNTY_TIME).date()
        print(
            f"第 {each.pk} 批  {TABLES[each.table].title}  {each.rows} 行  "
            f"{SHOWN[BatchState(each.state)]}  {each.upload.operator}  {day}"
        )
