"""The cast: what they get, what went wrong, and the sentence that introduces each."""

from collections.abc import Mapping
from datetime import date

from county.demo import catalogue, catalogue_welfare
from county.demo.claims import Account, Claim, Stop
from county.demo.facts import Person
from county.demo.ledger import CARD_CLOSED, Exceptions
from county.demo.months import month_number
from county.demo.offices import PENSIONS
from county.demo.rules import Rule

_MONTHS_WITHOUT_PENSION = 3

STORIES: Mapping[str, str] = {
    "1": "种地的农民，种地的钱和养老金都发到了，一笔不少。",
    "2": "丈夫过世的老人，这个月的低保被银行退回：卡已注销。",
    "3": "人还健在，却被登记成“已死亡”，养老金停了。",
    "4": "账上写着稻谷补贴已发，他说没收到；这一批的合计也对不上。",
    "5": "91 岁的老人，高龄津贴这个月的还在路上。",
    "6": "越南来的永久居民，拿的是 2017 年的旧证。",
    "6b": "同一个人换了 2023 年的新证，旧证时的钱也要查得到。",
    "7": "住在镇上的香港居民，用居住证查养老金。",
    "8": "名字有 15 个字的维吾尔族村民。",
    "9": "名字里有两个生僻字的村民。",
    "10": "邻县来的人，这里查不到她：不等于没有发过。",
    "11": "事实无人抚养的孩子，名字不出现在任何名单上。",
    "12": "一家三口，种地的补贴发给户主，她来替家里问。",
}

_DECLARED_DEAD = Stop(
    "和公安信息比对时，您被登记成“已死亡”，所以停发了",
    "要是登记错了，请本人带身份证到合口镇人社服务站认证，当场恢复，停发的补给您。",
    PENSIONS.phone,
)


def cast_claims(people: Mapping[str, Person], today: date) -> tuple[Claim, ...]:
    """What the cast and their families get."""
    start = month_number(date(today.year - 2, 1, 1))
    since = date(today.year - 4, 7, 1)
    cut = month_number(today) - _MONTHS_WITHOUT_PENSION

    def claim(key: str, rule: Rule, quantity: int, *standards_fen: int) -> Claim:
        first, second, third = standards_fen or rule.standards_fen
        return Claim(people[key].id, rule, start, None, quantity, (first, second, third), since)

    pension = catalogue_welfare.PENSION
    saving = catalogue_welfare.PENSION_SAVING
    low_income = catalogue_welfare.LOW_INCOME_RURAL
    return (
        claim("1", catalogue.LAND, 260),
        claim("1", catalogue.GRAIN, 260),
        claim("1", catalogue.RICE, 260),
        claim("1", catalogue.FOREST_CARE, 420),
        claim("1", catalogue.FAMILY_AID, 100),
        claim("1", pension, 100),
        claim("2", low_income, 100, 28000, 29000, 30000),
        claim("2", pension, 100)._replace(account=Account("邮储银行", "6128")),
        claim("3", pension, 100, 11660, 12060, 12060)._replace(last=cut, stop=_DECLARED_DEAD),
        claim("3", catalogue.FAMILY_AID, 100)._replace(last=cut, stop=_DECLARED_DEAD),
        claim("4", catalogue.RICE, 640),
        claim("4", catalogue.GRAIN, 640),
        claim("4", catalogue.LAND, 585),
        claim("4", saving, 100),
        claim("5", catalogue_welfare.GREAT_AGE, 100, 10000, 20000, 20000),
        claim("5", pension, 100, 10800, 11200, 11200),
        claim("5", catalogue_welfare.OLD_CARE, 300),
        claim("6", pension, 100, 12230, 12630, 12630),
        claim("7", pension, 100, 15980, 16380, 16380),
        claim("8", catalogue.GRAIN, 1230),
        claim("8", saving, 100, 6000, 6000, 6000),
        claim("9", catalogue.LAND, 315),
        claim("9", catalogue.GRAIN, 315),
        claim("9", catalogue.RESETTLED, 100),
        claim("9", saving, 100),
        claim("11g", pension, 100),
        claim("11g", low_income, 200, 36000, 37000, 38000),
        claim("11", catalogue_welfare.UNRAISED_CHILD, 100),
        claim("12h", catalogue.LAND, 412),
        claim("12h", catalogue.GRAIN, 412),
        claim("12h", catalogue.RICE, 412),
        claim("12h", saving, 100),
        claim("12", saving, 100, 3000, 3000, 3000),
    )


def exceptions_of(people: Mapping[str, Person]) -> Exceptions:
    """What went wrong for the cast."""
    return Exceptions(
        cast=frozenset(person.id for person in people.values()),
        returned={(people["2"].id, catalogue_welfare.LOW_INCOME_RURAL.code): CARD_CLOSED},
        untied=(people["4"].id, catalogue.RICE.code),
    )
