"""What can go wrong, as one tree.

    PinciteError
    ├── InputError                  the caller gave something unusable
    │   ├── DocumentError           a file or record that cannot become a document
    │   │   └── DocumentMissingError    a document that the library does not hold
    │   ├── QuestionError           a question or query that cannot be asked
    │   └── TooLongError            an input over a stated limit
    ├── LibraryError                the library itself
    │   ├── LibraryMissingError     there is none at that path
    │   ├── LibraryFormatError      made by another version of Pincite, or damaged
    │   ├── LibraryReadOnlyError    it cannot be written to
    │   ├── LibraryBusyError        it cannot be read or written to now
    │   └── EncoderMismatchError    made with another encoder
    └── ModelError                  a model file is missing or is not the published one

`evals` adds `GateError`, `KeptRunError` (an `InputError`) and `RunError`, a peer that
failed; `ui` adds `OutputError`, output that cannot be written. The command line exits
with 2 for `InputError` and `LibraryError`, with 1 for the rest; HTTP answers 422 for
`InputError`, but 404 where the address names the document that is missing, 403 for
`LibraryReadOnlyError` and 503 for the rest.
"""


class PinciteError(Exception):
    """Base of every error Pincite raises on purpose."""


class InputError(PinciteError):
    """The caller gave something unusable."""


class DocumentError(InputError):
    """A file or record cannot become a document."""


class DocumentMissingError(DocumentError):
    """The library does not hold a document."""


class QuestionError(InputError):
    """A question or query cannot be asked as it stands."""


class TooLongError(InputError):
    """An input exceeds a limit; the message states both numbers."""


class LibraryError(PinciteError):
    """The library cannot be used as asked."""


class LibraryMissingError(LibraryError):
    """There is no library at the path."""


class LibraryFormatError(LibraryError):
    """The library was made by another version of Pincite, or is damaged."""


class LibraryReadOnlyError(LibraryError):
    """The library's folder cannot be written to."""


class LibraryBusyError(LibraryError):
    """The library cannot be opened, read or changed now; another process may be writing."""


class EncoderMismatchError(LibraryError):
    """The library's vectors come from another encoder."""


class ModelError(PinciteError):
    """A model file is missing or its digest is not the published one."""
