"""Misspellings in a question, read as words of the library.

A word is taken for misspelt when the library does not hold it and the encoder
has no piece for it as a whole: its vocabulary of some 30,000 pieces serves as
the dictionary, so that a good word the articles merely lack is left alone.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA, Levenshtein, Postfix, Prefix

from index.library import Library
from index.terms import STOP_WORDS, terms_of
from rag.abbreviations import forms_told, letters_like_small_words
from rag.question_words import QUESTION_WORDS
from rag.scripts import is_plainly_english, is_whole, main_script

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDINGS = ("s", "es", "ed", "ing", "er", "ers", "ly", "ness")
_DOUBLED = re.compile(r"(.)\1+")
# "libel-led", as British English doubles the letter, but not "fail-led"
_DOUBLED_L = re.compile(r"(?<=[^aeiou][aeiou]l)l(?:ed|ing|ers?)$")
# What builds words that few lists hold, "bi-annual"; not "re", "pro" and such, with which many a slip begins by chance.
_PREFIXES = ("ante", "anti", "bi", "counter", "hyper", "hypo", "intra", "macro", "micro", "semi", "supra", "ultra")
_PREFIXED = 5  # letters: a shorter rest is a word by chance, "bi-lion" for "billion"
_LIKE_PREFIXES = (("inter", "intra"), ("peri", "pre"), ("pre", "pro"))  # a slip apart and of different meaning
_OF_Y = re.compile(r"(?<=[^aeiou])iers?$")  # "carrier" is of "carry", and "barier" of no "bari"
_VOWEL = re.compile("[aeiouy]")
_SYLLABLE = 2  # letters: of so many most pairs have a piece, whatever they mean
_SHORT = 4  # letters: so short a word is misspelt by swapped letters alone, "wifi" is no "wife"
_SILENT = re.compile(r"t(?=ch|en)")  # "mutch" sounds as "much", and "offen" as "often"
_PLAIN_VOWEL = re.compile("[aeiou]")
_HOW = re.compile(r"\bhow\s$", re.IGNORECASE)
_BEHIND_HOW = frozenset("much many often long soon well large likely".split())


def correct(question: str, library: Library) -> tuple[str, list[tuple[str, str]]]:
    """The question with misspelt words replaced, and the pairs (written, read)."""
    changed: list[tuple[str, str]] = []

    def replaced(match: re.Match[str]) -> str:
        written = match.group()
        word = written.lower()
        if _is_known(word, library):
            return written
        may_be_a_name = match.start() > 0 and written[0].isupper() and not question.isupper()  # "Ms Wheen"
        small = None if may_be_a_name else _small_word(word, question[: match.start()])
        read = small or _library_word(word, library)
        if read is None:
            return written
        read = read.upper() if written.isupper() else read.capitalize() if written[0].isupper() else read
        changed.append((written, read))
        return read

    return _WORD.sub(replaced, question), changed


def _is_known(word: str, library: Library) -> bool:
    """Whether a word is a small one, the library's, or one that the encoder knows."""
    terms = terms_of(word)
    small = word in STOP_WORDS or len(terms) != 1
    return small or library.words.holds(terms[0]) or _is_word(word, library)


def _library_word(word: str, library: Library) -> str | None:
    """The library's word that an unknown one was meant to be, or None."""
    near = [
        (
            distance,
            sorted(known) != sorted(word),
            -_common_letters(word, known),
            _consonants(known) != _consonants(word),  # "tidal" for "tidel", not "tide"
            -count,
            known,
        )
        for known, count in library.words.vocabulary(word[0])
        if known not in STOP_WORDS
        and (known not in _BEHIND_HOW or _is_mistyped(word, known))
        and (len(word) > _SHORT or sorted(known) == sorted(word))
        and abs(len(known) - len(word)) <= (edits := _edits_allowed(len(word) - _shared_ending(word, known)))
        and (distance := OSA.distance(word, known, score_cutoff=edits)) <= edits
        and _is_slip(word, known, distance)
        and not _differ_in_prefix(word, known, library)
    ]
    return min(near)[-1] if near else None


def _is_slip(word: str, known: str, distance: int) -> bool:
    """Whether edits make no other word: beyond one they may only double, swap or change vowels.

    Two consonants apart are words that differ in meaning, "hypokalemia" and "hyperkalemia".
    """
    swaps = Levenshtein.distance(word, known) - distance  # each is two edits where swaps do not count as one
    return (
        distance - swaps <= 1
        or OSA.distance(_undoubled(word), _undoubled(known)) <= 1
        or _consonants(word) == _consonants(known)
    )


def _undoubled(word: str) -> str:
    """A word with no letter twice in a row: "balistic" of "ballistic"."""
    return _DOUBLED.sub(r"\1", word)


def _consonants(word: str) -> str:
    """What of a word is seldom mistaken: "tdl" of "tidel" and of "tidal"."""
    return _VOWEL.sub("", _undoubled(word))


def _differ_in_prefix(word: str, known: str, library: Library) -> bool:
    """Whether two words are one with different prefixes: "intercellular" and "intracellular".

    What stands after the prefixes must be a word, so that "predict" may be read of "prodict".
    """
    return any(
        word.startswith(prefix) and known == other + (rest := word.removeprefix(prefix)) and _is_word(rest, library)
        for pair in _LIKE_PREFIXES
        for prefix, other in (pair, pair[::-1])
    )


def _small_word(word: str, before: str) -> str | None:
    """The question word that one slip makes of a word, or directly behind "how" what it measures.

    >>> _small_word("wich", ""), _small_word("mutch", "how "), _small_word("mutch", "too ")
    ('which', 'much', None)
    """
    measures = {known for known in _BEHIND_HOW if _is_mistyped(word, known)} if _HOW.search(before) else set[str]()
    slips = [
        (sorted(known) != sorted(word), -_common_letters(word, known), known)
        for known in QUESTION_WORDS | measures
        if len(known) >= _SHORT and OSA.distance(word, known) == 1
    ]
    # Another first letter is another word, "khat" no "what", unless they changed places.
    return next((known for swap, _, known in sorted(slips) if not swap or known[0] == word[0]), None)


def _is_mistyped(word: str, known: str) -> bool:
    """Whether letters are swapped, missing, doubled, silent or other vowels: "mutch" for "much", but not "mulch".

    Few lists hold every English word, and another consonant is likely to make one.
    """
    return len(word) < len(known) or sorted(word) == sorted(known) or _sounds(word) == _sounds(known)


def _sounds(word: str) -> str:
    """A word with every vowel alike, and nothing doubled or silent.

    >>> _sounds("mutch"), _sounds("moch")
    ('m*ch', 'm*ch')
    """
    return _PLAIN_VOWEL.sub("*", _undoubled(_SILENT.sub("", _undoubled(word))))


def _common_letters(word: str, other: str) -> int:
    """How many letters two words share at their beginning and their end: "centrel" has as many of "central"."""
    return int(Prefix.similarity(word, other) + Postfix.similarity(word, other))


def _shared_ending(word: str, other: str) -> int:
    """The letters of the longest ending that two words share, so that "enlarging" is no slip for "engaging"."""
    return max((len(e) for e in _ENDINGS if word.endswith(e) and other.endswith(e)), default=0)


def _is_word(word: str, library: Library) -> bool:
    """Whether the encoder knows the word whole, or what it is inflected from or built of: "libelled", "biannual"."""
    if any(len(stem) > 3 and is_whole(stem, library) for stem in _stems(word)):
        return True
    of_y = _OF_Y.sub("y", word)
    if of_y != word and library.words.holds(terms_of(of_y)[0]):
        return True  # the encoder knows names as well: "cary" of "carier"
    rests = (word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix))
    return any(len(rest) >= _PREFIXED and _is_word(rest, library) for rest in rests)


def _stems(word: str) -> set[str]:
    """A word and all that it may be inflected from.

    >>> sorted(_stems("libelled"))
    ['libel', 'libell', 'libelle', 'libelled']
    """
    bare = {word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)}
    if _OF_Y.search(word):
        bare = {stem for stem in bare if not stem.endswith("i")}
    return {word, _DOUBLED_L.sub("", word), *bare, *(f"{stem}e" for stem in bare)}


def has_words_to_look_for(question: str, library: Library) -> bool:
    """Whether a question has a word, small ones apart, that the articles hold or the encoder knows whole.

    The encoder has pieces for letters and for small words of other languages, too: where no word is plainly English,
    half of them must look it.

    >>> has_words_to_look_for("asdf qwer?", library)
    False
    """
    if main_script(question) not in ("", "LATIN"):
        return True  # not every script puts spaces between words
    words = re.findall(r"\w+", question)
    telling = [word for word in words if word.lower() not in STOP_WORDS]
    if len(words) == 1 and len(words[0]) == 1:
        return False
    if not telling:
        return any(forms_told(letters, library) for letters in letters_like_small_words(question))
    if any(any(map(library.words.holds, terms_of(word))) for word in telling):
        return True
    if not any((len(word) > 1 or word.isdigit()) and is_whole(word, library) for word in telling):
        return False
    return is_plainly_english(words) or 2 * sum(_looks_english(word, library) for word in words) >= len(words)


def _looks_english(word: str, library: Library) -> bool:
    """Whether a word is a small one, a number, letters in capitals, or one that the encoder knows in any form of it."""
    small = word.lower()
    if small in STOP_WORDS or word.isdecimal() or (word.isupper() and is_whole(word, library)):
        return True
    known = is_whole(small, library) or is_whole(f"{small}s", library) or _is_word(small, library)
    return word.isascii() and len(word) > _SYLLABLE and known


def _edits_allowed(length: int) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours that still count as a slip."""
    if length <= 6:
        return 1
    return 2 if length <= 10 else 3
