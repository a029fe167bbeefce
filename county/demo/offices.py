"""The township's offices that a villager is sent to, with phones that cannot be dialled."""

from county.demo.rules import Office

FARMING = Office("合口镇农业综合服务中心", "0736-0000101")
SOCIAL = Office("合口镇社会事务综合服务中心", "0736-0000102")
FINANCE = Office("合口镇财政所", "0736-0000103")
PENSIONS = Office("合口镇人社服务站", "0736-0000104")
HEALTH = Office("合口镇卫生健康办公室", "0736-0000105")
FOREST = Office("合口镇林业工作站", "0736-0000106")
BUILDING = Office("合口镇村镇建设服务站", "0736-0000107")
SCHOOL = Office("合口镇中心学校", "0736-0000108")
WATER = Office("合口镇水利服务站", "0736-0000109")
VETERANS = Office("合口镇退役军人服务站", "0736-0000110")
DISABLED = Office("合口镇残疾人联合会", "0736-0000111")
EMERGENCY = Office("合口镇应急管理办公室", "0736-0000112")
REVIVAL = Office("合口镇乡村振兴办公室", "0736-0000113")
