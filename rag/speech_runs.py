"""Quotations as they run on over sentences: where one begins, and whom it tells of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from index.quotation import is_quoted
from index.speech_verbs import CLAIMED, IRREGULAR_PASTS
from rag.persons import may_be, may_be_called, names_of_people
from rag.proper_names import opens

_QUOTATION = re.compile(r"[“\"][^“”\"]*(?:[”\"]|$)")
# "“They shouted ‘Hale, go home’ for an hour,”": another's words within a speech
_WITHIN = re.compile(r"(?<!\w)[‘'](?=\S)[^‘“”\"]*?[’'](?!\w)")
# "I am Bo Hale", "they call me Mr Hale": the speaker himself
_ONESELF = re.compile(r"\b(?:(?:I[’']m|I am|I was|me|myself|my name is|this is)\s|I,\s)$", re.IGNORECASE)
_THE = re.compile(r"\bthe\s$", re.IGNORECASE)
# Last names that are words as well, with a capital for opening a sentence: "Rice is cheap" …
_THINGS_TOO = frozenset(
    "banks bridges cash cotton fields flowers gates gold grass hills hope joy keys law love mills money parks"
    " peace power powers rain rice rivers sands silver snow stones storms summers trees walls waters weather"
    " winters wood woods".split()
)
# … and "Young families", where something is called so, but not "Young lied".
_KINDS_TOO = frozenset(
    "best black blue bright brown church day early english field forest free french good gray green grey hall"
    " hill house hunt key king lake land little long major may new night noble north park police poor price rich"
    " rose school sharp short small snow south spring steel stone storm street strong summer sun town wall war"
    " ward water west white wild wind winter wise young".split()
)
_OF_THE_KIND = re.compile(
    r"\s(?!(?:is|was|has|had|does|did|will|would|can|could|must|may|might|should|shall|and|or|in|on|at|to|also|never|not"
    rf"|then|[a-z]+ed|{CLAIMED}|{IRREGULAR_PASTS})\b)[a-z]"
)
_LONGEST = 20  # sentences of a run that are read before one


def without_quotations(words: str) -> str:
    """Words without what stands in quotation marks."""
    return _QUOTATION.sub(" ", words)


def is_speech_only(words: str) -> bool:
    """Whether a sentence is a quotation, to its end or beyond, and nothing but that."""
    outside = without_quotations(words.lstrip())
    return words.lstrip()[:1] in ("“", '"') and not re.search(r"\w", outside)


def speech_around(text: str, sentences: Sequence[tuple[int, int]], start: int) -> tuple[int, int]:
    """A sentence with those before it in its paragraph that belong to one run of quotations with it.

    Args:
        text: the document's.
        sentences: where those that are read start and end, in order.
        start: of the sentence.
    """
    first = place = bisect_left(sentences, (start,))
    if place == len(sentences):
        return start, len(text)
    while first and place - first < _LONGEST and _runs_on(text, sentences[first - 1][0], sentences[first][0]):
        first -= 1
    return sentences[first][0], sentences[place][1]


def _runs_on(text: str, begin: int, end: int) -> bool:
    """Whether a sentence and the space behind it end within a quotation, or are nothing but one."""
    words = text[begin:end]
    return "\n\n" not in words and (is_speech_only(words) or is_quoted(words, len(words)))


def told_of(words: str) -> Iterator[str]:
    """The names in quotation marks that may be people's, other than whoever speaks there.

    >>> list(told_of("“Mr Hale lied,” he said. “I, Bo Hopper, know it. Young people do.”"))
    ['Mr Hale']

    Args:
        words: of the text, with quotations among them.
    """
    for quotation in _QUOTATION.finditer(words):
        said = _WITHIN.sub(" ", quotation.group().strip('“”"'))
        for name, at in names_of_people(said):
            if not (_ONESELF.search(said, 0, at) or _is_a_word(said, name, at)):
                yield name


def _is_a_word(said: str, name: str, at: int) -> bool:
    """Whether one capitalised word of a speech is no name: "Young people", "the Hopper plan"."""
    if " " in name:
        return False
    if _THE.search(said, 0, at):
        return True
    is_called_so = name.lower() in _KINDS_TOO and _OF_THE_KIND.match(said, at + len(name))
    return bool(name.lower() in _THINGS_TOO or is_called_so) and opens(said, name, at)


def tells_of(words: str, who: str, pronoun: str = "") -> bool:
    """Whether words in quotation marks name somebody, as one does not speak of oneself.

    Args:
        words: of the text, with quotations among them.
        who: is told of, or not.
        pronoun: what may stand for them, where it is known: "she" is not told of as "Mr Hale".

    >>> tells_of("“Mr Hale lied,” he said.", "Mayor Bo Hale", "he"), tells_of("“I am Bo Hale,” he said.", "Hale", "he")
    (True, False)
    """
    return any(may_be_called(who, name) and (not pronoun or may_be(pronoun, name)) for name in told_of(words))
