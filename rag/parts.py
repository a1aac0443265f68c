"""Questions that ask several things at once: "What did the ministry say, and how did the union answer?"."""

from __future__ import annotations

import re

from index.words import content_terms

MOST = 3  # things asked; what follows belongs to the last of them

_WORD = r"(?:who|whom|whose|what|when|where|why|how|which)\b"
_PREPOSITION = r"(?:about|at|by|for|from|in|of|on|since|to|until|with)"
_ASKS = rf"(?:{_PREPOSITION} )?{_WORD}"
_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might)\b"
# "what the treaty says" tells what is said; "what does the treaty say" asks.
_TOLD = r"(?:who|whom|what|when|where|why|how) (?:an?|the|this|that|he|she|it|they|we|you|I|(?-i:[A-Z])[\w’'-]+)\b"
_SUBJECT = r"(?:an?|the|this|that|he|she|it|they|there|we|you|(?-i:[A-Z])[\w’'-]+)\b"
_AGAIN = rf"(?={_ASKS}(?<!how come))(?!(?:{_PREPOSITION} )?{_TOLD})"
_CUT = re.compile(
    rf"\?\s+(?:(?:and|but|so)\s+)?(?={_ASKS}|{_AUXILIARY} {_SUBJECT})"
    rf"|\s*(?:[,;:–—]\s*(?:and|but|so)|;|\b(?:and|but))\s+{_AGAIN}"
    rf"|\s*[,;]\s*(?:and|but)\s+(?={_AUXILIARY} {_SUBJECT})",
    re.IGNORECASE,
)
_OPENS = re.compile(rf"(?:^|[,:;.?!–—-]\s+){_ASKS}", re.IGNORECASE)
_YES_OR_NO = re.compile(rf"(?:^|[.?!:]\s+){_AUXILIARY}", re.IGNORECASE)
_HANGS = re.compile(rf"\b{_WORD}\W*$", re.IGNORECASE)


def parts_of(question: str) -> tuple[str, ...]:
    """Each thing that a question asks for, as a question; one where it cannot be taken apart.

    A later part may lean on an earlier one: it is to be read behind the others.

    >>> parts_of("What did the ministry say, and how did the union answer?")
    ('What did the ministry say?', 'How did the union answer?')
    >>> parts_of("Did they say when and where the ferry leaves?")
    ('Did they say when and where the ferry leaves?',)
    """
    parts: list[str] = []
    start = 0
    for cut in _CUT.finditer(question):
        if len(parts) == MOST - 1:
            break
        part = question[start : cut.start()]
        following = re.match(_ASKS, question[cut.end() :], re.IGNORECASE)
        if _asks(part, following[0] if following else "") and not _is_quoted(question[: cut.start()]):
            parts.append(part)
            start = cut.end()
    return (*(_as_question(part) for part in parts), _as_question(question[start:])) if parts else (question,)


def _asks(part: str, following: str) -> bool:
    """Whether the words before a cut are a question of their own.

    Args:
        part: the words.
        following: the question word behind the cut, with its preposition; may be empty.
    """
    if _HANGS.search(part) or not content_terms(part):
        return False
    opening = _OPENS.search(part)
    # "Do they say when and where …", "the man who led and who …": what is told goes on, no question begins.
    told = re.findall(rf"\b{_WORD}", part[opening.end() :] if opening else part, re.IGNORECASE)
    if opening:
        return following.lower().rpartition(" ")[2] not in map(str.lower, told)
    return bool(_YES_OR_NO.search(part)) and not told


def _is_quoted(before: str) -> bool:
    """Whether what follows stands within quotation marks."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _as_question(part: str) -> str:
    part = part.strip().rstrip(",;:–—- ")
    return part[:1].upper() + part[1:] + ("" if part.endswith(("?", "!", ".")) else "?")
