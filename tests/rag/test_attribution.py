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
        ("Prof. Hopper", "Ada Hopper", True),
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


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("Hopper, quoted by the Harbour Mirror, said it was shut.", "the Harbour Mirror"),
        ("Hopper, who was quoted by the Harbour Mirror, said it was shut.", "the Harbour Mirror"),
        ("“It is shut,” said Hopper, as quoted by state radio.", "state radio"),
        ("Hopper, cited by Interfax, said it was shut.", "Interfax"),
        ("Hopper, quoted by the Harbour Mirror on Monday, said it was shut.", "the Harbour Mirror"),
        ("“Hale, quoted by the Echo, was wrong,” Hopper said.", None),
        ("Hopper said the rule, quoted by Hale in May, was old.", None),
        # Whom somebody speaks to relays nothing.
        ("Hopper told the Harbour Post that it was shut.", None),
    ],
)
def test_who_quotes_somebody_in_an_aside_relays(sentence: str, outlet: str | None) -> None:
    assert told(sentence) == ("Hopper", outlet)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ada Hopper called it “a fair deal”; Bo Hale said it was “dear”.", None),
        ("The unions said it was high; the employers said it was low.", None),
        ("Hopper denied it; her lawyer said it was late.", None),
        ("He said it was late; Hopper said it was shut.", None),
        ("“It is late,” said Hopper; “it is shut,” said Hale.", None),
        ("Hopper said, when asked, that it was late; Hale disputed that; Lind left.", None),
        # One and the same speaks on, or the mark divides what is said.
        ("Hopper said it was late; she added that it was shut.", "Hopper"),
        ("The port said it was late; it denied that it was shut.", "The port"),
        ("Ada Hopper called it “a fair deal”; Hopper said it was late.", "Ada Hopper"),
        ("Hopper said it was late; the bridge was shut.", "Hopper"),
        ("Hopper said it was late; she added that Hale had denied it.", "Hopper"),
        ("Hopper said that Hale claimed it was late; Hopper added that it was shut.", "Hopper"),
        ("Hopper testified that it was late; that Hale said so; and that Lind denied it.", "Hopper"),
        ("“It is late; Hale said so,” Hopper said.", "Hopper"),
        ("Hopper said that the pier, which Hale said was safe, was shut; it is old.", "Hopper"),
        ("Hopper called it “late; shut”, while Hale said it was safe.", "Hopper"),
    ],
)
def test_two_who_speak_in_clauses_of_their_own_are_no_one_speaker(sentence: str, speaker: str | None) -> None:
    assert told(sentence) == (speaker, None)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Mrs. Hale testified that it was shut.", "Mrs. Hale"),
        ("Prof. Hale said it was shut.", "Prof. Hale"),
        ("But Gov. Hale and Sen. Lind said it was shut.", "Gov. Hale and Sen. Lind"),
        ("It fell. Mrs. Hale said so.", "Mrs. Hale"),
        ("The bridge fell in Oslo. Hale said so.", "Hale"),
        ("“It is shut,” 😢 said its owner.", "its owner"),
        ("“It is shut” – said Ada Hopper.", "Ada Hopper"),
        ("“It is shut,” said its owner, 山田太郎 (Yamada Tarō).", "its owner, 山田太郎"),
        ("“It is shut,” said its owner, Ada Hopper (Oslo).", "its owner, Ada Hopper"),
        ("“It is shut,” said its owner, who left.", "its owner"),
    ],
)
def test_a_title_and_signs_between_hide_no_speaker(sentence: str, speaker: str | None) -> None:
    assert told(sentence) == (speaker, None)


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
