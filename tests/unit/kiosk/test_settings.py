"""One TOML file, one table: what a technician may write, and what is refused and how."""

import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings import BadSettings, Settings, load, parse, rows, to_toml

DOCS = Path(__file__).parents[3] / "docs" / "settings.md"


def test_nothing_given_means_the_defaults() -> None:
    assert parse({}) == Settings()


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    settings = parse(
        {
            "place": {"township": "430724102000", "help_phone": '0736-"0000\\1"'},
            "screen": {"diagonal_inch": 32, "width_px": 1920, "height_px": 1080},
        }
    )
    assert isinstance(settings, Settings)
    file.write_text(to_toml(settings), encoding="utf-8")
    assert load(file) == settings


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"plaec": {}}, "[plaec] is no table of settings"),
        ({"place": 3}, "[place] is no table of settings"),
        ({"reader": {"prot": "x"}}, "reader.prot is no setting"),
        ({"reader": {"port": 3}}, "reader.port must be of type str"),
        ({"reader": {"baud": True}}, "reader.baud must be of type int"),
        ({"place": {"township": "4307"}}, "place.township must be 12 digits"),
        ({"printer": {"width_dots": 500}}, "printer.width_dots must be 384 (58 mm) or 576 (80 mm)"),
        *(
            (
                {"county": {"url": url}},
                "county.url must be an address that begins with http:// or https://",
            )
            for url in ("ftp://x", "http://", "http://[bad")
        ),
    ],
)
def test_a_mistake_is_named_in_one_sentence(given: dict[str, Any], reason: str) -> None:
    assert parse(given) == BadSettings(reason)


def test_a_file_that_is_missing_or_no_toml_is_named(tmp_path: Path) -> None:
    missing = load(tmp_path / "none.toml")
    assert isinstance(missing, BadSettings)
    assert "No such file" in missing.reason
    broken = tmp_path / "broken.toml"
    broken.write_bytes(b"\xff\xfe = 1")
    assert isinstance(load(broken), BadSettings)


_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(string.printable),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["port", "url", "x"]), inner),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(["place", "reader", "printer", "screen"]), _JUNK))
def test_junk_is_refused_or_read_but_never_raises(junk: dict[str, Any]) -> None:
    assert isinstance(parse(junk), Settings | BadSettings)


def test_every_setting_is_documented_as_it_is() -> None:
    page = DOCS.read_text(encoding="utf-8")
    documented = [line for line in page.splitlines() if line.startswith("| `")]
    assert documented == [
        f"| `{row.name}` | {row.kind} | `{row.default}` | {row.rule} | {row.meaning} |"
        for row in rows()
    ]
