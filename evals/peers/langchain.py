"""LangChain with FAISS, after its tutorial "Build a semantic search engine".

The tutorial's splitter cuts 1,000 characters with 200 in common, at paragraphs,
lines or words.
"""

from __future__ import annotations

from pathlib import Path

from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from evals.peers.adapter import Chunk, read_articles
from index.embed import default_model_folder


class LangChainFaiss:
    """`RecursiveCharacterTextSplitter` into the `FAISS` vector store."""

    def __init__(self) -> None:
        self.model = HuggingFaceEmbeddings(model_name=str(default_model_folder()))

    def build(self, file: Path, k: int) -> int:
        articles = read_articles(file)
        documents = [Document(page_content=a.text, metadata={"id": a.id, "title": a.title}) for a in articles]
        splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
        chunks = splitter.split_documents(documents)
        self.store, self.k = FAISS.from_documents(chunks, self.model), k
        return len(chunks)

    def search(self, question: str) -> list[Chunk]:
        found = self.store.similarity_search(question, k=self.k)
        return [Chunk(document.metadata["id"], document.page_content) for document in found]
