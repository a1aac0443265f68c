"""Question in, quoted answer out.

>>> from rag import Assistant
>>> answer = Assistant.open().ask("Who criticised the deployment?")
"""

from index.errors import (
    DocumentError,
    DocumentMissingError,
    EncoderMismatchError,
    InputError,
    LibraryBusyError,
    LibraryError,
    LibraryFormatError,
    LibraryMissingError,
    LibraryReadOnlyError,
    ModelError,
    PinciteError,
    QuestionError,
    TooLongError,
)
from rag.answer import Answer, Arrangement, Citation, Mention, Outcome, PassageHit, Quote
from rag.assistant import Assistant
from rag.citation import Standing, verify

__all__ = [
    "Answer",
    "Arrangement",
    "Assistant",
    "Citation",
    "DocumentError",
    "DocumentMissingError",
    "EncoderMismatchError",
    "InputError",
    "LibraryBusyError",
    "LibraryError",
    "LibraryFormatError",
    "LibraryMissingError",
    "LibraryReadOnlyError",
    "Mention",
    "ModelError",
    "Outcome",
    "PassageHit",
    "PinciteError",
    "QuestionError",
    "Quote",
    "Standing",
    "TooLongError",
    "verify",
]
