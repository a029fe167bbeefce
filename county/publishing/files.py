"""Publishes pictures: each is sealed once under its region's key, and taken away when no row names
it any more.
"""

from county.attaching.models import SealedPicture
from county.attaching.store import PictureStore
from county.publishing.cuts import Cut, Row
from county.publishing.repository import Repository
from sync.wire.envelope import RegionKey
from sync.wire.files import file_path, seal_picture
from sync.wire.layout import is_name
from sync.wire.schema import ATTACHMENT

_NAMES = [column.name for column in ATTACHMENT.columns]
_SHA256 = _NAMES.index("sha256")
_SIZE = _NAMES.index("size_bytes")


class MissingPictureError(Exception):
    """A picture that a row names is not in the county's folder; the text is one plain sentence."""


class PictureFiles:
    """The pictures of one publication: put in place region by region, then tidied once."""

    def __init__(self, repository: Repository, store: PictureStore) -> None:
        self._repository = repository
        self._store = store
        self._named: set[str] = set()

    def publish(self, cut: Cut, key: RegionKey) -> Cut:
        """Put the pictures of these rows of `attachment` in place.

        Gives the rows as they travel: with the name and the size of the file that is published, in
        place of the picture's. Raises `MissingPictureError`; `OSError`.
        """
        known = {
            sha256: (name, size)
            for sha256, name, size in SealedPicture.objects.filter(
                region=key.region, epoch=key.epoch
            ).values_list("sha256", "name", "size_bytes")
        }
        rows = []
        for row in cut.rows:
            sha256 = str(row[_SHA256])
            if sha256 not in known or not self._is_in_place(*known[sha256]):
                known[sha256] = self._put(sha256, key)
            rows.append(_renamed(row, *known[sha256]))
            self._named.add(known[sha256][0])
        return Cut(cut.dataset, cut.region, cut.period, rows)

    def tidy(self) -> None:
        """Take away what no row names. Only once what is signed names it no more. `OSError`."""
        for file in (self._repository.folder / "files").glob("??/*"):
            if is_name(file.name) and file.name not in self._named:
                file.unlink()

    def _is_in_place(self, name: str, size: int) -> bool:
        file = self._repository.folder / file_path(name)
        return file.is_file() and file.stat().st_size == size

    def _put(self, sha256: str, key: RegionKey) -> tuple[str, int]:
        picture = self._store.read(sha256)
        if picture is None:
            detail = f"Picture {sha256} is missing in {self._store.folder} or damaged"
            raise MissingPictureError(f"{detail}: attach its file again, or withdraw it.")
        sealed = seal_picture(picture, key)
        self._repository.put(file_path(sealed.name), sealed.content)
        SealedPicture.objects.filter(region=key.region).exclude(epoch=key.epoch).delete()
        SealedPicture.objects.update_or_create(
            region=key.region,
            epoch=key.epoch,
            sha256=sha256,
            defaults={"name": sealed.name, "size_bytes": len(sealed.content)},
        )
        return sealed.name, len(sealed.content)


def _renamed(row: Row, name: str, size: int) -> Row:
    cells = list(row)
    cells[_SHA256], cells[_SIZE] = name, size
    return tuple(cells)
