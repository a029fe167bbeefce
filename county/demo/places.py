"""Where the demo plays: 临澧县 with its real townships and villages."""

import csv
from importlib.resources import files

from county.demo.facts import Region

COUNTY = "430724000000"
TOWNSHIP = "430724101000"
TOWNSHIP_NAME = "合口镇"
COUNTY_NAME = "临澧县"


def regions() -> tuple[Region, ...]:
    """The county, all below it, and the two levels above, in the order of their codes."""
    text = files("assets").joinpath("demo", "regions.csv").read_text("utf-8")
    rows = {row["code"]: row for row in csv.DictReader(text.splitlines())}
    wanted = {code for code in rows if code.startswith(COUNTY[:6])}
    above = rows[COUNTY]["parent"]
    while above:
        wanted.add(above)
        above = rows[above]["parent"]
    return tuple(
        Region(code, rows[code]["name"], rows[code]["level"], rows[code]["parent"] or None)
        for code in sorted(wanted)
    )


def villages(all_regions: tuple[Region, ...]) -> tuple[Region, ...]:
    """The villages and neighbourhoods of the demo's township."""
    return tuple(each for each in all_regions if each.parent == TOWNSHIP)


def townships(all_regions: tuple[Region, ...]) -> tuple[Region, ...]:
    """The townships of the demo's county."""
    return tuple(each for each in all_regions if each.parent == COUNTY)
