"""What all samples share: the header, the bar, and the two text sizes."""

from __future__ import annotations

from dataclasses import replace

from kiosk.views.model import AttractView, BarView, Frame, Header, View

HEADER = Header("合口镇 · 民生监督查询", "数据截至 11月21日", "演示数据")
BAR = BarView(back=True, home=True, print_=True, bigger="大字")


def frame(
    name: str, view: View, *, back: bool = True, home: bool = True, print_: bool = True
) -> Frame:
    return Frame(name, view, BarView(back, home, print_, "大字"), large=False)


def large(one: Frame) -> Frame:
    """The same frame with large text."""
    bar = replace(one.bar, bigger="小字") if one.bar else None
    view = replace(one.view, bigger="字还原") if isinstance(one.view, AttractView) else one.view
    return replace(one, view=view, bar=bar, large=True)
