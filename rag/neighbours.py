"""What the weighed sentences before one in its paragraph tell of it: whom "her" means, what a denial denies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from rag.absent import Held
from rag.countries import countries_in
from rag.evidence import Candidate
from rag.extent import voice
from rag.parties import same_party
from rag.turning import disputes_above

_Weighed = Mapping[tuple[int, int], Candidate]  # by the key of a document and the number of a sentence in it


def by_place(candidates: Sequence[Candidate]) -> dict[tuple[int, int], Candidate]:
    """What was weighed, by where it stands."""
    return {(one.record.key, one.number): one for one in candidates}


def denial_behind(accusing: Candidate, weighed: _Weighed) -> Candidate | None:
    """The denial of what somebody tells that is another's, with nothing but more of the same person's words between.

    "Hale accused the port of fraud. “I was robbed,” he said. The port said that no such payment was made."
    """
    accuser = voice(accusing.speech)
    for number in count(accusing.number + 1):
        one = _in_its_paragraph(accusing, number, weighed)
        telling = voice(one.speech) if one else None
        if not (one and accuser and telling):
            return None
        if not same_party(telling, accuser):
            return one if disputes_above(one.text) else None
    return None


def he_or_she(one: Candidate, weighed: _Weighed, names: Sequence[str]) -> str | None:
    """Whom of some a sentence calls he or she and the one before it names; none where it names any of them itself.

    A country is none of them.
    """
    before = _in_its_paragraph(one, one.number - 1, weighed)
    own = Held.of((one.text,))
    if before is None or not own.has_he_or_she or any(own.name(name) for name in names):
        return None
    held = Held.of((before.text,))
    named = [name for name in names if held.name(name)]
    return named[0] if len(named) == 1 and not countries_in(named[0]) else None


def _in_its_paragraph(one: Candidate, number: int, weighed: _Weighed) -> Candidate | None:
    """The sentence of a number, if it was weighed and stands in the paragraph of another."""
    other = weighed.get((one.record.key, number))
    return other if other and other.sentence.paragraph == one.sentence.paragraph else None
