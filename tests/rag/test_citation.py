"""Citations go on resolving: valid, stale or broken."""

from __future__ import annotations

from collections.abc import Callable

from index.document import Document
from index.library import Library
from rag import Assistant, Standing, verify

BRIDGE = "The council agreed to build a second bridge over the river. Work begins in May."


def test_a_quote_of_the_current_text_is_valid(assistant: Assistant) -> None:
    quotes = assistant.ask("Which troops will be sent to Poland?").quotes
    assert quotes
    for quote in quotes:
        place = quote.citation
        assert verify(assistant.library, place.sha256, place.start, place.end, quote.text) is Standing.VALID


def test_a_quote_of_an_older_version_is_stale(make_library: Callable[..., Library]) -> None:
    library = make_library(a=BRIDGE)
    sha256 = library.documents()[0].sha256
    library.add_document(Document("a", BRIDGE + " Perhaps."))
    assert verify(library, sha256, 0, 59, BRIDGE[:59]) is Standing.STALE


def test_other_words_other_spans_and_unknown_texts_are_broken(make_library: Callable[..., Library]) -> None:
    library = make_library(a=BRIDGE)
    sha256 = library.documents()[0].sha256
    assert verify(library, sha256, 0, 3, "the") is Standing.BROKEN
    assert verify(library, sha256, 0, 3, "The") is Standing.VALID
    assert verify(library, sha256, 3, 3) is Standing.BROKEN
    assert verify(library, sha256, 0, 1_000) is Standing.BROKEN
    assert verify(library, "0" * 64, 0, 3) is Standing.BROKEN


def test_a_text_altered_in_the_catalog_is_broken(make_library: Callable[..., Library]) -> None:
    library = make_library(a=BRIDGE)
    sha256 = library.documents()[0].sha256
    library.catalog._db.execute("UPDATE texts SET text = replace(text, 'second', 'third')")
    assert verify(library, sha256, 0, 3, "The") is Standing.BROKEN
