"""What each village owns and has let; what was paid for it stands in its books."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from county.demo.facts import Region
from county.demo.facts_village import Asset, Contract, Resource
from county.demo.village_names import Neighbours

_POND_FEN = 1_200_000
_SHOP_FEN = 480_000


@dataclass(frozen=True, slots=True)
class Letting:
    """A contract that brings rent once a year, in a month of 1 to 12."""

    contract: Contract
    month: int
    rent_fen: int
    summary: str


@dataclass(frozen=True, slots=True)
class Property:
    """Assets, resources and lettings of all villages."""

    assets: tuple[Asset, ...]
    resources: tuple[Resource, ...]
    lettings: tuple[Letting, ...]


def property_of(
    chance: Random, today: date, villages: Sequence[Region], neighbours: Neighbours
) -> Property:
    """Some assets and resources for each village, a pond and a shop let to somebody."""
    assets: list[Asset] = []
    resources: list[Resource] = []
    lettings: list[Letting] = []
    for village in villages:
        own_assets = _assets(chance, today, village, len(assets) + 1)
        assets += own_assets
        own_resources = _resources(chance, village, len(resources) + 1)
        resources += own_resources
        lettings += _lettings(
            chance, today, village, neighbours, own_resources[1], own_assets[1], len(lettings) + 1
        )
    return Property(tuple(assets), tuple(resources), tuple(lettings))


def settled(lettings: Sequence[Letting], received_fen: Mapping[int, int]) -> list[Contract]:
    """The contracts with what the books have received for each, by its id."""
    return [
        each.contract._replace(settled_fen=received_fen.get(each.contract.id, 0))
        for each in lettings
    ]


def _assets(chance: Random, today: date, village: Region, first_id: int) -> list[Asset]:
    things = (
        ("村部办公楼", "房屋", 100, "栋", 38_600_000, 9, "自用"),
        ("临街门面", "房屋", 200, "间", 12_400_000, 7, "出租"),
        ("抽水泵站", "水利设施", 100, "座", 6_850_000, 6, "自用"),
        ("太阳能路灯", "公共设施", 4_000, "盏", 5_200_000, 3, "自用"),
        ("台式电脑和打印机", "办公设备", 300, "套", 1_290_000, 2, "自用"),
    )
    found = []
    for place, (name, category, quantity, unit, fen, years, use) in enumerate(things):
        original = fen * chance.randint(80, 125) // 10_000 * 100
        found.append(
            Asset(
                id=first_id + place,
                region=village.code,
                code=f"ZC{place + 1:03d}",
                name=name,
                category=category,
                quantity=quantity,
                unit=unit,
                acquired_on=date(today.year - years, chance.randint(1, 12), 18),
                original_fen=original,
                net_fen=original * max(1, 20 - years) // 2_000 * 100,
                place="村部" if category in ("房屋", "办公设备") else "各组",
                use=use,
            )
        )
    return found


def _resources(chance: Random, village: Region, first_id: int) -> list[Resource]:
    kinds = (
        ("机动地", "机动地", 800, 4_200, "1 组、4 组", "发包"),
        ("大塘", "水面", 900, 3_600, "2 组", "发包"),
        ("后山集体林", "林地", 6_000, 42_000, "7 组", "自营"),
    )
    return [
        Resource(
            id=first_id + place,
            region=village.code,
            code=f"ZY{place + 1:03d}",
            name=name,
            category=category,
            area=chance.randint(least, most),
            unit="亩",
            place=where,
            use=use,
        )
        for place, (name, category, least, most, where, use) in enumerate(kinds)
    ]


def _lettings(
    chance: Random,
    today: date,
    village: Region,
    neighbours: Neighbours,
    pond: Resource,
    shop: Asset,
    first_id: int,
) -> list[Letting]:
    first_year = today.year - 2
    tenant = neighbours.any_of(village.code)
    pond_fen = _POND_FEN * chance.randint(4, 12) // 1_000 * 100
    shop_fen = _SHOP_FEN * chance.randint(6, 14) // 1_000 * 100
    meeting = f"村民代表会议 {first_year - 1}年11月20日表决通过"
    pond_contract = Contract(
        id=first_id,
        region=village.code,
        number=f"HK-{village.code[-3:]}-{first_year}-01",
        name="大塘承包合同",
        kind="发包",
        counterparty=tenant or "合口镇水产专业合作社",
        counterparty_is_person=tenant is not None,
        signed_on=date(first_year - 1, 12, 2),
        valid_from=date(first_year, 1, 1),
        valid_to=date(first_year + 4, 12, 31),
        amount_fen=5 * pond_fen,
        settled_fen=0,
        terms=f"每年10月底前交 {pond_fen // 100:,} 元",
        decided=meeting,
        resource=pond.id,
    )
    shop_contract = Contract(
        id=first_id + 1,
        region=village.code,
        number=f"HK-{village.code[-3:]}-{first_year}-02",
        name="临街门面租赁合同",
        kind="租赁",
        counterparty="合口镇便民农资店",
        signed_on=date(first_year - 1, 12, 9),
        valid_from=date(first_year, 1, 1),
        valid_to=date(first_year + 3, 12, 31),
        amount_fen=4 * shop_fen,
        settled_fen=0,
        terms=f"每年3月底前交 {shop_fen // 100:,} 元",
        decided=meeting,
        asset=shop.id,
    )
    return [
        Letting(pond_contract, 10, pond_fen, "大塘承包款"),
        Letting(shop_contract, 3, shop_fen, "临街门面租金"),
    ]
