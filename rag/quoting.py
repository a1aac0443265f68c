"""A selection as a quote, with what is known of it: who says it, when, under which head of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.document import Sentence
from index.tables import head_above
from rag.answer import Mention, Quote
from rag.arrange import Placed
from rag.asked_for import is_about_several
from rag.citation import cite
from rag.dates import dates_in
from rag.extent import Selection
from rag.figures import figures_of
from rag.proper_names import telling_names
from rag.question import Question


def placed_quote(chosen: Selection, sentences: Sequence[Sentence], whole: str, question: Question) -> Placed:
    """The quote of a selection from a whole text and its sentences, with what is needed to arrange it."""
    best = chosen.best
    record = best.record
    text = whole[chosen.start : chosen.end]
    answer = best.sentence.start + best.answer[0] - chosen.start
    when = min(dates_in(text), key=lambda date: abs(date[0] - answer), default=None)
    head = head_above(whole, sentences, chosen.first)
    quote = Quote(
        text=text,
        citation=cite(record, chosen.start, chosen.end),
        score=best.probability,
        speaker=_as_written(best.speech.speaker, whole),
        reported_by=_as_written(best.speech.reported_by, whole),
        when=Mention(text[slice(*when)], chosen.start + when[0], chosen.start + when[1]) if when else None,
        also_in=tuple(cite(same.record, same.sentence.start, same.sentence.end) for same in chosen.also),
        signals=best.signals.features(),
        head=Mention(whole[head.start : head.end], head.start, head.end) if head else None,
    )
    name = next(iter(telling_names(text, whole)), None)
    about = Mention(name[0], chosen.start + name[1], chosen.start + name[2]) if name else None
    # Of several things each has figures of its own, which do not contradict one another.
    several = is_about_several(question.meant)
    figures = figures_of(question.meant, () if several else question.kinds, best.text, best.answer)
    return Placed(quote, best.speech.act, about, figures)


def _as_written(mention: Mention | None, text: str) -> Mention | None:
    """A mention found in the text without its marks, with the words as they stand there."""
    return mention and replace(mention, text=text[mention.start : mention.end])
