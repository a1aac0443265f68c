"""Whether words of a sentence are said of a name in it."""

from __future__ import annotations

import pytest

from rag.named_as import is_named_as


@pytest.mark.parametrize(
    ("sentence", "words", "named"),
    [
        ("The driver, Ada Hale, fled.", "The driver", True),
        ("The driver (Ada Hale) fled.", "The driver", True),
        ("The driver is Ada Hale.", "The driver", True),
        ("We have a new head: Ada Hale came in May.", "a new head", True),
        ("They chose Ada Hale as their head.", "head", True),
        ("Ada Hale, who keeps the books, took it over.", "took it over", True),
        ("In front of the driver, Ada Hale wept.", "the driver", False),
        ("The driver met Ada Hale.", "The driver", False),
        ("The driver is Ada Hale’s aunt.", "The driver", False),
        ("Ada Hale and the driver fled.", "the driver", False),
        ("According to Ada Hale, the driver of the bus slept.", "the driver", False),
    ],
)
def test_what_is_said_of_a_name(sentence: str, words: str, named: bool) -> None:
    name, start = sentence.index("Ada Hale"), sentence.index(words)
    assert is_named_as(sentence, (name, name + len("Ada Hale")), (start, start + len(words))) is named
