"""What reader and encoder see: the words without marks, every place where it was."""

from __future__ import annotations

import pytest

from index.marks import without_marks
from index.quotation import with_double_marks


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Åse** left.[3]", "  Åse   left.   "),
        ("> It is\n>> green.", "  It is\n   green."),
        ("a <u>ship</u>, 5 < 6 and 7 > 6", "a    ship    , 5 < 6 and 7 > 6"),
        ("2 * 3 [sic] [edit]", "2 * 3 [sic]       "),
    ],
)
def test_marks_are_blank_and_lengths_kept(text: str, plain: str) -> None:
    assert without_marks(text) == plain
    assert len(plain) == len(text)


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
