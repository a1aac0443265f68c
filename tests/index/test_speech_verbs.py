"""The forms of verbs of speech."""

from __future__ import annotations

import re

import pytest

from index.speech_verbs import CLAIMED, CLAIMING


@pytest.mark.parametrize(
    "form", ["said", "says", "told", "replied", "replies", "stresses", "admitted", "disagreed", "promises", "say"]
)
def test_a_form_tells_of_speech(form: str) -> None:
    assert re.fullmatch(CLAIMED, form)


@pytest.mark.parametrize("noun", ["states", "demands", "notes", "comments", "promise", "answer"])
def test_a_noun_does_not(noun: str) -> None:
    assert not re.fullmatch(CLAIMED, noun)


@pytest.mark.parametrize("form", ["saying", "replying", "admitting", "disagreeing", "urging"])
def test_participles(form: str) -> None:
    assert re.fullmatch(CLAIMING, form)
