"""Whether the articles know a name as a person's: "Lavrov" where they tell of "Foreign Minister Sergey Lavrov"."""

from __future__ import annotations

from index.library import Library
from index.terms import content_terms
from rag.persons import may_be_called, people_of

_LOOKED_THROUGH = 5  # passages


def is_known_person(name: str, library: Library) -> bool:
    """Whether the passages that name somebody so tell of a person; what has no person's name may be one all the same.

    Args:
        name: as a question has it, "Lavrov".
        library: whose articles are looked into.
    """
    found = library.search_words(content_terms(name), _LOOKED_THROUGH)
    for record in library.catalog.passages([key for key, _ in found]):
        text = library.catalog.text(library.catalog.document(record.document).sha256) or ""
        sentences = library.catalog.sentences(record.document)[record.passage.first : record.passage.last + 1]
        people = people_of(text, [(one.start, one.end) for one in sentences])
        if any(may_be_called(person.text, name) for person in people):
            return True
    return False
