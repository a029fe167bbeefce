"""A terminal in its hall as real processes: its syncer's command, its status, what its screen says.

The county of these tests publishes in the days before today, so that the commands run by the
machine's own clock.
"""

import json
import os
import queue
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from device.idcard.types import Card, CardKind
from kiosk.effects import LookUp
from kiosk.events import Answered, DataChanged
from kiosk.holdings import Holdings
from kiosk.librarian import Librarian
from sync.replica import REPLICA_FILE
from sync.wire.payee import payee_key
from sync.wire.schema import ALLOTMENT, HOLDER, PAYMENT, PROGRAMME, SOURCE
from tests.protocol.sync.county import (
    COUNTY,
    TOWNSHIP,
    VILLAGE,
    PublishedCounty,
    Row,
    State,
    first_state,
    new_keys,
    payment,
    provide,
    serving,
)
from tests.protocol.sync.held import held_state, published_state

DEADLINE_S = 240.0
PEPPER = bytes(32)
FARMER = Card(CardKind.RESIDENT, name="周满仓", number="430724195603120012")
FIRST_FEN, SECOND_FEN = 13142, 20058


def _row(dataset_columns: Sequence[str], values: dict[str, object]) -> Row:
    return tuple(values.get(name) for name in dataset_columns)


def paid_state(*amounts_fen: int) -> State:
    """A township in which the farmer was paid these amounts, with the way the money took."""
    key = payee_key(PEPPER, FARMER.number or "")
    assert key is not None
    state = first_state()
    state[HOLDER, VILLAGE, "all"].append((key, "周*仓", "二组", None))
    for number, fen in enumerate(amounts_fen):
        paid = payment(1, 1500 + number, fen=fen)
        state[PAYMENT, VILLAGE, "2026"].append((key, *paid[1:]))
    state[PROGRAMME, COUNTY, "2026"] = [
        _row(
            [column.name for column in PROGRAMME.columns],
            {
                "code": "NY01",
                "year": 2026,
                "name": "耕地地力保护补贴",
                "category": "农业类",
                "department": "县农业农村局",
                "plain": "种着自家承包地的农户，每亩补一次，每年一次。",
                "doc_no": "湘农发〔2026〕5号",
                "doc_title": "耕地地力保护补贴实施方案",
                "unit": "亩",
                "unit_note": "承包面积",
                "standard_note": "县里定",
                "paid_to": "person",
                "rhythm": "每年一次",
                "ask_department": "镇农业综合服务中心",
                "ask_phone": "0736-0000327",
                "named": True,
            },
        )
    ]
    state[SOURCE, COUNTY, "2026"] = [
        _row(
            [column.name for column in SOURCE.columns],
            {
                "id": 1,
                "programme": "NY01",
                "level": "省",
                "doc_no": "湘财农指〔2026〕12号",
                "received_on": date(2026, 1, 22),
                "amount_fen": 100_000_00,
            },
        )
    ]
    state[ALLOTMENT, COUNTY, "2026"] = [
        _row(
            [column.name for column in ALLOTMENT.columns],
            {
                "id": 1,
                "source": 1,
                "programme": "NY01",
                "doc_no": "临财农〔2026〕8号",
                "allotted_on": date(2026, 2, 26),
                "from_units": "县农业农村局",
                "to_region": TOWNSHIP,
                "amount_fen": 100_000_00,
            },
        )
    ]
    return state


FIRST = paid_state(FIRST_FEN)
SECOND = paid_state(FIRST_FEN, SECOND_FEN)


@dataclass
class Hall:
    """One terminal that holds `FIRST`, and the county, which has published `SECOND` since.

    `yesterday` is the folder as it was when only `FIRST` was published.
    """

    county: PublishedCounty
    data: Path
    yesterday: Path
    environment: dict[str, str] = field(default_factory=dict)

    def command(self, *arguments: str | Path) -> list[str]:
        """The kiosk's command."""
        return [sys.executable, "-m", "kiosk", *map(str, arguments)]

    def run(self, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        """Run the kiosk's command to its end."""
        return subprocess.run(
            self.command(*arguments),
            env=os.environ | {"PYTHONUTF8": "1"} | self.environment,
            capture_output=True,
            text=True,
            timeout=DEADLINE_S,
            check=False,
        )

    def place(self) -> tuple[str | Path, ...]:
        """Where, for the commands that fill."""
        return ("--data", self.data, "--township", TOWNSHIP)

    def once(self, url: str) -> str:
        """Sync once; gives the outcome."""
        return self._outcome(self.run("sync", "once", "--json", *self.place(), "--county", url))

    def carried(self, folder: Path) -> str:
        """Take what lies on a stick; gives the outcome."""
        return self._outcome(self.run("sync", "import", folder, "--json", *self.place()))

    def _outcome(self, done: "subprocess.CompletedProcess[str]") -> str:
        assert done.returncode in (0, 1), done.stderr
        assert done.stderr.count("\n") == done.returncode, done.stderr
        outcome: str = json.loads(done.stdout)["outcome"]
        return outcome

    def goes_on(self, state: State) -> dict[str, object]:
        """Exactly that published state is held, told in one sentence and shown; gives the status"""
        assert held_state(self.data) == published_state(state)
        status = self.status()
        rows = state[PAYMENT, VILLAGE, "2026"]
        paid = [fen for (_, number, _, _, _, _, fen, *_) in rows if number in (1500, 1501)]
        assert self.shown_fen() == paid
        return status

    def status(self) -> dict[str, object]:
        """What `kiosk sync status` says, which is one plain sentence in each language."""
        done = self.run("sync", "status", "--json", "--data", self.data)
        assert done.returncode == 0, done.stderr
        status: dict[str, object] = json.loads(done.stdout)
        sentence, sentence_zh = str(status["sentence"]), str(status["sentence_zh"])
        assert "\n" not in sentence
        assert sentence.endswith(".")
        assert "Traceback" not in sentence
        assert sentence_zh.count("。") == 1
        assert sentence_zh.endswith("。")
        return status

    def shown_fen(self) -> list[int]:
        """What the screen's own thread finds for the farmer's card."""
        events: queue.SimpleQueue[Answered | DataChanged] = queue.SimpleQueue()
        librarian = Librarian(self.data / REPLICA_FILE, TOWNSHIP, events.put)
        librarian.start()
        librarian.ask(LookUp(1, FARMER))
        changed = events.get(timeout=DEADLINE_S)
        answered = events.get(timeout=DEADLINE_S)
        librarian.stop()
        assert isinstance(changed, DataChanged)
        assert changed.data is not None
        assert changed.data.township == "合口镇"
        assert isinstance(answered, Answered)
        assert isinstance(answered.answer, Holdings), type(answered.answer)
        return sorted(payment.amount_fen for payment in answered.answer.payments)


def new_hall(folder: Path) -> Hall:
    """A hall as `Hall` says."""
    today = datetime.now(UTC)
    keys = new_keys(folder / "keys", today - timedelta(days=30))
    county = PublishedCounty(folder / "public", day=today.date() - timedelta(days=9), keys=keys)
    county.publish(FIRST)
    hall = Hall(county, folder / "data", folder / "yesterday")
    provide(hall.data, keys)
    with serving(county.folder) as url:
        assert hall.once(url) == "updated"
    shutil.copytree(county.folder, hall.yesterday)
    county.publish(SECOND)
    return hall


def copy_of(hall: Hall, folder: Path) -> Hall:
    """Another such hall, to do harm to."""
    for name in ("public", "data", "yesterday"):
        shutil.copytree(hall.data.parent / name, folder / name)
    county = replace(
        hall.county,
        folder=folder / "public",
        entries=list(hall.county.entries),
        regions=dict(hall.county.regions),
    )
    return Hall(county, folder / "data", folder / "yesterday")
