"""What could be asked instead, where nothing answers: questions about what the nearest sentences tell of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from rag.countries import countries_in
from rag.evidence import Candidate
from rag.framing import ASK_ABOUT, ASK_SAID
from rag.persons import same_name
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
    names = Counter(name for each in told for name in each if not _is_people(name))
    suggested = [name for name, _ in speakers.most_common(1)]
    asked = [ASK_SAID.format(name=name) for name in suggested]
    for name, _ in names.most_common():
        # What the question names already was looked for and is not told.
        if name.casefold() in question.casefold() or any(name in one or same_name(name, one) for one in suggested):
            continue
        suggested.append(name)
        asked.append(ASK_ABOUT.format(name=_with_article(name, around)))
    return tuple(asked[:MOST])


def _is_people(name: str) -> bool:
    """Whether a name is what a country's people are called ("Norwegian"), not the country or its capital."""
    return any(country.demonym and name.startswith(country.demonym) for _, country in countries_in(name))


def _with_article(name: str, around: str) -> str:
    """A name with "the" before it, where the articles mostly write it so."""
    written = re.findall(rf"\b(the )?{re.escape(name)}\b", around)
    return f"the {name}" if sum(map(bool, written)) * 2 > len(written) else name
