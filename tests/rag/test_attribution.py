"""Who speaks by a sentence's own words, and who is one speaker: what must not be taken for another."""

from __future__ import annotations

import time
import unicodedata

import pytest

from rag.answer import Mention
from rag.attribution import speech_in
from rag.parties import same_party
from rag.persons import people_of, same_name
from rag.speech_acts import Act


def told(sentence: str) -> tuple[str | None, str | None]:
    """Who speaks in a sentence by its own words, and by whom that is reported."""
    speech = speech_in(sentence, 0, len(sentence))
    for who in (speech.speaker, speech.reported_by):
        assert who is None or sentence[who.start : who.end] == who.text
    return speech.speaker and speech.speaker.text, speech.reported_by and speech.reported_by.text


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hale’s lawyer", "Hopper’s lawyer", False),
        ("Hale’s lawyer", "the lawyer", True),
        ("his lawyer", "her lawyer", False),
        ("his lawyer", "His lawyer", True),
        ("His lawyer", "Hale’s lawyer", True),
        ("Russia's ministry", "Ukraine's ministry", False),
        ("Russia’s ministry", "the Russian ministry", True),
        ("Mr Hopper", "Mrs Hopper", False),
        ("Mr. Bo Hopper", "Ms. Hopper", False),
        ("Mrs Hopper", "Ms Ada Hopper", True),
        ("Mr Hopper’s wife, Ada Hopper", "Mrs Hopper", True),
        ("the mayor of London", "London", False),
        ("the mayor of London", "the mayor of Bergen", False),
        ("the mayor of London", "the mayor", True),
        ("the mayor of London, Ada Hopper", "Hopper", True),
        ("a witness in London", "London", False),
        ("the Bank of England", "England", False),
        ("the lawyer for Ada Hopper", "Ada Hopper", False),
        ("the president of the United States", "the United States", False),
        ("a spokesman for Veltra", "Veltra", True),
        ("Secretary of State Hopper", "Hopper", True),
        ("Minister for Transport Ada Hopper", "Hopper", True),
        ("Mayor of London Ada Hopper", "Hopper", True),
    ],
)
def test_whose_somebody_is_and_where_is_no_name_and_tells_apart(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("who", "country", "same"),
    [
        ("a Russian study", "Russia", False),
        ("the American company", "the United States", False),
        ("a Norwegian bank", "Norway", False),
        ("Russian forces in Ukraine", "Ukraine", False),
        ("Russian forces in Ukraine", "Russia", True),
        ("the Russian army", "Russia", True),
        ("Norwegian officials", "Oslo", True),
        ("the US State Department", "the United States", True),
    ],
)
def test_a_country_s_party_is_its_state(who: str, country: str, same: bool) -> None:
    assert same_party(Mention(who, 0, 1), Mention(country, 0, 1)) is same
    assert same_party(Mention(country, 0, 1), Mention(who, 0, 1)) is same


@pytest.mark.parametrize(
    ("sentence", "speaker", "outlet"),
    [
        ("“No,” Hale replied when Hopper asked if it was safe.", "Hale", None),
        ("Hale said after Hopper claimed the bridge was shut.", "Hale", None),
        ("“It is shut,” Hale added while Lind claimed otherwise.", "Hale", None),
        ("Hale agreed with what Lind said.", "Hale", None),
        ("The Echo said Hopper confirmed the delay.", "Hopper", "The Echo"),
    ],
)
def test_who_asked_or_objected_does_not_speak(sentence: str, speaker: str, outlet: str | None) -> None:
    assert told(sentence) == (speaker, outlet)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "“It is safe,” Interfax quoted the Danish foreign minister, Bo Hale, as saying.",
            "the Danish foreign minister, Bo Hale",
        ),
        ("“It is safe,” Interfax quoted Hale’s deputy as saying.", "Hale’s deputy"),
        ("“It is safe,” Interfax quoted a defence ministry spokesman as saying.", "a defence ministry spokesman"),
        ("Hopper resigned, Interfax reported, citing Ada Lind.", "Ada Lind"),
        ("Hopper resigned, Interfax reported, citing a letter.", None),
    ],
)
def test_whom_an_outlet_cites_is_named_in_full(sentence: str, speaker: str | None) -> None:
    assert told(sentence) == (speaker, "Interfax")


def test_an_accent_behind_its_letter_is_part_of_the_name() -> None:
    sentence = unicodedata.normalize("NFD", "“The bridge will open,” said Élisabeth Ørsted.")
    assert told(sentence) == (unicodedata.normalize("NFD", "Élisabeth Ørsted"), None)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Hopper, Hale and Lind said it was shut.", "Hopper, Hale and Lind"),
        ("Ada Hopper, Bo Hale, and Carl Lind said it was shut.", "Ada Hopper, Bo Hale, and Carl Lind"),
        ("In Oslo, Hale and Lind said it was shut.", "Hale and Lind"),
        ("Instead, Hale and Lind said it was shut.", "Hale and Lind"),
        ("Finally, Hale and Lind said it was shut.", "Hale and Lind"),
        ("Two weeks ago the minister said it was safe.", "the minister"),
        ("Minutes later the minister said no.", "the minister"),
        ("Three years ago Ada Hopper said it was safe.", "Ada Hopper"),
        ("Nobody at the ministry said it was unsafe.", None),
        ("No official said that it was unsafe.", None),
        ("Captain Ada Herald said it was late.", "Captain Ada Herald"),
    ],
)
def test_a_subject_is_whole_and_somebody(sentence: str, speaker: str | None) -> None:
    assert told(sentence) == (speaker, None)


@pytest.mark.parametrize(
    ("done", "act"), [("denied", Act.DENIAL), ("condemned", Act.ACCUSAL), ("announced", Act.CLAIM)]
)
def test_a_passive_s_act_is_its_participle_s(done: str, act: Act) -> None:
    sentence = f"The plan was {done} by Veltra."
    assert speech_in(sentence, 0, len(sentence)).act is act


@pytest.mark.parametrize(
    "sentence",
    [
        "A" * 20_000 + " said it.",
        "Ada\t\t said\t" * 1_500,
        "Hopper said Hale said " * 600,
        "Ada Hopper " * 2_000 + " said it.",
    ],
)
def test_a_long_sentence_is_soon_read(sentence: str) -> None:
    begun = time.process_time()
    speech_in(sentence, 0, len(sentence))
    people_of(sentence, [(0, len(sentence))])
    assert time.process_time() - begun < 2
