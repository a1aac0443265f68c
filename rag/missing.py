"""What a question asks for and the articles do not have: names, and the kind of thing that would answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from index.words import STOP_WORDS, terms_of
from rag.countries import countries_in
from rag.evidence import Candidate
from rag.followup import names_in
from rag.framing import ABSENT, LACKING, WANTED
from rag.question import Question

_OPENS = re.compile(r"(?:^|[.?!:;\"“‘(])\s*$")
_PROPER = re.compile(r"[^\W\d_a-zß-öø-ÿ]|\d")  # begins with a capital or a digit

_CAPITALISED = re.compile(r"(?<=[\w,] )[A-Z][a-z]+\b")


def missing(question: Question, candidates: Sequence[Candidate], held: Callable[[str], bool]) -> tuple[str, ...]:
    """Why the articles may have no answer, in fixed framing; for an answer that is doubtful or none.

    Args:
        question: as understood.
        candidates: the sentences weighed, the likeliest answer first.
        held: whether any passage holds an analysed term.
    """
    notes = []
    if names := absent_names(question.meant, held):
        notes.append(ABSENT.format(names=", ".join(names)))
    if question.wanted and candidates and candidates[0].signals.unfit:
        notes.append(LACKING.format(wanted=WANTED[question.wanted]))
    return tuple(notes)


def absent_names(question: str, held: Callable[[str], bool]) -> list[str]:
    """The names of a question that no article holds, each once; a country held by another name is not absent.

    >>> absent_names("Did Norway join AUKUS?", {"oslo", "norwegian", "norway"}.__contains__)
    ['AUKUS']
    """
    if _is_title_case(question):
        return []  # its capitals tell no names
    found: dict[str, None] = {}
    for name, start, _ in names_in(question):
        proper = [part for part in re.split(r"[\s-]+", name) if _PROPER.match(part)]
        opens_only = _OPENS.search(question[:start]) and len(proper) == 1 and not (name.isupper() or countries_in(name))
        called = [*_other_names(name), re.sub(r"(?<=\d)s\b", "", " ".join(proper))]
        if proper and not opens_only and not any(all(map(held, terms_of(one))) for one in called):
            found[name] = None
    return list(found)


def _other_names(name: str) -> Iterator[str]:
    """What a country named so is also called."""
    for words, country in countries_in(name):
        if words == name:
            yield from country.names


def _is_title_case(question: str) -> bool:
    """Whether a small word has a capital and opens no sentence: "Where Did The Minister Stay?"."""
    return any(match.group().lower() in STOP_WORDS for match in _CAPITALISED.finditer(question))
