"""Why a whole file is not taken, each as one sentence that tells the clerk what to do."""

from dataclasses import dataclass
from enum import StrEnum, unique


@unique
class Why(StrEnum):
    """The closed set of reasons; `{}` stands for a place or for headings."""

    ABSENT = "找不到这个文件，请核对文件名和所在的文件夹。"
    NOT_XLSX = (
        "这不是 .xlsx 工作簿：请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”后再导入。"
    )
    MACROS = "这个工作簿带有宏（程序），不能导入：请另存为不带宏的 .xlsx 后再导入。"
    LOCKED = "这个工作簿设了打开密码：请取消密码、保存后再导入。"
    DAMAGED = "这个工作簿已经损坏，打不开：请用 Excel 或 WPS 打开检查，另存一份后再导入。"
    TOO_LARGE = "这个工作簿展开后太大，不能导入：请只留这一张表，超过 20 万行的分成几个文件。"
    TOO_MANY_ROWS = "这张表超过 20 万行：请分成几个文件，一个一个导入。"
    EMPTY = "表里一行数据也没有，没有可以导入的内容。"
    WRONG_TABLE = "这不像一张《{}》：请核对表名，或用“county template”下载模板填写。"
    LACKS_HEADINGS = "缺少这些栏目：{}。请核对标题行，或用模板填写。"
    SEVERAL_SHEETS = "有几个工作表都像要导入的表（{}）：请只留一个。"
    DOUBLE_HEADING = "有两列的标题都是“{}”：请删掉或改掉一列。"
    UNKNOWN_UNIT = "标题“{}”里的单位看不懂：金额只能是“元”或“万元”。"
    FORMULA = "{} 是公式：请全选、复制，再“选择性粘贴”为“数值”，保存后导入。"
    BROKEN_CELL = "{} 是错误值（如 #REF!）：请改正后再导入。"
    HIDDEN = "{} 隐藏着或被筛选掉了：请取消隐藏、清除筛选，看清全部内容后再导入。"
    MERGED = "{} 是合并单元格：标题以下请取消合并，每一行填完整。"


@dataclass(frozen=True, slots=True)
class Refused:
    """That a file is not taken. `where` is a cell's place or headings, never a cell's content."""

    why: Why
    where: str = ""

    def sentence(self) -> str:
        """What the clerk reads."""
        return self.why.value.format(self.where)
