"""What a person can ask for by touching the screen: a closed set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Back:
    """One page back."""


@dataclass(frozen=True, slots=True)
class Home:
    """To the first page of one's own subsidies."""


@dataclass(frozen=True, slots=True)
class Bigger:
    """Larger text, or normal again."""


@dataclass(frozen=True, slots=True)
class End:
    """End the visit and wipe it."""


@dataclass(frozen=True, slots=True)
class Continue:
    """Still here: the one answer to the countdown; also closes a message."""


@dataclass(frozen=True, slots=True)
class Poke:
    """Any other touch: activity, nothing more."""


@dataclass(frozen=True, slots=True)
class ShowYear:
    """One's own subsidies of another year."""

    year: int


@dataclass(frozen=True, slots=True)
class ShowProgramme:
    """All payments of one programme in one year."""

    programme: str
    year: int


@dataclass(frozen=True, slots=True)
class ShowPayment:
    """One payment."""

    payment_id: int


@dataclass(frozen=True, slots=True)
class ShowNotReceived:
    """我没领到: whom to call about this payment."""

    payment_id: int


@dataclass(frozen=True, slots=True)
class ShowReceipt:
    """Preview of the receipt for the page that is open (the bar's 打印)."""


@dataclass(frozen=True, slots=True)
class DoubleSize:
    """The receipt in double size, or normal again."""


@dataclass(frozen=True, slots=True)
class PrintIt:
    """Print what the preview shows; marked 补打 where it was printed before in this visit."""


@dataclass(frozen=True, slots=True)
class ShowQr:
    """The QR code that takes the open page to the phone."""


Intent = (
    Back
    | Home
    | Bigger
    | End
    | Continue
    | Poke
    | ShowYear
    | ShowProgramme
    | ShowPayment
    | ShowNotReceived
    | ShowReceipt
    | DoubleSize
    | PrintIt
    | ShowQr
)
