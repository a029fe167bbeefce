"""Why a file that somebody hands in is not taken."""

from dataclasses import dataclass
from enum import Enum, unique

from county.attaching import limits


@unique
class Why(Enum):
    """The reasons; each value is the end of the sentence `FILE is not taken: …`."""

    MISSING = "it cannot be read"
    EMPTY = "it is empty"
    TOO_LARGE = f"it is larger than {limits.FILE_BYTES >> 20} MB"
    UNKNOWN_FORMAT = "it is neither a PDF nor a JPEG, PNG or WebP picture"
    LOCKED = "it is a PDF that asks for a password"
    NO_PAGES = "it is a PDF without pages"
    TOO_MANY_PAGES = f"it has more than {limits.PAGES} pages"
    TOO_MANY_PIXELS = f"it has more than {limits.PIXELS // 1_000_000} megapixels"
    DAMAGED = "it is damaged"
    TOO_MUCH = "it takes more memory or time than any honest file"


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not taken; `page` is the page at fault, from 1, where it is one."""

    why: Why
    page: int | None = None

    @property
    def clause(self) -> str:
        """The reason as the end of a sentence."""
        return self.why.value if self.page is None else f"page {self.page}: {self.why.value}"
