"""Measures one library in a process of its own, so that its memory and its start are its own.

    python -m evals.scale_measure index LIBRARY
    python -m evals.scale_measure measure LIBRARY QUESTIONS.npz

print figures as JSON. Times are of a warm file system; vectors are searched on one core.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import faiss
import numpy as np

from index.document import Document, Metadata
from index.embed import Vectors
from index.library import Library
from index.terms import content_terms
from rag import Assistant
from rag.retrieve import retrieve

PASSAGES = 12  # as many as are retrieved for a question
ASKED = 60  # questions put as a whole; the rest are searched for only
FILTERED, MANY = 20, 1_000  # documents that a filtered search may find
DEPTH = 10
WARMING = 20
CHANGES = 5  # articles added and removed again, one by one
_CHUNK = 10_000
_ARTICLE = (
    "The harbour board of Eastport voted on Monday to dredge the northern channel. Work will begin in March and is "
    "expected to cost nine million. The mayor said that fishermen had asked for it for years.\n\n"
)


def make_indexes(folder: Path) -> dict[str, float]:
    """How long the words and the vectors of a stored library take to be made searchable, and the memory it takes."""
    library = Library.open(folder)
    words = _timed(lambda _: len(library.words), 0) / 1000
    vectors = _timed(lambda _: len(library.vectors), 0) / 1000
    library.close()
    return {"index the words, s": words, "index the vectors, s": vectors, "peak while indexing, MB": _peak()}


def measure(folder: Path, texts: Sequence[str], vectors: Vectors) -> dict[str, float]:
    """Every figure of one library.

    Args:
        folder: the library's.
        texts: questions.
        vectors: theirs, shape (len(texts), dimension), so that no model need be loaded to search.
    """
    faiss.omp_set_num_threads(1)
    started = time.perf_counter()
    library = Library.open(folder)
    figures = {"passages": float(len(library.words)), "vectors": float(len(library.vectors))}
    figures["open, s"] = time.perf_counter() - started
    figures |= _memory("at rest")
    figures |= _searches(library, texts, vectors)
    figures |= _memory("after searching")
    figures["recall@10"] = _recall(library, vectors)
    assistant = Assistant(library)
    assistant.warm()
    figures |= _questions(assistant, texts[:ASKED])
    figures |= _memory("with the models")
    figures |= _changes(library)
    figures["peak, MB"] = _peak()
    assistant.close()
    return figures


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts in kilobytes


def _memory(when: str) -> dict[str, float]:
    """Megabytes that are resident, and how many of them are the process's own and not mapped files."""
    status = Path("/proc/self/status")
    if not status.is_file():  # not Linux
        return {}
    lines = status.read_text(encoding="ascii").splitlines()
    stated = dict(line.split(":", 1) for line in lines)
    resident, own = (int(stated[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))
    return {f"resident {when}, MB": resident, f"own {when}, MB": own}


def _searches(library: Library, texts: Sequence[str], vectors: Vectors) -> dict[str, float]:
    """p50 and p99 of words, meaning, both fused, and both among a few documents."""
    terms = [content_terms(text) for text in texts]
    documents = [record.key for record in library.documents()]
    rng = np.random.default_rng(0)
    chosen = [sorted(rng.choice(documents, size=min(FILTERED, len(documents)), replace=False).tolist()) for _ in texts]
    many = documents[: min(MANY, len(documents) // 2)]
    every = range(len(texts))
    figures: dict[str, float] = {}
    for name, search in (
        ("words", lambda n: library.search_words(terms[n], 60)),
        ("meaning", lambda n: library.search_meaning(vectors[n], 60)),
        ("search", lambda n: retrieve(library, terms[n], vectors[n], PASSAGES)),
        ("search in 20 documents", lambda n: retrieve(library, terms[n], vectors[n], PASSAGES, chosen[n])),
        (
            "search in half the documents, 1,000 at most",
            lambda n: retrieve(library, terms[n], vectors[n], PASSAGES, many),
        ),
    ):
        for n in every[:WARMING]:
            search(n)
        figures |= _spread(name, [_timed(search, n) for n in every])
        figures |= _spread(f"{name}, processor", [_timed(search, n, time.thread_time) for n in every])
    return figures


def _questions(assistant: Assistant, texts: Sequence[str]) -> dict[str, float]:
    """p50 and p99 of a whole question and, as p50, of its stages."""
    taken: dict[str, list[float]] = {}
    for text in texts:
        for stage, milliseconds in assistant.ask(text).timings.items():
            taken.setdefault(stage, []).append(milliseconds)
    stages = {f"question: {stage}, p50 ms": float(np.median(values)) for stage, values in taken.items()}
    return _spread("question", taken["total"]) | stages


def _recall(library: Library, vectors: Vectors) -> float:
    """recall@10 of the vector index against an exact search, over real questions."""
    catalog = library.catalog
    keys = catalog.passages_at(catalog.revision)
    best_keys = np.zeros((len(vectors), 0), dtype=np.int64)
    best = np.zeros((len(vectors), 0), dtype=np.float32)
    for at in range(0, len(keys), _CHUNK):
        some = keys[at : at + _CHUNK]
        best = np.concatenate([best, vectors @ catalog.passage_vectors(some).T], axis=1)
        best_keys = np.concatenate([best_keys, np.broadcast_to(some, (len(vectors), len(some)))], axis=1)
        top = np.argsort(-best, axis=1)[:, :DEPTH]
        best, best_keys = np.take_along_axis(best, top, 1), np.take_along_axis(best_keys, top, 1)
    shares = []
    for vector, exact in zip(vectors, best_keys, strict=True):
        found = {key for key, _ in library.search_meaning(vector, DEPTH)}
        shares.append(len(found & set(exact.tolist())) / max(1, len(exact)))
    return float(np.mean(shares))


def _changes(library: Library) -> dict[str, float]:
    """Milliseconds until one more article can be found, and until it cannot be any more; medians and worst."""
    added, removed = [], []
    for number in range(CHANGES):
        name = f"one-more-{number}"
        article = Document(name, _ARTICLE * 4 + name, Metadata(title="The harbour"))

        def add(article: Document = article) -> None:
            library.add_document(article)
            _ready(library)

        def remove(name: str = name) -> None:
            library.remove([name])
            _ready(library)

        added.append(_timed(lambda _: add(), 0))
        removed.append(_timed(lambda _: remove(), 0))
    return {
        "add one article, ms": float(np.median(added)),
        "add one article, worst ms": max(added),
        "remove one article, ms": float(np.median(removed)),
        "remove one article, worst ms": max(removed),
    }


def _ready(library: Library) -> None:
    len(library.words)
    len(library.vectors)


def _timed(do: Callable[[int], object], number: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """Milliseconds; by the clock of the thread's own processor time, whatever else the machine is doing."""
    started = clock()
    do(number)
    return (clock() - started) * 1000


def _spread(name: str, values: Sequence[float]) -> dict[str, float]:
    return {f"{name}, p50 ms": float(np.percentile(values, 50)), f"{name}, p99 ms": float(np.percentile(values, 99))}


def main(what: str, folder: str, asked: str = "") -> None:
    """Measures and prints."""
    if what == "index":
        figures = make_indexes(Path(folder))
    else:
        with np.load(asked) as kept:
            figures = measure(Path(folder), kept["texts"].tolist(), kept["vectors"])
    sys.stdout.write(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
