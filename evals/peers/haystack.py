"""Haystack with its in-memory store, after the pages on `DocumentSplitter` and `InMemoryEmbeddingRetriever`.

Its default splitter cuts 200 words with none in common.
"""

from __future__ import annotations

from pathlib import Path

from haystack import Document, Pipeline
from haystack.components.preprocessors import DocumentSplitter
from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
from haystack.components.writers import DocumentWriter
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from evals.peers.adapter import Chunk, read_articles
from index.embed import default_model_folder


class HaystackInMemory:
    """An indexing pipeline and a query pipeline over `InMemoryDocumentStore`."""

    def __init__(self) -> None:
        model = str(default_model_folder())
        self.documents = SentenceTransformersDocumentEmbedder(model=model, progress_bar=False)
        self.questions = SentenceTransformersTextEmbedder(model=model, progress_bar=False)
        self.documents.warm_up()
        self.questions.warm_up()

    def build(self, file: Path, k: int) -> int:
        articles = read_articles(file)
        documents = [Document(id=a.id, content=a.text, meta={"title": a.title}) for a in articles]
        store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        indexing = Pipeline()
        indexing.add_component("splitter", DocumentSplitter())
        indexing.add_component("embedder", self.documents)
        indexing.add_component("writer", DocumentWriter(document_store=store))
        indexing.connect("splitter.documents", "embedder.documents")
        indexing.connect("embedder.documents", "writer.documents")
        indexing.run({"splitter": {"documents": documents}})
        self.asking = Pipeline()
        self.asking.add_component("embedder", self.questions)
        self.asking.add_component("retriever", InMemoryEmbeddingRetriever(document_store=store, top_k=k))
        self.asking.connect("embedder.embedding", "retriever.query_embedding")
        return int(store.count_documents())

    def search(self, question: str) -> list[Chunk]:
        found = self.asking.run({"embedder": {"text": question}})["retriever"]["documents"]
        return [Chunk(document.meta["source_id"], document.content) for document in found]
