"""The page's Gradio theme: paper, ink and one green, in fonts the machine has."""

from __future__ import annotations

import gradio as gr

PAPER, PAPER_DARK = "#f6f3ec", "#181713"
CARD, CARD_DARK = "#fffdf8", "#211f1a"
INK, INK_DARK = "#24211c", "#e9e3d6"
MUTED, MUTED_DARK = "#665f54", "#a89f8f"
RULE, RULE_DARK = "#ddd6c8", "#3a362e"
ACCENT, ACCENT_DARK = "#23564a", "#93c5b3"
SANS = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "sans-serif"]
MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "Liberation Mono", "monospace"]


def theme() -> gr.themes.Base:
    """A theme that loads no font and no style from anywhere."""
    fonts = [gr.themes.Font(name) for name in SANS]
    mono = [gr.themes.Font(name) for name in MONO]
    base = gr.themes.Base(font=fonts, font_mono=mono, radius_size=gr.themes.sizes.radius_sm)
    return base.set(
        body_background_fill=PAPER,
        body_background_fill_dark=PAPER_DARK,
        body_text_color=INK,
        body_text_color_dark=INK_DARK,
        body_text_color_subdued=MUTED,
        body_text_color_subdued_dark=MUTED_DARK,
        background_fill_primary=PAPER,
        background_fill_primary_dark=PAPER_DARK,
        background_fill_secondary=CARD,
        background_fill_secondary_dark=CARD_DARK,
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        border_color_primary=RULE,
        border_color_primary_dark=RULE_DARK,
        border_color_accent=ACCENT,
        border_color_accent_dark=ACCENT_DARK,
        color_accent=ACCENT,
        input_background_fill=CARD,
        input_background_fill_dark=CARD_DARK,
        input_border_color=RULE,
        input_border_color_dark=RULE_DARK,
        input_placeholder_color=MUTED,
        input_placeholder_color_dark=MUTED_DARK,
        button_primary_background_fill=ACCENT,
        button_primary_background_fill_dark=ACCENT_DARK,
        button_primary_text_color=CARD,
        button_primary_text_color_dark=PAPER_DARK,
        link_text_color=ACCENT,
        link_text_color_dark=ACCENT_DARK,
    )
