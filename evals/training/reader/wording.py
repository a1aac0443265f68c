"""Questions worded otherwise: joined, asked after another, for yes or no, chatty, terse, mistyped."""

from __future__ import annotations

import random
import re

from evals.training.reader.corrupt import names
from index.terms import STOP_WORDS
from rag.reader.window import after

_WORD = re.compile(r"[A-Za-z]+")
_SUBJECT_ASKED = re.compile(
    r"^who\s+(?!did|do|does|is|are|was|were|has|have|had|will|would|can|could|else|to\b)(?=\w)", re.IGNORECASE
)
_ASSERTIONS = ("Is it true that", "Is it so that", "Is it right that", "Did it happen that", "Does it say that")
_OBJECT_ASKED = re.compile(
    r"^(who|whom|what|where|when|(?:in |on )?(?:what|which) \w+|how (?:many|much)(?: \w+)?) "
    r"(did|does|do|has|have|had|will|would|can|could|is|are|was|were) ([^,?]+?)\s*\?*$",
    re.IGNORECASE,
)
_BEING = ("is", "are", "was", "were")
_PARTICIPLE = re.compile(r" (?:[a-z]+ed|[a-z]+en|born|held|made|built|found|known|sold|told|sent|lost|won|paid|led)$")
_LEADING = re.compile(r"(?:in|on|at|by|from|to|for|since|after|before|during|near|around|about|until|under|over)\b")


def asserted(question: str, answer: str, rng: random.Random) -> str | None:
    """A question as one for yes or no, or None.

    "Who won?" becomes "Is it true that Ada won?", "When did the mill close?"
    becomes "Did the mill close in 1901?".
    """
    if len(answer.split()) > 6:
        return None
    if _SUBJECT_ASKED.match(question):
        rest = _SUBJECT_ASKED.sub("", question, count=1).rstrip("? ")
        return f"{rng.choice(_ASSERTIONS)} {answer} {rest}?" if len(rest.split()) >= 2 else None
    asked = _OBJECT_ASKED.match(question)
    if not asked or len(asked[3].split()) < 2:
        return None
    wh, verb, rest = asked[1].lower(), asked[2].capitalize(), asked[3]
    answer = re.sub(r"^(?:The|A|An) ", lambda article: article[0].lower(), answer)
    adverbial = wh in ("where", "when") or wh.startswith(("in ", "on ")) or wh.endswith((" year", " month", " day"))
    if adverbial and not _LEADING.match(answer):
        answer = f"{'on' if wh.endswith('day') else 'in'} {answer}"
    counted = " ".join(wh.split()[2:]) if wh.startswith("how ") else ""
    if counted not in answer.lower():
        answer = f"{answer} {counted}"
    if verb.lower() in _BEING and not adverbial and not _PARTICIPLE.search(rest):
        return f"{verb} {answer} {rest}?"
    return f"{verb} {rest} {answer}?"


def joined(first: str, second: str, rng: random.Random) -> str:
    """Two questions asked in one breath."""
    first, second = first.rstrip(" ?."), second.strip()
    if names(second.split(" ", 1)[0]):
        return f"{first}? {second}"
    return f"{first}{rng.choice((', and ', ' and ', '? And '))}{uncapitalised(second)}"


def uncapitalised(question: str) -> str:
    """The question as it stands within a sentence: its first letter small, unless a name opens it."""
    return question if names(question.split(" ", 1)[0]) else question[:1].lower() + question[1:]


_THINGS = re.compile(r"\b[Tt]he \w{3,}(?: \w+){0,2}")
_PHRASE_ENDS = (
    r"(?=\W*$|[,;:]|['’]s\b| (?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|in|on|at|to|for|from|by"
    r"|with|and|or|of|after|before|during|when|as|\w+ed)\b)"
)
_PRONOUNS = ("it", "it", "they", "he", "she")
_OWNERS = {"it": "its", "they": "their", "he": "his", "she": "her"}


def following(first: str, second: str, told: str, rng: random.Random) -> str:
    """The second question as one that follows the first: what was named before is a pronoun in it.

    Args:
        first: the question before it.
        second: to be asked after it.
        told: what the first was answered with.
        rng: source of chance.
    """
    if name := named_before(second, f"{first} {told}"):
        pronoun = rng.choice(_PRONOUNS)
        second = re.sub(rf"(?<!\w){re.escape(name)}['’]s(?!\w)", _OWNERS[pronoun], second)
        second = re.sub(rf"(?<!\w)(?:the )?{re.escape(name)}(?!\w)", pronoun, second)
    if rng.random() < 0.4:
        second = f"And {uncapitalised(second)}"
    return after(second, first)


def named_before(question: str, before: str) -> str:
    """The longest name or "the …" of a question that stands in what was said before, or ""."""
    said = before.casefold()
    things = (" ".join(words[:count]) for words in map(str.split, _THINGS.findall(question)) for count in (2, 3, 4))
    found = (name for name in (*names(question), *things) if name.casefold() in said)
    # Not the head of a longer phrase: "the Portuguese" of "the Portuguese bailout".
    whole = [name for name in found if re.search(rf"(?<!\w){re.escape(name)}(?!\w){_PHRASE_ENDS}", question)]
    return max(whole, key=len, default="")


_PREAMBLES = (
    "I'm writing about {topic}. {Asked}",
    "For a piece on {topic}: {asked}",
    "For a paper on {topic} I need to know: {asked}",
    "I read something about {topic}, but I forget: {asked}",
    "My brother and I disagree about {topic}. {Asked}",
)
_POLITE = (
    "Could you please tell me: {asked}",
    "Hello, one question. {Asked}",
    "Please, {asked}",
    "Does anybody know: {asked}",
    "{Asked} I cannot find it.",
)
_TELLING = "who when where why how not no nor before after more most same other each both only until over under once"
_LEFT_OUT = STOP_WORDS.difference(_TELLING.split())


def chatty(question: str, topic: str, rng: random.Random) -> str:
    """The question with what people say around one."""
    form = rng.choice(_PREAMBLES if topic and rng.random() < 0.6 else _POLITE)
    return form.format(topic=topic, asked=uncapitalised(question), Asked=question)


def terse(question: str) -> str:
    """The question as typed into a search box: its content words alone."""
    words = [word for word in question.rstrip("? ").split() if word.lower() not in _LEFT_OUT]
    return " ".join(words).lower() if len(words) >= 3 else question


def noise(question: str, topic: str, rng: random.Random) -> str:
    """With small chance chatty or terse, lower-cased, without its question mark, or with a few letters mistyped."""
    draw = rng.random()
    if draw < 0.07:
        question = chatty(question, topic, rng)
    elif draw < 0.12:
        question = terse(question)
    if rng.random() < 0.10:
        question = question.lower()
    if rng.random() < 0.15:
        question = question.rstrip("? ")
    if rng.random() < 0.08:
        words = [m for m in _WORD.finditer(question) if len(m.group()) >= 4]
        for match in sorted(rng.sample(words, min(len(words), rng.randint(1, 3))), key=lambda m: -m.start()):
            word, at = match.group(), rng.randrange(1, len(match.group()) - 1)
            letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
            word = rng.choice(
                [
                    word[:at] + word[at + 1 :],
                    word[:at] + letter + word[at:],
                    word[:at] + letter + word[at + 1 :],
                    word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                ]
            )
            question = question[: match.start()] + word + question[match.end() :]
    return question
