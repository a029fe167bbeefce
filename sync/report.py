"""What one sync came to: for the command line, for the log, for people."""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum, unique
from typing import assert_never

from sync.faults import Fault


@unique
class Outcome(StrEnum):
    """How a sync ended. After each, the replica holds one published state, or still none."""

    UPDATED = "updated"
    NOTHING_NEW = "nothing_new"
    NO_NETWORK = "no_network"
    PORTAL = "portal"
    SERVER_REFUSED = "server_refused"
    INCOMPLETE = "incomplete"
    BAD_DATA = "bad_data"
    NOT_SIGNED = "not_signed"
    OLDER = "older"
    CLOCK = "clock"
    NO_KEY = "no_key"
    WRONG_KEY = "wrong_key"
    NO_SPACE = "no_space"
    DISK_REFUSED = "disk_refused"
    BUSY = "busy"
    STOPPED = "stopped"

    @property
    def succeeded(self) -> bool:
        """Whether the replica now holds what the county publishes."""
        return self in (Outcome.UPDATED, Outcome.NOTHING_NEW)


@dataclass(frozen=True, slots=True)
class SyncReport:
    """One sync. `rows` are those that came; `as_of` is the newest state's day, if any is held.

    `bytes_received` counts bodies; `left_out` names datasets and columns of a newer county.
    """

    outcome: Outcome
    detail: str
    requests: int
    bytes_received: int
    shards_fetched: int
    shards_dropped: int
    rows: int
    as_of: date | None
    left_out: tuple[str, ...]
    duration_s: float

    @property
    def sentence(self) -> str:
        """One plain English sentence, for the command line."""
        match self.outcome:
            case Outcome.UPDATED:
                return (
                    f"Updated to {self.as_of}: {self.shards_fetched} shards came, "
                    f"{self.shards_dropped} went, {self.rows} rows were written."
                )
            case Outcome.NOTHING_NEW:
                return f"Nothing new: the data here are those of {self.as_of}."
            case _:
                held = f"are those of {self.as_of}" if self.as_of else "are still to come"
                return f"The sync did not finish: {self.detail}; the data here {held}."

    @property
    def sentence_zh(self) -> str:
        """One plain Chinese sentence, for technicians and officials."""
        return chinese_sentence(self.outcome, self.as_of)

    def as_json(self) -> dict[str, object]:
        """The report with JSON's own types."""
        fields = asdict(self)
        fields["as_of"] = self.as_of.isoformat() if self.as_of else None
        fields["duration_s"] = round(self.duration_s, 3)
        return {**fields, "sentence": self.sentence, "sentence_zh": self.sentence_zh}


def outcome_of(fault: Fault) -> Outcome:
    """The outcome of a sync that this fault stopped: each kind has one of its own name."""
    return Outcome(fault.kind.value)


def chinese_sentence(outcome: Outcome, as_of: date | None) -> str:
    """What an outcome means to people in the hall, and what they can do."""
    day = f"{as_of.year}年{as_of.month}月{as_of.day}日" if as_of else None
    held = f"屏上仍是{day}的数据" if day else "这台终端还没有数据"
    match outcome:
        case Outcome.UPDATED:
            return f"数据已更新到{day}。"
        case Outcome.NOTHING_NEW:
            return f"县里没有新数据，屏上就是最新的（{day}）。"
        case Outcome.NO_NETWORK:
            return f"连不上县里的服务器，请检查网线或信号；{held}。"
        case Outcome.PORTAL:
            return f"网络要求先登录，请联系网络运营商；{held}。"
        case Outcome.SERVER_REFUSED:
            return f"县里的服务器没有给出数据，请联系县里；{held}。"
        case Outcome.INCOMPLETE:
            return f"U盘上的数据不全，没有采用，请重新拷贝；{held}。"
        case Outcome.NOT_SIGNED:
            return f"收到的数据不是县里签发的，没有采用，请联系县里；{held}。"
        case Outcome.OLDER:
            return f"收到的数据比这台终端见过的旧，没有采用；{held}。"
        case Outcome.CLOCK:
            return f"按这台终端的时钟，县里的数据已过期或未生效，请工作人员核对终端日期；{held}。"
        case Outcome.NO_KEY:
            return f"这台终端没有打开数据的密钥，请联系县里；{held}。"
        case Outcome.WRONG_KEY:
            return f"这台终端的存储密钥不对，请联系技术员；{held}。"
        case Outcome.STOPPED:
            return f"更新停下了，下次接着进行；{held}。"
        case Outcome.BAD_DATA:
            return f"收到的数据核对不上，没有采用，请联系县里；{held}。"
        case Outcome.NO_SPACE:
            return f"终端存储空间不够，请联系技术员；{held}。"
        case Outcome.DISK_REFUSED:
            return f"终端存储读写出错，请联系技术员；{held}。"
        case Outcome.BUSY:
            return f"另一个更新正在进行，请稍后再试；{held}。"
        case _:
            assert_never(outcome)
