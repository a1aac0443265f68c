"""Words near a word, by a small database in WordNet's format."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from evals.training.reader.synonyms import Synonyms
from index.embed import MiniLMEncoder

NOUNS = {"missile": ("missile projectile", "rocket"), "rocket": ("rocket", ""), "bank": ("bank cushion", "")}


def written(folder: Path, kind: str, synsets: Mapping[str, tuple[str, str]]) -> None:
    """Writes a part of speech: lemma → its words, and the lemma that its synset points up to."""
    places: dict[str, int] = {}
    lines: list[str] = []
    for _ in range(2):  # places are known only once every line's length is
        lines = []
        at = 0
        for lemma, (words, above) in synsets.items():
            members = " ".join(f"{word} 0" for word in words.split())
            pointers = f"001 @ {places.get(above, 0):08d} n 0000" if above else "000"
            count = len(words.split())
            line = f"{places.get(lemma, 0):08d} 06 {kind[0]} {count:02x} {members} {pointers} | meaning\n"
            places[lemma] = at
            at += len(line)
            lines.append(line)
    (folder / f"data.{kind}").write_text("".join(lines))
    index = [f"{lemma} {kind[0]} 1 0 1 0 {place:08d}\n" for lemma, place in places.items()]
    (folder / f"index.{kind}").write_text("".join(index))
    (folder / f"{kind}.exc").write_text("")


@pytest.fixture
def near(tmp_path: Path) -> Synonyms:
    for kind, synsets in (("noun", NOUNS), ("verb", {}), ("adj", {})):
        written(tmp_path, kind, synsets)
    return Synonyms(tmp_path, lambda _: True, MiniLMEncoder())


def test_words_beside_and_above_are_taken_if_the_encoder_finds_them_near(near: Synonyms) -> None:
    assert near.of("missile") == ["projectile", "rocket"]
    assert near.of("missiles") == ["projectiles", "rockets"]
    assert near.of("bank") == []  # a bank is a cushion in a game of billiards alone
    assert near.of("bridge") == []


def test_only_words_shared_with_the_text_are_replaced(near: Synonyms) -> None:
    def reworded(question: str, text: str) -> Sequence[str | None]:
        return [near.reworded(question, text, random.Random(seed)) for seed in range(10)]

    assert "Who built the rocket?" in reworded("Who built the missile?", "The missile was built in Bergen.")
    assert set(reworded("Who built the missile?", "It was built in Bergen.")) == {None}
