"""How many pictures are here, of how many, and in one sentence why not all."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from sync.attachments import MB, Room, fitting, is_held, last_slice, picture_store, wanted
from sync.database import Connection
from sync.faults import FaultKind


@dataclass(frozen=True, slots=True)
class PictureStatus:
    """Pictures of one terminal. `beyond` counts older ones that the budget has no room for.

    `stopped_by` is what ended the last slice before all had come; none where nothing did.
    """

    wanted: int
    wanted_bytes: int
    held: int
    held_bytes: int
    beyond: int
    budget_bytes: int
    stopped_by: FaultKind | None

    @property
    def missing(self) -> int:
        """How many are still to come."""
        return self.wanted - self.beyond - self.held

    @property
    def sentence(self) -> str:
        """One plain English sentence, for the command line."""
        here = f"{self.held} of {self.wanted} pictures are here ({_mb(self.held_bytes)})"
        if self.missing > 0 and self.stopped_by is FaultKind.NO_SPACE:
            return f"{here}; the disk is full, so no more are fetched."
        if self.missing > 0 and self.stopped_by is FaultKind.DISK_REFUSED:
            return f"{here}; the disk refused, so no more are fetched."
        if self.missing > 0:
            return f"{here}; {self.missing} are still to come."
        if self.beyond > 0:
            return f"{here}; {self.beyond} older ones are beyond {_mb(self.budget_bytes)}."
        return f"{here}."

    @property
    def sentence_zh(self) -> str:
        """One plain Chinese sentence, for technicians and officials."""
        here = f"图片共{self.wanted}张，已下载{self.held}张"
        if self.missing > 0 and self.stopped_by is FaultKind.NO_SPACE:
            return f"{here}；终端存储空间不够，先不再下载，文字和金额不受影响。"
        if self.missing > 0 and self.stopped_by is FaultKind.DISK_REFUSED:
            return f"{here}；终端存储读写出错，请联系技术员，文字和金额不受影响。"
        if self.missing > 0:
            return f"{here}；还有{self.missing}张，下次接着下载。"
        if self.beyond > 0:
            return f"{here}；较早的{self.beyond}张超出了图片的存储限额，没有下载。"
        return f"{here}。"

    def as_json(self) -> dict[str, object]:
        """The status with JSON's own types."""
        return {
            **asdict(self),
            "missing": self.missing,
            "sentence": self.sentence,
            "sentence_zh": self.sentence_zh,
        }


def picture_status(data_dir: Path, replica: Connection) -> PictureStatus:
    """Read it from the folder and the replica's rows. `Error` where there is no replica."""
    listed = wanted(replica, date.min)
    last = last_slice(data_dir)
    budget_bytes = last.budget_bytes if last else Room().budget_bytes
    store = picture_store(data_dir)
    kept = fitting(listed, budget_bytes)
    held = [picture for picture in kept if is_held(store, picture)]
    return PictureStatus(
        wanted=len(listed),
        wanted_bytes=sum(picture.size for picture in listed),
        held=len(held),
        held_bytes=sum(picture.size for picture in held),
        beyond=len(listed) - len(kept),
        budget_bytes=budget_bytes,
        stopped_by=last.stopped_by if last else None,
    )


def _mb(size: int) -> str:
    return f"{size / MB:.1f} MB"
