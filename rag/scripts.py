"""Writing systems: whether a question is in letters the articles use at all."""

from __future__ import annotations

import unicodedata
from collections import Counter

from index.library import Library
from index.terms import terms_of

_SAMPLED_DOCUMENTS = 50
_SAMPLED_CHARACTERS = 500


def main_script(text: str) -> str:
    """The script of most of a text's letters ("LATIN", "CYRILLIC", "CJK"), or the empty string."""
    names = (unicodedata.name(character, "").split(" ")[0] for character in text if character.isalpha())
    counts = Counter(name for name in names if name)
    return counts.most_common(1)[0][0] if counts else ""


def is_foreign(question: str, library: Library) -> bool:
    """Whether a question's script is one that the library's documents are not written in."""
    asked = main_script(question)
    if asked in ("", "LATIN") or not library.catalog.document_count():
        return False
    if any(map(library.words.holds, terms_of(question))):
        return False  # the sample may have missed the few articles that are
    samples = (
        (library.catalog.text(record.sha256) or "")[:_SAMPLED_CHARACTERS]
        for record in library.catalog.documents(limit=_SAMPLED_DOCUMENTS)
    )
    return all(main_script(sample) != asked for sample in samples)
