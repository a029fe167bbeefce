"""What the replica holds, and how the last syncs went, read from it."""

from dataclasses import asdict, dataclass

from sync.database import Connection


@dataclass(frozen=True, slots=True)
class Attempt:
    """The last sync that succeeded or failed; `at` is ISO time, `result` success or failure."""

    result: str
    at: str
    outcome: str
    sentence: str
    sentence_zh: str


@dataclass(frozen=True, slots=True)
class Status:
    """One replica. `datasets` gives the numbers of shards and rows; days and times are ISO text.

    `last` is the newer of `last_success` and `last_failure`. `left_out` is what a newer county
    sends and this program does not know: columns, as `dataset.column`, and numbers of rows, as
    `dataset (3 rows)`.
    """

    township: str | None
    as_of: str | None
    published_at: str | None
    last_success: Attempt | None
    last_failure: Attempt | None
    datasets: dict[str, tuple[int, int]]
    left_out: tuple[str, ...]

    last: Attempt | None

    @property
    def sentence(self) -> str:
        """One plain English sentence, for the command line."""
        return self.last.sentence if self.last else "Nothing was fetched yet."

    @property
    def sentence_zh(self) -> str:
        """One plain Chinese sentence, for technicians and officials."""
        return self.last.sentence_zh if self.last else "这台终端还没有数据。"

    def as_json(self) -> dict[str, object]:
        """The status with JSON's own types."""
        fields = asdict(self)
        del fields["last"]
        fields["sentence"] = self.sentence
        fields["sentence_zh"] = self.sentence_zh
        fields["datasets"] = {
            name: {"shards": shards, "rows": rows} for name, (shards, rows) in self.datasets.items()
        }
        return fields


def read_status(replica: Connection) -> Status:
    """Read one replica's status; `Error` where it is none."""
    state = replica.execute("SELECT township, as_of, published_at FROM township_state").fetchone()
    attempts = {
        row[0]: Attempt(*row)
        for row in replica.execute(
            "SELECT result, at, outcome, sentence, sentence_zh FROM sync_state ORDER BY rowid"
        )
    }
    # By the order in which they were written: the clock may have been wrong.
    last = list(attempts.values())[-1:]
    datasets = {
        name: (shards, rows)
        for name, shards, rows in replica.execute(
            """SELECT dataset, count(*), sum("rows" - rows_left_out - rows_over)
            FROM shard GROUP BY dataset ORDER BY dataset"""
        )
    }
    township, as_of, published_at = state or (None, None, None)
    return Status(
        township=township,
        as_of=as_of,
        published_at=published_at,
        last_success=attempts.get("success"),
        last_failure=attempts.get("failure"),
        datasets=datasets,
        left_out=tuple(sorted(left_out_of(replica))),
        last=last[0] if last else None,
    )


def left_out_of(replica: Connection) -> set[str]:
    """What came in held shards and is not known here: columns, and rows that hold such words."""
    rows = replica.execute(
        "SELECT dataset, sum(rows_left_out) FROM shard WHERE rows_left_out > 0 GROUP BY dataset"
    )
    return {f"{name} ({count} rows)" for name, count in rows} | {
        f"{name}.{column}"
        for name, columns in replica.execute(
            "SELECT DISTINCT dataset, left_out FROM shard WHERE left_out <> ''"
        )
        for column in columns.split()
    }
