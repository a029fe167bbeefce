"""A kiosk opens its own envelope and no other's; whatever stands in it is read with distrust."""

import json

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.envelope import (
    Envelope,
    EnvelopeFault,
    RegionKey,
    envelope_bytes,
    envelope_name,
    is_recipient,
    open_envelope,
    parse_envelope,
    seal_envelope,
)
from sync.wire.sealing import REGION_KEY_BYTES

TOWNSHIP = "430724101000"
VILLAGE = "430724101211"
OWN = pyrage.x25519.Identity.generate()
ANOTHERS = pyrage.x25519.Identity.generate()

envelopes = st.builds(
    Envelope,
    township=st.just(TOWNSHIP),
    pepper=st.binary(min_size=32, max_size=32),
    keys=st.dictionaries(
        st.tuples(st.from_regex("[0-9]{12}", fullmatch=True), st.integers(1, 9)),
        st.binary(min_size=REGION_KEY_BYTES, max_size=REGION_KEY_BYTES),
        max_size=4,
    ).map(lambda keys: tuple(sorted(RegionKey(*cut, key) for cut, key in keys.items()))),
)
GIVEN = Envelope(TOWNSHIP, bytes(32), (RegionKey(VILLAGE, 2, bytes(REGION_KEY_BYTES)),))
SEALED = seal_envelope(GIVEN, str(OWN.to_public()))


@given(envelopes)
def test_what_is_put_in_comes_out(envelope: Envelope) -> None:
    sealed = seal_envelope(envelope, str(OWN.to_public()))
    assert open_envelope(sealed, str(OWN)) == envelope
    assert isinstance(open_envelope(sealed, str(ANOTHERS)), EnvelopeFault)


def test_two_kiosks_envelopes_lie_under_names_of_their_own() -> None:
    names = {envelope_name(str(each.to_public())) for each in (OWN, ANOTHERS)}
    assert len(names) == 2
    assert all(len(name) == 32 for name in names)


def test_no_key_shows_in_a_log() -> None:
    assert "\\x00" not in repr(GIVEN)
    assert "\\x00" not in repr(GIVEN.keys[0])


@given(st.binary(max_size=300))
def test_strange_bytes_are_refused(data: bytes) -> None:
    assert isinstance(open_envelope(data, str(OWN)), EnvelopeFault)
    assert isinstance(parse_envelope(data), EnvelopeFault)


@given(st.data())
def test_an_envelope_changed_or_cut_anywhere_is_refused(data: st.DataObject) -> None:
    sealed = bytearray(SEALED)
    place = data.draw(st.integers(0, len(sealed) - 1))
    changed = sealed[:place]
    if data.draw(st.booleans()):
        sealed[place] ^= data.draw(st.integers(1, 255))
        changed = sealed
    opened = open_envelope(bytes(changed), str(OWN))
    assert isinstance(opened, EnvelopeFault)


_KEY = json.loads(envelope_bytes(GIVEN))["keys"][0]


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"township": "合口镇"},
        {"pepper": "AAAA"},
        {"pepper": "no base64"},
        {"keys": None},
        {"keys": ["key"]},
        {"keys": [{**_KEY, "epoch": 0}]},
        {"keys": [{**_KEY, "epoch": True}]},
        {"keys": [{**_KEY, "key": "AAAA"}]},
        {"keys": [{**_KEY, "region": "4307"}]},
        {"keys": [_KEY, _KEY]},
        {"more": 1},
    ],
)
def test_what_no_county_writes_is_refused(change: dict[str, object]) -> None:
    fields = json.loads(envelope_bytes(GIVEN)) | change
    data = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    assert isinstance(parse_envelope(data), EnvelopeFault)


@pytest.mark.parametrize(
    "text",
    ["", "age1", "合口镇", str(OWN), "age1" + "q" * 58],
    ids=["nothing", "a head alone", "Chinese", "a secret key", "a wrong sum"],
)
def test_what_is_no_public_key_is_refused(text: str) -> None:
    assert not is_recipient(text)
    with pytest.raises(ValueError, match="age1"):
        seal_envelope(GIVEN, text)


def test_a_broken_identity_is_a_fault() -> None:
    sealed = seal_envelope(GIVEN, str(OWN.to_public()))
    assert isinstance(open_envelope(sealed, "AGE-SECRET-KEY-1"), EnvelopeFault)
