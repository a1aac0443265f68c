"""Questions that ask several things at once: "What did the ministry say, and how did the union answer?"."""

from __future__ import annotations

import re

from index.terms import content_terms
from rag.question_words import ANY_AUXILIARY, ANY_QUESTION_WORD

MOST = 3  # things asked; what follows belongs to the last of them

# Not the organisation.
_WORD = rf"(?-i:(?!WHO\b))(?:{ANY_QUESTION_WORD})\b"
_PREPOSITION = r"(?:about|at|by|for|from|in|of|on|since|through|to|under|until|with)"
_ASKS = rf"(?:{_PREPOSITION} )?{_WORD}"
_AUXILIARY = rf"(?:{ANY_AUXILIARY})\b"
_PRONOUN = r"(?:he|she|it|they|there|we|you|one|I)\b"
_DETERMINER = r"(?:an?|the|this|that|these|those|my|our|your|his|her|its|their|any\w*)\b"
_SUBJECT = rf"(?:{_PRONOUN}|{_DETERMINER}|(?-i:[A-Z])[\w’'-]+)"
# "who did they", "how many jobs will the": a clause of its own, not one that hangs on another.
_INVERTED = rf"{_ASKS} (?:[\w’'-]+ ){{0,3}}?{_AUXILIARY} {_SUBJECT}"
# "what the treaty says", "when payment is due", "how much it costs" tell; "what does the treaty say" asks.
_TELLS = re.compile(
    rf"(?:{_PREPOSITION} )?(?:(?:who|whom|what|when|where|why|how) {_SUBJECT}"
    rf"|(?:when|where|why) [\w’'-]+ (?:\w+ )?{_AUXILIARY}"
    rf"|(?:what|which|whose|how) (?:(?!{_AUXILIARY})[\w’'-]+ ){{1,2}}(?:(?:he|she|they|we|one|I)\b|it \w+(?:s|ed)\b))",
    re.IGNORECASE,
)
_ASKS_YES_OR_NO = rf"(?=(?-i:[a-z]{{2}})){_AUXILIARY} {_SUBJECT}"
# "and is it", "and did he"; "and did it" may tell what somebody did.
_ASKS_OF_IT = (
    rf"(?=(?-i:[a-z]{{2}}))(?:{_AUXILIARY} (?:he|she|they|we|I)\b|(?!(?:do|does|did|has|have|had)\b){_AUXILIARY} it\b)"
)
_CUT = re.compile(
    rf"\?\s+(?:(?:and|but|so) )?(?:if (?:so|not|yes|no),? )?(?={_ASKS}|{_AUXILIARY})"
    rf"|(?:[,;:–—] ?(?:and|but|so)|;| (?:and|but)) (?={_ASKS})"
    rf"|[,;] ?(?:and|but) (?={_ASKS_YES_OR_NO})"
    rf"| (?:and|but) (?={_ASKS_OF_IT})"
    rf"|, (?={_ASKS})",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"(?:^|[:;.?!–—-]\s+){_ASKS}|,\s+(?={_INVERTED}|(?:what|how|why)\b){_ASKS}",
    re.IGNORECASE,
)
_YES_OR_NO = re.compile(rf"(?:^|[.?!:]\s+){_AUXILIARY}", re.IGNORECASE)
# "When the lease ends, what …", "Where prices rise, who …": a clause that what follows hangs on.
_CLAUSE = re.compile(
    rf"(?:when|where)\b(?! (?:{_AUXILIARY}|\w+ly\b|else\b|and\b|exactly\b|{_PREPOSITION}\b))(?= )", re.IGNORECASE
)
# "percentage of men", "many of the men": no clause.
_NO_CLAUSE = re.compile(r"(?:\w+ )?\w+ of (?:(?:the|all|those|these) )?[\w’'-]+", re.IGNORECASE)
_HANGS = re.compile(rf"\b{_WORD}\W*$", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?-i:(?!WHO\b))(?:who|whom|whose|which|where|when|that)\b", re.IGNORECASE)
_SERIES = re.compile(rf",? and {_ASKS}|, and {_ASKS_YES_OR_NO}", re.IGNORECASE)
_LAST_PREPOSITION = re.compile(rf"\b{_PREPOSITION}\W*$", re.IGNORECASE)
# "between theft" waits for an "and"; "between them", "between the two", "between banks" do not.
_HALF_BETWEEN = re.compile(r"\bbetween\b(?!.*\band\b).*(?<!s)(?<!\btwo)(?<!\bthem)(?<!\bboth)\s*$", re.IGNORECASE)
_OPEN_QUOTE = re.compile(r"[“„«‘][^”“»’]*$|(?<![\d\w])\"[^\"]*$")


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
        if _asks(part, cut) and not _is_enclosed(question[: cut.start()]):
            parts.append(part)
            start = cut.end()
    return (*(_as_question(part) for part in parts), _as_question(question[start:])) if parts else (question,)


def _asks(part: str, cut: re.Match[str]) -> bool:
    """Whether the words before a cut are a question of their own, and what is behind it another."""
    behind = cut.string[cut.end() :]
    if _HANGS.search(part) or not content_terms(part):
        return False
    opening = _OPENS.search(part)
    told = part[opening.end() :] if opening else part
    if opening and cut[0] == ", " and _CLAUSE.match(part[opening.start() :].lstrip(" ,:;.?!–—-")):
        return False
    if opening is None:
        whole = bool(_YES_OR_NO.search(part)) and cut[0] != ", "
        return whole and not re.search(rf"\b{_WORD}", told, re.IGNORECASE)
    if cut[0].startswith("?"):
        return True
    return _is_complete(opening[0], told, "," in cut[0]) and _begins(opening[0], told, cut[0], behind)


def _begins(opening: str, told: str, between: str, behind: str) -> bool:
    """Whether a question begins behind a cut, and neither a relative clause nor what is told goes on."""
    asking = re.match(_ASKS, behind, re.IGNORECASE)
    word = asking[0].lower().split()[-1] if asking else ""
    inverted = re.match(_INVERTED, behind, re.IGNORECASE)
    if between == ", ":  # only in a series: "Who led it, who paid for it, and who objects?"
        again = word == opening.lower().split()[-1]
        return bool(_SERIES.search(behind)) and bool(inverted or again or word in ("what", "why", "how"))
    if inverted or not asking:
        return True
    if _waits(opening, told, behind):
        return False
    if _TELLS.match(behind) or re.search(rf"\b(?-i:(?!WHO\b)){word}\b", told, re.IGNORECASE):
        return False
    return not (_RELATIVE.fullmatch(word) and _RELATIVE.search(told))


def _waits(opening: str, told: str, behind: str) -> bool:
    """Whether the words before a cut lack what stands behind it.

    "Who is liable for and who pays for repairs", "the difference between theft and what they call conversion".
    """
    if _HALF_BETWEEN.search(told):
        return True
    last = _LAST_PREPOSITION.search(told)
    # In "What is it for", "Who did he work for" the question word is what the preposition belongs to.
    if last is None or "what" in opening.lower() or re.match(_INVERTED, opening.strip() + told, re.IGNORECASE):
        return False
    return bool(re.search(rf"\b{last[0].strip()} \w", behind, re.IGNORECASE))


def _is_complete(opening: str, told: str, comma: bool) -> bool:
    """Whether an opening and what follows are a clause; in "Which ministers and which firms were named" they are not.

    Args:
        opening: the question word, with what stands before it.
        told: the words from there to the cut.
        comma: whether a comma stands at the cut.
    """
    words = re.findall(r"[\w’'-]+", told)
    auxiliaries = [word for word in words if re.fullmatch(_AUXILIARY, word, re.IGNORECASE)]
    if auxiliaries:
        return len(words) > len(auxiliaries)
    if _NO_CLAUSE.fullmatch(told.strip()):
        return False
    if re.fullmatch(r"\W*who", opening, re.IGNORECASE):
        return bool(words)  # "Who came"
    has_preposition = " " in opening.strip(" ,:;.?!–—-")
    return len(words) >= (2 if comma and not has_preposition else 3)


def _is_enclosed(before: str) -> bool:
    """Whether what follows stands within brackets or quotation marks."""
    return before.count("(") > before.count(")") or bool(_OPEN_QUOTE.search(before))


def _as_question(part: str) -> str:
    part = part.strip().rstrip(",;:–—- ")
    return part[:1].upper() + part[1:] + ("" if part.endswith(("?", "!")) else "?")
