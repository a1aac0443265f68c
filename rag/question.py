"""What a question is made of: checked, cleaned, its terms and its history."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from index.errors import QuestionError, TooLongError
from index.words import content_terms

MAX_CHARACTERS = 1_000
_ALLOWED_CONTROLS = "\t\n\r"


@dataclass(frozen=True, slots=True)
class Question:
    """A checked question.

    Attributes:
        asked: the words as given, white space folded.
        meant: the words after follow-ups and spelling are resolved; what is searched.
        terms: analysed content terms of `meant`.
        notes: what was resolved, in fixed framing, for the reader.
    """

    asked: str
    meant: str
    terms: tuple[str, ...]
    notes: tuple[str, ...] = ()


def checked(text: str) -> str:
    """The question with white space folded.

    Raises:
        QuestionError: empty, without a letter or digit, or with control characters.
        TooLongError: over `MAX_CHARACTERS`.
    """
    if not isinstance(text, str):
        raise QuestionError(f"a question is text, not {type(text).__name__}")
    if len(text) > MAX_CHARACTERS:
        raise TooLongError(
            f"the question has {len(text):,} characters, over the limit of {MAX_CHARACTERS:,}; shorten it"
        )
    for position, character in enumerate(text):
        if unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") and character not in _ALLOWED_CONTROLS:
            raise QuestionError(
                f"the question holds a control character (U+{ord(character):04X} at {position}); remove it and ask again"
            )
    folded = " ".join(text.split())
    if not folded:
        raise QuestionError("the question is empty; type a question")
    if not re.search(r"\w", folded):
        raise QuestionError(f"the question {folded[:20]!r} has no words; type a question")
    return folded


def understand(text: str, history: Sequence[str] = ()) -> Question:
    """Checks a question and resolves it against the earlier ones."""
    asked = checked(text)
    return Question(asked, asked, tuple(content_terms(asked)))
