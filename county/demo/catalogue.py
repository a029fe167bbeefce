"""The programmes of the demo county: real kinds of subsidy with example amounts.

Amounts are one place's examples, never a national figure. Document numbers are invented.
"""

from county.demo import catalogue_welfare as welfare
from county.demo.offices import BUILDING, FARMING, FOREST, HEALTH, REVIVAL, SCHOOL, WATER
from county.demo.rules import Rhythm, Rule, Speciality
from sync.wire.schema import PaidTo

LAND = Rule(
    "NY01", "耕地地力保护补贴", "农业类", "县农业农村局",
    "种着自家承包地的农户，按承包面积每亩补一次，每年一次。",
    "湘农联", "关于做好耕地地力保护补贴工作的通知",
    "亩", "承包面积", "县里定", Rhythm.YEARLY, FARMING,
    (12680, 13142, 13142), "中央", "湘财农指", PaidTo.HOUSEHOLD, month=3, day=16,
)  # fmt: skip
GRAIN = Rule(
    "NY02", "实际种粮农民一次性补贴", "农业类", "县农业农村局",
    "谁真正种了粮食就补给谁，按种粮面积每亩补一次。",
    "湘财农", "关于下达实际种粮农民一次性补贴资金的通知",
    "亩", "种粮面积", "省里定", Rhythm.YEARLY, FARMING,
    (1834, 1650, 1650), "中央", "湘财农指", month=5, day=20,
)  # fmt: skip
RICE = Rule(
    "NY03", "稻谷目标价格补贴", "农业类", "县农业农村局",
    "种水稻的农户，按当年种稻面积每亩补一次，秋收后发。",
    "湘发改价调", "关于稻谷目标价格补贴的实施方案",
    "亩", "水稻面积", "省里定", Rhythm.YEARLY, FARMING,
    (4215, 4380, 4380), "中央", "湘财建指", month=10, day=23,
)  # fmt: skip
MACHINE = Rule(
    "NY04", "农机购置与应用补贴", "农业类", "县农业农村局",
    "买了目录里的农机，按机器型号给一笔定额补助。",
    "湘农发", "农机购置与应用补贴实施方案",
    "台", "机具台数", "省里按机型定", Rhythm.ONCE, FARMING,
    (120000, 120000, 115000), "中央", "湘财农指", day=24,
)  # fmt: skip
SOW = Rule(
    "NY05", "能繁母猪补贴", "农业类", "县畜牧水产事务中心",
    "养母猪的人家，按年底存栏的母猪每头补一次。",
    "湘财农", "关于下达能繁母猪补贴资金的通知",
    "头", "能繁母猪", "省里定", Rhythm.YEARLY, FARMING,
    (10000, 10000, 10000), "省", "湘财农指", month=6, day=28,
)  # fmt: skip
FOREST_CARE = Rule(
    "LY01", "公益林生态补偿", "农业类", "县林业局",
    "家里的山林划进了公益林，不能砍，每亩每年补一次。",
    "湘林资", "关于做好公益林补偿资金发放工作的通知",
    "亩", "公益林面积", "国家定", Rhythm.YEARLY, FOREST,
    (1600, 1600, 1600), "中央", "湘财资环指", PaidTo.HOUSEHOLD, month=11, day=5,
)  # fmt: skip
FIELD_TO_FOREST = Rule(
    "LY02", "退耕还林补助", "农业类", "县林业局",
    "把坡地退出来种了树，验收合格后按亩补助。",
    "湘林造", "关于兑现新一轮退耕还林补助资金的通知",
    "亩", "验收面积", "国家定", Rhythm.YEARLY, FOREST,
    (30000, 30000, 40000), "中央", "湘财资环指", PaidTo.HOUSEHOLD, month=9, day=10,
)  # fmt: skip
RESETTLED = Rule(
    "SL01", "大中型水库移民后期扶持直补", "农业类", "县水利局",
    "因修水库搬迁来的人家，按登记人口每人每季补 150 元。",
    "湘移", "关于做好水库移民后期扶持资金发放工作的通知",
    "人", "登记人口", "国家定", Rhythm.QUARTERLY, WATER,
    (15000, 15000, 15000), "中央", "湘财农指", PaidTo.HOUSEHOLD, day=18,
)  # fmt: skip
FAMILY_AID = Rule(
    "WJ01", "计划生育家庭奖励扶助", "计划生育类", "县卫生健康局",
    "只生一个孩子或两个女儿的农村夫妻，满 60 岁后每人每年发一次。",
    "湘卫人口", "关于做好计划生育家庭奖励扶助工作的通知",
    "年", "发放年数", "国家定", Rhythm.YEARLY, HEALTH,
    (96000, 96000, 96000), "中央", "湘财社指", month=8, day=4,
)  # fmt: skip
ONLY_CHILD = Rule(
    "WJ02", "独生子女保健费", "计划生育类", "县卫生健康局",
    "领了独生子女证的父母，孩子满 14 岁前按月算，一年发一次。",
    "湘卫人口", "关于独生子女保健费发放的通知",
    "月", "享受月数", "省里定", Rhythm.YEARLY, HEALTH,
    (2000, 2000, 2000), "县", "临财社", month=7, day=8,
)  # fmt: skip
HOUSE = Rule(
    "ZJ01", "农村危房改造补助", "建设类", "县住房和城乡建设局",
    "住的房子鉴定为危房，改造好并验收后补一次。",
    "湘建村", "关于做好农村危房改造和抗震改造工作的通知",
    "户", "改造户数", "按危房等级定", Rhythm.ONCE, BUILDING,
    (1400000, 1400000, 1500000), "中央", "湘财社指", PaidTo.HOUSEHOLD, day=20,
)  # fmt: skip
PUPIL = Rule(
    "JY01", "义务教育家庭困难学生生活补助", "教育类", "县教育局",
    "家里困难的小学生、初中生，每学期补一次生活费。",
    "湘财教", "关于家庭经济困难学生生活补助的通知",
    "学期", "发放学期", "国家定", Rhythm.HALF_YEARLY, SCHOOL,
    (50000, 62500, 62500), "中央", "湘财教指", day=12, named=False,
)  # fmt: skip
TRAINING = Rule(
    "XZ01", "雨露计划职业教育补助", "教育类", "县乡村振兴事务中心",
    "脱贫家庭的孩子读中职、高职，每学期补一次。",
    "湘乡振发", "关于做好雨露计划职业教育补助工作的通知",
    "学期", "在读学期", "省里定", Rhythm.HALF_YEARLY, REVIVAL,
    (150000, 150000, 150000), "省", "湘财农指", day=14, speciality=Speciality.NOT_COLLECTED,
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    LAND,
    GRAIN,
    RICE,
    MACHINE,
    SOW,
    FOREST_CARE,
    FIELD_TO_FOREST,
    RESETTLED,
    FAMILY_AID,
    ONLY_CHILD,
    HOUSE,
    PUPIL,
    TRAINING,
    *welfare.RULES,
)
