"""Questions and sentences changed so that the one no longer answers the other."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Sequence

_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})\b")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w,])")
_NAME = re.compile(r"\b[A-Z][\w'’-]*(?:\s+(?:(?:of|the|de|von|and)\s+)?[A-Z][\w'’-]*)*")
_FIRST_WORDS = frozenset(
    "the a an in on at what who when where why how which whose whom did does do is are was were it its he she they "
    "this that these those there for from by with to and but or as if after before during while since until not no "
    "his her their our we i you has have had name can could would should will may".split()
)
_MONTHS = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday".split()
)
_PAIRS = (
    ("first", "last"),
    ("highest", "lowest"),
    ("largest", "smallest"),
    ("most", "least"),
    ("more", "less"),
    ("before", "after"),
    ("north", "south"),
    ("northern", "southern"),
    ("east", "west"),
    ("eastern", "western"),
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("oldest", "youngest"),
    ("older", "younger"),
    ("best", "worst"),
    ("early", "late"),
    ("male", "female"),
    ("men", "women"),
    ("father", "mother"),
    ("son", "daughter"),
    ("win", "lose"),
    ("won", "lost"),
    ("support", "oppose"),
    ("supported", "opposed"),
    ("begin", "end"),
    ("began", "ended"),
    ("start", "stop"),
    ("started", "stopped"),
    ("open", "close"),
    ("opened", "closed"),
    ("accept", "reject"),
    ("accepted", "rejected"),
    ("allowed", "banned"),
    ("above", "below"),
    ("inside", "outside"),
    ("public", "private"),
    ("higher", "lower"),
    ("larger", "smaller"),
    ("longest", "shortest"),
    ("common", "rare"),
    ("buy", "sell"),
    ("bought", "sold"),
    ("join", "leave"),
    ("joined", "left"),
    ("founded", "dissolved"),
    ("built", "destroyed"),
    ("rise", "fall"),
    ("rose", "fell"),
    ("positive", "negative"),
    ("strong", "weak"),
    ("agree", "disagree"),
    ("agreed", "refused"),
    ("arrive", "depart"),
    ("minimum", "maximum"),
    ("rich", "poor"),
    ("import", "export"),
    ("internal", "external"),
    ("easy", "difficult"),
    ("legal", "illegal"),
    ("formal", "informal"),
)
_OPPOSITE = dict(_PAIRS) | {b: a for a, b in _PAIRS}
_WORD = re.compile(r"[A-Za-z]+")


def names(text: str) -> list[str]:
    """Capitalised word runs of a text, less common sentence openers."""
    found = []
    for match in _NAME.finditer(text):
        words = match.group().split()
        while words and words[0].casefold() in _FIRST_WORDS:
            words = words[1:]
        if words:
            found.append(" ".join(words))
    return found


def _of_like_length(name: str, pool: Sequence[str]) -> list[str]:
    """The names with as many words as this one; where there are none, those of a few words."""
    return [n for n in pool if len(n.split()) == len(name.split())] or [n for n in pool if len(n.split()) < 4]


def corrupt(question: str, sentences: Sequence[str], gold: Collection[int], rng: random.Random) -> str | None:
    """Changes one name, number or opposite so that the gold no longer answers.

    Args:
        question: a question the gold sentences answer.
        sentences: the passage.
        gold: indexes of the answering sentences.
        rng: source of chance.

    Returns:
        The changed question, or None if nothing in it can be swapped.
    """
    answered = " ".join(sentences[i] for i in gold)
    passage = " ".join(sentences)
    choices: list[tuple[str, str]] = []
    years = sorted(set(_YEAR.findall(passage)))
    for year in set(_YEAR.findall(question)):
        others = [y for y in years if y not in answered] or [str(int(year) + rng.choice([-7, -3, -2, -1, 1, 2, 4, 9]))]
        choices += [(year, other) for other in rng.sample(others, min(2, len(others))) if other not in question]
    for number in set(_NUMBER.findall(question)) - set(years):
        if number in passage:
            others = [n for n in sorted(set(_NUMBER.findall(passage))) if n not in answered and n != number]
            plain = number.replace(",", "")
            others = others or ([str(int(plain) + rng.randint(1, 9))] if plain.isdigit() else [])
            choices += [(number, other) for other in others[:2]]
    pool = [n for n in dict.fromkeys(names(passage)) if n not in answered and n not in question]
    for name in dict.fromkeys(names(question)):
        if name not in passage or len(name) < 3:
            continue
        kin = [n for n in pool if len(n) > 2 and (n in _MONTHS) == (name in _MONTHS)]
        if alike := _of_like_length(name, kin):
            choices.append((name, rng.choice(alike)))
    for match in _WORD.finditer(question):
        opposite = _OPPOSITE.get(match.group())
        if opposite and not re.search(rf"\b{opposite}\b", answered):
            choices.append((match.group(), opposite))
    if not choices:
        return None
    old, new = rng.choice(choices)
    return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", lambda _: new, question, count=1)


def swapped(answer: str, sentences: Sequence[str], rng: random.Random) -> str | None:
    """Another answer of the same kind, from the sentences or near in number, or None."""
    text = " ".join(sentences)
    if year := _YEAR.search(answer):
        years = [y for y in dict.fromkeys(_YEAR.findall(text)) if y != year[0]]
        other = rng.choice(years) if years else str(int(year[0]) + rng.choice([-9, -4, -2, -1, 1, 2, 3, 7]))
        return answer.replace(year[0], other)
    if number := _NUMBER.search(answer):
        numbers = [n for n in dict.fromkeys(_NUMBER.findall(text)) if n not in answer and not _YEAR.fullmatch(n)]
        plain = number[0].replace(",", "")
        near = str(int(plain) + rng.randint(1, 9)) if plain.isdigit() else ""
        return answer.replace(number[0], rng.choice(numbers) if numbers else near) if numbers or near else None
    own = names(answer)
    if len(own) != 1:
        return None
    pool = [n for n in dict.fromkeys(names(text)) if n not in answer and own[0] not in n and len(n) > 2]
    alike = [n for n in pool if len(n.split()) == len(own[0].split()) and (n in _MONTHS) == (own[0] in _MONTHS)]
    return answer.replace(own[0], rng.choice(alike)) if alike else None


def transplanted(question: str, sentences: Sequence[str], rng: random.Random) -> str | None:
    """A question on another text, asked of something named in this one, or None.

    "Who designed the library of Notre Dame?" becomes, over a text on Harvard that
    has no word like "designed" or no "library", "Who designed the library of
    Harvard?": a thing the text mentions, and does not tell.
    """
    text = " ".join(sentences)
    folded = text.casefold()
    asked = [name for name in names(question) if len(name) > 2 and name.casefold() not in folded]
    about = [word for word in _WORD.findall(question)[1:] if word.islower() and len(word) > 4]
    if not asked or all(word[:5] in folded for word in about):
        return None
    name = rng.choice(asked)
    pool = [n for n in dict.fromkeys(names(text)) if len(n) > 2 and n not in question and n not in _MONTHS]
    alike = _of_like_length(name, pool)
    if not alike:
        return None
    return re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _: rng.choice(alike), question, count=1)


_BEFORE = re.compile(
    r"\b(?:in|on|at|by|since|from|until|during|around|about|of|to|for|with|near)\s+(?:the\s+)?$", re.IGNORECASE
)
_DATED = re.compile(
    r"\d{4}|\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|century)\b"
)
_VAGUE_NUMBERS = ("several", "many", "some", "a number of", "")
_VAGUE_NAMES = ("they", "officials", "someone", "one of them", "the group", "others")


def withhold(sentence: str, start: int, end: int, rng: random.Random) -> str | None:
    """The sentence with its answer `start` to `end` withheld: it tells of the thing and not what is asked.

    What ends the sentence goes with its preposition, as do dates; numbers become
    vague ("several"), and so do names that open the sentence or follow a
    preposition ("officials"). None where that cannot be done.
    """
    answer, before, after = sentence[start:end], sentence[:start], sentence[end:]
    lead = _BEFORE.search(before)
    opens = not before.strip(" \"“‘'(")
    if (_DATED.search(answer) and lead) or (lead and not after.strip(" .!?\"”’')")):
        left = before[: lead.start()].rstrip(" ,") + after
    elif re.match(r"[\d,.]+\b", answer) and not _DATED.search(answer):
        number = re.match(r"[\d,.]*\d", answer)
        vague = rng.choice(_VAGUE_NUMBERS)
        left = " ".join(f"{before}{vague} {answer[number.end() if number else 0 :]}{after}".split())
    elif answer[:1].isupper() and len(answer.split()) <= 5 and not _DATED.search(answer) and (opens or lead):
        vague = rng.choice(_VAGUE_NAMES)
        left = before + (vague.capitalize() if opens else vague) + after
    else:
        return None
    left = left.strip()
    return left[:1].upper() + left[1:] if len(left.split()) >= 4 else None


_DOES = "did|does|do|has|have|had|will|would|can|could"
_AUXILIARY = f"(?:{_DOES}|is|are|was|were)"
_PAST = (
    r"(?:\w{2,}ed|built|won|took|led|made|wrote|sold|bought|gave|held|ran|said|told|left|lost|became|began|came|went|got"
    r"|sent|paid|found|fought|taught|sang|met|grew|drew|broke|spent)"
)
_KIND_ASKED = re.compile(
    rf"^(?:\w+ )?(?:which|what) ((?:[\w'’-]+ ){{1,3}}?)(?:{_AUXILIARY}|{_PAST}) \w"
    rf"|^what (?:is|was|are|were) the names? of the ((?:[\w'’-]+ ){{1,3}}?)"
    r"(?:that|which|who|in|of|on|at|for|from|by) \w",
    re.IGNORECASE,
)
_NO_KIND = frozenset(
    "year years day days date month century time percentage percent number amount age type kind sort name word term "
    "else other two three four of the in on to did do does is are was were".split()
)
_NO_PLACE_FOR_A_KIND = re.compile(
    r"\b(?:an?|the|his|her|its|their|our|my|your|this|that|these|those|another|each|every|no)\s$|['’]s?\s$|-$"
    r"|\w\W+[A-Z][\w.]*\s$|^[A-Z][a-z]*\.\s$",
    re.DOTALL,
)
_VOWEL = re.compile(r"(?!eu|one|uni|use|ut)[aeiou]|hono|hour|heir", re.IGNORECASE)
_PLURAL = re.compile(r"(?<![sui])s$(?<!series)(?<!species)(?<!news)")
_NOBODY = ("a man", "a woman", "an official", "somebody else", "a colleague", "one of the others", "a specialist")


def unnamed(question: str, sentence: str, start: int, end: int, rng: random.Random) -> str | None:
    """The sentence with the kind of thing that is asked for in place of the name `start` to `end`, or None.

    Asked "Which shipyard built the ferry?", "The ferry was built by Fosen in 1999." becomes "The ferry was built
    by a shipyard in 1999.": it has what was asked for, and does not say which.
    """
    answer, before, after = sentence[start:end], sentence[:start], sentence[end:]
    before = re.sub(r"\b[Tt]he $", "", before)
    if not answer[:1].isupper() or len(answer.split()) > 5 or _DATED.search(answer):
        return None
    if _NO_PLACE_FOR_A_KIND.search(before) or re.match(r"[\w-]", after):
        return None
    if re.match(r"whom?\b", question, re.IGNORECASE):
        kind = rng.choice(_NOBODY)
    else:
        asked = _KIND_ASKED.match(question)
        words = (asked[1] or asked[2]).split() if asked else []
        if not words or not _NO_KIND.isdisjoint(word.lower() for word in words):
            return None
        kind = " ".join(words)
        if not _PLURAL.search(kind):
            kind = f"{'an' if _VOWEL.match(kind) else 'a'} {kind}"
    if re.match(r" (?:are|were|have)\b", after) and kind.startswith(("a ", "an ")):
        return None
    return before + (kind if before.strip(" \"“‘'(") else kind[:1].upper() + kind[1:]) + after


# What a sentence would hold that tells it.
_TELLS = {
    "when": r"\d|\b(?:when|while|before|after|during|until|since|as|once|first|last|later|earlier|next|ago|recently"
    r"|soon|now|early|late|century|year|month|week|day|today|yesterday|night|morning|decade|always|often|\w+days?)\b",
    "where": r"\b(?:in|at|near|from|to|into|on|across|around|throughout|outside|inside|where|between|along|over)\b",
    "why": r"\b(?:as|for|to|by|when)\b",  # and what `_REASONED` has
    "how": r"\b(?:by|through|via|using|with|as|\w+ly|\w+ing|from|like|how|in)\b",
    "despite what": r"\b(?:despite|although|though|but|while|whilst|however|even|yet|nevertheless|spite|still)\b",
    "in what case": r"\b(?:if|unless|when|where|case|should|would|could|can|may|were|until|provided|or|what|how)\b",
}
_TELLS |= dict.fromkeys(("after what", "before what", "since when", "until when", "while what"), _TELLS["when"])
_REASONED = re.compile(
    r"\b(?:because|since|due|so|thus|therefore|reasons?|caus\w+|led|results?|resulting|owing|thanks|given|order"
    r"|hence|consequently|prompt\w*|forc\w+|blam\w+|attribut\w+|no longer|after|fear\w*|want\w*|need\w*)\b",
    re.IGNORECASE,
)
_ADVERBS = ("when", "where", "why", "how")
_RELATIONS = ("why", *(relation for relation in _TELLS if relation not in _ADVERBS))
_ASKED = re.compile(
    rf"^({'|'.join(_TELLS)})(?= (?:did|does|do|is|are|was|were|has|have|had|will|would|can)\b)", re.IGNORECASE
)


def reasked(question: str, sentences: Sequence[str], gold: Collection[int], rng: random.Random) -> str | None:
    """The question asked for a time, place, reason or manner that its text does not tell, or None.

    "When did the mill close?" becomes "Why did the mill close?" where no word
    near it could give a reason; further away one may.
    """
    asked = _ASKED.match(question)
    if not asked:
        return None
    among = _ADVERBS if asked[1].lower() in _ADVERBS else _RELATIONS
    others = [o for o in among if o != asked[1].lower() and not _may_tell(o, sentences, gold)]
    return rng.choice(others).capitalize() + question[asked.end() :] if others else None


def unexplained(fact: str, sentences: Sequence[str], gold: Collection[int], rng: random.Random) -> str | None:
    """A question for the time, place, reason or manner of a fact that the text states and does not go into, or None.

    Args:
        fact: as a question for yes or no: "Did the mill close in 1901?" becomes "Why did the mill close in 1901?".
        sentences: the text.
        gold: indexes of the sentences that state the fact.
        rng: source of chance.
    """
    others = [o for o in _ADVERBS if not _may_tell(o, sentences, gold)]
    if not others or not re.match(rf"(?:{_DOES})\b", fact, re.IGNORECASE):
        return None  # "Is it true that …" and "Was the mayor …" are seldom asked why
    return f"{rng.choice(others).capitalize()} {fact[:1].lower()}{fact[1:]}"


def _may_tell(adverb: str, sentences: Sequence[str], gold: Collection[int]) -> bool:
    """Whether a word in the gold or a sentence beside it may tell when, where, why, how …"""
    own = " ".join(sentences[at] for at in gold)
    near = " ".join(sentences[max(0, min(gold) - 1) : max(gold) + 2])
    if adverb != "why":
        return bool(re.search(_TELLS[adverb], near, re.IGNORECASE))
    # "to", "for", "as" and the like are in most sentences: they count in the gold alone.
    return bool(_REASONED.search(near) or re.search(_TELLS["why"], own, re.IGNORECASE))
