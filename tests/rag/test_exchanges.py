"""Who asks and who answers behind "Q." and "A.": the witness, the examiner, else nobody; never the letter."""

from __future__ import annotations

import time

import pytest

from rag.exchanges import turns_of
from tests.rag.test_speech import name, speeches

ASKED = "Q. Was the bridge shut?\nA. Partly. It was late."


def said(text: str) -> list[str | None]:
    """Who speaks in the sentences behind the first "Q" of a text."""
    told = [(words, name(speech)) for words, speech in speeches(text)]
    first = next(number for number, (words, _) in enumerate(told) if words.lstrip("*").startswith(("Q.", "Q:")))
    return [who for _, who in told[first:]]


@pytest.mark.parametrize(
    ("above", "asks", "answers"),
    [
        ("ADA HOPPER, sworn", None, "ADA HOPPER"),
        ("ADA HOPPER (affirmed)\nCross-examination by MR REED", "MR REED", "ADA HOPPER"),
        ("Mrs Ada Hopper, called\n\nExamined by Ms Hale KC", "Ms Hale KC", "Mrs Ada Hopper"),
        ("Ada Hopper, sworn. Examined by Mr Hale.", "Mr Hale", "Ada Hopper"),
        ("ADA HOPPER, having been first duly sworn, testified as follows:\n\nDIRECT EXAMINATION\n\nBY MR. HALE:",
         "MR. HALE", "ADA HOPPER"),
        ("ADA HOPPER, called as a witness by the Crown, sworn", None, "ADA HOPPER"),
        ("ADA HOPPER (recalled)\n\nRe-examination by MS HALE", "MS HALE", "ADA HOPPER"),
        ("Cross-examination of Ms Ada Hopper by Mr Reed", "Mr Reed", "Ms Ada Hopper"),
        ("DEPOSITION OF ADA HOPPER\n\nEXAMINATION\n\nBY MR. HALE:", "MR. HALE", "ADA HOPPER"),
        ("Interview with Ada Hopper", None, "Ada Hopper"),
        ("The old bridge: an interview with Ada Hopper, mayor of Orlo\n\nInterview by Bo Hale", "Bo Hale", "Ada Hopper"),
        ("Ada Hopper, interviewed by Bo Hale", "Bo Hale", "Ada Hopper"),
        ("Mayor Bo Reed has met Mayor Eva Lund. Interview by Bo Hale.", "Bo Hale", None),
        ("INTERVIEW WITH ADA HOPPER", None, "ADA HOPPER"),
        ("Ada Hopper has built bridges for 20 years. Interview by Bo Hale.", "Bo Hale", "Ada Hopper"),
        ("Interview: Ada Hopper on the bridge", None, "Ada Hopper"),
        ("Narrator: Ada Hopper (born 1946), tracer\nInterviewer: Bo Hale\nPlace: Oslo", "Bo Hale", "Ada Hopper"),
        ("Interview by Bo Hale\n\nTom Reed: It is late.", None, None),
    ],
)  # fmt: skip
def test_who_asks_and_who_answers_is_told_above(above: str, asks: str | None, answers: str | None) -> None:
    assert said(f"{above}\n\n{ASKED}") == [asks, answers, answers]


@pytest.mark.parametrize(
    "above",
    [
        "The inquiry met on Plot A and Plot Q.",
        "Before: MR JUSTICE HALE",
        "MR JUSTICE HALE: Good morning.\n\nMR JUSTICE HALE: Go on.",
        "In an interview with Bo Hale, the mayor was brief.",
        "Interview with the Echo",
        "He was interviewed by Bo Hale in May.",
        "Ada Hopper, who called the police, was asked.",
        "Ada Hopper has built bridges for 20 years.",
    ],
)
def test_nobody_is_named_where_it_is_not_told(above: str) -> None:
    assert said(f"{above}\n\n{ASKED}") == [None, None, None]


@pytest.mark.parametrize(
    "above",
    [
        "Examination of Theses",
        "Examination of Old Degrees\n\nA degree is examined in May.",
        "Examination of General Theses\n\nA thesis is long, and theses are read.",
        "Testimony of Faith",
        "Forms, called for by the clerk",
        "Questions from Readers",
        "Questions from the Readers",
        "See also: Interview with Bo Lind\n\nYour questions on the pool",
        "Read more – Interview with Bo Lind",
        "More from this issue: Interview with Bo Lind",
        "**Related**\n\nInterview with Bo Lind",
    ],
)
def test_a_page_of_questions_has_neither_witness_nor_guest(above: str) -> None:
    assert said(f"{above}\n\n{ASKED}") == [None, None, None]


@pytest.mark.parametrize(
    ("above", "asks", "answers"),
    [
        ("Examination of Ada Hopper", None, "Ada Hopper"),
        ("Examination of Mr Bridge", None, "Mr Bridge"),  # the text has "bridge", but a style tells it is a name
        ("Testimony of Ada Hopper", None, "Ada Hopper"),
        ("WITNESS A, sworn\nCross-examined by Hale", "Hale", "WITNESS A"),
        ("ADA HOPPER, sworn\n\nEXAMINATION BY THE COURT", "THE COURT", "ADA HOPPER"),
        ("Cross-examination of Ada Hopper\n\nRe-examination of Hopper by Ms Reed", "Ms Reed", "Ada Hopper"),
        ("Questions from Bo Hale", "Bo Hale", None),
        ("Questions from Mr. Hale", "Mr. Hale", None),
        ("More than a bridge: an interview with Ada Hopper", None, "Ada Hopper"),
        ("Related\n\nThe tide\n\nInterview with Ada Hopper", None, "Ada Hopper"),
    ],
)
def test_a_full_name_or_a_style_tells_a_witness_or_a_guest(above: str, asks: str | None, answers: str | None) -> None:
    assert said(f"{above}\n\n{ASKED}") == [asks, answers, answers]


@pytest.mark.parametrize(
    ("above", "answers"),
    [
        ("A nurse told us of it. President Carl Voss visited the ward.", None),
        ("The ward at night\n\nA nurse told us of it.\n\nPresident Carl Voss visited the ward.", None),
        ("The ward, which President Carl Voss visited, is old.", None),
        ("President Carl Voss visited the ward.", "President Carl Voss"),
        ("The ward at night\n\nPresident Carl Voss visited it. A nurse told us.", "President Carl Voss"),
        ("At night with President Carl Voss\n\nThe ward is old.", "President Carl Voss"),
    ],
)
def test_whoever_is_named_alone_is_interviewed_if_the_lines_are_about_them(above: str, answers: str | None) -> None:
    for lines in (f"Interview by Bo Hale\n\n{above}", f"{above}\n\nInterview by Bo Hale"):
        assert said(f"{lines}\n\n{ASKED}") == ["Bo Hale", answers, answers]


@pytest.mark.parametrize("before", ["", "ADA HOPPER, sworn\n", "ADA HOPPER, sworn. "])
@pytest.mark.parametrize("words", ["re-cross-", "re-direct ", "Further ", "Cross ", "recross"])
def test_a_long_line_of_examinations_is_read_quickly(before: str, words: str) -> None:
    begun = time.perf_counter()
    turns_of(f"Q. a?\nA. b\n{before}{words * 5000}x\n")
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    "examined",
    [
        "Recross-examination", "Re-direct examination", "REDIRECT EXAMINATION", "FURTHER RE-CROSS-EXAMINATION",
        "Cross-examined", "Cross examination", "Re-examined", "Further examination", "Further redirect examination",
    ],
)  # fmt: skip
def test_a_witness_is_examined_again(examined: str) -> None:
    told = said(f"ADA HOPPER, sworn\n\nExamined by Ms Reed\n\n{examined} by Mr Hale\n\n{ASKED}")
    assert told == ["Mr Hale", "ADA HOPPER", "ADA HOPPER"]


@pytest.mark.parametrize("answer", ["I believe so.", "Yes.", "We said that the tide took 11 nests.", "“Partly.”"])
@pytest.mark.parametrize("mark", [".", ":"])
def test_an_answer_is_never_the_letter_s_nor_the_judge_s(answer: str, mark: str) -> None:
    judge = "MR JUSTICE HALE: It is late.\n\nMR JUSTICE HALE: Was it Plot A?"
    told = speeches(f"Q{mark} Was it shut?\nA{mark} It was.\n\n{judge}\nA{mark} {answer}")
    assert [name(speech) for _, speech in told] == [None, None, "MR JUSTICE HALE", "MR JUSTICE HALE", None]


HEARING = """ADA HOPPER (sworn)
Examination by MS HALE

Q. Was it shut?
A. It was.

MR JUSTICE LUND: Was it late?
A. Partly.

Q. And dark?
A. Yes.
MR. REED: My Lord, that is hearsay.

MS HALE: Was it dark?
A. It was.

Q. Did it rain?
A. The mayor said that it did.
"""


def test_a_question_behind_another_s_is_nobody_s_until_the_examiner_speaks_again() -> None:
    told = [
        (words, name(speech)) for words, speech in speeches(f"{HEARING}\nMR. REED: It is so.\n\nMR JUSTICE LUND: Yes.")
    ]
    assert dict(told)["Q. Was it shut?"] == "MS HALE"
    assert dict(told)["Q. And dark?"] is None
    assert dict(told)["Q. Did it rain?"] == "MS HALE"
    assert dict(told)["MR. REED: My Lord, that is hearsay."] == "MR. REED"
    assert {who for words, who in told if words.startswith("A. ")} == {"ADA HOPPER"}


@pytest.mark.parametrize(
    "between",
    [
        "MS HALE: I call Ms Eva Lund.",
        "(The witness withdrew.)",
        "(Witness excused.)",
        "THE WITNESS WAS RELEASED",
        "Examination-in-chief by MS HALE",
    ],
)
def test_another_witness_who_is_not_told_is_nobody(between: str) -> None:
    assert said(f"{HEARING}\n{between}\n\nQ. Are you the clerk?\nA. I am.")[-1] is None


@pytest.mark.parametrize(
    "between", ["Cross-examination by MR REED", "BY MR REED:", "MR REED: Thank you.", "(Witness nods.)"]
)
def test_a_witness_goes_on_answering_whoever_asks(between: str) -> None:
    assert said(f"{HEARING}\n{between}\n\nQ. Are you sure?\nA. I am.")[-1] == "ADA HOPPER"


def test_the_speaker_stands_where_the_text_names_them() -> None:
    text = "**Interview with Ada Hopper**\n\n**Q:** Was it shut?\n\n**A:** It was."
    (_, speech) = speeches(text)[-1]
    assert speech.speaker
    assert text[speech.speaker.start : speech.speaker.end] == "Ada Hopper"


@pytest.mark.parametrize(
    "text",
    [
        "P. Rent is due.\nQ. Is it late?\nR. It is.\nA. It was.",  # letters of a list
        "Q. Hale, Bridges, 2001.\nA. Hopper, Ports, 1999.",
        "A. Hopper left. Why?",
        "Was it shut?\n\nA. Hopper said it was.",
    ],
)
def test_letters_of_lists_and_names_are_no_exchange(text: str) -> None:
    assert turns_of(text) == {}


def test_initials_that_open_a_line_are_a_name() -> None:
    assert name(speeches("A. Hopper said it was late.")[0][1]) == "A. Hopper"


def test_what_others_said_is_still_found_in_answers_of_nobody() -> None:
    text = "Q: What did the council do?\n\nA: The council said that the bridge would be shut."
    assert name(speeches(text)[-1][1]) == "The council"
