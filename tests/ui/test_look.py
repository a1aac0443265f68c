"""The page's colours can be read: contrast by WCAG 2.2 AA, in light and in dark."""

from __future__ import annotations

import re
from itertools import product

import pytest

from ui import theme
from ui.page import STATIC

CSS = (STATIC / "base.css").read_text(encoding="utf-8")
AA = 4.5


def _colours(selector: str) -> dict[str, str]:
    block = CSS.split(f"\n{selector} {{")[1].split("\n}")[0]
    return dict(re.findall(r"--pc-([\w-]+): (#[0-9a-f]{6});", block))


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("selector", [":root", ".dark"])
def test_contrast(selector: str) -> None:
    colours = _colours(selector)
    pairs = [*product(("ink", "muted", "accent", "doubt", "problem"), ("paper", "card"))]
    pairs += [("ink", "mark"), ("ink", "mark-other"), ("on-accent", "accent")]
    low = [(a, b) for a, b in pairs if _contrast(colours[a], colours[b]) < AA]
    assert not low


def test_gradios_theme_shares_the_colours() -> None:
    light, dark = _colours(":root"), _colours(".dark")
    for name in ("paper", "card", "ink", "muted", "rule", "accent"):
        assert getattr(theme, name.upper()) == light[name]
        assert getattr(theme, f"{name.upper()}_DARK") == dark[name]


def test_no_style_or_script_names_another_host() -> None:
    for path in STATIC.iterdir():
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?://\w", text), path.name
