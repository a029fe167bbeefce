"""A shard opens under its region's key, as what it claims to be, and as nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.sealing import (
    REGION_KEY_BYTES,
    Claim,
    SealFault,
    SealFaultKind,
    Unsealed,
    claim_of,
    new_region_key,
    seal,
    unseal,
)

VILLAGE = "430724101211"
NEIGHBOUR = "430724101212"
CLAIM = Claim("payment", VILLAGE, "2026", 1)
KEY = bytes(range(REGION_KEY_BYTES))
NEIGHBOURS_KEY = bytes(reversed(KEY))
KEYS = {(VILLAGE, 1): KEY, (NEIGHBOUR, 1): NEIGHBOURS_KEY}
SHARD = "每亩一百三十一元四角二分".encode()


def fault_of(data: bytes, keys: dict[tuple[str, int], bytes] = KEYS) -> SealFaultKind | None:
    opened = unseal(data, keys)
    return opened.kind if isinstance(opened, SealFault) else None


@given(st.binary(max_size=300))
def test_what_was_sealed_comes_out_and_the_same_bytes_seal_alike(shard: bytes) -> None:
    sealed = seal(CLAIM, KEY, shard)
    assert unseal(sealed, KEYS) == Unsealed(CLAIM, shard)
    assert seal(CLAIM, KEY, shard) == sealed
    assert claim_of(sealed) == CLAIM


def test_nothing_of_the_rows_shows() -> None:
    assert SHARD[:6] not in seal(CLAIM, KEY, SHARD)


@pytest.mark.parametrize(
    "other",
    [
        Claim("holder", VILLAGE, "2026", 1),
        Claim("payment", NEIGHBOUR, "2026", 1),
        Claim("payment", VILLAGE, "2025", 1),
        Claim("payment", VILLAGE, "2026", 2),
    ],
)
def test_one_shard_offered_as_another_stays_shut(other: Claim) -> None:
    """A village's file under its neighbour's name, last year's as this year's."""
    sealed = seal(CLAIM, KEY, SHARD)
    line = seal(other, KEY, b"").split(b"\n")[0]
    swapped = line + sealed[sealed.index(b"\n") :]
    keys = {**KEYS, (VILLAGE, 2): KEY}
    assert fault_of(swapped, keys) is SealFaultKind.NOT_GENUINE


def test_a_kiosk_without_the_key_is_told_so() -> None:
    assert fault_of(seal(CLAIM, KEY, SHARD), {}) is SealFaultKind.NO_KEY
    renewed = Claim("payment", VILLAGE, "2026", 2)
    assert fault_of(seal(renewed, new_region_key(), SHARD)) is SealFaultKind.NO_KEY


def test_a_wrong_key_opens_nothing() -> None:
    keys = {(VILLAGE, 1): NEIGHBOURS_KEY}
    assert fault_of(seal(CLAIM, KEY, SHARD), keys) is SealFaultKind.NOT_GENUINE


@given(st.data())
def test_a_file_changed_or_cut_anywhere_is_refused(data: st.DataObject) -> None:
    sealed = bytearray(seal(CLAIM, KEY, SHARD))
    place = data.draw(st.integers(0, len(sealed) - 1))
    if data.draw(st.booleans()):
        changed = bytes(sealed[:place])
    else:
        sealed[place] ^= data.draw(st.integers(1, 255))
        changed = bytes(sealed)
    assert fault_of(changed) is not None


@given(st.binary(max_size=400))
def test_strange_bytes_are_refused(data: bytes) -> None:
    assert fault_of(data) is SealFaultKind.NOT_SEALED


@pytest.mark.parametrize(
    "line",
    [
        b'{"dataset":"payment","epoch":0,"format":1,"period":"2026","region":"430724101211"}',
        b'{"dataset":"payment","epoch":true,"format":1,"period":"2026","region":"430724101211"}',
        b'{"dataset":"payment","epoch":1,"format":2,"period":"2026","region":"430724101211"}',
        b'{"dataset":"payment","epoch":1,"format":1,"period":"2026","region":"4307241"}',
        b'{"dataset":"payment", "epoch":1,"format":1,"period":"2026","region":"430724101211"}',
        b'{"epoch":1,"dataset":"payment","format":1,"period":"2026","region":"430724101211"}',
        b"[" * 250,
    ],
)
def test_a_claim_has_one_form_only(line: bytes) -> None:
    assert fault_of(line + b"\n" + bytes(32)) is SealFaultKind.NOT_SEALED
