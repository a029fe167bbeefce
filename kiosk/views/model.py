"""The view-models: a closed set, one type a screen, texts ready to draw.

Amounts are texts such as `3,245.60` without a unit; the screen sets 元 small beside them.
"""

from dataclasses import dataclass
from enum import Enum, unique

from kiosk.intents import Intent


@unique
class Tone(Enum):
    """How a text is meant, so that colour is never the only sign of it."""

    PLAIN = "plain"
    QUIET = "quiet"
    TROUBLE = "trouble"


@unique
class Icon(Enum):
    """Pictures with a fixed meaning; the file of that name lies in assets/icons."""

    CARD = "card"
    SUM = "sum"
    PRINTER = "printer"
    PHONE_QR = "phone-qr"
    PHONE = "phone"
    WAIT = "wait"
    TROUBLE = "trouble"
    DONE = "done"
    PERSON = "person"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Header:
    """The quiet line on top of every page: whose screen it is, and how old the data are."""

    place: str
    aside: str
    demo: str | None
    """演示数据, where the data are not real."""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class NoticeView:
    """One published notice: `title` and `body` are lines."""

    kind: str
    title: tuple[str, ...]
    body: tuple[str, ...]
    issuer: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be done here."""

    icon: Icon
    text: str


@dataclass(frozen=True, slots=True)
class AttractView:
    """The first screen. `notices` are shown in turn by the screen itself."""

    header: Header
    notices: tuple[NoticeView, ...]
    invitation: tuple[str, ...]
    offers: tuple[Offer, ...]
    bigger: str
    footer: str
    trouble: str | None
    """Said instead of the invitation's picture where no card can be read."""


@dataclass(frozen=True, slots=True)
class ReadingView:
    """The card is being read."""

    header: Header
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what stands on it and what it asks for."""

    text: str
    intent: Intent
    main: bool = False
    icon: Icon | None = None


@dataclass(frozen=True, slots=True)
class MessageView:
    """One thing to say: a sad way with its remedy, the end, a forgotten card, the countdown."""

    header: Header
    icon: Icon
    title: str
    body: tuple[str, ...]
    choices: tuple[Choice, ...] = ()
    phone: str | None = None
    tone: Tone = Tone.PLAIN
    seconds_left: int | None = None


@dataclass(frozen=True, slots=True)
class TroubleView:
    """A payment or programme that needs the person: why, and what to do, with the phone."""

    title: str
    reason: str
    remedy: str
    phone: str
    intent: Intent | None


@dataclass(frozen=True, slots=True)
class RowView:
    """A row that opens a programme or payment; no `amount` where none may be shown."""

    title: str
    detail: str
    amount: str | None
    tag: str | None
    tone: Tone
    intent: Intent | None


@dataclass(frozen=True, slots=True)
class SectionView:
    """Rows under a heading; no heading for the first ones."""

    heading: str | None
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One month of the small chart: `share` of the tallest, 0 to 1."""

    label: str
    share: float
    amount: str


@dataclass(frozen=True, slots=True)
class YearChoice:
    """A year one tap away."""

    text: str
    amount: str
    intent: Intent
    current: bool


@dataclass(frozen=True, slots=True)
class MineView:
    """My subsidies in one year: the one figure, the months, the troubles, the programmes."""

    header: Header
    greeting: str
    year_label: str
    total: str
    total_words: str
    summary: str
    months: tuple[MonthBar, ...]
    troubles: tuple[TroubleView, ...]
    sections: tuple[SectionView, ...]
    years: tuple[YearChoice, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """All payments of one programme in one year."""

    header: Header
    crumbs: str
    title: str
    plain: str
    total_label: str
    total: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class EquationView:
    """Quantity × standard = amount, each with what it means below it."""

    quantity: str
    quantity_label: str
    standard: str
    standard_label: str
    amount: str
    amount_label: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the money's way. `reached` is false for what has yet to happen."""

    title: str
    detail: str
    date: str
    reached: bool
    tone: Tone


@dataclass(frozen=True, slots=True)
class PaymentView:
    """One payment."""

    header: Header
    crumbs: str
    title: str
    plain: str
    equation: EquationView
    trouble: TroubleView | None
    way_title: str
    way: tuple[StepView, ...]
    tie: str
    tie_tone: Tone
    basis: str
    ask: str
    ask_phone: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do, with a phone number where there is one."""

    title: str
    detail: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class NotReceivedView:
    """我没领到: what to look at first, whom to call, 12388 last."""

    header: Header
    crumbs: str
    title: str
    about: str
    advice: tuple[Advice, ...]
    reference: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """The paper as it will come out: one byte a dot (0 black, 255 white), rows from the top."""

    header: Header
    crumbs: str
    title: str
    width_dots: int
    height_dots: int
    dots: bytes
    note: str | None
    """Why it cannot be printed now, or that paper is low."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class QrView:
    """The QR code for the phone: `modules[row][column]` is true where black, no quiet zone."""

    header: Header
    crumbs: str
    title: str
    modules: tuple[tuple[bool, ...], ...]
    link: str
    body: tuple[str, ...]


View = (
    AttractView
    | ReadingView
    | MessageView
    | MineView
    | ProgrammeView
    | PaymentView
    | NotReceivedView
    | ReceiptView
    | QrView
)


@dataclass(frozen=True, slots=True)
class BarView:
    """The bar: which of its keys do something here. All of them stand there always."""

    back: bool
    home: bool
    print_: bool
    bigger: str
    """大字, or 小字 while the text is large."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything the screen shows at one moment. Equal frames look equal.

    `name` is the screen's name in logs, pictures and walks (`mine`, `payment`, `card-early` …); it
    never says anything of a person. `bar` is none on the first screen only.
    """

    name: str
    view: View
    bar: BarView | None
    large: bool
