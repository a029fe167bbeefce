"""The works of the demo: what was planned where, who pays, what happened when, what was paid."""

from dataclasses import dataclass

from sync.wire.schema import ProjectStageKind

VILLAGE_MONEY = "村集体"
RELIEF = "GC01"
WATER = "GC02"
REVIVAL = "GC03"

_APPROVED = ProjectStageKind.APPROVED
_TENDERED = ProjectStageKind.TENDERED
_BUILT = ProjectStageKind.BUILT
_ACCEPTED = ProjectStageKind.ACCEPTED
_SETTLED = ProjectStageKind.SETTLED


@dataclass(frozen=True, slots=True)
class When:
    """A day of a month some months before today's."""

    months_ago: int
    day: int


@dataclass(frozen=True, slots=True)
class Fund:
    """One payer; `basis` may name `{year}`, the year before the works began."""

    level: str
    name: str
    basis: str
    amount_fen: int
    programme: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage; `done` is none while it lasts."""

    kind: ProjectStageKind
    began: When
    done: When | None
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class Paid:
    """One payment to the contractor out of the fund of that number."""

    when: When
    what: str
    amount_fen: int
    fund: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """One project. `village` is a village's name, or none for the township's own."""

    village: str | None
    name: str
    place: str
    content: str
    approval: str
    funds: tuple[Fund, ...]
    stages: tuple[Stage, ...]
    progress: int
    paid: tuple[Paid, ...] = ()
    tender: str | None = None
    contractor: str | None = None
    contractor_is_person: bool = False
    award_fen: int | None = None
    due: When | None = None
    changes: str | None = None
    cut_fen: int | None = None
    final_fen: int | None = None
    note: str | None = None


PLANS: tuple[Plan, ...] = (
    Plan(
        "龙家溪村", "3 组到 5 组道路硬化", "3 组堰口到 5 组晒谷坪",
        "硬化 1.26 公里，宽 4.5 米，厚 18 厘米", "湘发改〔{year}〕231号",
        (
            Fund("省", "省级以工代赈", "湘发改〔{year}〕231号", 38_000_000, RELIEF),
            Fund(VILLAGE_MONEY, "村集体自筹", "村民代表会议表决通过", 4_620_000),
        ),
        (
            Stage(_APPROVED, When(14, 12), When(12, 20),
                  "村民代表会议到会 42 人，39 人同意；县发改局批复立项。", "龙家溪村村民委员会"),
            Stage(_TENDERED, When(11, 8), When(10, 16),
                  "镇公共资源交易站公开招标，3 家投标，最低价中标。", "合口镇人民政府"),
            Stage(_BUILT, When(8, 6), When(3, 20),
                  "硬化 1.26 公里，本村 17 人在工地务工，领工钱 6.3 万元。", "顺达路桥施工队"),
            Stage(_ACCEPTED, When(3, 25), When(2, 9),
                  "县交通运输局钻芯 6 处，厚度、强度都合格，验收通过。", "县交通运输局"),
            Stage(_SETTLED, When(1, 10), None, "正在审计决算，审完再付尾款。", "合口镇财政所"),
        ),
        100,
        (
            Paid(When(8, 18), "预付款", 8_524_000),
            Paid(When(6, 15), "第一次进度款", 10_650_000),
            Paid(When(4, 22), "第二次进度款", 7_460_000),
            Paid(When(2, 16), "验收后付款", 3_200_000, 1),
        ),
        "公开招标", "顺达路桥施工队", award_fen=41_260_000, due=When(3, 28),
        changes="5 组晒谷坪前加宽会车台 2 处，没有加价。",
    ),
    Plan(
        "三合村", "6 组山塘清淤加固", "6 组大山塘", "清淤 4,200 方，砌护坡 180 米，换放水涵管",
        "临水发〔{year}〕18号",
        (Fund("中央", "小型农田水利资金", "湘财农指〔{year}〕64号", 18_600_000, WATER),),
        (
            Stage(_APPROVED, When(22, 6), When(21, 18), "山塘漏水，6 组联名申请，县水利局批复。",
                  "三合村村民委员会"),
            Stage(_TENDERED, When(20, 5), When(20, 24), "镇公共资源交易站公开招标。",
                  "合口镇人民政府"),
            Stage(_BUILT, When(19, 9), When(16, 21), "清淤、护坡、涵管都已完工，插秧前放了水。",
                  "澧源水利工程队"),
            Stage(_ACCEPTED, When(15, 11), When(15, 26), "县水利局验收合格。", "县水利局"),
            Stage(_SETTLED, When(14, 8), When(12, 17), "审计核减 3,200 元，尾款已付清。",
                  "合口镇财政所"),
        ),
        100,
        (
            Paid(When(19, 20), "预付款", 5_400_000),
            Paid(When(16, 26), "完工付款", 9_000_000),
            Paid(When(12, 22), "尾款", 3_680_000),
        ),
        "公开招标", "澧源水利工程队", award_fen=18_400_000, due=When(16, 28),
        cut_fen=320_000, final_fen=18_080_000,
        note="还剩 5,200 元，已退回县财政。",
    ),
    Plan(
        "陈湖村", "村部屋顶防水维修", "村部", "屋顶防水 320 平方米", "陈湖村决〔{year}〕3号",
        (Fund(VILLAGE_MONEY, "村集体自筹", "村民代表会议表决通过", 3_860_000),),
        (
            Stage(_APPROVED, When(6, 7), When(6, 19), "小微工程，村民代表会议集体商议同意。",
                  "陈湖村村民委员会"),
            Stage(_TENDERED, When(5, 6), When(5, 13), "3 人报价，选最低价。",
                  "陈湖村村务监督委员会"),
            Stage(_BUILT, When(4, 5), When(4, 22), "防水做完，下过大雨没有漏。",
                  "陈湖村村民委员会"),
            Stage(_ACCEPTED, When(3, 6), When(3, 9), "监委会和 5 名村民代表验收合格。",
                  "陈湖村村务监督委员会"),
            Stage(_SETTLED, When(3, 12), When(2, 14), "按合同价付清，质保金 3,000 元已留。",
                  "陈湖村村民委员会"),
        ),
        100,
        (Paid(When(3, 16), "完工付款", 3_200_000), Paid(When(2, 14), "尾款", 360_000)),
        "集体商议", None, contractor_is_person=True, award_fen=3_860_000, due=When(4, 25),
        final_fen=3_860_000, note="质保金 3,000 元满一年再付。",
    ),
    Plan(
        "楠桥村", "安装太阳能路灯 60 盏", "主干道和 8 个组", "太阳能路灯 60 盏",
        "临乡振发〔{year}〕27号",
        (
            Fund("县", "乡村振兴衔接资金", "临财农〔{year}〕41号", 9_000_000, REVIVAL),
            Fund("社会捐赠", "楠桥籍乡亲捐款", "捐款名单贴在村部", 3_000_000),
        ),
        (
            Stage(_APPROVED, When(21, 9), When(20, 14), "村民代表会议同意，县乡村振兴中心批复。",
                  "楠桥村村民委员会"),
            Stage(_TENDERED, When(19, 8), When(19, 22), "镇公共资源交易站公开招标。",
                  "合口镇人民政府"),
            Stage(_BUILT, When(18, 6), When(17, 12), "60 盏灯全部装好，天黑自动亮。", "星光照明店"),
            Stage(_ACCEPTED, When(17, 18), When(17, 25), "逐盏点亮检查，全部合格。",
                  "合口镇人民政府"),
            Stage(_SETTLED, When(16, 9), When(15, 20), "按中标价付清。", "合口镇财政所"),
        ),
        100,
        (
            Paid(When(17, 27), "完工付款", 8_700_000),
            Paid(When(15, 20), "尾款", 3_000_000, 1),
        ),
        "公开招标", "星光照明店", award_fen=11_700_000, due=When(17, 20), final_fen=11_700_000,
        note="省下 3,000 元，已退回县财政。",
    ),
    Plan(
        "龙岗村", "7 组机耕道", "7 组", "铺砂石机耕道 860 米，宽 3.5 米", "临农发〔{year}〕52号",
        (Fund("县", "乡村振兴衔接资金", "临财农〔{year}〕58号", 14_200_000, REVIVAL),),
        (
            Stage(_APPROVED, When(9, 5), When(8, 16), "县农业农村局批复立项。",
                  "龙岗村村民委员会"),
            Stage(_TENDERED, When(7, 10), When(6, 18), "镇公共资源交易站公开招标。",
                  "合口镇人民政府"),
            Stage(_BUILT, When(5, 8), None, "路基已做好 620 米，砂石铺了 400 米。",
                  "顺达路桥施工队"),
        ),
        60,
        (Paid(When(5, 20), "预付款", 4_100_000), Paid(When(3, 18), "第一次进度款", 3_900_000)),
        "公开招标", "顺达路桥施工队", award_fen=13_900_000, due=When(2, 20),
        note="两户的迁坟没谈好，耽误了工期，镇里在协调。",
    ),
    Plan(
        "大新街居委会", "老街下水管网改造", "老街 1 到 3 巷", "换下水管 540 米，检查井 22 口",
        "临发改〔{year}〕77号",
        (Fund("县", "乡村振兴衔接资金", "临财农〔{year}〕90号", 26_500_000, REVIVAL),),
        (
            Stage(_APPROVED, When(3, 8), When(2, 21), "县发改局批复立项。", "合口镇人民政府"),
            Stage(_TENDERED, When(1, 12), None, "招标公告已贴出，正在报名。", "合口镇人民政府"),
        ),
        0,
        tender="公开招标",
    ),
    Plan(
        "砚水堰村", "2 组、8 组自来水延伸", "2 组、8 组", "接水管 2.1 公里，通水 63 户",
        "待批复",
        (Fund("中央", "小型农田水利资金", "已申报，等批复", 21_800_000),),
        (
            Stage(_APPROVED, When(2, 9), None, "已报县水利局，等批复。", "砚水堰村村民委员会"),
        ),
        0,
    ),
    Plan(
        None, "镇农贸市场雨棚改造", "合口镇农贸市场", "换雨棚 1,100 平方米，改摊位 46 个",
        "临发改〔{year}〕61号",
        (Fund("县", "乡村振兴衔接资金", "临财农〔{year}〕75号", 32_000_000, REVIVAL),),
        (
            Stage(_APPROVED, When(13, 6), When(12, 11), "县发改局批复立项。", "合口镇人民政府"),
            Stage(_TENDERED, When(11, 7), When(10, 9), "县公共资源交易中心公开招标。",
                  "合口镇人民政府"),
            Stage(_BUILT, When(9, 10), When(5, 26), "雨棚换好，摊位改好，商户都回来了。",
                  "澧源水利工程队"),
            Stage(_ACCEPTED, When(4, 12), When(4, 20), "县住建局验收合格。",
                  "县住房和城乡建设局"),
        ),
        100,
        (
            Paid(When(9, 22), "预付款", 9_300_000),
            Paid(When(6, 18), "进度款", 12_000_000),
            Paid(When(4, 28), "验收后付款", 8_000_000),
        ),
        "公开招标", "澧源水利工程队", award_fen=31_000_000, due=When(5, 28),
    ),
)  # fmt: skip
