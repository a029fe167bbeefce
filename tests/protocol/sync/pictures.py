"""A county with pictures, and what its terminals make of them."""

from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sync.attachment_opening import AttachmentFault, open_attachment
from sync.attachment_status import PictureStatus, picture_status
from sync.attachments import Room, picture_store
from sync.once import sync_once
from sync.replica import REPLICA_FILE, open_for_reading
from sync.report import SyncReport
from sync.wire.files import SealedFile, file_path, seal_picture
from sync.wire.layout import is_name
from sync.wire.schema import ATTACHMENT
from tests.protocol.sync.county import (
    NOW,
    TOWNSHIP,
    VILLAGE,
    PublishedCounty,
    Row,
    first_state,
    provide,
)

PICTURE_BYTES = 20_000
PLENTY = Room(left_free_bytes=0)


def picture(number: int) -> bytes:
    """A picture no other is like; what is in it is the screens' business."""
    return f"{number:08}".encode() * (PICTURE_BYTES // 8)


@dataclass
class Album:
    """A village's pictures by their rows' ids, on a county's web server; a higher id is newer."""

    county: PublishedCounty
    files: dict[int, SealedFile] = field(default_factory=dict)
    until: dict[int, date] = field(default_factory=dict)

    def add(self, *numbers: int, until: date | None = None) -> None:
        """Seal pictures, put them on the server, and name them in the next publication."""
        key = self.county.keys.regions.current(VILLAGE)
        for number in numbers:
            self.files[number] = seal_picture(picture(number), key)
            self.put_back(number)
            if until is not None:
                self.until[number] = until

    def put_back(self, number: int) -> None:
        """Put a picture's file on the server as it should be."""
        self.county.write(self.path(number), self.files[number].content)

    def path(self, number: int) -> str:
        """Where a picture's file lies on the server."""
        return file_path(self.files[number].name)

    def withdraw(self, number: int) -> None:
        """Name a picture no more."""
        del self.files[number]

    def publish(self) -> None:
        """Publish the village with the pictures there are now."""
        rows = [self._row(number) for number in sorted(self.files)]
        state = first_state()
        if rows:
            state[ATTACHMENT, VILLAGE, "2026"] = rows
        self.county.publish(state)

    def _row(self, number: int) -> Row:
        file = self.files[number]
        added_on = date.fromordinal(date(2026, 1, 1).toordinal() + number)
        about = ("article", 1, "document", number, 1, 1, "会议照片", False, added_on)
        return (number, *about, file.name, len(file.content), "webp", self.until.get(number))


@dataclass(frozen=True)
class Terminal:
    """A terminal's folder, and what people at it can do."""

    data: Path

    def sync(self, url: str, room: Room = PLENTY, *, check: bool = True) -> SyncReport:
        """One sync."""
        if not self.data.exists():
            provide(self.data)
        return sync_once(
            data_dir=self.data,
            county_url=url,
            township=TOWNSHIP,
            now=lambda: NOW,
            room=room,
            check=check,
        )

    def status(self) -> PictureStatus:
        """What a technician is told."""
        with closing(open_for_reading(self.data / REPLICA_FILE)) as replica:
            return picture_status(self.data, replica)

    def open(self, number: int) -> bytes | AttachmentFault:
        """What a villager sees who taps a row."""
        with closing(open_for_reading(self.data / REPLICA_FILE)) as replica:
            return open_attachment(self.data, replica, number)

    def shown(self, album: Album) -> set[int]:
        """The numbers of the pictures that open; each as it was made."""
        opened = {number: self.open(number) for number in album.files}
        right = {number for number, content in opened.items() if content == picture(number)}
        assert right == {number for number, content in opened.items() if isinstance(content, bytes)}
        return right

    def files(self) -> set[str]:
        """The names of all whole files in the pictures' folder."""
        found = picture_store(self.data).folder.glob("??/*")
        return {path.name for path in found if is_name(path.name)}

    def file_of(self, album: Album, number: int) -> Path:
        """Where a picture's file lies on this terminal."""
        return picture_store(self.data).path_of(album.files[number].name)


def room_for(pictures: int) -> Room:
    """A budget for so many pictures."""
    return Room(budget_bytes=pictures * (PICTURE_BYTES + 200), left_free_bytes=0)
