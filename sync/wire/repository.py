"""What a township's signed repository says besides its files' digests.

The repository is one of The Update Framework's: four signed files name the targets, which are the
indexes of the township's regions and its kiosks' key envelopes. Two of the signed files carry
fields of our own: `targets` says whose state it is and of what day, `timestamp` when it was signed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sync.wire.envelope import envelope_name
from sync.wire.index import IndexFault
from sync.wire.shard_model import is_region

STATE_FIELD = "mingbai"
ISSUED_FIELD = "issued"

_TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True)
class TownshipState:
    """Whose published state this is, the day its data are of, when it was put together."""

    township: str
    as_of: date
    published_at: datetime


def region_target(region: str) -> str:
    """The target that is a region's index; `ValueError` for a code that is none."""
    if not is_region(region):
        raise ValueError("a region's code has 12 digits")
    return f"regions/{region}.json"


def region_of_target(target: str) -> str | None:
    """The region whose index this target is; none for other targets."""
    region = target.removeprefix("regions/").removesuffix(".json")
    return region if is_region(region) and target == region_target(region) else None


def envelope_target(recipient: str) -> str:
    """The target that is the envelope of the kiosk with this public key."""
    return f"keys/{envelope_name(recipient)}.age"


def state_fields(state: TownshipState) -> dict[str, str]:
    """The state as it stands in `targets` under `STATE_FIELD`."""
    return {
        "township": state.township,
        "as_of": state.as_of.isoformat(),
        "published_at": time_text(state.published_at),
    }


def parse_state(fields: object) -> TownshipState | IndexFault:
    """Read the state strictly: no field missing, unknown or of another kind."""
    try:
        state = _state(fields)
    except ValueError:
        state = None
    if state is None or state_fields(state) != fields:
        return IndexFault("it does not say whose state it is")
    return state


def _state(fields: object) -> TownshipState | None:
    match fields:
        case {
            "township": str(township),
            "as_of": str(as_of),
            "published_at": str(published_at),
        } if is_region(township):
            return TownshipState(township, date.fromisoformat(as_of), parse_time(published_at))
        case _:
            return None


def time_text(at: datetime) -> str:
    """ISO time in UTC to the second. `ValueError` where `at` has no time zone."""
    if at.tzinfo is None:
        raise ValueError("a published time needs a time zone")
    return at.astimezone(UTC).strftime(_TIME)


def parse_time(text: str) -> datetime:
    """Read what `time_text` writes, and nothing else. `ValueError`."""
    read = datetime.strptime(text, _TIME).replace(tzinfo=UTC)
    if time_text(read) != text:
        raise ValueError("a time in another form")
    return read


def issued_at(fields: Mapping[str, object]) -> datetime | None:
    """When a `timestamp` with these additional fields was signed; none where it does not say."""
    text = fields.get(ISSUED_FIELD)
    try:
        return parse_time(text) if isinstance(text, str) else None
    except ValueError:
        return None
