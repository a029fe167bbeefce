"""Every card of the demo's cast, laid on a real terminal: each sees what the story says."""

import gc
import logging

import pytest

from device.idcard.module import StrangeCard
from device.idcard.types import Card
from kiosk.holdings import Holdings, Payment
from kiosk.intents import (
    Continue,
    End,
    PrintIt,
    ShowNotReceived,
    ShowPayment,
    ShowQr,
    ShowReceipt,
)
from kiosk.state import Visit
from kiosk.views.model import (
    AttractView,
    Frame,
    MessageView,
    MineView,
    NotReceivedView,
    PaymentView,
    QrView,
    ReceiptView,
    Tone,
)
from tests.flow.terminal.conftest import Hall, Printer


def mine(hall: Hall, key: str) -> MineView:
    """Lay the card down; the holder's own subsidies."""
    hall.lay_down(key)
    view = hall.until_screen("mine")
    assert isinstance(view, MineView)
    return view


def titles(view: MineView) -> list[str]:
    return [row.title for section in view.sections for row in section.rows]


def open_payment(hall: Hall, view: MineView, title: str) -> PaymentView:
    (row,) = [
        row
        for section in view.sections
        for row in section.rows
        if row.title == title and isinstance(row.intent, ShowPayment)
    ]
    assert row.intent is not None
    hall.terminal.touch(row.intent)
    payment = hall.until_screen("payment")
    assert isinstance(payment, PaymentView)
    return payment


def test_the_farmer_has_everything_and_can_check_his_land(hall: Hall) -> None:
    view = mine(hall, "1")
    assert view.greeting == "张建国，您好"
    assert not view.troubles
    land = open_payment(hall, view, "耕地地力保护补贴")
    equation = land.equation
    assert (equation.quantity, equation.standard, equation.amount) == ("2.60", "131.42", "341.69")
    assert land.tie_tone is Tone.QUIET
    assert land.way[-1].title == "打到您的卡上"


def test_the_widow_learns_that_the_bank_returned_it(hall: Hall) -> None:
    (trouble,) = mine(hall, "2").troubles
    assert "被银行退回" in trouble.title
    assert "注销" in trouble.reason
    assert trouble.remedy
    assert trouble.phone


def test_the_man_said_to_be_dead_learns_why_it_stopped(hall: Hall) -> None:
    troubles = mine(hall, "3").troubles
    assert troubles
    assert all("停发" in trouble.title and "死亡" in trouble.reason for trouble in troubles)


def test_who_never_got_it_sees_that_the_list_does_not_tie_and_whom_to_call(hall: Hall) -> None:
    view = mine(hall, "4")
    payment = open_payment(hall, view, "稻谷目标价格补贴")
    assert payment.tie_tone is Tone.TROUBLE
    assert "相差 120.00 元" in payment.tie
    (not_received,) = [
        choice.intent for choice in payment.choices if isinstance(choice.intent, ShowNotReceived)
    ]
    hall.terminal.touch(not_received)
    advice = hall.until_screen("not-received")
    assert isinstance(advice, NotReceivedView)
    assert advice.advice[-1].phone == "12388"


def test_at_91_the_newest_money_is_still_on_its_way(hall: Hall) -> None:
    view = mine(hall, "5")
    assert "高龄津贴" in titles(view)
    assert any(row.tag == "在路上" for section in view.sections for row in section.rows)


def test_a_new_card_finds_what_was_paid_under_the_old_number(hall: Hall) -> None:
    old = {year.text: year.amount for year in mine(hall, "6").years}
    hall.reader.remove()
    hall.until_screen("goodbye-card-taken")
    new = {year.text: year.amount for year in mine(hall, "6b").years}
    assert new["2025年"] == old["2025年"] != "0.00"
    assert new["2026年"] != old["2026年"], "the old card knows nothing of what came since"


@pytest.mark.parametrize(
    ("key", "name"), [("7", "梁家明"), ("8", "阿卜杜热依木江·买买提图尔荪江"), ("9", "龚䶮𠮷")]
)
def test_every_kind_of_card_and_name_is_greeted(hall: Hall, key: str, name: str) -> None:
    view = mine(hall, key)
    assert view.greeting == f"{name}，您好"
    assert view.total != "0.00"


def test_nobody_found_is_not_nothing_paid(hall: Hall) -> None:
    hall.lay_down("10")
    view = hall.until_screen("nobody-found")
    assert isinstance(view, MessageView)
    assert "不等于没有给您发过钱" in view.body[0]
    assert view.phone


def test_the_child_sees_its_own_money(hall: Hall) -> None:
    assert mine(hall, "11").total != "0.00"


def test_a_member_learns_what_goes_to_the_head_without_figures(hall: Hall) -> None:
    view = mine(hall, "12")
    (household,) = [section for section in view.sections if section.heading == "发给您家户主的"]
    assert household.rows
    assert all(row.amount is None for row in household.rows)


def test_a_bus_card_is_told_what_counts_here(hall: Hall) -> None:
    hall.reader.place(StrangeCard.TRANSIT_CARD)
    view = hall.until_screen("card-unknown")
    assert isinstance(view, MessageView)
    assert "银行卡、社保卡在这里读不了" in view.body[0]


def test_the_whole_way_leaves_paper_a_link_and_nothing_else(
    hall: Hall, printer: Printer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = personal_things()
    view = mine(hall, "1")
    hall.terminal.touch(ShowReceipt())
    preview = hall.until_screen("preview")
    assert isinstance(preview, ReceiptView)
    hall.terminal.touch(PrintIt())
    hall.until(
        "the paper is out",
        lambda frame: isinstance(frame.view, MessageView) and "打好了" in frame.view.title,
    )
    assert len(printer.receipts) == 1
    hall.terminal.touch(ShowQr())
    qr = hall.until_screen("qr")
    assert isinstance(qr, QrView)
    hall.terminal.touch(End())
    hall.until_screen("card-forgotten")
    hall.reader.remove()
    hall.until_screen("goodbye-said-so")
    hall.terminal.touch(Continue())
    hall.until_screen("attract")
    known = {id(thing) for thing in before}
    assert [thing for thing in personal_things() if id(thing) not in known] == []
    card = hall.cards["1"]
    for secret in (card.name, card.number, view.total, card.address):
        assert secret
        assert secret not in caplog.text
        assert secret not in qr.link


def personal_things() -> list[object]:
    """Everything of a person that this process holds; other tests' people among it."""
    gc.collect()
    return [
        thing for thing in gc.get_objects() if isinstance(thing, Visit | Holdings | Payment | Card)
    ]


def test_paper_that_ran_out_is_told_once_and_nothing_is_printed_twice(
    hall: Hall, printer: Printer
) -> None:
    mine(hall, "1")
    hall.terminal.touch(ShowReceipt())
    hall.until_screen("preview")
    assert printer.simulated.command("paper out 300") == "ok"
    hall.terminal.touch(PrintIt())
    failed = hall.until(
        "it failed",
        lambda frame: isinstance(frame.view, MessageView) and frame.view.title == "没有打成",
    )
    assert isinstance(failed.view, MessageView)
    assert "没有纸" in failed.view.body[0]
    assert printer.simulated.command("paper ok") == "ok"
    hall.terminal.touch(ShowReceipt())
    hall.until("it can be tried again", _can_print)
    hall.terminal.touch(PrintIt())
    hall.until(
        "the paper is out",
        lambda frame: isinstance(frame.view, MessageView) and "打好了" in frame.view.title,
    )
    assert len(printer.receipts) == 2, "the torn one and the whole one"


def _can_print(frame: Frame) -> bool:
    view = frame.view
    return isinstance(view, ReceiptView) and PrintIt() in [each.intent for each in view.choices]


def test_a_reader_that_is_pulled_out_is_missed_and_welcomed_back(hall: Hall) -> None:
    hall.reader.unplug()
    hall.until("missed", lambda frame: _trouble(frame) is not None)
    hall.reader.plug()
    hall.until("welcomed back", lambda frame: _trouble(frame) is None)
    assert mine(hall, "1").greeting == "张建国，您好"


def _trouble(frame: Frame) -> str | None:
    assert isinstance(frame.view, AttractView)
    return frame.view.trouble


def test_an_open_cover_is_said_before_anybody_tries(hall: Hall, printer: Printer) -> None:
    mine(hall, "1")
    assert printer.simulated.command("cover open") == "ok"
    hall.terminal.touch(ShowReceipt())
    frame = hall.until(
        "the cover is seen", lambda frame: isinstance(frame.view, ReceiptView) and frame.view.note
    )
    assert isinstance(frame.view, ReceiptView)
    assert "盖子开着" in (frame.view.note or "")
    assert not _can_print(frame)
