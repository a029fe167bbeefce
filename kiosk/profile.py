"""What is fixed about this terminal while it runs: from the settings, read once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """`base_url` is the county's address in take-away links; `help_phone` the township office's.

    Data older than `stale_after_days` are said to be old. `demo` marks every screen and receipt.
    """

    base_url: str
    help_phone: str
    width_dots: int
    stale_after_days: int
    demo: bool
