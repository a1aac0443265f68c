"""LlamaIndex with FAISS, after the Faiss page of its documentation, "Vector Stores".

Its default splitter cuts 1,024 tokens with 200 in common. The title is metadata,
which LlamaIndex puts before a chunk's text when it embeds it.
"""

from __future__ import annotations

from pathlib import Path

import faiss
from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.faiss import FaissVectorStore

from evals.peers.adapter import Chunk, read_articles
from index.embed import default_model_folder


class LlamaIndexFaiss:
    """`VectorStoreIndex` over `FaissVectorStore`."""

    def __init__(self) -> None:
        self.model = HuggingFaceEmbedding(model_name=str(default_model_folder()))

    def build(self, file: Path, k: int) -> int:
        articles = read_articles(file)
        documents = [Document(doc_id=a.id, text=a.text, metadata={"title": a.title}) for a in articles]
        vectors = faiss.IndexFlatL2(384)
        storage = StorageContext.from_defaults(vector_store=FaissVectorStore(faiss_index=vectors))
        index = VectorStoreIndex.from_documents(documents, storage_context=storage, embed_model=self.model)
        self.retriever = index.as_retriever(similarity_top_k=k)
        return int(vectors.ntotal)

    def search(self, question: str) -> list[Chunk]:
        return [Chunk(found.node.ref_doc_id, found.node.text) for found in self.retriever.retrieve(question)]
