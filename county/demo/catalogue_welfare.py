"""The programmes of the departments for civil affairs, pensions, veterans, relief and health."""

from county.demo.offices import DISABLED, EMERGENCY, PENSIONS, SOCIAL, VETERANS
from county.demo.rules import Rhythm, Rule, Speciality
from sync.wire.schema import PaidTo

LOW_INCOME_RURAL = Rule(
    "MZ01", "农村最低生活保障金", "社会保障类", "县民政局",
    "家里收入低于低保线，按人头每月补一点，每月月初发。",
    "湘民发", "关于做好最低生活保障工作的通知",
    "人", "保障人口", "按困难程度分三类定", Rhythm.MONTHLY, SOCIAL,
    (21000, 22000, 23000), "中央", "湘财社指", PaidTo.HOUSEHOLD, day=1, bank_days=1,
)  # fmt: skip
LOW_INCOME_URBAN = Rule(
    "MZ02", "城市最低生活保障金", "社会保障类", "县民政局",
    "城镇户口的人家收入低于低保线，按人头每月补一点。",
    "湘民发", "关于做好城市最低生活保障工作的通知",
    "人", "保障人口", "按困难程度定", Rhythm.MONTHLY, SOCIAL,
    (41000, 42000, 43000), "中央", "湘财社指", PaidTo.HOUSEHOLD, day=1, bank_days=1,
)  # fmt: skip
DESTITUTE = Rule(
    "MZ03", "分散供养特困人员基本生活费", "社会保障类", "县民政局",
    "没有劳动能力、没有收入、也没人赡养的人，政府每月给生活费。",
    "湘民发", "关于进一步做好特困人员救助供养工作的通知",
    "月", "发放月数", "县里定", Rhythm.MONTHLY, SOCIAL,
    (55000, 57000, 59000), "中央", "湘财社指", day=8,
)  # fmt: skip
DESTITUTE_CARE = Rule(
    "MZ04", "特困人员照料护理补贴", "社会保障类", "县民政局",
    "特困老人要人照料的，按照料程度每月补，每季发一次。",
    "湘民发", "特困人员照料护理标准",
    "月", "发放月数", "按照料程度定", Rhythm.QUARTERLY, SOCIAL,
    (6200, 6200, 6600), "省", "湘财社指", day=15,
)  # fmt: skip
GREAT_AGE = Rule(
    "MZ05", "高龄津贴", "社会保障类", "县民政局",
    "满 80 岁的老人每月都有，岁数越大发得越多。",
    "临民发", "临澧县高龄津贴发放办法",
    "月", "发放月数", "县里按年龄定", Rhythm.MONTHLY, SOCIAL,
    (10000, 10000, 10000), "县", "临财社", day=25, bank_days=3, slow=True,
)  # fmt: skip
OLD_CARE = Rule(
    "MZ06", "经济困难老年人护理补贴", "社会保障类", "县民政局",
    "家里困难、生活要人照顾的老人，按月补，每季发一次。",
    "湘民发", "关于建立经济困难老年人护理补贴制度的通知",
    "月", "发放月数", "县里定", Rhythm.QUARTERLY, SOCIAL,
    (8000, 8000, 8000), "省", "湘财社指", day=16,
)  # fmt: skip
ORPHAN = Rule(
    "MZ07", "孤儿基本生活费", "社会保障类", "县民政局",
    "没有了父母的孩子，政府每月给生活费，到成年为止。",
    "湘民发", "关于提高孤儿基本生活最低养育标准的通知",
    "月", "发放月数", "省里定", Rhythm.MONTHLY, SOCIAL,
    (110000, 120000, 120000), "中央", "湘财社指", day=10, named=False,
)  # fmt: skip
UNRAISED_CHILD = Rule(
    "MZ08", "事实无人抚养儿童基本生活补贴", "社会保障类", "县民政局",
    "父母都不能抚养的孩子，政府每月给生活费，到成年为止。",
    "湘民发", "关于进一步加强事实无人抚养儿童保障工作的意见",
    "月", "发放月数", "省里定", Rhythm.MONTHLY, SOCIAL,
    (110000, 120000, 120000), "中央", "湘财社指", day=10, named=False,
)  # fmt: skip
HARDSHIP = Rule(
    "MZ09", "临时救助", "社会保障类", "县民政局",
    "家里突然遇到难处，一时过不去，补一次救急钱。",
    "湘民发", "关于加强和改进临时救助工作的通知",
    "次", "救助次数", "按困难程度定", Rhythm.ONCE, SOCIAL,
    (100000, 100000, 100000), "省", "湘财社指", day=22,
)  # fmt: skip
DISABLED_LIVING = Rule(
    "CL01", "困难残疾人生活补贴", "社会保障类", "县民政局",
    "家里困难的残疾人，每月补一点生活费。",
    "湘民发", "关于完善困难残疾人生活补贴和重度残疾人护理补贴制度的通知",
    "月", "发放月数", "省里定", Rhythm.MONTHLY, DISABLED,
    (8000, 9000, 9000), "省", "湘财社指", day=20, bank_days=3, slow=True,
)  # fmt: skip
DISABLED_CARE = Rule(
    "CL02", "重度残疾人护理补贴", "社会保障类", "县民政局",
    "一级、二级残疾，要人长期照护的，每月补护理费。",
    "湘民发", "关于完善困难残疾人生活补贴和重度残疾人护理补贴制度的通知",
    "月", "发放月数", "省里定", Rhythm.MONTHLY, DISABLED,
    (8000, 9000, 9000), "省", "湘财社指", day=20, bank_days=3, slow=True,
)  # fmt: skip
PENSION = Rule(
    "RS01", "城乡居民养老保险待遇", "社会保障类", "县人力资源和社会保障局",
    "参加了居民养老保险、满 60 岁的人，每月 15 日发到卡上。",
    "湘人社发", "关于提高城乡居民基本养老保险基础养老金标准的通知",
    "月", "发放月数", "国家和省里定，缴得多的加个人账户", Rhythm.MONTHLY, PENSIONS,
    (10800, 11200, 11200), "中央", "湘财社指", day=13,
)  # fmt: skip
PENSION_SAVING = Rule(
    "RS02", "城乡居民养老保险缴费补贴", "社会保障类", "县人力资源和社会保障局",
    "自己每年缴养老保险，政府另外补一笔，记到您的养老账户。",
    "湘人社发", "关于完善城乡居民基本养老保险缴费补贴的通知",
    "年", "缴费年数", "省里按缴费档次定", Rhythm.YEARLY, PENSIONS,
    (4000, 4000, 4000), "省", "湘财社指", month=9, day=26,
)  # fmt: skip
VETERAN = Rule(
    "TY01", "60岁以上农村籍退役士兵老年生活补助", "社会保障类", "县退役军人事务局",
    "当过义务兵、满 60 岁的农村退役士兵，按当兵年数每月发。",
    "湘退役军人发", "关于调整部分优抚对象补助标准的通知",
    "年", "服役年数", "国家定", Rhythm.MONTHLY, VETERANS,
    (5800, 6200, 6500), "中央", "湘财社指", day=9,
)  # fmt: skip
DISASTER = Rule(
    "YJ01", "自然灾害生活补助", "社会保障类", "县应急管理局",
    "遭了水灾、旱灾，吃饭有困难的人家，按人补一次。",
    "湘应急", "关于下达自然灾害生活补助资金的通知",
    "人", "补助人口", "县里定", Rhythm.ONCE, EMERGENCY,
    (20000, 20000, 20000), "中央", "湘财社指", PaidTo.HOUSEHOLD, day=26,
)  # fmt: skip
ILLNESS = Rule(
    "YB01", "医疗救助", "卫生类", "县医疗保障局",
    "看病花钱多、家里困难的人，住院费报销后再救助一部分。",
    "湘医保发", "关于健全重特大疾病医疗保险和救助制度的实施意见",
    "次", "救助次数", "按医药费定", Rhythm.ONCE, SOCIAL,
    (150000, 150000, 150000), "中央", "湘财社指", named=False,
    speciality=Speciality.NOT_DISCLOSED,
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    LOW_INCOME_RURAL,
    LOW_INCOME_URBAN,
    DESTITUTE,
    DESTITUTE_CARE,
    GREAT_AGE,
    OLD_CARE,
    ORPHAN,
    UNRAISED_CHILD,
    HARDSHIP,
    DISABLED_LIVING,
    DISABLED_CARE,
    PENSION,
    PENSION_SAVING,
    VETERAN,
    DISASTER,
    ILLNESS,
)
