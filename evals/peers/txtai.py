"""txtai, after the pages "Embeddings" and "Segmentation" of its documentation.

Split into paragraphs, as its notebook on extracting text advises; its sentence
splitter would have to fetch data. Content is kept in its SQLite database.
"""

from __future__ import annotations

from pathlib import Path

from txtai import Embeddings
from txtai.pipeline import Segmentation

from evals.peers.adapter import Chunk, read_articles
from index.embed import default_model_folder


class Txtai:
    """An `Embeddings` database with content."""

    def __init__(self) -> None:
        self.embeddings = Embeddings(path=str(default_model_folder()), content=True)

    def build(self, file: Path, k: int) -> int:
        split = Segmentation(paragraphs=True)
        parts = [(article.id, text) for article in read_articles(file) for text in split(article.text)]
        self.articles, self.k = [article for article, _ in parts], k
        self.embeddings.index(enumerate(text for _, text in parts))
        return int(self.embeddings.count())

    def search(self, question: str) -> list[Chunk]:
        found = self.embeddings.search(question, self.k)
        return [Chunk(self.articles[int(one["id"])], one["text"]) for one in found]
