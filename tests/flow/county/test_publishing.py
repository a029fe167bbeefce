"""What leaves the county: enough for everybody to check, nothing that names whom it must not."""

import json
import shutil
import sqlite3
from collections import defaultdict
from contextlib import closing
from pathlib import Path

import zstandard

from county.publishing.masking import masked_name
from sync.wire.payee import keys_of_card
from tests.flow.county.conftest import TODAY, PublishedCounty, county, made_in


def _people(home: Path) -> list[tuple[str, str | None, str, int]]:
    with closing(sqlite3.connect(home / "county.db")) as database:
        return database.execute(
            "SELECT number, former_number, name, protected FROM disclosure_person"
        ).fetchall()


def _keys(home: Path, card: dict[str, object]) -> tuple[bytes, ...]:
    extra = card["extra"]
    assert isinstance(extra, dict)
    return keys_of_card(
        bytes.fromhex((home / "pepper").read_text()),
        number=str(card["number"]),
        nationality=extra.get("nationality"),
        old_link=extra.get("old_number_link"),
    )


def _unfolded(data: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompressobj().decompress(data)


def test_no_number_and_no_whole_name_is_in_any_published_byte(
    home: Path, published: PublishedCounty
) -> None:
    people = _people(home)
    numbers = [number.encode() for row in people for number in row[:2] if number]
    names = {name.encode() for _, _, name, _ in people if len(name) > 2}
    files = [file for file in published.folder.rglob("*") if file.is_file()]
    contents = [file.read_bytes() for file in files]
    contents += [_unfolded(data) for data in published.shard_bytes()]

    assert len(numbers) > 400
    assert len(names) > 200
    for content in contents:
        assert not [number for number in numbers if number in content]
        assert not [name for name in names if name in content]


def test_who_is_protected_stands_in_no_list(home: Path, published: PublishedCounty) -> None:
    protected = sum(row[3] for row in _people(home))
    holders = published.rows("holder")
    shown = {each["masked_name"] for each in holders if each["masked_name"]}

    assert protected > 10
    assert sum(each["masked_name"] is None for each in holders) == protected
    assert shown <= {masked_name(row[2]) for row in _people(home) if not row[3]}


def test_everybody_in_the_data_is_known_as_a_holder(
    home: Path, published: PublishedCounty, cards: dict[str, dict[str, object]]
) -> None:
    holders = {each["payee"] for each in published.rows("holder")}
    paid = {each["payee"] for each in published.rows("payment")}
    entitled = {each["payee"] for each in published.rows("entitlement")}

    assert paid <= holders
    assert entitled <= holders
    assert not set(_keys(home, cards["10"])) & holders
    for key, card in cards.items():
        if key != "10":
            assert set(_keys(home, card)) <= holders, key


def test_the_new_card_finds_what_was_paid_under_the_old_number(
    home: Path, published: PublishedCounty, cards: dict[str, dict[str, object]]
) -> None:
    (old,) = _keys(home, cards["6"])
    new_card_keys = _keys(home, cards["6b"])
    paid: dict[object, list[object]] = defaultdict(list)
    for row in published.rows("payment"):
        paid[row["payee"]].append(row["paid_on"])

    assert new_card_keys[1] == old
    assert paid[old]
    assert paid[new_card_keys[0]]
    assert max(map(str, paid[old])) < min(map(str, paid[new_card_keys[0]]))


def test_published_batches_tie_but_for_the_one_that_says_why_not(
    published: PublishedCounty,
) -> None:
    sums: dict[object, int] = defaultdict(int)
    for row in published.rows("payment"):
        sums[row["disbursement"]] += int(str(row["amount_fen"]))
    batches = published.rows("disbursement")
    untied = [each for each in batches if each["amount_fen"] != sums[each["id"]]]

    assert batches
    assert [int(str(each["amount_fen"])) - sums[each["id"]] for each in untied] == [12000]
    assert "120.00" in str(untied[0]["note"])


def test_the_trail_can_be_walked_from_a_payment_to_its_source(published: PublishedCounty) -> None:
    sources = {row["id"]: row for row in published.rows("source")}
    allotments = {row["id"]: row for row in published.rows("allotment")}
    batches = {row["id"]: row for row in published.rows("disbursement")}
    programmes = {(row["code"], row["year"]) for row in published.rows("programme")}
    for payment in published.rows("payment"):
        batch = batches[payment["disbursement"]]
        allotment = allotments[batch["allotment"]]
        source = sources[allotment["source"]]
        codes = {each["programme"] for each in (payment, batch, allotment, source)}
        assert len(codes) == 1
        assert batch["shard_region"] == payment["shard_region"]
        assert any(code in codes for code, _ in programmes)


def test_not_collected_and_not_disclosed_are_told_apart_from_nothing_paid(
    published: PublishedCounty,
) -> None:
    items = published.rows("catalogue_item")
    by_state: dict[object, list[dict[str, object]]] = defaultdict(list)
    for each in items:
        by_state[each["state"]].append(each)

    assert set(by_state) == {"published", "not_collected", "not_disclosed"}
    assert all(each["department"] and each["due_on"] for each in by_state["not_collected"])
    assert all(each["note"] for each in by_state["not_disclosed"])


def test_the_indexes_say_how_recent_the_data_are(published: PublishedCounty) -> None:
    assert published.state().as_of.isoformat() == TODAY
    assert {each.as_of.isoformat() for each in published.regions()} == {TODAY}


def test_publishing_again_writes_nothing_and_a_change_only_what_hangs_on_it(
    home: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "county"
    shutil.copytree(home, copy)
    before = _stamps(copy / "pkg")

    again = county("publish", "--home", copy, "--json")
    assert json.loads(again.stdout)["files_written"] == 0
    assert _stamps(copy / "pkg") == before

    with closing(sqlite3.connect(copy / "county.db")) as database, database:
        database.execute("UPDATE disclosure_notice SET title = '改了' WHERE id = 1")
    changed = json.loads(county("publish", "--home", copy, "--json").stdout)
    after = _stamps(copy / "pkg")
    touched = sorted(path.split("/")[0] for path in after if after[path] != before.get(path))

    # The county's notices and its index; then targets, snapshot and timestamp are signed.
    assert changed["files_written"] == 5
    assert touched == ["repo", "repo", "repo", "repo", "shards"]


def test_the_same_seed_and_day_publish_the_same_bytes(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home / "keys", tmp_path / "twin" / "keys")
    twin = made_in(tmp_path / "twin")

    for name in ("cards.json", "cast.json", "pepper"):
        assert (twin / name).read_bytes() == (home / name).read_bytes()
    assert {file.name for file in (twin / "pkg" / "shards").rglob("*")} == {
        file.name for file in (home / "pkg" / "shards").rglob("*")
    }


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(file.relative_to(folder)): (file.stat().st_mtime_ns, file.stat().st_ino)
        for file in folder.rglob("*")
        if file.is_file()
    }
