"""Abbreviations and their long forms, as texts define them: "the World Trade Organization (WTO)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.library import Library
from index.terms import STOP_WORDS, terms_of
from rag.countries import is_called_a_country

_SHORT = r"[A-Z][A-Z&-]{1,9}"
_IN_BRACKETS = re.compile(rf"\(({_SHORT})s?\)")
_LONGEST = 120  # characters before an abbreviation in which its long form is looked for
_TITLES = 3  # capitalised words that may be a long form whose letters are others: "Treaty on Shorter Missiles (INF)"

_SURNAME = r"[A-Z][a-z]+[A-Z][a-z]{2,}\b"  # "McCain", "DeSantis"
# Three small letters in a row are of a word, "AstraZeneca", but where two capitals stand together: "ChatGPT".
_HAS_A_WORD = r"(?!\w*[A-Z]{2}\w*(?![\w&/-]))[\w&/-]*[a-z]{3}"
# Two capitals at least, or a digit: "WTO", "MoD", "G20".
_LETTERS = rf"(?P<short>(?!{_SURNAME}|{_HAS_A_WORD})[A-Z][\w&/-]*[A-Z0-9][\w&/-]*?)s?"
# Spoken as words, and known by everybody.
_SPOKEN = "unesco|unicef|ebitda|asean|nafta|usmca|aukus|libor"
# Of a question without capitals: another long word with a vowel is one spoken of, "what does labour stand for".
_BARE = rf"(?P<short>[a-z]{{2,4}}|{_SPOKEN}|(?![a-z]*[aeiou])[a-z]{{5,6}})"
_END = (
    r"[”\"’']*(?:,? (?:please|here|in (?:the|this|that|our) (?:contract|agreement|lease|report|document"
    r"|leaflet|study|paper|passage)|today|exactly|really|actually|again|then|in full|in (?:the|this"
    r"|these) (?:article|text)s?))*\W*$"
)
# Letters that are a small word as well, which a search leaves out, with what they stand for.
_LIKE_SMALL_WORDS = {"WHO": "World Health Organization", "US": "United States", "IT": "information technology"}
_LOOKED_AT = 60  # passages in which they are looked for
_WITHIN = re.compile(rf"(?<=[\w,] )(?:{'|'.join(_LIKE_SMALL_WORDS)})(?![\w-])")  # what opens a question may be a word
_ASKS_FOR_LONG = tuple(
    re.compile(pattern.replace("SHORT", short).replace("END", _END))
    for short in (_LETTERS, _BARE)
    for pattern in (
        r"(?i:\bwhat (?:words )?(?:does|do|did) (?:the )?(?:letters |acronym |abbreviation |initials )?[“\"‘']?)SHORT"
        r"[”\"’']*(?i: stand for)END",
        r"(?i:\bwhat (?:words )?(?:is|are) (?:the )?[“\"‘']?)SHORT[”\"’']*(?i: short for)END",
        r"(?i:\bwhat (?:the )?[“\"‘']?)SHORT[”\"’']*(?i: (?:stands|is short) for)END",
        r"^[“\"‘']?SHORT[”\"’']*(?i: (?:stands|is short) for what)END",
        r"(?i:\bwhat does the (?:acronym|abbreviation|initials) [“\"‘']?)SHORT[”\"’']*(?i: mean)END",
        r"(?i:\bwhat (?:is|are|do) the (?:letters|acronym|abbreviation|initials) [“\"‘']?)SHORT"
        r"[”\"’']*(?i: (?:short |stand )?for)END",
        r"(?i:^how (?:is|do you write|would you write) (?:the )?)SHORT(?i:,? (?:written|spel(?:t|led)|in full)\b).*",
        r"^(?i:the )?SHORT,.{0,30}(?i:(?:spel(?:t|led)|written) out|in full)END",
        r"^(?i:the )?[“\"‘']?SHORT[”\"’']*(?i: ?[,:–—-]+ what (?:do|does) (?:the|those|these|its) (?:letters|initials)"
        r" (?:stand for|refer to|mean))END",
        r"(?i:\b(?:long|full) form of (?:the )?[“\"‘']?)SHORTEND",
    )
)


def defined_in(text: str) -> Iterator[tuple[str, str]]:
    """Abbreviations that a text defines, each with its long form of two words or more.

    Schwartz and Hearst, "A simple algorithm for identifying abbreviation
    definitions in biomedical text", PSB 2003: the letters are found from right
    to left, the first at the start of a word.
    """
    for match in _IN_BRACKETS.finditer(text):
        long = _spelling(match[1], _words_before(text, match.start()))
        if " " in long:
            yield match[1], long


def _words_before(text: str, end: int) -> list[str]:
    return re.split(r"[^\w\s’'-]", text[max(0, end - _LONGEST) : end].rstrip(" ,"))[-1].split()


def _spelling(short: str, words: list[str]) -> str:
    """The end of the words that spells an abbreviation, or ""."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    if not letters:
        return ""
    before = " ".join(words[-min(len(letters) + 5, 2 * len(letters)) :])
    at = len(before)
    for number, letter in enumerate(reversed(letters), 1):
        at -= 1
        first = number == len(letters)
        while at >= 0 and (before[at].lower() != letter or (first and at > 0 and before[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return ""
    return before[at:]


def asked_to_spell(question: str) -> str:
    """The abbreviation whose long form is asked for, as it is written, or "".

    >>> asked_to_spell("What does WTO stand for?")
    'WTO'
    """
    found = (pattern.search(question) for pattern in _ASKS_FOR_LONG)
    shorts = (match["short"] for match in found if match)
    # A small word may be an abbreviation where nothing has a capital: "what does wto stand for".
    return next((s for s in shorts if not s.islower() or (question.islower() and _may_be_letters(s))), "")


def _may_be_letters(word: str) -> bool:
    """Whether a word in small letters may be an abbreviation: "wto", but neither "what" nor "iran"."""
    return word not in STOP_WORDS and not is_called_a_country(word.title())


def letters_like_small_words(question: str) -> list[str]:
    """The letters in a question that name somebody and are written as a small word is, each once.

    >>> letters_like_small_words("Who leads the WHO?")
    ['WHO']
    """
    return [] if question.isupper() else list(dict.fromkeys(_WITHIN.findall(question)))


def is_like_a_small_word(letters: str) -> bool:
    """Whether letters in capitals are a small word as well."""
    return letters in _LIKE_SMALL_WORDS


def forms_told(letters: str, library: Library) -> list[str]:
    """Of letters that are a small word as well, with dots or without, and of what they stand for what articles have.

    An index does not tell "who" from the WHO: the passages are looked at that a search for all of them finds.
    """
    forms = (letters, _dotted(letters), _LIKE_SMALL_WORDS[letters])
    found = library.search_words(list(dict.fromkeys(terms_of(" ".join(forms)))), _LOOKED_AT)
    records = library.catalog.passages([key for key, _ in found])
    texts = [(library.catalog.document(one.document).sha256, one.passage) for one in records]
    whole = "\n".join((library.catalog.text(sha256) or "")[at.start : at.end] for sha256, at in texts)
    return [form for form in forms if re.search(rf"(?<!\w){re.escape(form)}(?!\w)", whole)]


def with_dots(question: str) -> str:
    """A question whose letters are no small words to a pattern: "the W.H.O." for "the WHO"."""
    return question if question.isupper() else _WITHIN.sub(lambda match: _dotted(match[0]), question)


def _dotted(letters: str) -> str:
    return "".join(f"{letter}." for letter in letters)


def long_form(letters: str) -> str:
    """What letters that are a small word as well stand for."""
    return _LIKE_SMALL_WORDS[letters]


def spells(text: str, short: str) -> bool:
    """Whether a text tells what an abbreviation stands for, or may: its long form need not have the same letters."""
    own = rf"(?i:{re.escape(short)})s?" if len(short) > 2 else rf"(?:{re.escape(short)}|{re.escape(short.upper())})s?"
    own = rf"(?<![\w&/-])[“\"‘']?{own}[”\"’']?(?![\w&/-])"
    known = r"(?:also |commonly |hereinafter |better )?(?:known|abbreviated|referred to)(?: as| to)?"
    opening = rf"(?:(?:the|or|hereinafter|henceforth|in short|short|{known}) )*"
    behind = (
        rf"[(\[]{opening}{own}(?:[,;] [^)\]]*| for short)?[)\]]|, or (?:the )?{own}[,.;)]"
        rf"|, {known} (?:the )?{own}[,.;)]|, (?:the )?{own} for short\b"
    )
    if any(_may_spell(short, text, match.start()) for match in re.finditer(behind, text)):
        return True
    before = rf"{own}(?:(?P<bracket> \()|, (?:the |or )?|: | [–—] (?:the )?)(?P<long>[^(),.;:–—]{{5,{_LONGEST}}})"
    for match in re.finditer(before, text):
        if _open(short, match["long"]) or (match["bracket"] and _is_spelt(short, match["long"])):
            return True
    called = r"(?:an|the) (?:acronym|abbreviation) (?:of|for)"
    said = (
        rf"{own},? (?:which |that )?(?:stands? for|(?:is )?short for|(?:shall )?means?|(?:is )?{called})\b"
        rf"|\b(?:abbreviated|shortened)(?: as| to)? (?:the )?{own}|\b(?:acronym|abbreviation|initials|letters),? {own}"
        rf"|\b[A-Z]\w+,? (?:also |better )?(?:known as|called) (?:the )?{own}[,.;)]"
    )
    return bool(re.search(said, text))


def _may_spell(short: str, text: str, end: int) -> bool:
    """Whether what stands before a place spells an abbreviation, or is a title of several words."""
    words = _words_before(text, end)
    capitals = [word for word in words[-2 * _TITLES :] if word[:1].isupper()]
    long = _spelling(short, words)
    # One letter stands for a word, and is found in too many: "G20" is none for "Gordon".
    return " " in long or bool(long and sum(map(str.isalpha, short)) > 1) or len(capitals) >= _TITLES


def _open(short: str, words: str) -> bool:
    """Whether the letters of an abbreviation open the first of some words: "BoE" those of "Bank of England".

    Small words and the later parts of "deep-vein" may have a letter or none, but open no long form.
    """
    first, *others = (letter for letter in short.lower() if letter.isalnum())
    letters = rf"[A-Z]*{first}" + "".join(rf"[A-Z]*(?i:{letter})" for letter in others)
    return bool(re.match(letters, _initials(words)))


def _initials(words: str) -> str:
    """The first letters of words, as capitals those that an abbreviation may leave out."""
    whole = [word.split("-") for word in words.split()]
    small = [first.lower() in STOP_WORDS for first, *_ in whole]
    return "".join(
        part[:1].upper() if may_lack or number else part[:1].lower()
        for parts, may_lack in zip(whole, small, strict=True)
        for number, part in enumerate(parts)
    )


def _is_spelt(short: str, words: str) -> bool:
    """Whether words are the long form and nothing besides: "tuberculosis" of "TB", no more of them than letters."""
    telling = [word for word in words.split() if word.lower() not in STOP_WORDS]
    return 0 < len(telling) <= len(short) and _spelling(short, telling) == " ".join(telling)
