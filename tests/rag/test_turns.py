"""Turns of an exchange: what is put to another without a question mark, and who answers a question to each of several."""

from __future__ import annotations

import pytest

from index.marks import unmarked
from index.paragraphs import paragraphs_of
from index.sentences import sentences_of
from rag.speaker_labels import names_before_dashes
from rag.speech import Speakers

_ADA = "# Ada Hopper on the bridge\n\n*Interview by Bo Hale.*\n\n"


def _speakers(text: str) -> tuple[list[str], Speakers]:
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    return [text[one.start : one.end] for one in sentences], Speakers(unmarked(text), sentences, 0, len(sentences) - 1)


def put(text: str) -> list[str]:
    """What is put to another in a text without a question mark."""
    sentences, speakers = _speakers(text)
    return [words for n, words in enumerate(sentences) if "?" not in words and speakers.is_put(n)]


def answers(text: str) -> list[str]:
    """The sentences that answer a question put to each of several."""
    sentences, speakers = _speakers(text)
    return [sentences[answer] for n in range(len(sentences)) for answer in speakers.answers_to_all(n)]


def _interview(prompt: str, mark: str = " —") -> str:
    return (
        f"{_ADA}**Hale{mark}** Was it safe?\n\n**Hopper{mark}** It was.\n\n**Hale{mark}** {prompt}\n\n"
        f"**Hopper{mark}** I gave no such order.\n\n**Hale{mark}** Who did?\n\n**Hopper{mark}** Nobody did.\n"
    )


@pytest.mark.parametrize(
    "prompt",
    [
        "It’s alleged that you had the lamps turned off.",
        "It is often said that you never went there.",
        "You were on the bridge that night.",
        "But you never left.",
        "Tell us about the strike.",
        "Let’s talk about the strike.",
        "People say you were cruel.",
        "Some would say that you wanted the money.",
        "There was talk that you lit it.",
    ],
)
@pytest.mark.parametrize("mark", [" —", ":"])
def test_what_an_interviewer_puts_to_another_needs_no_question_mark(prompt: str, mark: str) -> None:
    assert [words.endswith(prompt) for words in put(_interview(prompt, mark))] == [True]


@pytest.mark.parametrize(
    "told",
    [
        "The bridge was shut in May.",
        "The council says the bridge was shut in May.",
        "The strike began in 1912 and the port was closed for a year.",
        "You were there. The bridge was shut in May.",
        "It is often said that the bridge was never safe.",
        "People say the wall you see is 4 metres high.",
        "From Lund you see the wall, which is 40 metres high.",
        "Let’s look at the wall, which is 40 metres high.",
        "We know from the log that you opened the gate at nine, and the log is signed by three clerks.",
        "The rule says you sign it yourself.",
        "You built it in 1994.",
        "You met Cy Reed that night.",
        "You waited there for six days.",
        "You can see it from the hill.",
        "I fixed it at noon with patch 41, so you can merge it at six.",
    ],
)
def test_what_an_interviewer_tells_stays_a_statement(told: str) -> None:
    assert put(_interview(told)) == []


@pytest.mark.parametrize("told", ["My guest today is Ada Hopper, who built the weir you can see.", "You were there."])
def test_what_opens_an_interview_stays_a_statement(told: str) -> None:
    text = _interview("Who knew?", ":").replace("Hale:** Was it safe?", f"Hale:** {told}")
    text += "\n\n**Hale:** Is it safe?\n\n**Hopper:** It is."
    assert put(text) == []


def test_what_who_answers_says_stays_a_statement() -> None:
    assert put(_interview("Who knew?").replace("I gave no such order.", "You know that it is said I did.")) == []


def test_behind_letters_whoever_stands_behind_q_asks() -> None:
    text = (
        "Q. Was it safe?\n\nA. It was.\n\nQ. It fell in May. You were there.\n\nA. You know I was.\n\nQ. Why?\n\n"
        "A. By chance.\n"
    )
    assert put(text) == ["You were there."]


@pytest.mark.parametrize("voice", ["THE COURT: You were there.", "MR. HALE: Objection."])
def test_another_voice_behind_a_letter_ends_the_turn(voice: str) -> None:
    text = "Q. Was it safe?\n\nA. It was.\n\nQ. You were there.\n{}\nA. I was.\n\nQ. Why?\n\nA. By chance.\n"
    assert put(text.format(voice)) == []
    assert put(text.format("")) == ["Q. You were there."]


def test_namesakes_are_two() -> None:
    text = (
        "Ada Hopper: Was it safe?\n\nBo Hopper: It was.\n\nAda Hopper: You left the gate.\n\nBo Hopper: I did.\n\n"
        "Ada Hopper: Why?\n\nBo Hopper: It rained.\n"
    )
    assert put(text) == ["Ada Hopper: You left the gate."]


def test_what_a_chair_states_before_several_stays_a_statement() -> None:
    text = (
        "ADA HOPPER: Is it safe?\n\nBO HALE: It is.\n\nTOM REED: It is not.\n\nHOPPER: Do you agree?\n\nHALE: I do.\n\n"
        "HOPPER: The motion that you moved is carried.\n\nREED: I object.\n"
    )
    assert put(text) == []


def test_where_nobody_asks_nothing_is_put_to_another() -> None:
    text = "Ada Hopper: You left.\n\nBo Hale: I did.\n\nAda Hopper: You came back.\n\nBo Hale: Yes.\n"
    assert put(text) == []


def _panel(question: str) -> str:
    return (
        "ADA HOPPER: Is the bridge safe?\n\nBO HALE: It is. I know it.\n\nTOM REED: It is not.\n\n"
        f"HOPPER: {question}\n\nREED: The rain. It falls.\n\nHALE: The frost.\n\nHOPPER: Thank you.\n\nREED: The wind.\n\nHALE: The sun.\n"
    )


@pytest.mark.parametrize(
    "question",
    [
        "One word each. What worries you?",
        "What worries each of you?",
        "What worries the two of you? I ask both of you?",
        "What worries all three of you?",
        "What worries you? One word from each. Is it rain?",
        "Last word, one sentence each. What worries you?",
    ],
)
def test_a_question_to_each_is_answered_where_each_turn_behind_it_begins(question: str) -> None:
    assert answers(_panel(question)) == ["REED: The rain.", "HALE: The frost."]


@pytest.mark.parametrize(
    "question",
    [
        "What worries you?",
        "What does each bridge cost?",
        "One word each, please. What worries each of you.",
        "What did you see at each?",
        "Tom Reed, how many are there in each?",
        "All of you have read the report. Reed, what does it say?",
        "Would all of you please mute your phones. Who has the figures?",
        "Tom, how much did each of you pay for land, and who decided the price?",
    ],
)
def test_a_question_to_one_is_answered_behind_it_alone(question: str) -> None:
    assert answers(_panel(question)) == []


_NAMED = "Bo Hale met Ada Hopper.\n\n"


@pytest.mark.parametrize("mark", ["—", "–"])
def test_names_before_dashes_are_speakers_where_one_of_them_asks(mark: str) -> None:
    text = "Hale — Why?\n\nHopper — I left.\n\nHale — When?\n\nHopper — In May.".replace("—", mark)
    assert names_before_dashes(_NAMED + text) == {"Hale", "Hopper"}
    assert names_before_dashes(text) == frozenset()  # nothing tells that they are people


@pytest.mark.parametrize(
    "text",
    [
        "Hale — The port is shut.\n\nOslo — It rained.\n\nHale — It opened.\n\nOslo — It snowed.",
        "Hale — Why?\n\nHopper — I left.",
        "Hale — who left — said why?\n\nHopper — who stayed — did not.\n\nHale — who left — came.\n\nHopper — who stayed.",
        "Hale — Why?\n\nHale — When?\n\nHopper — In May.\n\nHopper — I left.",
        "Bergen — Was it late?\n\nHopper — No.\n\nBergen — Was it shut?\n\nHopper — It fell in Bergen.",
        "In Lund — Was it late?\n\nHopper — No.\n\nIn Lund — Was it shut?\n\nHopper — It fell.",
        "Weir — A low dam.\n\nLock — A gate. What is it for?\n\nWeir — A wall.\n\nLock — A door.",
        "Dear Sir\n\nSir — Why?\n\nHopper — I left.\n\nSir — When?\n\nHopper — In May.",
        "Last Monday\n\nMonday — Why?\n\nHopper — I left.\n\nMonday — When?\n\nHopper — In May.",
        "Question — Why?\n\nAnswer — I left.\n\nQuestion — When?\n\nAnswer — In May.",
    ],
)
def test_other_words_before_dashes_are_no_speakers(text: str) -> None:
    assert names_before_dashes(_NAMED + text) == frozenset()


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("London — The mayor said the mill would close.", "The mayor"),
        ("Note — The mayor said the mill would close.", "The mayor"),
        ("Ada Hopper – Norbank Markets", None),
    ],
)
def test_who_stands_before_a_colon_is_no_speaker_before_a_dash(line: str, speaker: str | None) -> None:
    text = f"{line}\n\nLondon — Is it shut?\n\nAda Hopper: It is late.\n\nAda Hopper: It is shut.\n"
    who = _speakers(text)[1].of(0).speaker
    assert (who and who.text) == speaker


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("New York (2020): The mayor said crime rose.", "The mayor"),
        ("Hong Kong (Asia): Police said it was late.", "Police"),
        ("Asia Pacific (2023): It is late.", None),
        ("Step One (10 minutes): It is late.", None),
        ("Ada Hopper (Chair): Appointed in 2019.", None),
        ("AUDIENCE MEMBER (at the back): Is it late?", "AUDIENCE MEMBER"),
        ("Cy Reed (the Echo): It is late.\n\nCy Reed: It is shut.", "Cy Reed"),
        ("Cy Reed (0:12): It is late.", "Cy Reed"),
    ],
)
def test_brackets_stand_behind_who_speaks_without_them_or_asks_in_capitals(line: str, speaker: str | None) -> None:
    who = _speakers(f"{line}\n\n{line}\n")[1].of(0).speaker
    assert (who and who.text) == speaker


def test_who_speaks_before_a_dash_by_a_full_name_once_and_beside_brackets() -> None:
    _, speakers = _speakers(_interview("Who knew?"))
    assert {who.speaker.text for n in range(14) if (who := speakers.of(n)).speaker} == {"Hale", "Hopper"}
    _, speakers = _speakers(_panel("Why?"))
    assert speakers.of(0).speaker is not None
    _, speakers = _speakers("TOM REED (the Echo): Why?\n\nBO HALE: It fell.\n\nREED: When?\n\nHALE: In May.\n")
    assert [who.text if (who := speakers.of(n).speaker) else None for n in range(2)] == ["TOM REED", "BO HALE"]


@pytest.mark.parametrize(
    "text",
    [
        "Olive Oil: It is pressed.\n\nOil: Any fat.\n\nSea Salt: It is dried.\n\nSalt: It is white.\n",
        "Net Income: It is late.\n\nIncome: It is paid.\n",
        "Lake Geneva: It is deep.\n\nGeneva: It is old.\n",
        "Opening Hours: We are shut.\n\nHours: It is late.\n\nIs it safe?\n",
        "Los Angeles: It is dry.\n\nLos Angeles (airport): It is shut.\n",
    ],
)
def test_a_term_that_ends_in_another_is_no_speaker(text: str) -> None:
    _, speakers = _speakers(text)
    assert [speakers.of(n).speaker for n in range(2)] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Hopper: It is late.\n\nHopper: Is it shut?\n",
        "Ada Hopper: I know it.\n\nHopper: It is shut.\n",
        "Ada Hopper (Chair): It is late.\n\nHopper: I know.\n",
    ],
)
def test_a_full_name_once_is_a_speaker_where_people_speak_to_each_other(text: str) -> None:
    who = _speakers(text)[1].of(0).speaker
    assert who is not None
    assert who.text == "Ada Hopper"
