"""Invented frames of every screen in every state: what the gallery shows and the tests check.

Here belong made-up texts of the hardest kind: the longest names, the largest sums, everything
missing. Never here: a real person, or anything the terminal itself shows.
"""

from dataclasses import replace

from kiosk.views.model import Frame, ReadingView
from screens.samples.attract import ATTRACT
from screens.samples.base import HEADER, frame, large
from screens.samples.messages import MESSAGES
from screens.samples.mine import (
    MINE_NOTHING,
    MINE_RARE,
    MINE_RETURNED,
    MINE_RICH,
    MINE_STOPPED,
    PAID,
)
from screens.samples.pages import (
    NOT_RECEIVED,
    PAYMENT,
    PAYMENT_ON_ITS_WAY,
    PAYMENT_RETURNED,
    PROGRAMME,
    PROGRAMME_MIXED,
)
from screens.samples.paper import qr, receipt

__all__ = ["SAMPLES", "large"]

SAMPLES: tuple[Frame, ...] = (
    Frame("attract", ATTRACT, None, large=False),
    Frame("attract-no-notice", replace(ATTRACT, notices=()), None, large=False),
    Frame(
        "attract-old-data",
        replace(
            ATTRACT,
            header=replace(ATTRACT.header, stale=True),
            footer="不收费 · 不留您的信息 · 数据停在 9月3日",
        ),
        None,
        large=False,
    ),
    Frame(
        "attract-no-reader",
        replace(ATTRACT, trouble="读身份证的地方没有连上，\n请告诉工作人员"),
        None,
        large=False,
    ),
    frame("mine", PAID),
    frame("mine-returned", MINE_RETURNED),
    frame("mine-stopped", MINE_STOPPED),
    frame("mine-rich", MINE_RICH),
    frame("mine-rare", MINE_RARE),
    frame("mine-nothing", MINE_NOTHING),
    frame("mine-stale", replace(PAID, header=replace(HEADER, aside="数据停在 9月3日", stale=True))),
    frame("programme", PROGRAMME),
    frame("programme-mixed", PROGRAMME_MIXED),
    frame("payment", PAYMENT),
    frame("payment-returned", PAYMENT_RETURNED),
    frame("payment-on-its-way", PAYMENT_ON_ITS_WAY),
    frame("not-received", NOT_RECEIVED),
    frame("receipt", receipt()),
    frame("receipt-double", receipt(576, 2)),
    frame(
        "receipt-no-paper", receipt(note="打印机没有纸了，请告诉工作人员。您可以扫码带到手机上。")
    ),
    frame("qr", qr(), print_=False),
    frame(
        "reading",
        ReadingView(HEADER, "正在读卡", "请不要拿开身份证"),
        back=False,
        home=False,
        print_=False,
    ),
    *MESSAGES,
)
