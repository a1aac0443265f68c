"""Writing systems and languages: whether a question is in letters, or in words, that the articles use at all."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

import tantivy

from index.library import Library
from index.terms import STOP_WORDS, terms_of
from rag.question_words import QUESTION_WORDS

_SAMPLED_DOCUMENTS = 50
_SAMPLED_CHARACTERS = 500
# The languages beside English whose small words tantivy knows, as Snowball lists them.
_LANGUAGES = (
    "danish",
    "dutch",
    "finnish",
    "french",
    "german",
    "hungarian",
    "italian",
    "norwegian",
    "portuguese",
    "spanish",
    "swedish",
)
_SMALL_WORDS = STOP_WORDS | QUESTION_WORDS
_TELLING = 3  # letters: shorter small words, "or" and "by", are words of other languages that tantivy does not know
_LONG = 4  # letters: shorter words, "est", are held by chance
_OF_A_NAME = 2  # words: a question of no more, all in capitals, may be a name: "El Al"
_WHOLE = 3  # pieces of a word the encoder knows whole: [CLS] word [SEP]
_WORD = re.compile(r"[^\W\d_]+")


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


def is_whole(word: str, library: Library) -> bool:
    """Whether the encoder has a piece for a word as a whole; its vocabulary is that of English texts."""
    return library.encoder.count_pieces(word) <= _WHOLE


def is_plainly_english(words: Iterable[str]) -> bool:
    """Whether one of some words is a small one of English and of no other language."""
    return not _english_alone().isdisjoint(word.lower() for word in words)


def is_in_another_language(question: str, library: Library) -> bool:
    """Whether a question is put in the small words of another language and asks for nothing that the articles name.

    One small word that is English alone makes a question English, and of the rest one that the encoder knows may do
    so: "war" is German as well, but in "Iraq war" no other word is.

    >>> is_in_another_language("Wer ist schuldig?", library)
    True
    """
    if main_script(question) != "LATIN":
        return False
    written = _WORD.findall(unicodedata.normalize("NFC", question))
    words = [word.lower() for word in written]
    if is_plainly_english(words):
        return False
    theirs = max((_small_words(language, words) for language in _LANGUAGES), key=len)
    ours = [word for word in words if word in _SMALL_WORDS]
    rest = [word for word in written if word.lower() not in _SMALL_WORDS.union(theirs)]
    known = [word for word in rest if word.isascii() and is_whole(word, library)]
    strange = set(theirs) - _SMALL_WORDS
    if len(theirs) > len(ours):
        is_theirs = len(strange) > 1 or not known
    else:
        is_theirs = len(theirs) == len(ours) and bool(strange) and not known
    names = [*_names(written), *(word for word in rest if word[0].isupper() and word != written[0])]
    return is_theirs and not _held(names, library) and not _are_held(rest, library)


def _names(words: Sequence[str]) -> list[str]:
    """Those of a question's words that are names by their capitals, also where a language has them as small words.

    >>> _names(["UN", "in", "AI"]), _names(["El", "Al"]), _names(["Wer", "ist", "das"])
    (['UN', 'AI'], ['El', 'Al'], [])
    """
    if all(word[0].isupper() for word in words):
        return list(words) if len(words) <= _OF_A_NAME else []
    return [word for word in words if len(word) > 1 and word.isupper()]


def _held(words: Iterable[str], library: Library) -> list[str]:
    """Those of some words that the articles hold."""
    return [word for word in words if any(map(library.words.holds, terms_of(word)))]


def _are_held(words: Sequence[str], library: Library) -> bool:
    """Whether the articles hold half of a question's words that are not small."""
    held = _held(words, library)
    return bool(held) and 2 * len([word for word in held if len(word) >= _LONG]) >= len(words)


@cache
def _english_alone() -> frozenset[str]:
    """The small words of English that are none of another language."""
    english = [word for word in _SMALL_WORDS if len(word) >= _TELLING]
    return frozenset(english).difference(*(_small_words(language, english) for language in _LANGUAGES))


def _small_words(language: str, words: Sequence[str]) -> list[str]:
    """Those of some words that a language uses as small ones; accents may be left out."""
    return [word for word in words if not all(map(_analyzer(language).analyze, (word, _without_accents(word))))]


def _without_accents(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


@cache
def _analyzer(language: str) -> tantivy.TextAnalyzer:
    """An analyzer that leaves out a language's small words."""
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    return words.filter(tantivy.Filter.stopword(language)).build()
