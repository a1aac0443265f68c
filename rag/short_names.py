"""People called by less than a first and a last name: "Mr Hale", and "Ada" in "his wife, Ada, left"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.letters import latin
from index.quotation import is_quoted
from rag.answer import Mention
from rag.persons import may_be
from rag.proper_names import PARTICLES

_STYLES = "Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Baroness"
_BY_LAST_NAME = re.compile(rf"(?:{_STYLES})\.?\s\S+")
# "Mr Hale", "Lady Hale", but not "Mr Hale’s", "Mr Bo Hale", "Mr and Mrs Hale", "a lawyer for Ms Hale"
_STYLED = latin(
    r"(?<![\w-])(?<!\b[Tt]he )(?<!Mr and )(?<!Mr\. and )(?<!\bof )(?<!\bfor )"
    rf"(?P<who>(?:{_STYLES})\.?\s(?:(?:{PARTICLES})[ -]){{0,2}}[A-Z][\w-]+)"
    r"(?![\w’'-]|\s[A-Z])"
)
# "His wife, Ada, left", "Her father, Bo, 61, left"
_RELATIVE = latin(
    r"\b(?P<owner>[Hh]is|[Hh]er)\s(?P<what>(?:[a-z-]+\s)?(?:wife|husband|(?:step)?(?:mother|father|son|daughter|sister"
    r"|brother)|aunt|uncle)),\s(?P<who>[A-Z][\w-]+),"
)


def short_names_of(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Those whom sentences call so outside of quotations, in order."""
    for start, end in sentences:
        words = text[start:end]
        found = [*_STYLED.finditer(words), *(one for one in _RELATIVE.finditer(words) if _is_no_owner(one))]
        for one in sorted(found, key=lambda one: one.start("who")):
            if not is_quoted(words, one.start("who")):
                yield Mention(one["who"], *(start + at for at in one.span("who")))


def is_by_last_name(who: str) -> bool:
    """Whether somebody is called by a style and one name: "Mr Hale"."""
    return bool(_BY_LAST_NAME.fullmatch(who))


def _is_no_owner(relative: re.Match[str]) -> bool:
    """Whether a relative is a woman and "his", or a man and "her": "she" behind "her aunt" may be either of them."""
    he_or_she = "she" if relative["owner"].lower() == "his" else "he"
    return may_be(he_or_she, relative["what"])
