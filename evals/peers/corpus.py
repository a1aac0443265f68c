"""What is indexed and asked: a public data set where it lies at hand, and the seed articles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evals.libraries import seeds
from evals.peers.adapter import Article
from evals.question import SETS, Question, load
from evals.suites.data import documents, questions, sample
from evals.suites.heldout import held_out, only_about
from evals.suites.squad2 import FOLDER
from index.document import Document
from index.library import SEEDS

ASKED = 500  # questions of the public set


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles, and questions whose gold spans lie in them."""

    name: str
    articles: tuple[Article, ...]
    questions: tuple[Question, ...]

    @property
    def characters(self) -> int:
        return sum(len(article.text) for article in self.articles)


def corpora(data: Path, limit: int | None = None) -> list[Corpus]:
    """The corpora that lie at hand.

    Args:
        data: the benchmarks' folder.
        limit: the most questions to ask of each.
    """
    found = []
    if (data / FOLDER).is_dir():
        found.append(_squad2(data / FOLDER, limit or ASKED))
    if SEEDS.is_dir():
        asked = [question for path in SETS.values() for question in load(path)]
        found.append(_corpus("seeds", seeds(), asked, limit))
    return found


def _squad2(data: Path, limit: int) -> Corpus:
    """SQuAD 2, all articles indexed; asked only about those that the reader was not trained on."""
    asked = only_about(questions(data, "phrase"), held_out())
    return _corpus("squad2", documents(data), asked, limit)


def _corpus(name: str, held: list[Document], asked: list[Question], limit: int | None) -> Corpus:
    """Questions that the articles answer and that stand by themselves: peers know no conversation."""
    articles = tuple(Article(one.id, one.metadata.title, one.text) for one in held)
    alone = [question for question in asked if question.answerable and not question.history]
    return Corpus(name, articles, tuple(sample(alone, limit)))
