"""Pincite itself, three ways: passages as retrieved, passages as searched, the answer's quotes."""

from __future__ import annotations

from pathlib import Path

from evals.peers.adapter import Chunk
from index.library import Library
from rag import Assistant
from rag.question import understand
from rag.retrieve import retrieve


class PinciteRetrieval:
    """Words and meaning fused, passages looked at and not read: what is under the other two."""

    def __init__(self) -> None:
        self.library = Library.open_or_create(Path("library"))
        self.library.encoder.encode(["Who?"])

    def build(self, file: Path, k: int) -> int:
        self.library.add([file])
        self.k = k
        return len(self.library.words)

    def search(self, question: str) -> list[Chunk]:
        understood = understand(question, self.library)
        vector = self.library.encoder.encode([understood.meant])[0]
        found = [hit.record for hit in retrieve(self.library, understood.terms, vector, self.k)]
        records = [self.library.catalog.document(one.document) for one in found]
        texts = [self.library.catalog.text(record.sha256) or "" for record in records]
        spans = [slice(one.passage.start, one.passage.end) for one in found]
        return [Chunk(record.id, text[span]) for record, text, span in zip(records, texts, spans, strict=True)]


class PinciteSearch:
    """`pincite search`: the passages ranked by what is read in them."""

    def __init__(self) -> None:
        self.assistant = Assistant(Library.open_or_create(Path("library")))
        self.assistant.warm()

    def build(self, file: Path, k: int) -> int:
        self.assistant.library.add([file])
        self.k = k
        return len(self.assistant.library.words)

    def search(self, question: str) -> list[Chunk]:
        return [Chunk(hit.citation.document, hit.text) for hit in self.assistant.search(question, self.k)]


class PinciteAnswer(PinciteSearch):
    """`pincite ask`: the whole answer, of which only the quotes count; none where it abstains."""

    def search(self, question: str) -> list[Chunk]:
        return [Chunk(quote.citation.document, quote.text) for quote in self.assistant.ask(question).quotes[: self.k]]
