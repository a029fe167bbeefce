"""A picture opens under its region's key, as a picture of that region, and as nothing else."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.envelope import RegionKey
from sync.wire.files import (
    MAX_FILE_BYTES,
    MAX_PICTURE_BYTES,
    file_path,
    open_picture,
    seal_picture,
)
from sync.wire.sealing import REGION_KEY_BYTES, Claim, SealFault, SealFaultKind, seal

VILLAGE = RegionKey("430724101211", 1, bytes(range(REGION_KEY_BYTES)))
NEIGHBOUR = RegionKey("430724101212", 1, bytes(reversed(VILLAGE.key)))
KEYS = {(each.region, each.epoch): each.key for each in (VILLAGE, NEIGHBOUR)}
PICTURE = b"RIFF\x00\x00\x00\x00WEBP " + "村级道路竣工照片".encode()


def fault_of(content: bytes, region: str = VILLAGE.region) -> SealFaultKind | None:
    opened = open_picture(content, region, KEYS)
    return opened.kind if isinstance(opened, SealFault) else None


@given(st.binary(max_size=400))
def test_what_was_sealed_comes_out_and_is_named_by_what_travels(picture: bytes) -> None:
    sealed = seal_picture(picture, VILLAGE)
    assert open_picture(sealed.content, VILLAGE.region, KEYS) == picture
    assert sealed.name == hashlib.sha256(sealed.content).hexdigest()
    assert seal_picture(picture, VILLAGE) == sealed
    assert seal_picture(picture, NEIGHBOUR).name != sealed.name


def test_nothing_of_the_picture_shows() -> None:
    assert PICTURE[:8] not in seal_picture(PICTURE, VILLAGE).content


def test_a_neighbours_picture_and_a_shard_do_not_pass_for_one() -> None:
    assert fault_of(seal_picture(PICTURE, NEIGHBOUR).content) is SealFaultKind.NOT_GENUINE
    for claim in (
        Claim("attachment", VILLAGE.region, "2026", 1),
        Claim("picture", VILLAGE.region, "2026", 1),
    ):
        assert fault_of(seal(claim, VILLAGE.key, PICTURE)) is SealFaultKind.NOT_GENUINE


def test_without_the_key_of_its_epoch_it_stays_shut() -> None:
    later = RegionKey(VILLAGE.region, 2, VILLAGE.key)
    assert fault_of(seal_picture(PICTURE, later).content) is SealFaultKind.NO_KEY


@given(st.integers(0, 200), st.integers(1, 255))
def test_a_changed_byte_is_found(place: int, change: int) -> None:
    content = bytearray(seal_picture(PICTURE, VILLAGE).content)
    content[place % len(content)] ^= change
    assert fault_of(bytes(content)) is not None


@given(st.binary(max_size=300))
def test_foreign_bytes_are_a_fault(content: bytes) -> None:
    assert fault_of(content) is not None


def test_the_largest_picture_fits_the_largest_file() -> None:
    assert len(seal_picture(bytes(MAX_PICTURE_BYTES), VILLAGE).content) <= MAX_FILE_BYTES
    with pytest.raises(ValueError, match="larger than any terminal takes"):
        seal_picture(bytes(MAX_PICTURE_BYTES + 1), VILLAGE)


def test_a_file_lies_under_its_name_only() -> None:
    name = "ab" * 32
    assert file_path(name) == f"files/ab/{name}"
    for none in ("", "AB" * 32, f"../{name}", name[:-1]):
        with pytest.raises(ValueError, match="sha-256"):
            file_path(none)
