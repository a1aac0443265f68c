"""What a peer is asked to do, and what it is given to do it with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from evals.question import records


class Article(NamedTuple):
    """A document as every peer gets it; the title is empty where none is known."""

    id: str
    title: str
    text: str


class Chunk(NamedTuple):
    """What a search returns: words, and the id of the article they stand in."""

    article: str
    text: str


class Adapter(Protocol):
    """One system, used as its own documentation shows.

    Making one loads its models. Its methods' bodies are what a user would write
    and are counted as such, so they hold nothing else. It is made in a process
    and a working folder of its own.
    """

    def build(self, file: Path, k: int) -> int:
        """Makes the articles of a JSON Lines file searchable.

        Args:
            file: of `Article`s, one a line.
            k: how many chunks `search` is to return.

        Returns:
            How many chunks there are.
        """

    def search(self, question: str) -> Sequence[Chunk]:
        """At most k chunks, best first."""


def write_articles(articles: Iterable[Article], file: Path) -> None:
    """Writes the articles where adapters read them."""
    lines = (json.dumps(article._asdict(), ensure_ascii=False) + "\n" for article in articles)
    file.write_text("".join(lines), encoding="utf-8")


def read_articles(file: Path) -> list[Article]:
    """The articles of a file, for peers that take them from memory."""
    return [Article(**record) for record in records(file)]
