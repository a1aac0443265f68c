"""Patterns with every Latin letter."""

from __future__ import annotations

import re

from index.letters import latin


def test_capitals_and_small_letters_of_every_latin_alphabet() -> None:
    word = latin("[A-Z][a-z]+")
    assert word.findall("Łódź, Århus, Ýdalir and Ở Oslo") == ["Łódź", "Århus", "Ýdalir", "Oslo"]
    assert not word.search("łódź ÅRHUS ßx ×÷")


def test_flags_are_kept() -> None:
    assert latin("[A-Z]x", re.IGNORECASE).findall("éX Éx") == ["éX", "Éx"]


def test_an_accent_may_stand_behind_its_letter() -> None:
    assert latin(r"[A-Z]\w+").findall("E\u0301lise, Jose\u0301") == ["E\u0301lise", "Jose\u0301"]
    assert latin(r"[A-Z][\w’-]+").findall("Mun\u0303oz’s") == ["Mun\u0303oz’s"]
    assert latin("[A-Z][a-z]+").findall("Rene\u0301e") == ["Rene\u0301e"]
