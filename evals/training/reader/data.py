"""Training windows for the evidence reader, drawn from public question sets.

:class:`Sampler` draws rows by set weight and makes each into a group of windows,
choosing anew how the text is cut, whether it is turned into one that does not
answer, how the question is spoilt, and what else is read beside it.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from evals.training.reader.corrupt import (
    corrupt,
    reasked,
    swapped,
    transplanted,
    unexplained,
    unnamed,
    withhold,
)
from evals.training.reader.sets import Place, Row, Text
from evals.training.reader.synonyms import Synonyms
from evals.training.reader.wording import asserted, following, joined, named_before, noise
from rag.reader.window import after

WEIGHTS = {
    "squad2_other": 0.20,
    "squad2_bench": 0.16,
    "squad11_train44": 0.14,
    "squad11_dev_extra": 0.05,
    "selqa": 0.05,
    "nq_qed": 0.09,
    "qadiscourse": 0.09,
    "qamr": 0.06,
    "qasrl_gs": 0.015,
    "torque": 0.025,
    "squadshifts_new_wiki": 0.07,
    "hotpot_musique": 0.01,
    "reqa_squad": 0.05,
    "chroma_chunking": 0.02,
    "reworded": 0.25,
    "almost_told": 1.00,
}
UNANSWERABLE_REPEATS = 2
REMOTE_REPEATS = 3  # of questions that share more words with another sentence than with their answer's
DISFLUENT = 0.12  # shares of the answerable rows that are asked in another way
JOINED = 0.14
ASSERTED = 0.12
DENIED = 0.3  # of the questions for yes or no, those whose answer is no
FOLLOWING = 0.12
REWORDED = 0.45
REASKED = 0.5
UNEXPLAINED = 0.25  # of the answerable rows, those asked why, when, where or how what they tell came about
UNNAMED = 0.6  # of the answers withheld, those replaced by what kind of thing they are, where they are names
TRANSPLANTED = 0.7  # of the questions over a like passage, those asked of a name in it
BESIDE = (0.15, 0.15, 0.2, 0.25, 0.25)  # shares of the questions with none, one, two … passages read beside their own
TITLED = 0.7  # of the windows of titled texts, those read with the title
SETS_WITH_UNANSWERABLES = ("squad2_other", "squad2_bench", "torque")
SETS_TO_JOIN = (
    "squad2_other",
    "squad2_bench",
    "squad11_train44",
    "squad11_dev_extra",
    "squadshifts_new_wiki",
    "qadiscourse",
)


@dataclass(frozen=True, slots=True)
class Example:
    """One training window.

    Each of `wanted` is a set of sentences any of which answers one thing that is
    asked; two where the question asks two things, none where nothing here answers.
    """

    question: str
    title: str
    sentences: tuple[str, ...]
    wanted: tuple[frozenset[int], ...]
    spans: tuple[tuple[Place, Place], ...]
    kind: str
    whole: tuple[str, ...]  # the text it was cut from


Group = list[Example]  # the windows read for one question; what answers it, if anything does, is in the first


class Sampler:
    """Draws training windows without end."""

    def __init__(
        self,
        sets: dict[str, list[Row]],
        length: Callable[[str], int],
        seed: int,
        limit: int = 224,
        synonyms: Synonyms | None = None,
    ) -> None:
        self._rng = random.Random(seed)
        self._sets = {name: list(rows) for name, rows in sets.items()}
        for name in SETS_WITH_UNANSWERABLES:
            hard = [row for row in sets[name] if not row.positives]
            self._sets[name] += hard * (UNANSWERABLE_REPEATS - 1)
        for name in sets:
            self._sets[name] += [row for row in sets[name] if _is_remote(row)] * (REMOTE_REPEATS - 1)
        self._length, self._limit, self._synonyms = length, limit, synonyms
        self._orders: dict[str, list[Row]] = {name: [] for name in sets}
        self._siblings: dict[Text, list[Row]] = defaultdict(list)
        for row in (row for name in SETS_TO_JOIN for row in sets[name] if row.positives):
            self._siblings[row.text].append(row)
        self._questions = {row.question.casefold() for rows in sets.values() for row in rows}
        self.counts: Counter[tuple[str, str]] = Counter()

    def _next(self, name: str) -> Row:
        """Takes the next row of a set, in a new random order on each pass."""
        if not self._orders[name]:
            self._orders[name] = self._rng.sample(self._sets[name], len(self._sets[name]))
        return self._orders[name].pop()

    def _cut(self, text: Text, keep: Sequence[int], room: int) -> tuple[int, int] | None:
        """Grows a run of whole sentences around ``keep`` to at most ``room`` tokens."""
        first, last = min(keep), max(keep) + 1
        used = sum(self._length(s) for s in text.sentences[first:last])
        if used > room:
            return None
        while True:
            sides = [s for s in (0, 1) if (first > 0 if s == 0 else last < len(text.sentences))]
            sides = [s for s in sides if used + self._length(text.sentences[first - 1 if s == 0 else last]) <= room]
            if not sides:
                return first, last
            if self._rng.choice(sides) == 0:
                first -= 1
                used += self._length(text.sentences[first])
            else:
                used += self._length(text.sentences[last])
                last += 1

    def _anchor(self, question: str, text: Text) -> int:
        """The sentence that shares the most words of the question."""
        scores = [shared + self._rng.random() for shared in _words_shared(question, text.sentences)]
        return max(range(len(scores)), key=scores.__getitem__)

    def draw(self) -> Group:
        """Draws the windows to read for one question."""
        while True:
            name = self._rng.choices(list(self._sets), [WEIGHTS[n] for n in self._sets])[0]
            row = self._next(name)
            example = self._make(name, row)
            if example is not None:
                self.counts[name, example.kind] += 1
                return [example, *self._beside(row, example)]

    def _beside(self, row: Row, example: Example) -> list[Example]:
        """Windows of passages like the question that do not answer it, about as long as its own."""
        # Where two things are asked, the others are not known to be free of the second's answer.
        texts = [text for text in row.others if text.sentences != example.whole and len(example.wanted) < 2]
        count = min(len(texts), self._rng.choices(range(len(BESIDE)), BESIDE)[0])
        room = sum(map(self._length, example.sentences)) + 16
        windows = []
        for text in self._rng.sample(texts, count):
            run = self._cut(text, [self._anchor(example.question, text)], room)
            if run is not None:
                title = text.title if example.title else ""
                nothing = tuple(frozenset[int]() for _ in example.wanted)
                cut = text.sentences[run[0] : run[1]]
                windows.append(Example(example.question, title, cut, nothing, (), "beside", text.sentences))
        return windows

    def _make(self, name: str, row: Row) -> Example | None:
        """Turns a row into the window that is to answer or not, or nothing if it does not fit."""
        row, kind = self._varied(name, row)
        if row.earlier:
            row, kind = replace(row, question=after(row.question, row.earlier)), f"{kind} following"
        wanted = list(row.parts) or ([row.positives] if row.positives else [])
        earlier = self._earlier(row) if kind in ("answer", "unanswerable") else None
        if earlier:
            asked = following(earlier.question, row.question, " ".join(earlier.answers), self._rng)
            row, kind = replace(row, question=asked), f"{kind} following"
        elif kind == "answer" and (partner := self._partner(row)):
            row, kind = replace(row, question=joined(row.question, partner.question, self._rng), spans=()), "two asked"
            wanted.append(partner.positives)
        elif kind == "answer" and (statement := self._asserted(name, row)):
            row, kind = replace(row, question=statement), "yes or no"
        elif kind in ("answer", "unanswerable") and row.variant and self._rng.random() < DISFLUENT:
            row = replace(row, question=row.variant)
        # Answerable or not: or else odd wording would tell the two apart.
        if self._synonyms and self._rng.random() < REWORDED:
            reworded = self._synonyms.reworded(row.question, " ".join(row.text.sentences), self._rng)
            row = replace(row, question=reworded or row.question)
        return self._window(row, wanted, kind, earlier.positives if earlier else ())

    def _varied(self, name: str, row: Row) -> tuple[Row, str]:
        """The row as it is, or made into one that its text does not answer; and which."""
        rng, text = self._rng, row.text
        if not row.positives:
            return row, "unanswerable"
        if row.parts:
            return row, "two asked"
        if row.earlier:
            return row, "answer"
        draw = rng.random() * (1.3 if name in {"squad2_other", "squad2_bench"} else 1.0)
        if name == "torque":
            return row, "answer"
        reworded = reasked(row.question, text.sentences, row.positives, rng) if rng.random() < REASKED else None
        if turned := self._asked_instead(row, reworded):
            return turned, "reasked"
        if turned := self._asked_instead(row, self._unexplained(row, name)):
            return turned, "unexplained"
        if draw < 0.12:
            altered = corrupt(row.question, text.sentences, row.positives, rng)
            if turned := self._asked_instead(row, altered):
                return turned, "corrupted"
        elif draw < 0.36 and len(row.spans) == 1 and len(row.positives) == 1:
            if vague := self._withheld(row):
                return replace(row, text=vague, positives=frozenset(), spans=()), "answer withheld"
        elif draw < 0.42 and row.others:
            other, kind = rng.choice(row.others), "other passage"
            asked = transplanted(row.question, other.sentences, rng) if rng.random() < TRANSPLANTED else None
            if asked and asked.casefold() not in self._questions:
                row, kind = replace(row, question=asked), "transplanted"
            return replace(row, text=other, positives=frozenset(), spans=()), kind
        elif draw < 0.48 and len(text.sentences) - len(row.positives) >= 2 and name != "reqa_squad":
            left = tuple(s for i, s in enumerate(text.sentences) if i not in row.positives)
            if not _answered(left, row):
                bare = Text(left, text.title, text.group)
                return replace(row, text=bare, positives=frozenset(), spans=()), "answer removed"
        return row, "answer"

    def _asked_instead(self, row: Row, question: str | None) -> Row | None:
        """The row asked what its text does not answer, or None where there is no such question or a set asks it too."""
        if not question or question.casefold() in self._questions:
            return None
        return replace(row, question=question, positives=frozenset(), spans=())

    def _unexplained(self, row: Row, name: str) -> str | None:
        """The question why, when, where or how what the row tells came about; "someone" of qasrl_gs does nothing."""
        if not row.answers or name == "qasrl_gs" or self._rng.random() >= UNEXPLAINED:
            return None
        fact = asserted(row.question, self._spoken(row), self._rng)
        return fact and unexplained(fact, row.text.sentences, row.positives, self._rng)

    def _withheld(self, row: Row) -> Text | None:
        ((at, start), (last, end)) = row.spans[0]
        if last != at:
            return None
        sentences = list(row.text.sentences)
        vague = unnamed(row.question, sentences[at], start, end, self._rng) if self._rng.random() < UNNAMED else None
        vague = vague or withhold(sentences[at], start, end, self._rng)
        if vague is None:
            return None
        sentences[at] = vague
        return None if _answered(sentences, row) else Text(tuple(sentences), row.text.title, row.text.group)

    def _asserted(self, name: str, row: Row) -> str | None:
        """The question as one for yes or no, now and then; "someone" of qasrl_gs asserts nothing."""
        if not row.answers or name == "qasrl_gs" or self._rng.random() >= ASSERTED:
            return None
        answer = self._spoken(row)
        if self._rng.random() < DENIED:
            answer = swapped(answer, row.text.sentences, self._rng) or answer
        return asserted(row.question, answer, self._rng)

    def _spoken(self, row: Row) -> str:
        """An answer of the row as its text has it."""
        if not row.spans:
            return self._rng.choice(row.answers)
        (at, start), (last, end) = self._rng.choice(row.spans)
        return row.text.sentences[at][start : end if last == at else None].strip(" .,;")

    def _partner(self, row: Row) -> Row | None:
        """Another question on the same text with another answer, now and then."""
        if self._rng.random() >= JOINED or row.text not in self._siblings:
            return None
        partner = self._rng.choice(self._siblings[row.text])
        apart = not partner.positives & row.positives and len(row.question.split()) <= 16
        return partner if apart and len(partner.question.split()) <= 16 else None

    def _earlier(self, row: Row) -> Row | None:
        """Another question on the same text, which this one is asked after, now and then."""
        if self._rng.random() >= FOLLOWING or row.text not in self._siblings:
            return None
        others = [other for other in self._siblings[row.text] if other.question != row.question]
        naming = [o for o in others if named_before(row.question, " ".join((o.question, *o.answers)))]
        return self._rng.choice(naming or others) if others else None

    def _window(
        self, row: Row, wanted: Sequence[frozenset[int]], kind: str, also: Collection[int] = ()
    ) -> Example | None:
        """Whole sentences around what is wanted, as many as a drawn length allows; around `also` too if that fits."""
        rng, text = self._rng, row.text
        budget = rng.uniform(72, 160) if rng.random() < 0.65 else rng.uniform(150, self._limit)
        title = text.title if rng.random() < TITLED else ""
        overhead = self._length(row.question) + self._length(title) + 4
        room, most = min(int(budget), self._limit) - overhead, self._limit - overhead
        keep = [rng.choice(sorted(some)) for some in wanted] or [self._anchor(row.question, text)]
        if row.spans:
            opening, closing = rng.choice(row.spans)
            keep = [opening[0], closing[0]]
        near = [*keep, *also]
        run = self._cut(text, near, room) or self._cut(text, near, most) or self._cut(text, keep, most)
        if run is None:
            return None
        first, last = run
        spans = tuple(
            ((a[0] - first, a[1]), (b[0] - first, b[1])) for a, b in row.spans if first <= a[0] and b[0] < last
        )
        inside = tuple(frozenset(i - first for i in some if first <= i < last) for some in wanted)
        question = noise(row.question, text.title.replace("_", " "), rng)
        return Example(question, title, text.sentences[first:last], inside, spans, kind, text.sentences)


def _words_shared(question: str, sentences: Sequence[str]) -> list[int]:
    """For each sentence the number of the question's longer words in it."""
    words = {word for word in re.findall(r"\w+", question.casefold()) if len(word) > 3}
    return [len(words & set(re.findall(r"\w+", sentence.casefold()))) for sentence in sentences]


def _is_remote(row: Row) -> bool:
    """Whether words alone would point at another sentence than the answer's."""
    shared = _words_shared(row.question, row.text.sentences)
    return bool(row.positives) and max(shared[at] for at in row.positives) < max(shared)


def _answered(sentences: Sequence[str], row: Row) -> bool:
    """Whether an answer of the row still stands in the sentences."""
    left = " ".join(sentences).casefold()
    return any(len(answer) > 2 and answer in left for answer in row.answers)
