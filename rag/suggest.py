"""What could be asked instead, where nothing answers: questions about what the nearest sentences tell of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rag.evidence import Candidate
from rag.framing import ASK_ABOUT, ASK_SAID
from rag.proper_names import telling_names
from rag.speech import is_person

MOST = 3
_LOOKED_AT = 8  # of the likeliest sentences


def suggestions(question: str, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Up to `MOST` questions, in fixed framing around names that stand in the articles."""
    near = candidates[:_LOOKED_AT]
    speakers = Counter(one.speech.speaker.text for one in near if one.speech.speaker and is_person(one.speech.speaker))
    around = "\n".join(one.text for one in candidates)
    told = (dict.fromkeys(name for name, _, _ in telling_names(one.text, around)) for one in near)
    names = Counter(name for each in told for name in each)
    asked = [ASK_SAID.format(name=name) for name, _ in speakers.most_common(1)]
    # What the question names already was looked for and is not told.
    asked += [
        ASK_ABOUT.format(name=name) for name, _ in names.most_common() if name.casefold() not in question.casefold()
    ]
    return tuple(dict.fromkeys(asked))[:MOST]
