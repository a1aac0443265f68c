"""Whether who is speaking is told rightly, sentence by sentence.

    speaker_accuracy   = |{told rightly, or rightly not at all}| / |sentences|
    speaker_precision  = |{told rightly}| / |{sentences for which somebody is told}|
    speaker_recall     = |{told rightly}| / |{sentences whose speaker the text names}|
    reporter_accuracy  = speaker_accuracy, of the paper or agency that relays

A speaker without a name of their own ("experts", "a study") may be told or not;
telling somebody else is wrong either way. A mention tells a speaker if it holds
one of the names that the text uses for them, whole words for whole words:
"Minister Ada Hopper" tells "Hopper", and "Hop" does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evals.metrics.share import LEFT_OUT, Share


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told to speak in a sentence, and who speaks there.

    Attributes:
        mention: as told; None where nobody is.
        right: the names that the text uses for them; none where nobody speaks.
        named: whether one of these is a name.
    """

    mention: str | None
    right: Sequence[str]
    named: bool

    @property
    def rightly(self) -> bool:
        """Whether somebody is told, and it is them."""
        return self.mention is not None and any(_holds(self.mention, name) for name in self.right)


def accuracy(told: Told) -> Share:
    return Share(told.rightly or (told.mention is None and not told.named), 1)


def precision(told: Told) -> Share:
    return LEFT_OUT if told.mention is None else Share(told.rightly, 1)


def recall(told: Told) -> Share:
    return Share(told.rightly, 1) if told.named else LEFT_OUT


def _holds(mention: str, name: str) -> bool:
    return f" {_words(name)} " in f" {_words(mention)} "


def _words(text: str) -> str:
    """The words of a text without case, marks, possessive and articles."""
    plain = re.sub(r"[’']s?\b", "", text.casefold())
    return " ".join(word for word in re.findall(r"\w+", plain) if word not in ("the", "a", "an"))
