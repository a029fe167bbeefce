"""Signed files altered in every way: refused, or saying the very same."""

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.faults import Fault, FaultKind
from sync.floor import Floor
from sync.trust import Trust, Vouched
from sync.wire.layout import metadata_folder
from tests.protocol.sync.county import (
    NOW,
    TOWNSHIP,
    PublishedCounty,
    first_state,
    new_keys,
    provide,
)


@dataclass(frozen=True)
class Altered:
    """The county's files, one of them altered on its way."""

    folder: Path
    name: str
    content: bytes

    def small(self, path: str, max_bytes: int) -> bytes | Fault:
        """As a fetcher reads them."""
        if path.endswith(self.name):
            return self.content[:max_bytes]
        file = self.folder / path
        if not file.is_file():
            return Fault(FaultKind.SERVER_REFUSED, "not there", absent=True)
        return file.read_bytes()


@pytest.fixture(scope="module")
def still_county(tmp_path_factory: pytest.TempPathFactory) -> PublishedCounty:
    """A county that these tests only read."""
    folder = tmp_path_factory.mktemp("still")
    county = PublishedCounty(folder / "public", keys=new_keys(folder / "keys"))
    county.publish(first_state())
    return county


NAMES = ("1.targets.json", "1.snapshot.json", "timestamp.json", "2.root.json")
jsons = st.recursive(
    st.none() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=8,
)


def believed(county: PublishedCounty, name: str, content: bytes) -> Vouched | Fault:
    """What a new terminal makes of the county's files with this one altered."""
    with TemporaryDirectory() as terminal:
        provide(Path(terminal), county.keys)
        source = Altered(county.folder, name, content)
        return Trust(Path(terminal), TOWNSHIP).refresh(source, Floor(), NOW)


@settings(max_examples=60)
@given(st.data())
def test_a_signed_file_however_altered_is_a_fault_or_says_the_same(
    still_county: PublishedCounty, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(NAMES))
    path = still_county.folder / metadata_folder(TOWNSHIP) / name.replace("2.root", "1.root")
    fields = json.loads(path.read_bytes())
    part = data.draw(st.sampled_from(sorted(fields["signed"])))
    fields["signed"][part] = data.draw(jsons)
    content = data.draw(st.one_of(st.just(json.dumps(fields).encode()), st.binary(max_size=99)))
    answer = believed(still_county, name, content)
    if isinstance(answer, Fault):
        assert answer.kind in (FaultKind.BAD_DATA, FaultKind.NOT_SIGNED, FaultKind.PORTAL)
    else:
        # Blanks, and what the standard supplies where it is left out, are not what is signed.
        honest = believed(still_county, "no such file", b"")
        assert isinstance(honest, Vouched)
        assert (answer.sha256, answer.state, answer.targets) == (
            honest.sha256,
            honest.state,
            honest.targets,
        )
