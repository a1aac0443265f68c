"""Who is compared: what each is, how it cuts texts and searches, and what has to be installed for it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from evals.peers.adapter import Adapter
from evals.peers.lines import lines_of_code

INSTALL = "pip install 'pincite[peers]'"


@dataclass(frozen=True, slots=True)
class System:
    """One row of the comparison.

    Attributes:
        name: as the table shows it.
        module: under `evals.peers`, imported only in the process that measures it.
        adapter: the class's name there.
        packages: what has to be installed, the one that names the version first.
        about: how it cuts and searches, in words.
    """

    name: str
    module: str
    adapter: str
    packages: tuple[str, ...]
    about: str

    @property
    def ours(self) -> bool:
        return self.module == "pincite"

    def version(self) -> str | None:
        """Of its first package; None when not all are installed."""
        try:
            first, *_ = [version(package) for package in self.packages]
        except PackageNotFoundError:
            return None
        return first

    def lines(self) -> int:
        """Lines a user would write; see `lines_of_code`."""
        spec = find_spec(f"evals.peers.{self.module}")
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(f"evals.peers.{self.module}")
        return lines_of_code(Path(spec.origin).read_text(encoding="utf-8"), self.adapter)

    def load(self) -> Adapter:
        """Imports it and loads its models."""
        made: Adapter = getattr(import_module(f"evals.peers.{self.module}"), self.adapter)()
        return made


RETRIEVAL = System(
    "Pincite, retrieval alone",
    "pincite",
    "PinciteRetrieval",
    ("pincite",),
    "whole sentences up to 160 tokens; BM25 and cosine fused, each passage looked at for its nearest sentence and "
    "rare words; kept in SQLite, tantivy and FAISS on disk; every sentence is embedded as well as every passage",
)
PEERS = (
    System(
        "LlamaIndex, FAISS",
        "llamaindex",
        "LlamaIndexFaiss",
        ("llama-index-core", "llama-index-embeddings-huggingface", "llama-index-vector-stores-faiss"),
        "`SentenceSplitter` as it comes: 1,024 tokens, 200 in common, of which the model reads the first 256 word "
        "pieces; the title embedded with each; in memory",
    ),
    System(
        "Haystack, in memory",
        "haystack",
        "HaystackInMemory",
        ("haystack-ai", "sentence-transformers-haystack"),
        "`DocumentSplitter` as it comes: 200 words, none in common; cosine; in memory",
    ),
    System(
        "LangChain, FAISS",
        "langchain",
        "LangChainFaiss",
        ("langchain-core", "langchain-community", "langchain-huggingface", "langchain-text-splitters"),
        "`RecursiveCharacterTextSplitter` as its tutorial has it: 1,000 characters, 200 in common; in memory",
    ),
    System(
        "txtai",
        "txtai",
        "Txtai",
        ("txtai",),
        "`Segmentation(paragraphs=True)`: one paragraph a chunk; FAISS, content in SQLite in memory",
    ),
)
SYSTEMS = (
    RETRIEVAL,
    System(
        "Pincite, `search`",
        "pincite",
        "PinciteSearch",
        ("pincite",),
        "30 retrieved passages read by the evidence reader, the best 5 returned",
    ),
    System(
        "Pincite, whole answer",
        "pincite",
        "PinciteAnswer",
        ("pincite",),
        "`ask`: retrieve, read, weigh, quote or abstain; what is returned is at most 5 quotes and not passages",
    ),
    *PEERS,
)
