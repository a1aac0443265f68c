"""Citations go on resolving: valid, stale or broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.document import Document, Metadata
from index.library import Library
from rag import Assistant, Standing, verify
from rag.citation import examine

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


def test_a_copy_does_not_keep_the_citation_of_another_document_valid(make_library: Callable[..., Library]) -> None:
    library = make_library(post=BRIDGE, copy=BRIDGE, other="Ice closed the harbour.")
    sha256 = library.documents()[0].sha256
    assert verify(library, sha256, 0, 3, "The", "post") is Standing.VALID
    library.add_document(Document("post", BRIDGE + " Perhaps."))
    assert verify(library, sha256, 0, 3, "The", "post") is Standing.STALE
    assert verify(library, sha256, 0, 3, "The", "copy") is Standing.VALID
    assert verify(library, sha256, 0, 3, "The") is Standing.VALID
    library.remove(["copy"])
    assert verify(library, sha256, 0, 3, "The", "copy") is Standing.STALE


def test_a_document_that_never_had_the_text_is_broken_and_those_that_had_it_are_named(
    make_library: Callable[..., Library],
) -> None:
    library = make_library(a=BRIDGE, b=BRIDGE, c=BRIDGE, d=BRIDGE, other="Ice closed the harbour.")
    sha256 = library.documents()[0].sha256
    finding = examine(library, sha256, 0, 3, "The", "other")
    assert finding == (Standing.BROKEN, "'other' never had this text; it is of 'a', 'b', 'c', 1 more")
    assert verify(library, sha256, 0, 3, "The", "nowhere") is Standing.BROKEN
    assert verify(library, sha256, 0, 3, "The", "\ud800") is Standing.BROKEN


def test_what_is_stated_of_a_document_is_held_against_the_catalog(make_library: Callable[..., Library]) -> None:
    library = make_library()
    known = Metadata(title="The bridge", date="2015-06-24", publisher="Harbour News")
    library.add_document(Document("a", BRIDGE, known))
    sha256 = library.documents()[0].sha256
    for right in (known, Metadata(), Metadata(date="2015-06-24")):
        assert verify(library, sha256, 0, 3, "The", "a", right) is Standing.VALID
    for wrong in (Metadata(title="Reuters: a bridge"), Metadata(publisher="Reuters"), Metadata(date="1999-01-01")):
        assert verify(library, sha256, 0, 3, "The", "a", wrong) is Standing.BROKEN
        assert verify(library, sha256, 0, 3, "The", stated=wrong) is Standing.BROKEN
    _, reason = examine(library, sha256, 0, 3, "The", "a", Metadata(publisher="Reuters", author="Bo Hale"))
    assert (
        "the publisher 'Reuters', the library has 'Harbour News'; the author 'Bo Hale', the library has none" in reason
    )


def test_what_was_known_of_an_earlier_version_makes_a_citation_stale(make_library: Callable[..., Library]) -> None:
    library = make_library()
    old, new = Metadata(title="The bridge"), Metadata(title="The second bridge")
    for known in (old, new):
        library.add_document(Document("a", BRIDGE, known))
    sha256 = library.documents()[0].sha256
    assert verify(library, sha256, 0, 3, "The", "a", old) is Standing.STALE
    assert verify(library, sha256, 0, 3, "The", "a", new) is Standing.VALID


def test_a_span_does_not_part_a_letter_from_its_accent(make_library: Callable[..., Library]) -> None:
    library = make_library(a="The Cafe\u0301 is shut.", b="\u0301 stands first, \u0301 after a space.")
    accented, apart = (record.sha256 for record in library.documents())
    assert verify(library, accented, 4, 8, "Cafe") is Standing.BROKEN
    assert verify(library, accented, 8, 9, "\u0301") is Standing.BROKEN
    assert verify(library, accented, 4, 9, "Cafe\u0301") is Standing.VALID
    assert verify(library, accented, 4, 18) is Standing.VALID
    assert "(U+0301)" in examine(library, accented, 4, 8).reason
    assert verify(library, apart, 0, 14) is Standing.VALID
    assert verify(library, apart, 16, 17) is Standing.VALID


@pytest.mark.parametrize(
    ("place", "text", "reason"),
    [
        ((0, 3), "Tho", "from character 2 on the span says 'e', the citation 'o'"),
        ((0, 3), "Th", "from character 2 on the span says 'e', the citation ''"),
        ((3, 3), None, "the text has characters 0 to 79, and 3 to 3 is no span of them"),
        ((0, 1_000), None, "the text has characters 0 to 79, and 0 to 1000 is no span of them"),
    ],
)
def test_a_broken_span_is_told_why(
    make_library: Callable[..., Library], place: tuple[int, int], text: str | None, reason: str
) -> None:
    library = make_library(a=BRIDGE)
    sha256 = library.documents()[0].sha256
    assert examine(library, sha256, *place, text) == (Standing.BROKEN, reason)


def test_an_unknown_or_missing_digest_is_told(make_library: Callable[..., Library]) -> None:
    library = make_library(a=BRIDGE)
    assert examine(library, "0" * 64, 0, 3).reason == f"the library holds no text with the digest '{'0' * 64}'"
    assert "no current document 'b'" in examine(library, "", 0, 3, None, "b").reason
