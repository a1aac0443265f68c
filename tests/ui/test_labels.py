"""Words of the page that must keep up with what they name."""

from __future__ import annotations

from dataclasses import fields

from rag.signals import Signals
from ui.labels import SIGNALS


def test_every_signal_has_its_words_and_no_words_are_left_over() -> None:
    assert list(SIGNALS) == [field.name for field in fields(Signals)]
