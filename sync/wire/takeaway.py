"""The plain link that a villager takes to the phone: no figure, no number of a person.

`<county base address>k/?p=<programme>&r=<region>&y=<year>&n=<reference>`, ASCII and short, so
that the QR code stays coarse enough for an old phone's camera.
"""

import hmac
import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

ALL_PROGRAMMES = "all"
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_REFERENCE_CHARACTERS = 8
_MAX_FIELDS = 16
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"[0-9A-Za-z_-]{1,40}",
        r"[0-9]{12}",
        r"[0-9]{4}",
        f"[{_ALPHABET}]{{{_REFERENCE_CHARACTERS}}}",
    )
)


@dataclass(frozen=True, slots=True)
class TakeAway:
    """What the link says: `programme` code or `ALL_PROGRAMMES`, 12-digit `region`, `year`."""

    programme: str
    region: str
    year: int
    reference: str


def reference_of(pepper: bytes, payment_id: int) -> str:
    """Eight characters that name a payment to the county's office, and to nobody else.

    Payments are numbered in a row, so only the county's secret keeps others from trying them all.
    Crockford's base 32: no letter that is read as a digit. Both ends work it out; none stores it.
    """
    message = b"mingbai-reference" + payment_id.to_bytes(8, "big", signed=True)
    bits = int.from_bytes(hmac.digest(pepper, message, "sha256")[:5], "big")
    return "".join(
        _ALPHABET[(bits >> (5 * place)) & 31] for place in reversed(range(_REFERENCE_CHARACTERS))
    )


def link_to(base_url: str, take: TakeAway) -> str:
    """The link under the county's `base_url`, which is a setting."""
    query = urlencode({"p": take.programme, "r": take.region, "y": take.year, "n": take.reference})
    return f"{base_url.rstrip('/')}/k/?{query}"


def take_of(link: str) -> TakeAway | None:
    """What a link says, or none where it is not one of ours, whoever made it up."""
    try:
        fields = parse_qs(urlsplit(link).query, max_num_fields=_MAX_FIELDS)
        (programme,), (region,), (year,), (reference,) = (fields[name] for name in "pryn")
    except (KeyError, ValueError):
        return None
    parts = (programme, region, year, reference)
    if not all(form.fullmatch(part) for form, part in zip(_FORMS, parts, strict=True)):
        return None
    return TakeAway(programme, region, int(year), reference)
