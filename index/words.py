"""The word index: BM25 over passages, by tantivy.

Derived from the catalog: it is stamped with the catalog's revision, catches up
when opened behind it, and is made anew when it is missing or damaged.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import tantivy

from index.catalog import Catalog, Changes
from index.errors import LibraryError
from index.marks import without_addresses
from index.stamp import Stamp, read_stamp, remove_outdated, write_stamp
from index.terms import ANALYSIS, stemmed, unstemmed

_ANALYZER = "pincite"
_PLAIN = "pincite_plain"
# BM25 counts a removed passage until its segment is merged; an index of bearable size is made anew
# instead, so that it answers as one built at one go.
REBUILT_UP_TO = 10_000  # passages
_HEAP_BYTES = 15_000_000  # the least tantivy's single-threaded writer takes
_HEAP_BYTES_FOR_MANY = 120_000_000  # fewer, larger segments, and so less to merge
_MANY = 5_000  # passages
_PATIENCE = 300.0  # seconds: longer than a million passages take
_PAUSE = 0.05
_TITLE_WEIGHT = 0.5
_CHUNK = 5_000


class WordIndex:
    """BM25 over passages; keys are the catalog's passage keys."""

    def __init__(self, index: tantivy.Index, folder: Path | None, name: str = "") -> None:
        self._index = index
        self._folder = folder
        self._name = name  # of the folder within

    @classmethod
    def open(cls, folder: Path | None, catalog: Catalog) -> WordIndex:
        """Opens the index in a folder, or in memory with None, at the catalog's revision.

        It is made anew in a folder of its own within; who has the old one open goes on reading it.
        """
        stamp = read_stamp(folder, _kind(catalog)) if folder else None
        revision = catalog.revision
        if folder and stamp and stamp.revision <= revision:
            try:
                changes = catalog.changes(stamp.revision, revision)
                opened = cls._opened(folder, str(stamp.notes["folder"]))
                if not len(changes.removed) or len(opened) > REBUILT_UP_TO:
                    opened._catch_up(catalog, changes, revision)
                    return opened
            except (ValueError, OSError, KeyError):
                pass  # damaged: made anew below
        if folder:
            try:
                made = cls._made(folder, catalog, revision)
            except (ValueError, OSError):  # the disk is full, say: an index in memory answers the same
                return cls.open(None, catalog)
            remove_outdated(folder, made._name, str(stamp.notes.get("folder")) if stamp else "")
            return made
        made = cls(_registered(tantivy.Index(_schema())), None)
        made._write(catalog, [], catalog.passages_at(revision).tolist())
        return made

    @classmethod
    def _opened(cls, folder: Path, name: str) -> WordIndex:
        """The index that lies in a folder.

        Raises:
            ValueError: there is none, or it is damaged.
        """
        if not tantivy.Index.exists(str(folder / name)):
            raise ValueError(f"{folder / name}: no index")  # tantivy would make an empty one there
        return cls(_on_disk(folder / name), folder, name)

    @classmethod
    def _made(cls, folder: Path, catalog: Catalog, revision: int) -> WordIndex:
        """A new index in a folder of its own within."""
        name = f"{revision}-{uuid4().hex[:8]}"
        (folder / name).mkdir(parents=True)
        made = cls(_on_disk(folder / name), folder, name)
        made._write(catalog, [], catalog.passages_at(revision).tolist())
        made._stamp(catalog, revision)
        return made

    def _catch_up(self, catalog: Catalog, changes: Changes, revision: int) -> None:
        added, removed = changes.added.tolist(), changes.removed.tolist()
        if added or removed:
            # Deleting what is about to be added makes catching up repeatable after a crash.
            self._write(catalog, [*removed, *added], added)
        self._stamp(catalog, revision)

    def _stamp(self, catalog: Catalog, revision: int) -> None:
        if self._folder:
            write_stamp(self._folder, _kind(catalog), Stamp(revision, {"folder": self._name}))

    def _write(self, catalog: Catalog, outdated: Sequence[int], added: Sequence[int]) -> None:
        heap = _HEAP_BYTES if len(added) < _MANY else _HEAP_BYTES_FOR_MANY
        writer = self._writer(heap)
        if outdated:
            # By query: deleting by term does not find an unsigned integer.
            writer.delete_documents_by_query(tantivy.Query.term_set_query(self._index.schema, "key", outdated))
        texts: dict[int, tuple[str, str]] = {}
        for at in range(0, len(added), _CHUNK):
            for record in catalog.passages(added[at : at + _CHUNK]):
                if record.document not in texts:
                    document = catalog.document(record.document)
                    texts = {record.document: (catalog.text(document.sha256) or "", document.metadata.title)}
                text, title = texts[record.document]
                entry = tantivy.Document()
                entry.add_unsigned("key", record.key)
                entry.add_unsigned("document", record.document)
                body = without_addresses(text[record.passage.start : record.passage.end])
                entry.add_text("body", body)
                entry.add_text("plain", body)
                entry.add_text("plain", title)
                entry.add_text("title", title)
                writer.add_document(entry)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def _writer(self, heap: int) -> Any:
        """tantivy's writer, of which an index has one at a time: waits for another process to be done with its own."""
        patience = time.monotonic() + _PATIENCE
        while True:
            try:
                return self._index.writer(heap_size=heap, num_threads=1)
            except ValueError as error:
                if "LockBusy" not in str(error):
                    raise
                if time.monotonic() > patience:
                    raise LibraryError(f"{self._folder}: another process does not let go of the index") from error
                time.sleep(_PAUSE)

    def search(self, terms: Sequence[str], k: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """The best passages for analysed terms: (key, BM25), best first.

        Args:
            terms: analysed terms, as `index.terms.content_terms` gives them.
            k: how many at most.
            among: keys of the only documents to search, if given.
        """
        searcher = self._index.searcher()
        k = min(k, int(searcher.num_docs))  # tantivy makes room for as many as are asked for
        if not terms or k < 1 or (among is not None and not among):
            return []
        schema = self._index.schema
        clauses = []
        for term in terms:
            title = tantivy.Query.boost_query(tantivy.Query.term_query(schema, "title", term), _TITLE_WEIGHT)
            clauses += [
                (tantivy.Occur.Should, tantivy.Query.term_query(schema, "body", term)),
                (tantivy.Occur.Should, title),
            ]
        query = tantivy.Query.boolean_query(clauses)
        if among is not None:
            allowed = tantivy.Query.const_score_query(
                tantivy.Query.term_set_query(schema, "document", list(among)), 0.0
            )
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, allowed)])
        hits = searcher.search(query, limit=k, count=False).hits
        keys = searcher.fast_field_values("key", [address for _, address in hits])
        found = [(int(key or 0), float(score)) for key, (score, _) in zip(keys, hits, strict=True)]
        # Equal scores in the order of the keys, so that a rebuilt index answers the same.
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def __len__(self) -> int:
        return int(self._index.searcher().num_docs)

    def rarity(self, term: str) -> float:
        """Inverse document frequency of an analysed term over passages, as BM25 has it.

        ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N passages holding the term.
        """
        searcher = self._index.searcher()
        n = min(int(searcher.doc_freq("body", term)), len(self))
        return math.log(1 + (len(self) - n + 0.5) / (n + 0.5))

    def holds(self, term: str) -> bool:
        """Whether any passage, or the title of any, holds the analysed term."""
        searcher = self._index.searcher()
        return any(int(searcher.doc_freq(field, term)) for field in ("body", "title"))

    def vocabulary(self, initial: str) -> list[tuple[str, int]]:
        """The unstemmed words that begin with `initial`, each with the passages that hold it, or whose title does."""
        return [(str(word), int(count)) for word, count in self._index.searcher().terms_with_prefix("plain", initial)]


def _kind(catalog: Catalog) -> str:
    return f"{ANALYSIS} {catalog.id}".strip()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", stored=False, indexed=True, fast=True)
    builder.add_unsigned_field("document", stored=False, indexed=True)
    builder.add_text_field("body", stored=False, tokenizer_name=_ANALYZER)
    builder.add_text_field("title", stored=False, tokenizer_name=_ANALYZER)
    builder.add_text_field("plain", stored=False, tokenizer_name=_PLAIN, index_option="basic")
    return builder.build()


def _registered(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(_ANALYZER, stemmed())
    index.register_tokenizer(_PLAIN, unstemmed())
    return index


def _on_disk(folder: Path) -> tantivy.Index:
    return _registered(tantivy.Index(_schema(), path=str(folder)))
