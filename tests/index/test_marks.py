"""What reader and encoder see: the words without marks, every place where it was."""

from __future__ import annotations

import time

import pytest

from index.marks import unmarked, without_addresses, without_marks
from index.quotation import with_double_marks


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Åse** left.[3]", "  Åse   left.   "),
        ("> It is\n>> green.", "  It is\n   green."),
        ("a <u>ship</u>, 5 < 6 and 7 > 6", "a    ship    , 5 < 6 and 7 > 6"),
        ("2 * 3 [sic] [edit]", "2 * 3 [sic]       "),
        ("[Ada](https://a.org/b_(c)) left.", " Ada                       left."),
        ('**[Ada](a.md "the mayor")** left.', "   Ada                      left."),
        ("![Ada](a.png) It fell.[4](#n4) [12](/n) fell.", "              It fell.          12      fell."),
        ("_Ada Hopper_ and (__Bo__)", " Ada Hopper  and (  Bo  )"),
    ],
)
def test_marks_are_blank_and_lengths_kept(text: str, plain: str) -> None:
    assert without_marks(text) == plain
    assert len(plain) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "“[He] said that it [the bridge] fell,” [he](laughs) said.",
        "a snake_case_word, _private_name, https://a.org/_b_/c_d_ and f(x)[a](2)",
        "Name: ____ Date: ____, 5 _ 6",
    ],
)
def test_what_only_looks_like_marks_stays(text: str) -> None:
    assert without_marks(text) == unmarked(text).text == text


@pytest.mark.parametrize("text", ["[Ada](https://a.org) and **Bo** left.[3]", "Ada<br>left", "No marks.", "**", ""])
def test_what_is_left_without_marks_knows_where_it_stood(text: str) -> None:
    bare, places = unmarked(text)
    assert len(places) == len(bare) + 1
    assert places[-1] == len(text)
    assert all(text[place] == character or character == " " for place, character in zip(places, bare, strict=False))


def test_a_span_goes_there_and_back() -> None:
    text = "It fell, said [Ada Hopper](https://a.org)."
    bare = unmarked(text)
    start, end = bare.of(text.index("Ada"), text.index("]"))
    assert bare.text[start:end] == "Ada Hopper"
    assert text[slice(*bare.stood(start, end))] == "Ada Hopper"


def test_addresses_alone_are_blank_for_the_words_that_are_searched() -> None:
    text = "[Ada](https://a.org) and **Bo** left.[3] ![A bridge](b.png)"
    assert without_addresses(text).split() == ["Ada", "and", "**Bo**", "left.[3]"]
    assert len(without_addresses(text)) == len(text)


@pytest.mark.parametrize("text", ["[a" * 20_000, "[x](/" + "(" * 20_000, "_a " * 20_000, "[[a]" * 20_000])
def test_marks_never_closed_take_no_time(text: str) -> None:
    started = time.perf_counter()
    without_marks(text)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("'It isn't ours,' she said.", "“It isn't ours,” she said."),
        ("He said: 'We like it. We can't buy it.' She left.", "He said: “We like it. We can't buy it.” She left."),
        ("‘I’ll go,’ he said, ‘if it’s open.’", "“I’ll go,” he said, “if it’s open.”"),
        ("The workers' rights are 'The Crown' of it.", "The workers' rights are 'The Crown' of it."),
        ("“He told me ‘Go away,’ and I went.”", "“He told me ‘Go away,’ and I went.”"),
        ("It's James' dog, not ours.", "It's James' dog, not ours."),
    ],
)
def test_single_marks_around_speech(text: str, marked: str) -> None:
    assert with_double_marks(text) == marked
