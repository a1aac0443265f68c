"""What the weighed sentences before one in its paragraph tell of it: whom "her" means, what a denial denies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import count

from index.letters import latin
from index.list_items import without_label
from index.terms import content_terms
from rag.absent import Held
from rag.countries import countries_in
from rag.evidence import Candidate
from rag.extent import voice
from rag.parties import same_party
from rag.proper_names import names_in
from rag.turning import disputes_above, turns

_Weighed = Mapping[tuple[int, int], Candidate]  # by the key of a document and the number of a sentence in it
_QUOTED = re.compile(r"\s*[\"“‘']")
_WHERE_OR_WHEN = latin(r"\b(?:in|at|near|on) [A-Z][\w’'-]+")
_OPENING_ADVERB = re.compile(r"^\W*\w+ly\b")
_WHAT_IS_HERS = latin(r"\b[Hh](?:is|er) [\w-]+, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")  # "her club, Lorne Rowers"


def denial_behind(accusing: Candidate, weighed: _Weighed) -> Candidate | None:
    """The denial of what somebody tells that is another's, with nothing but more of the same person's words between.

    These are quoted, deny nothing and tell of nobody else, so that it can deny but the accusation:
    "Hale accused the port of fraud. “I was robbed,” he said. The port said that no such payment was made."
    """
    accuser = voice(accusing.speech)
    between: list[Candidate] = []
    for number in count(accusing.number + 1):
        one = _in_its_paragraph(accusing, number, weighed)
        telling = voice(one.speech) if one else None
        if not (one and accuser and telling):
            return None
        if not same_party(telling, accuser):
            is_told_since = _names_first(telling.text, between, accusing)
            return one if disputes_above(one.text) and not is_told_since else None
        if not (_QUOTED.match(one.text) and not turns(one.text) and _names_nobody_else(one, accusing, accuser.text)):
            return None
        between.append(one)
    return None


def _names_first(who: str, between: Sequence[Candidate], before: Candidate) -> bool:
    """Whether sentences tell of somebody who is not told of before them."""
    words = set(content_terms(who))
    told = {term for one in between for term in content_terms(one.text)}
    return bool(words & told - set(content_terms(before.text)))


def _names_nobody_else(one: Candidate, accusing: Candidate, accuser: str) -> bool:
    """Whether a sentence names nobody but the accuser and whom the accusation names; places and times do not count."""
    known = Held.of((accuser, accusing.text))
    words = _WHERE_OR_WHEN.sub("", _OPENING_ADVERB.sub("", one.text))
    return all(known.name(name) for name, *_ in names_in(words))


def who_is_meant(one: Candidate, weighed: _Weighed, names: Sequence[str]) -> Candidate | None:
    """The sentence before one that calls somebody he or she, which names of some names the one who is meant.

    It opens with that name and names nobody else, whom "her" might mean as well; a country is never meant, nor is
    anybody where the sentence itself names any of them.

    "Hale fell ill. Her boat was sold."
    """
    before = _in_its_paragraph(one, one.number - 1, weighed)
    own = Held.of((one.text,))
    if before is None or not own.has_he_or_she or any(own.name(name) for name in names):
        return None
    found = names_in(_WHAT_IS_HERS.sub("", _WHERE_OR_WHEN.sub("", without_label(before.text))))
    if not found or found[0][1] > 0 or not _is_one_voice(before, one):
        return None
    told = Held.of((before.text,))
    named = [name for name in names if told.name(name) and not countries_in(name)]
    is_alone = len(named) == 1 and all(Held.of((name,)).name(named[0]) for name, *_ in found)
    return before if is_alone else None


def _is_one_voice(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences are told by the same, or by nobody who is known: they may be one quote."""
    a, b = voice(one.speech), voice(other.speech)
    return same_party(a, b) if a and b else a is b


def _in_its_paragraph(one: Candidate, number: int, weighed: _Weighed) -> Candidate | None:
    """The sentence of a number, if it was weighed and stands in the paragraph of another."""
    other = weighed.get((one.record.key, number))
    return other if other and other.sentence.paragraph == one.sentence.paragraph else None
