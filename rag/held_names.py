"""Which names the sentences that may be quoted hold, themselves or in the title and the heading above them."""

from __future__ import annotations

from collections.abc import Sequence

from rag.absent import Held
from rag.countries import countries_in
from rag.evidence import Candidate


def held_by(*candidates: Candidate) -> Held:
    """What sentences name, with the title and the heading above them."""
    return Held.of(text for one in candidates for text in (one.under, one.text))


def names_any(names: Sequence[str], one: Candidate) -> bool:
    """Whether a sentence itself names any of these."""
    held = Held.of((one.text,))
    return any(held.name(name) for name in names)


def is_about(names: Sequence[str], one: Candidate) -> bool:
    """Whether a sentence names all of these as well; whoever is called he or she may be any person, not a country."""
    held = held_by(one)
    return all(held.name(name) or (held.has_he_or_she and not countries_in(name)) for name in names)


def tells_of(name: str, listed: Sequence[str], one: Candidate) -> bool:
    """Whether a sentence names one of what is listed; where it names none of it, what stands above it tells."""
    return names_any((name,), one) or (not names_any(listed, one) and held_by(one).name(name))
