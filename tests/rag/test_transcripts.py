"""Labels of a transcript: in capitals too, and before whatever the line tells of others."""

from __future__ import annotations

import pytest

from tests.rag.test_speech import name, speeches


def transcript(label: str, line: str, more: str = "") -> str:
    """A text in which a label opens two paragraphs, the second with a line."""
    return f"{label}: It is late.\n\n{label}: {line}\n\n{more}"


@pytest.mark.parametrize(
    ("label", "more", "speaks"),
    [
        ("ADA HOPPER", "", True),
        ("**ADA HOPPER**", "", True),
        ("MR. HALE", "", True),
        ("Mr. HALE", "", True),
        ("THE CHAIRMAN", "", True),
        ("HOPPER", "The committee met Ada Hopper.", True),
        ("HOPPER", "MS. HOPPER left.", True),
        ("HOPPER", "", False),
        ("NOTE", "", False),
        ("KEY POINTS", "There were two points.", False),
        ("BREAKING NEWS", "", False),
        ("THE FACTS", "", False),
    ],
)
def test_a_repeated_label_in_capitals_is_a_name(label: str, more: str, speaks: bool) -> None:
    _, (_, speech), *_ = speeches(transcript(label, "It is shut.", more))
    assert name(speech) == (label.strip("*") if speaks else None)


@pytest.mark.parametrize(
    ("label", "more", "speaks"),
    [
        ("Chair", "", True),
        ("Deputy Chairwoman", "", True),
        ("Interviewer", "", True),
        ("NV", "The committee heard Nora Voss.", True),
        ("NV", "The committee heard Bo Hale.", False),
        ("UK", "It is late.", False),
        ("Colour", "", False),
    ],
)
def test_an_office_or_initials_speak_in_a_transcript(label: str, more: str, speaks: bool) -> None:
    _, (_, speech), *_ = speeches(transcript(label, "It is shut.", more))
    assert name(speech) == (label if speaks else None)


def test_an_office_with_a_name_behind_it_is_a_field() -> None:
    assert [
        name(speech) for _, speech in speeches("Judge: Ada Hopper\n\nThe case was heard.\n\nJudge: Bo Hale\n\n")
    ] == [
        None,
        None,
        None,
    ]


def test_a_label_that_opens_one_paragraph_alone_is_none() -> None:
    assert name(speeches("ADA HOPPER: The bridge is shut.\n\nIt is old.")[0][1]) is None


@pytest.mark.parametrize(
    ("label", "line", "speaker"),
    [
        ("MR. HALE", "That is not what the minister told this committee.", "MR. HALE"),
        ("Ada Hopper", "The port denied the claim.", "Ada Hopper"),
        ("Ada Hopper", "According to the Echo, Bo Hale left.", "Ada Hopper"),
        ("NOTE", "That is not what the minister told this committee.", "the minister"),
    ],
)
def test_the_label_of_a_line_wins_over_its_clauses(label: str, line: str, speaker: str) -> None:
    _, (_, speech) = speeches(transcript(label, line))
    assert name(speech) == speaker
    assert speech.reported_by is None


@pytest.mark.parametrize("label", ["Tom Reed (00:12)", "Tom Reed [1:00:12]", "Dr. van der Berg"])
def test_a_label_may_have_a_particle_and_the_time_behind_it(label: str) -> None:
    found = speeches(transcript(label, "The mayor told us it would rain."))
    assert [name(speech) for _, speech in found[:2]] == [label.split(" (")[0].split(" [")[0]] * 2


def test_labels_with_a_style_on_lines_of_their_own_need_not_be_repeated() -> None:
    text = "LADY HALE:\n\n1. The port lost. It is so.\n\nMR. JUSTICE REED:\n\n2. I agree with my Lady."
    said = {words: name(speech) for words, speech in speeches(text)}
    assert said["1. The port lost."] == said["It is so."] == "LADY HALE"
    assert said["2. I agree with my Lady."] == "MR. JUSTICE REED"


BORN = "Born in Oslo in 1950, she joined the firm in 1980."


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("Mr Hale", "Ms Reed", BORN),
        ("Lady Hale", "Mr Reed", "She is ambitious, and speaks in the first act."),
        ("Mr Hale", "Ms Reed", "Her father served in World War I at sea."),
        ("Mr Hale", "Ms Reed", "She is known for “I never left my port” of 1980."),
        ("Dr Hale", "MS REED", BORN),
    ],
)
def test_a_line_with_a_style_alone_may_head_a_note_on_somebody(one: str, other: str, words: str) -> None:
    text = f"{one}:\n\n{words}\n\n{other}:\n\nIt is late.\n\nContact\n\nWe are a firm in Oslo."
    assert name(speeches(text)[1][1]) != one


@pytest.mark.parametrize(
    ("one", "words", "more"),
    [
        ("Mr Hale", "1. I agree.", ""),
        (
            "Mr Hale",
            "The port lost its case on the bridge in the spring of that year, and it\nis so that we regret it.",
            "",
        ),
        ("Lady Hale", "It is as my Lord says.", ""),
        ("Mr Hale", BORN, "Mr Lund:\n\nSo it is.\n\nMr Lund:\n\nYes."),  # one of the labels recurs
        ("Lord Justice Hale", BORN, ""),
        ("Mr Justice Hale", BORN, ""),
        ("Hale LJ", BORN, ""),
        ("MR. HALE", BORN, ""),
        ("Mr. HALE", BORN, ""),
    ],
)
def test_a_line_with_a_style_is_a_speaker_s_in_a_hearing_or_before_their_own_words(
    one: str, words: str, more: str
) -> None:
    assert name(speeches(f"{one}:\n\n{words}\n\nMs Reed:\n\nIt is late.\n\n{more}")[1][1]) == one


@pytest.mark.parametrize("label", ["KEY POINTS", "Hale", "Court"])
def test_a_line_of_its_own_without_a_style_must_be_repeated(label: str) -> None:
    text = f"LADY HALE:\n\n1. The port lost.\n\n{label}:\n\n2. I agree with my Lady."
    assert name(speeches(text)[-1][1]) is None


def test_a_label_that_opens_a_line_within_a_paragraph_has_its_line() -> None:
    text = "ADA HOPPER: It is late.\nBO HALE: It is not.\n\nADA HOPPER: Why?\n\nBO HALE: So."
    assert [name(speech) for _, speech in speeches(text)] == ["ADA HOPPER", "BO HALE"] * 2
