"""Readers' marks: what they said was wrong with an answer, kept beside the library.

One JSON object a line, in the form `pincite eval --marks` takes in (`evals/marks.py`).
Words are read from the catalog by slicing, never taken from the request.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from rag import DocumentError, InputError, LibraryReadOnlyError, TooLongError
from ui.desk import Desk
from ui.labels import MARKS_OF_AN_ANSWER, MARKS_OF_SILENCE
from ui.unicode_text import UnicodeText

MARKS = "marks.jsonl"
MAX_FILE_BYTES = 20_000_000
MAX_NOTE = 1_000
MAX_QUOTED = 20_000  # characters, of all spans of a mark: an answer has some 200
_MAX_SPANS = 50
_MAX_PLACE = 2**63 - 1  # beyond any text, and a number that can be told
_Text = Annotated[UnicodeText, Field(max_length=1_000)]


class Place(BaseModel):
    """A span of one version of a document."""

    model_config = ConfigDict(strict=True, extra="forbid")

    document: _Text
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    start: Annotated[int, Field(ge=0, le=_MAX_PLACE)]
    end: Annotated[int, Field(ge=0, le=_MAX_PLACE)]


class Mark(BaseModel):
    """A question, how it was answered, and what the reader says of it.

    Attributes:
        mark: "unanswerable", the articles do not answer; "beside", the quotes do not answer;
            "incomplete", something is missing; "silent", the articles do answer.
        right: the words that should have been quoted, where the reader showed them.
    """

    model_config = ConfigDict(strict=True, extra="forbid")

    question: _Text
    history: list[_Text] = Field(default_factory=list, max_length=_MAX_SPANS)
    documents: list[_Text] = Field(default_factory=list, max_length=1_000)
    outcome: Literal["answered", "uncertain", "abstained"]
    confidence: Annotated[float, Field(ge=0, le=1)]
    quotes: list[Place] = Field(default_factory=list, max_length=_MAX_SPANS)
    mark: Literal["unanswerable", "beside", "incomplete", "silent"]
    right: list[Place] = Field(default_factory=list, max_length=_MAX_SPANS)
    note: Annotated[UnicodeText, Field(max_length=MAX_NOTE)] = ""


class Marks:
    """The file of marks beside a library."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._writing = threading.Lock()

    @property
    def path(self) -> Path:
        return self._desk.library.folder / MARKS

    def keep(self, mark: Mark) -> None:
        """Adds a mark to the file.

        Raises:
            InputError: the mark does not fit how the question was answered.
            QuestionError: the question, or an earlier one, could not have been asked.
            DocumentError: a span that is in no text of the library.
            TooLongError: a question is over a limit, the spans are, or the file is full.
            LibraryReadOnlyError: it cannot be written.
        """
        _refuse_contradiction(mark)
        _refuse_long([*mark.quotes, *mark.right])
        # An evaluation asks it again, and would stop there.
        self._desk.refuse_unaskable(mark.question, mark.history)
        record = mark.model_dump() | {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "quotes": self._worded(mark.quotes),
            "right": self._worded(mark.right),
        }
        line = (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8")
        with self._writing:
            size = self.path.stat().st_size if self.path.exists() else 0
            if size + len(line) > MAX_FILE_BYTES:
                raise TooLongError(f"{MARKS} has {size:,} bytes, near the limit of {MAX_FILE_BYTES:,}; move it away")
            try:
                with self.path.open("ab") as stream:
                    stream.write(line)
            except OSError as error:
                raise LibraryReadOnlyError(f"{MARKS} cannot be written ({error.strerror})") from error

    def _worded(self, places: Sequence[Place]) -> list[dict[str, Any]]:
        return [place.model_dump() | {"text": self._words(place)} for place in places]

    def _words(self, place: Place) -> str:
        text = self._desk.text(place.document, place.sha256)
        if text is None or not place.start < place.end <= len(text):
            raise DocumentError(f"{place.document}: the library holds no characters {place.start} to {place.end} of it")
        return text[place.start : place.end]


def _refuse_contradiction(mark: Mark) -> None:
    """What the page offers no reader to say of such an answer, no request says either."""
    fitting = MARKS_OF_SILENCE if mark.outcome == "abstained" else MARKS_OF_AN_ANSWER
    if mark.mark not in fitting:
        raise InputError(f"a mark of an answer that is {mark.outcome} is {' or '.join(fitting)}, not {mark.mark}")


def _refuse_long(places: Sequence[Place]) -> None:
    """Told by the numbers alone: a request of a few lines could name whole articles many times over."""
    quoted = sum(max(0, place.end - place.start) for place in places)
    if quoted > MAX_QUOTED:
        raise TooLongError(
            f"the mark quotes {quoted:,} characters, over the limit of {MAX_QUOTED:,}; select fewer words"
        )
