"""A clerk fills in templates, gets back what is wrong, and the village sees the rest."""

import json
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from county.importing.tables.registry import TABLES
from county.importing.workbook.choosing import plain
from county.importing.workbook.template import write_template
from sync.wire.payee import payee_key
from tests.flow.county.conftest import TOWNSHIP, PublishedCounty, county
from tests.flow.county.workbooks import Content, workbook

VILLAGE = "430724101211"
CHAIN: dict[str, list[list[Content]]] = {
    "main": [
        [
            *("ZX01", 2026, "测试补贴", "农业类", "县农业农村局", "种了就补。", "湘测〔2026〕1号"),
            *("关于测试的通知", "亩", "种植面积", "省里定", "户主", "每年一次"),
            *("合口镇财政所", "0736-0000103", "是"),
        ]
    ],
    "sources": [
        ["ZXLY1", "ZX01", "2026年", "省级", "湘测〔2026〕1号", date(2026, 3, 1), "1,000.00元"]
    ],
    "allotments": [
        ["ZXXD1", "ZXLY1", "临测〔2026〕2号", "2026.3.5", "县农业农村局、县财政局", TOWNSHIP, 800]
    ],
    "disbursements": [
        ["ZXBF1", "ZXXD1", VILLAGE, "2026年", "2026/3/6", 7, 46097, 700, 2, 0],
        ["合计", None, None, None, None, None, None, 700],
    ],
}
PAYMENT = ("ZXBF1", VILLAGE)
PAYMENT_END = ("131.42", None, "成功", "2026年3月18日", None, None, None, "农商行")


@dataclass(frozen=True)
class Office:
    """A county office with a home of its own."""

    home: Path
    folder: Path
    cards: dict[str, dict[str, Any]]

    def headings(self, table: str) -> list[str]:
        """The headings of the table's template, as a clerk downloads it."""
        file = self.folder / f"template-{table}.xlsx"
        if not file.exists():
            write_template(file, TABLES[table])
        rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
        return [str(cell) for cell in rows[0]]

    def filled(self, table: str, rows: list[list[Content]], name: str | None = None) -> Path:
        """The template with these rows under the headings, and a title above."""
        content: list[list[Content]] = [["2026年"], [*self.headings(table)], [], *rows]
        return workbook(self.folder / f"{name or table}.xlsx", content)

    def bring(self, table: str, file: Path, *more: str) -> dict[str, Any]:
        """Import, and what came of it."""
        done = county("import", table, file, "--home", self.home, "--by", "张会计", "--json", *more)
        assert done.stdout, done.stderr
        figures: dict[str, Any] = json.loads(done.stdout)
        return figures | {"exit": done.returncode}

    def publish_batch(self, number: int) -> None:
        """Let a batch out."""
        done = county("batch", "publish", str(number), "--home", self.home, "--by", "李主任")
        assert done.returncode == 0, done.stderr
        assert "已公开" in done.stdout

    def payment(self, card: str, hundredths: int, amount: float | None = None) -> list[Content]:
        """A row of the payments' table for one of the cast."""
        holder = self.cards[card]
        fen = (hundredths * 13142 + 50) // 100
        head = [*PAYMENT, holder["name"], holder["number"], hundredths / 100, PAYMENT_END[0]]
        return [
            *head,
            fen / 100 if amount is None else amount,
            *PAYMENT_END[2:],
            "6200000000004417",
        ]


@pytest.fixture(scope="module")
def office(
    home: Path, cards: dict[str, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> Office:
    """The small county, with a programme's money on its way down to one village."""
    folder = tmp_path_factory.mktemp("office")
    office = Office(shutil.copytree(home, folder / "home"), folder, cards)
    for table, rows in CHAIN.items():
        figures = office.bring(table, office.filled(table, rows))
        assert figures["rows_bad"] == 0, figures
        office.publish_batch(figures["batch"])
    return office


@pytest.fixture(scope="module")
def handed_in(office: Office) -> dict[str, Any]:
    """Two good payments and three bad ones, handed in once."""
    rows = [
        office.payment("1", 110),
        office.payment("2", 260),
        office.payment("3", 100, amount=131.43),
        office.payment("1", 110),
        [*office.payment("4", 10)[:3], "430724197407230530", *office.payment("4", 10)[4:]],
    ]
    return office.bring("payments", office.filled("payments", rows))


def test_what_is_right_becomes_a_draft_and_what_is_wrong_comes_back(
    office: Office, handed_in: dict[str, Any]
) -> None:
    assert (handed_in["rows_ok"], handed_in["rows_bad"], handed_in["exit"]) == (2, 3, 0)
    errors = Path(handed_in["errors"])
    assert errors.name == "payments.错误.xlsx"
    assert errors.stat().st_mode & 0o077 == 0
    rows = CalamineWorkbook.from_path(errors).get_sheet_by_index(0).to_python()
    headings = office.headings("payments")
    assert rows[1] == [*headings, "原行号", "原因"]
    assert [(row[-2], row[-1]) for row in rows[2:]] == [
        (6.0, "“实发金额”不等于 数量×标准（四舍五入到分）"),
        (7.0, "和第 4 行重复（拨付单号、证件号码相同）"),
        (8.0, "“证件号码”的校验位对不上，请对照证件核对有没有抄错"),
    ]
    given = office.payment("3", 100, amount=131.43)
    assert rows[2][: len(given)] == ["" if cell is None else cell for cell in given]


def test_the_upload_is_on_record(office: Office, handed_in: dict[str, Any]) -> None:
    with sqlite3.connect(office.home / "county.db") as database:
        record = database.execute(
            "SELECT file_name, length(sha256), operator, rows_ok, rows_bad, scope "
            "FROM importing_upload WHERE id = ?",
            (handed_in["upload"],),
        ).fetchone()
    database.close()

    assert record == ("payments.xlsx", 64, "张会计", 2, 3, None)


def test_the_same_file_again_is_recognised(office: Office, handed_in: dict[str, Any]) -> None:
    again = office.bring("payments", office.folder / "payments.xlsx")

    assert again == {"batch": handed_in["batch"], "taken_before": True, "exit": 0}


def test_a_payment_that_waits_in_a_draft_cannot_be_handed_in_twice(
    office: Office, handed_in: dict[str, Any]
) -> None:
    assert handed_in["batch"]
    file = office.filled("payments", [office.payment("1", 110)], name="又一份")

    done = county("import", "payments", file, "--home", office.home)

    assert done.returncode == 1
    assert "1 行有问题" in done.stdout
    assert done.stderr == "没有一行可以导入。\n"


def test_a_mended_file_of_errors_goes_straight_back_in(
    office: Office, handed_in: dict[str, Any]
) -> None:
    rows = CalamineWorkbook.from_path(handed_in["errors"]).get_sheet_by_index(0).to_python()
    mended: list[list[Content]] = [[plain(cell) for cell in row] for row in rows]
    amount = office.headings("payments").index("*实发金额")
    mended[2][amount] = 131.42
    file = workbook(office.folder / "payments.错误.xlsx", mended[:3])

    figures = office.bring("payments", file)

    assert (figures["rows_ok"], figures["rows_bad"], figures["unused_headings"]) == (1, 0, [])
    done = county("batch", "withdraw", str(figures["batch"]), "--home", office.home)
    assert "已撤回" in done.stdout


def test_a_remit_is_as_narrow_as_its_region(office: Office, handed_in: dict[str, Any]) -> None:
    assert handed_in["batch"]
    file = office.filled("payments", [office.payment("3", 100)], name="别的镇")

    figures = office.bring("payments", file, "--scope", "430724102000")

    assert (figures["rows_ok"], figures["exit"]) == (0, 1)


def test_only_a_published_batch_reaches_the_village(
    office: Office, handed_in: dict[str, Any]
) -> None:
    number = str(handed_in["batch"])
    assert county("publish", "--home", office.home).returncode == 0
    published = PublishedCounty(office.home / "pkg")

    def listed() -> list[tuple[object, ...]]:
        return sorted(
            (row["payee"], row["quantity"], row["amount_fen"], row["account_last4"])
            for row in published.rows("payment")
            if row["programme"] == "ZX01"
        )

    assert [row["amount_fen"] for row in published.rows("source") if row["programme"] == "ZX01"]
    assert listed() == []

    office.publish_batch(int(number))
    assert county("publish", "--home", office.home).returncode == 0
    pepper = bytes.fromhex((office.home / "pepper").read_text())
    keys = [payee_key(pepper, office.cards[card]["number"]) for card in ("1", "2")]
    assert listed() == sorted([(keys[0], 110, 14456, "4417"), (keys[1], 260, 34169, "4417")])

    twice = county("batch", "publish", number, "--home", office.home)
    assert (twice.returncode, twice.stderr.count("\n")) == (1, 1)

    assert county("batch", "withdraw", number, "--home", office.home).returncode == 0
    with sqlite3.connect(office.home / "county.db") as database:
        left = database.execute(
            "SELECT count(*) FROM disclosure_payment JOIN disclosure_disbursement AS batch "
            "ON batch.id = disbursement_id WHERE label = '2026年' AND batch.amount_fen = 70000"
        ).fetchone()
    database.close()
    assert left == (0,)


def test_what_others_stand_on_cannot_be_taken_back(office: Office) -> None:
    done = county("batch", "list", "--home", office.home, "--json")
    batches = json.loads(done.stdout)
    first = next(each for each in batches if each["table"] == "sources" and each["rows"] == 1)

    blocked = county("batch", "withdraw", str(first["batch"]), "--home", office.home)

    assert blocked.returncode == 1
    assert "请先撤回那些批次" in blocked.stderr
    assert first["state"] == "published"


def test_nothing_of_a_person_is_said_aloud(office: Office, handed_in: dict[str, Any]) -> None:
    assert handed_in["batch"]
    rows = [office.payment("5", 100, amount=1.0), [*office.payment("6b", 100)[:3], "1", "x", "y"]]
    done = county(
        "import", "payments", office.filled("payments", rows, name="错"), "--home", office.home
    )

    said = done.stdout + done.stderr
    for card in ("5", "6b"):
        assert office.cards[card]["name"] not in said
        assert office.cards[card]["number"] not in said


def test_a_template_handed_in_unfilled_holds_only_its_example(
    office: Office, tmp_path: Path
) -> None:
    file = tmp_path / "发放表.xlsx"
    written = county("template", "payments", file)
    done = county("import", "payments", file, "--home", office.home)

    assert (written.returncode, "《个人补助资金发放表》" in written.stdout) == (0, True)
    assert done.returncode == 1
    assert done.stderr == "表里一行数据也没有，没有可以导入的内容。\n"


def test_good_rows_are_not_kept_where_bad_ones_cannot_be_given_back(
    office: Office, tmp_path: Path
) -> None:
    rows = [office.payment("8", 10), office.payment("9", 10, amount=1.0)]
    file = office.filled("payments", rows, name="写不出")
    nowhere = tmp_path / "没有这个文件夹" / "错误.xlsx"

    done = county("import", "payments", file, "--home", office.home, "--errors", nowhere)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert office.bring("payments", file)["rows_ok"] == 1


def test_a_file_that_is_refused_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "表.xlsx"
    file.write_text("姓名,金额")

    done = county("import", "payments", file, "--home", tmp_path / "home")

    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (1, 1, "")
    assert ".xlsx" in done.stderr
    with sqlite3.connect(tmp_path / "home" / "county.db") as database:
        assert database.execute("SELECT count(*) FROM importing_upload").fetchone() == (0,)
    database.close()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["home", "表.xlsx"]
