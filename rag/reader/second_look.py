"""Two readers: a small one reads all that was found, a large one looks again at what it found likeliest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.reader.reader import EvidenceReader
from rag.reader.window import Reading, Window
from rag.weights import LARGE

LOOKED_AT = 960  # word pieces that are looked at again at most: some six passages
NEAR = 2.5  # how far below the likeliest window's best logit another's may lie to be looked at
SHARE = 0.5  # of the second reader in what both say of a sentence


class SecondLook:
    """Reads as the first reader does; `again` asks the second.

    A cascade (Viola and Jones, CVPR 2001; for ranking Wang, Lin and Metzler, "A cascade ranking
    model", SIGIR 2011): the second takes eight times as long for a passage. It tells better
    which sentence answers; where in the sentence, and whether any does, both know, each its own
    share, so the mean of their logits counts. Where the first is sure of a window, few others are
    near it; where it is not, more are looked at.
    """

    name = LARGE

    def __init__(self, first: EvidenceReader, second: EvidenceReader) -> None:
        self._first = first
        self._second = second
        self.pieces, self.fits, self.read = first.pieces, first.fits, first.read

    def again(self, question: str, windows: Sequence[Window], readings: Sequence[Reading]) -> list[Reading]:
        """The readings, those of the likeliest windows changed by what the second reader says of their sentences."""
        chosen = self._chosen(question, windows, readings)
        found = dict(zip(chosen, self._second.read(question, [windows[number] for number in chosen]), strict=True))
        return [_mean(one, found[number]) if number in found else one for number, one in enumerate(readings)]

    def _chosen(self, question: str, windows: Sequence[Window], readings: Sequence[Reading]) -> list[int]:
        """The likeliest windows, one at least: those near the best, as many as there is time for."""
        likeliest = [max(reading.margins) for reading in readings]
        order = sorted(range(len(readings)), key=lambda number: -likeliest[number])
        taken: list[int] = []
        pieces = 0
        for number in order:
            pieces += self.pieces(question, windows[number].title, windows[number].sentences)
            if taken and (pieces > LOOKED_AT or likeliest[number] < likeliest[order[0]] - NEAR):
                break
            taken.append(number)
        return taken


def _mean(first: Reading, second: Reading) -> Reading:
    """A reading with the mean of both readers' logits for each sentence, and the first one's spans."""
    pairs = zip(first.margins, second.margins, strict=True)
    margins = [(1 - SHARE) * one + SHARE * other for one, other in pairs]
    return replace(first, sentence_logits=margins, null_logit=0.0)
