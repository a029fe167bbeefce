"""What a person reads: totals, troubles, states and sums, word for word."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from device.idcard.types import ReaderStatus
from device.printer.jobs import Done, Failed, JobState, Unknown
from device.printer.receipt import Mark, Pair, Sum, Text
from device.printer.status import PrinterStatus
from kiosk.holdings import Disclosure, Holdings, Payment
from kiosk.intents import PrintIt, ShowPayment, ShowProgramme, ShowQr
from kiosk.links import link_of
from kiosk.pages import Mine, OnePayment, OneProgramme, Preview, Subject
from kiosk.receipts import Circumstances, receipt_of
from kiosk.state import InVisit
from kiosk.views.attract import attract_view, current_notices
from kiosk.views.header import header_of
from kiosk.views.mine import mine_view
from kiosk.views.model import Tone
from kiosk.views.not_received import not_received_view
from kiosk.views.payment import payment_view
from kiosk.views.programme import programme_view
from kiosk.views.qr import qr_view
from kiosk.views.receipt import printing_view, receipt_view
from sync.wire.schema import DisclosureState
from sync.wire.takeaway import take_of
from tests.unit.kiosk.people import (
    DATA,
    HOLDINGS,
    IDLE,
    LAND_PAYMENT,
    MISSING,
    NOTICE,
    NOW,
    ON_ITS_WAY,
    PROFILE,
    RETURNED,
    STOPPED,
    at,
    visit,
)


def of(*payments: Payment) -> Holdings:
    return replace(HOLDINGS, payments=payments)


class TestMine:
    def test_the_farmer_sees_the_years_sum_first(self) -> None:
        view = mine_view(IDLE, PROFILE, visit(), 2026)
        assert view.greeting == "周满仓，您好"
        assert (view.year_label, view.total) == ("2026年已经到账", "565.69")
        assert view.total_words == "五百六十五元六角九分"
        assert view.summary == "3 笔，发到农商行尾号 4417 的卡"
        assert not view.troubles

    def test_programmes_are_summed_and_one_payment_opens_at_once(self) -> None:
        (section,) = mine_view(IDLE, PROFILE, visit(), 2026).sections
        assert [(row.title, row.detail, row.amount, row.intent) for row in section.rows] == [
            (
                "城乡居民养老金",
                "2 次，最近 11月15日",
                "224.00",
                ShowProgramme("RS01", 2026),
            ),
            ("耕地地力保护补贴", "3月18日 · 2.60亩", "341.69", ShowPayment(1)),
        ]

    def test_months_are_told_by_when_the_money_came(self) -> None:
        months = mine_view(IDLE, PROFILE, visit(), 2026).months
        assert [bar.label for bar in months if bar.share > 0] == ["3", "10", "11"]
        assert max(months, key=lambda bar: bar.share).amount == "341.69"

    def test_the_widow_reads_why_and_what_to_do_before_anything_else(self) -> None:
        view = mine_view(IDLE, PROFILE, visit(holdings=of(RETURNED)), 2026)
        (trouble,) = view.troubles
        assert trouble.title == "困难家庭临时救助被银行退回：180.00 元"
        assert trouble.reason == "原因：卡已注销"
        assert trouble.remedy == "请带身份证和新卡到镇财政所"
        assert trouble.phone == "0736-0000316", "the remedy's, not the programme's"
        assert (view.total, view.summary) == ("0.00", "今年还没有钱到账")

    def test_a_man_cut_off_as_deceased_is_told_so(self) -> None:
        holdings = replace(of(), entitlements=(STOPPED,))
        (trouble,) = mine_view(IDLE, PROFILE, visit(holdings=holdings), 2026).troubles
        assert trouble.title == "城乡居民养老金从2026年6月起停发"
        assert trouble.reason == "原因：登记为已去世"

    def test_money_on_its_way_is_not_counted_as_arrived(self) -> None:
        view = mine_view(IDLE, PROFILE, visit(holdings=of(ON_ITS_WAY)), 2026)
        assert view.total == "0.00"
        (section,) = view.sections
        (row,) = section.rows
        assert (row.tag, row.amount) == ("在路上", "112.00")

    def test_a_household_member_learns_where_it_goes_but_no_figure(self) -> None:
        holdings = replace(of(), household=(("ZJ01", 2026),))
        (section,) = mine_view(IDLE, PROFILE, visit(holdings=holdings), 2026).sections
        (row,) = section.rows
        assert (row.title, row.amount) == ("危房改造补助", None)

    @pytest.mark.parametrize(
        ("disclosure", "detail"),
        [
            (MISSING, "县住建局还没把数据送来，不等于没有发"),
            (
                replace(MISSING, state=DisclosureState.NOT_DISCLOSED, note="涉及未成年人"),
                "涉及未成年人",
            ),
        ],
    )
    def test_not_collected_is_not_nothing_paid(self, disclosure: Disclosure, detail: str) -> None:
        holdings = replace(of(), disclosures=(disclosure,))
        (section,) = mine_view(IDLE, PROFILE, visit(holdings=holdings), 2026).sections
        assert section.rows[0].detail == detail

    def test_earlier_years_are_one_tap_away(self) -> None:
        years = mine_view(IDLE, PROFILE, visit(), 2026).years
        assert [(each.text, each.amount, each.current) for each in years] == [
            ("2026年", "565.69", True),
            ("2025年", "112.00", False),
        ]


class TestPayment:
    def test_the_sum_can_be_checked_by_hand(self) -> None:
        equation = payment_view(IDLE, PROFILE, visit(), 1).equation
        assert (equation.quantity, equation.standard, equation.amount) == (
            "2.60",
            "131.42",
            "341.69",
        )
        assert (equation.quantity_label, equation.standard_label) == (
            "承包面积（亩）",
            "每亩（元，县里定）",
        )

    @pytest.mark.parametrize(
        ("payment", "last", "reached"),
        [
            (LAND_PAYMENT, "打到您的卡上", True),
            (ON_ITS_WAY, "等银行打到您的卡上", False),
            (RETURNED, "银行退回来了", False),
        ],
    )
    def test_the_way_ends_where_the_money_is(
        self, payment: Payment, last: str, reached: bool
    ) -> None:
        view = payment_view(IDLE, PROFILE, visit(holdings=of(payment)), payment.id)
        assert (view.way[-1].title, view.way[-1].reached) == (last, reached)
        assert [step.title for step in view.way[:3]] == [
            "省里把钱拨到县",
            "县里拨到合口镇",
            "村里公示 7 天",
        ]

    def test_a_list_that_does_not_tie_says_by_how_much(self) -> None:
        way = replace(LAND_PAYMENT.way, declared_fen=100_120_00, note="镇财政所已说明。")
        view = payment_view(
            IDLE, PROFILE, visit(holdings=of(replace(LAND_PAYMENT, way=way))), LAND_PAYMENT.id
        )
        assert view.tie_tone is Tone.TROUBLE
        assert "相差 120.00 元" in view.tie
        assert view.tie.endswith("镇财政所已说明。")

    def test_people_the_law_keeps_out_of_lists_are_counted(self) -> None:
        way = replace(LAND_PAYMENT.way, unnamed_people=2)
        view = payment_view(
            IDLE, PROFILE, visit(holdings=of(replace(LAND_PAYMENT, way=way))), LAND_PAYMENT.id
        )
        assert "依法不列名 2 人" in view.tie

    def test_who_never_got_it_learns_whom_to_call(self) -> None:
        view = not_received_view(IDLE, PROFILE, visit(), 1)
        assert [advice.phone for advice in view.advice] == [None, "0736-0000327", "12388"]
        assert LAND_PAYMENT.reference in view.advice[1].detail


def test_all_payments_of_a_programme_stand_in_order() -> None:
    view = programme_view(IDLE, PROFILE, visit(), "RS01", 2026)
    assert [row.title for row in view.rows] == ["2026年11月", "2026年10月"]
    assert view.total == "224.00"


SUBJECTS: list[Subject] = [Mine(2026), OneProgramme("RS01", 2026), OnePayment(1)]


def test_a_year_with_nothing_in_it_still_has_a_link_that_leads_somewhere() -> None:
    take = take_of(link_of(of(), Mine(2026), PROFILE.base_url))
    assert take is not None
    assert take.region == HOLDINGS.region


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_link_for_the_phone_says_nothing_of_the_person(subject: Subject) -> None:
    link = link_of(HOLDINGS, subject, PROFILE.base_url)
    take = take_of(link)
    assert take is not None
    assert (take.region, take.year) == ("430724101211", 2026)
    for secret in ("341", "34169", "4417", "周", "112", "565"):
        assert secret not in link.replace(take.region, "")
    assert link.isascii()


def test_the_qr_code_is_coarse_enough_for_an_old_phone() -> None:
    modules = qr_view(IDLE, PROFILE, visit(), OnePayment(1)).modules
    assert len(modules) <= 57, "version 10 at most"
    assert all(len(row) == len(modules) for row in modules)


class TestPaper:
    @staticmethod
    def receipt(
        subject: Subject, holdings: Holdings = HOLDINGS, *, reprint: bool = False
    ) -> Sequence[object]:
        circumstances = Circumstances(NOW, DATA.as_of, DATA.township, double=False, reprint=reprint)
        return receipt_of(visit(holdings=holdings), subject, PROFILE, circumstances).lines

    @pytest.mark.parametrize("subject", SUBJECTS)
    def test_demo_paper_says_so_first_and_last(self, subject: Subject) -> None:
        lines = self.receipt(subject)
        assert lines[0] == lines[-1] == Mark("演示数据")

    def test_a_year_is_summed_and_every_programme_listed(self) -> None:
        lines = self.receipt(Mine(2026))
        assert Sum("2026年已经到账", "565.69元") in lines
        assert Pair("城乡居民养老金 2 次", "224.00") in lines
        assert Pair("耕地地力保护补贴", "341.69") in lines

    def test_what_did_not_come_is_on_paper_with_the_remedy(self) -> None:
        holdings = replace(of(RETURNED), entitlements=(STOPPED,))
        texts = [line.text for line in self.receipt(Mine(2026), holdings) if isinstance(line, Text)]
        assert "原因：卡已注销" in texts
        assert "怎么办：请本人带身份证到镇社保站，当场更正" in texts

    def test_a_copy_says_that_it_is_one(self) -> None:
        assert Mark("补打") in self.receipt(OnePayment(1), reprint=True)
        assert Mark("补打") not in self.receipt(OnePayment(1))

    def test_the_preview_is_black_and_white_dots(self) -> None:
        view = receipt_view(at(InVisit(visit())), PROFILE, visit(), Preview(Mine(2026)))
        assert len(view.dots) == view.width_dots * view.height_dots
        assert set(view.dots) == {0, 255}

    @pytest.mark.parametrize(
        ("printer", "note", "can_print"),
        [
            (PrinterStatus.READY, None, True),
            (PrinterStatus.UNKNOWN, None, True),
            (PrinterStatus.PAPER_LOW, "纸快用完了，还能打。", True),
            (PrinterStatus.PAPER_OUT, "打印机没有纸了", False),
            (PrinterStatus.COVER_OPEN, "盖子开着", False),
            (PrinterStatus.UNREACHABLE, "没有连上", False),
            (PrinterStatus.OFFLINE, "毛病", False),
            (PrinterStatus.ERROR, "毛病", False),
        ],
    )
    def test_what_hinders_printing_is_said_before_it_is_tried(
        self, printer: PrinterStatus, note: str | None, can_print: bool
    ) -> None:
        state = replace(IDLE, printer=printer)
        view = receipt_view(state, PROFILE, visit(), Preview(Mine(2026)))
        assert note == view.note or (note is not None and note in (view.note or ""))
        intents = [choice.intent for choice in view.choices]
        assert (PrintIt() in intents) == can_print
        assert ShowQr() in intents

    @pytest.mark.parametrize(
        ("job", "title"),
        [
            (Done(), "打好了，请拿好小票"),
            (Unknown(), "已经送到打印机"),
            (Failed(PrinterStatus.PAPER_OUT), "没有打成"),
        ],
    )
    def test_the_truth_about_the_paper(self, job: JobState, title: str) -> None:
        view = printing_view(IDLE, PROFILE, job)
        assert view.title == title
        assert view.choices


class TestFirstScreen:
    def test_notices_show_from_their_first_to_their_last_day(self) -> None:
        days = {
            day: bool(current_notices((NOTICE,), day))
            for day in (
                date(2026, 11, 19),
                date(2026, 11, 20),
                date(2026, 11, 25),
                date(2026, 11, 26),
            )
        }
        assert list(days.values()) == [False, True, True, False]

    @pytest.mark.parametrize("reader", list(ReaderStatus))
    def test_no_card_is_asked_for_where_none_can_be_read(self, reader: ReaderStatus) -> None:
        view = attract_view(replace(IDLE, reader=reader), PROFILE)
        assert (view.trouble is None) == (reader is ReaderStatus.READY)

    def test_with_no_data_it_says_so_instead_of_asking_for_a_card(self) -> None:
        view = attract_view(replace(IDLE, data=None), PROFILE)
        assert view.trouble is not None
        assert view.notices, "the band is never empty"

    @pytest.mark.parametrize(("days", "stale"), [(1, False), (7, False), (8, True), (400, True)])
    def test_old_data_are_said_to_be_old(self, days: int, stale: bool) -> None:
        state = replace(IDLE, wall=NOW + timedelta(days=days - 1))
        header = header_of(state, PROFILE)
        assert header.stale == stale
        assert header.aside.startswith("数据停在" if stale else "数据截至")
        assert header.demo == "演示数据"
