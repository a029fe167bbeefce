"""What a village owns, and to whom it has let what."""

from sync.wire.datasets.terms import (
    Column,
    Dataset,
    Kind,
    Period,
    Scope,
    id_column,
    link_column,
)

ASSET = Dataset(
    "asset",
    "集体资产",
    "One thing that the collective owns.",
    Scope.VILLAGE,
    Period.ALL,
    ("id",),
    (
        id_column(),
        Column("code", Kind.TEXT, "资产编号", "the clerk's own, within the village"),
        Column("name", Kind.TEXT, "资产名称"),
        Column("category", Kind.TEXT, "资产类别", "房屋, 水利设施, 办公设备 …"),
        Column("quantity", Kind.HUNDREDTHS, "数量", "in hundredths of `unit`"),
        Column("unit", Kind.TEXT, "单位"),
        Column("acquired_on", Kind.DATE, "取得日期", optional=True),
        Column("original_fen", Kind.FEN, "原值"),
        Column("net_fen", Kind.FEN, "净值", optional=True),
        Column("place", Kind.TEXT, "存放地点", optional=True),
        Column("keeper", Kind.TEXT, "保管人", "in office; others are masked", optional=True),
        Column("use", Kind.TEXT, "使用状况", "自用, 出租, 闲置"),
    ),
    sums=("original_fen",),
)

RESOURCE = Dataset(
    "resource",
    "集体资源",
    "Land, woods and water of the collective.",
    Scope.VILLAGE,
    Period.ALL,
    ("id",),
    (
        id_column(),
        Column("code", Kind.TEXT, "资源编号", "the clerk's own, within the village"),
        Column("name", Kind.TEXT, "资源名称"),
        Column("category", Kind.TEXT, "资源类别", "机动地, 林地, 水面, 建设用地"),
        Column("area", Kind.HUNDREDTHS, "面积", "in hundredths of `unit`"),
        Column("unit", Kind.TEXT, "单位", "亩"),
        Column("place", Kind.TEXT, "坐落"),
        Column("use", Kind.TEXT, "使用方式", "发包, 自营, 闲置"),
    ),
    sums=("area",),
)

CONTRACT = Dataset(
    "contract",
    "经济合同",
    "What the collective agreed with whom: lettings, works, services.",
    Scope.VILLAGE,
    Period.ALL,
    ("id",),
    (
        id_column(),
        Column("number", Kind.TEXT, "合同编号"),
        Column("name", Kind.TEXT, "合同名称"),
        Column("kind", Kind.TEXT, "合同类别", "发包, 租赁, 工程, 服务"),
        Column("counterparty", Kind.TEXT, "对方", "a person is masked"),
        Column("signed_on", Kind.DATE, "签订日期"),
        Column("valid_from", Kind.DATE, "合同期起"),
        Column("valid_to", Kind.DATE, "合同期止", "the last day"),
        Column("amount_fen", Kind.FEN, "合同金额", "for the whole term"),
        Column("settled_fen", Kind.FEN, "已收付金额", "received or paid so far"),
        Column("terms", Kind.TEXT, "收付约定", "每年10月底前交 12,000 元"),
        Column("decided", Kind.TEXT, "民主决策", "the meeting that agreed to it", optional=True),
        Column("overdue", Kind.TEXT, "拖欠情况", "what is owed, and what is done", optional=True),
        link_column("asset", "asset.id", optional=True),
        link_column("resource", "resource.id", optional=True),
        link_column("project", "project.id", optional=True),
    ),
    sums=("amount_fen",),
)
