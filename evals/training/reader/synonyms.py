"""Words near a word, from WordNet, to ask a question in words that its answer does not use.

Reads WordNet's own database files (Miller, "WordNet: a lexical database for
English", CACM 1995; Debian's package `wordnet-base` puts them in
/usr/share/wordnet). Synonyms are not enough: people also ask for a rocket where
the text has a missile, or who decided where it has a decision, so words above,
below, beside and derived are taken too. Many of all these belong to senses that
a word rarely has: only those that the encoder finds near it are used.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from index.embed import Encoder

NEAR = 0.5  # least cosine of a word and the word in its place, each encoded alone
SENSES = 3  # of each part of speech, the most frequent first
RELATED = 2  # senses whose neighbours are taken as well
_POINTERS = frozenset("@~+&")  # words above, below, derived, similar
_WORD = re.compile(r"[A-Za-z]+")
_KINDS = ("noun", "verb", "adj")
_KIND_OF = {"n": "noun", "v": "verb", "a": "adj", "s": "adj"}
_PLAIN = frozenset(
    "be is are was were been being have has had having do does did done doing go goes went gone get got make made take "
    "took taken can will would could should may might must what which who whom whose when where why how many much long "
    "old not no name type kind number first last new more most other one two three".split()
)


class Synonyms:
    """Words that may stand in for another, in the same inflection."""

    def __init__(self, folder: Path, known: Callable[[str], bool], encoder: Encoder) -> None:
        """Loads the database.

        Args:
            folder: of WordNet's `index.*`, `data.*` and `*.exc` files.
            known: whether a word is common enough to be used.
            encoder: tells which synonyms are near.
        """
        self._encoder = encoder
        self._known = known
        self._folder = folder
        self._index = {kind: _index(folder / f"index.{kind}") for kind in _KINDS}
        self._data = {kind: (folder / f"data.{kind}").read_bytes() for kind in _KINDS}
        self._base: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
        self._irregular: dict[str, dict[str, list[str]]] = {kind: defaultdict(list) for kind in _KINDS}
        for kind in _KINDS:
            for line in (folder / f"{kind}.exc").read_text().splitlines():
                form, base = line.split()[:2]
                self._base[kind][form] = base
                self._irregular[kind][base].append(form)
        self._found: dict[str, list[str]] = {}

    def of(self, word: str) -> list[str]:
        """Words near a lower-case word, inflected as it is where they are of its kind."""
        if word not in self._found:
            every = dict.fromkeys(other for kind in _KINDS for other in self._of_kind(word, kind))
            # Not another form of the word, nor a kind of it that names it ("peace treaty").
            found = [other for other in every if other[:4] != word[:4] and word not in other.split()]
            found = [other for other in found if self._known(other)]
            if found:
                own, *others = self._encoder.encode([word, *found])
                found = [other for other, vector in zip(found, others, strict=True) if vector @ own >= NEAR]
            self._found[word] = found
        return self._found[word]

    def _of_kind(self, word: str, kind: str) -> Iterator[str]:
        for base, ending in self._bases(word, kind):
            places = self._index[kind].get(base, ())[:SENSES]
            near = [(kind, place) for place in places]
            near += [pointed for place in places[:RELATED] for pointed in self._pointed_at(kind, place)]
            for other_kind, place in near:
                for other in self._members(other_kind, place):
                    if other != base and len(other) > 2:
                        yield self._inflected(other, ending, kind) if other_kind == kind else other

    def _bases(self, word: str, kind: str) -> Iterator[tuple[str, str]]:
        """The base forms a word may have, each with the ending it carries."""
        yield word, ""
        endings = {"noun": ("s",), "verb": ("ing", "ed", "s"), "adj": ()}[kind]
        if (base := self._base[kind].get(word)) and kind != "adj":
            yield base, "s" if kind == "noun" else "ing" if word.endswith("ing") else "ed"
            return
        for ending in endings:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                stem = word.removesuffix(ending)
                for base in (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem, stem[:-1] + "y"):
                    if base in self._index[kind]:
                        yield base, ending
                        return

    def _inflected(self, base: str, ending: str, kind: str) -> str:
        head, _, tail = base.partition(" ")
        if not ending:
            return base
        irregular = [form for form in self._irregular[kind].get(head, ()) if form.endswith("ing") == (ending == "ing")]
        if irregular and (ending != "s" or kind == "noun"):
            form = irregular[0]
        elif ending == "s":
            form = re.sub(r"([^aeiou])y$", r"\1ie", head) + ("es" if re.search(r"(?:s|x|z|ch|sh)$", head) else "s")
        else:
            stem = head.removesuffix("e") if head.endswith("e") and not head.endswith("ee") else head
            form = (re.sub(r"([^aeiou])y$", r"\1i", stem) if ending == "ed" else stem) + ending
        return f"{form} {tail}".strip()

    def _fields(self, kind: str, place: int) -> list[str]:
        return self._data[kind][place : self._data[kind].index(b"\n", place)].decode("ascii").split(" | ")[0].split()

    def _pointed_at(self, kind: str, place: int) -> Iterator[tuple[str, int]]:
        """Kind and place of the synsets next to one."""
        fields = self._fields(kind, place)
        first = 5 + 2 * int(fields[3], 16)
        for at in range(first, first + 4 * int(fields[first - 1]), 4):
            symbol, where, its_kind = fields[at : at + 3]
            if symbol in _POINTERS and its_kind in _KIND_OF:
                yield _KIND_OF[its_kind], int(where)

    def _members(self, kind: str, place: int) -> list[str]:
        line = self._fields(kind, place)
        count = int(line[3], 16)
        words = [re.sub(r"\(.*\)$", "", line[4 + 2 * n]).replace("_", " ") for n in range(count)]
        return [word for word in words if word.islower() and word.replace(" ", "").isalpha()]

    def reworded(self, question: str, text: str, rng: random.Random) -> str | None:
        """The question with words it shares with its text replaced, or None where none can be."""
        shared = {word.lower() for word in _WORD.findall(text)}
        out, position, changed = [], 0, False
        for match in _WORD.finditer(question):
            word = match.group()
            others = self.of(word) if word.islower() and word in shared and word not in _PLAIN and len(word) > 3 else []
            others = [other for other in others if other not in shared]
            if others and rng.random() < 0.75:
                out += [question[position : match.start()], rng.choice(others)]
                position, changed = match.end(), True
        return "".join([*out, question[position:]]) if changed else None


def _index(path: Path) -> dict[str, tuple[int, ...]]:
    """Places of a lemma's senses in the data file, the most frequent first."""
    entries = {}
    for line in path.read_text().splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        count = int(fields[2])
        entries[fields[0].replace("_", " ")] = tuple(int(place) for place in fields[-count:])
    return entries
