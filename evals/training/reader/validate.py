"""Validation of the evidence reader against sentence embeddings.

Five sets whose questions are not trained on: the held-out documents of SQuAD 2.0,
OneStopQA (news), TREC-QA (newswire sentences), the English part of MLQA and the
held-out documents of the reworded questions, whose texts are read in training with
other questions.  The baseline is the cosine between the all-MiniLM-L6-v2 embeddings
of question and sentence; "blend" is the z-scored sum of both.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from evals.training.reader.reworded import reworded_rows
from evals.training.reader.sets import bench_rows, read_lines, span_rows, split_sentences
from index.embed import MiniLMEncoder
from index.graph import Precision
from rag.reader.reader import EvidenceReader
from rag.reader.window import Reading, Window

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Item:
    """One question with its candidate sentences, in windows.

    Attributes:
        question: as asked.
        windows: the text.
        positives: indexes of right sentences, counted over all windows.
        answers: right answer strings, if known.
    """

    question: str
    windows: tuple[Window, ...]
    positives: frozenset[int]
    answers: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """All candidate sentences."""
        return [s for w in self.windows for s in w.sentences]


class Embedder:
    """Sentence embeddings of the base model, each text once."""

    def __init__(self) -> None:
        self._encoder = MiniLMEncoder(Precision.FLOAT32)
        self._known: dict[str, Scores] = {}

    def embed(self, texts: Sequence[str]) -> Scores:
        """Returns unit vectors, float64 (texts, 384)."""
        parts = [(text, part) for text in sorted(set(texts) - self._known.keys()) for part in self._parts(text)]
        vectors = self._encoder.encode([part for _, part in parts]).astype(np.float64)
        for (text, _), vector in zip(parts, vectors, strict=True):
            self._known[text] = self._known.get(text, 0.0) + vector
        for text, _ in parts:
            self._known[text] /= np.linalg.norm(self._known[text])
        return np.stack([self._known[t] for t in texts])

    def _parts(self, text: str) -> list[str]:
        """The text, in halves where it is over the encoder's limit."""
        words = text.split()
        if len(words) < 2 or self._encoder.count_pieces(text) <= self._encoder.max_pieces:
            return [text]
        middle = len(words) // 2
        return [*self._parts(" ".join(words[:middle])), *self._parts(" ".join(words[middle:]))]

    def scores(self, item: Item) -> Scores:
        """Cosine of the question with each sentence."""
        vectors = self.embed([item.question, *item.sentences])
        return np.asarray(vectors[1:] @ vectors[0])


def pack(reader: EvidenceReader, question: str, title: str, sentences: Sequence[str]) -> tuple[Window, ...]:
    """Packs consecutive sentences into windows that fit; an over-long sentence is shortened."""
    empty = reader.pieces(question, title, [])
    room = reader.max_tokens - empty
    windows: list[Window] = []
    current: list[str] = []
    used = 0
    for sentence in sentences:
        spans = reader.encoder.tokens(sentence).spans
        size = max(1, len(spans))
        if size > room:
            sentence, size = sentence[: spans[room - 1][1]], room
        if current and used + size > room:
            windows.append(Window(title, current))
            current, used = [], 0
        current = [*current, sentence]
        used += size
    return (*windows, Window(title, current))


def squad_items(bench: Path, reader: EvidenceReader) -> list[Item]:
    """Questions of the held-out SQuAD 2.0 documents, each with its paragraph."""
    rows = bench_rows(bench, {}, validation=True)
    return [Item(r.question, pack(reader, r.question, "", r.text.sentences), r.positives, r.answers) for r in rows]


def mlqa_items(train: Path, reader: EvidenceReader) -> list[Item]:
    """Questions of MLQA (English, development), each with its paragraph."""
    rows = span_rows(read_lines(train / "mlqa_en_dev.jsonl.gz"))
    return [Item(r.question, pack(reader, r.question, "", r.text.sentences), r.positives, r.answers) for r in rows]


def reworded_items(train: Path, reader: EvidenceReader) -> list[Item]:
    """Reworded questions and questions not answered, each with its text."""
    rows = reworded_rows(train, validation=True)
    return [Item(r.question, pack(reader, r.question, r.text.title, r.text.sentences), r.positives) for r in rows]


def onestop_items(bench: Path, reader: EvidenceReader) -> list[Item]:
    """Answerable questions of OneStopQA, each with its whole article."""
    docs = {d["id"]: d for d in read_lines(bench / "onestopqa" / "docs.jsonl")}
    items = []
    for record in read_lines(bench / "onestopqa" / "questions.jsonl"):
        if not record["answerable"]:
            continue
        doc = docs[record["gold_docs"][0]]
        spans = split_sentences(doc["text"])
        golds = [(g["start"], g["end"]) for g in record["gold"] if g["doc_id"] == doc["id"]]
        right = frozenset(i for i, (a, b) in enumerate(spans) if any(a < d and c < b for c, d in golds))
        sentences = [doc["text"][a:b] for a, b in spans]
        items.append(Item(record["question"], pack(reader, record["question"], doc["title"], sentences), right))
    return items


def trec_items(bench: Path, reader: EvidenceReader) -> list[Item]:
    """TREC-QA questions with right and wrong sentences, each sentence alone."""
    docs = {d["id"]: d["text"] for d in read_lines(bench / "trecqa" / "docs.jsonl")}
    judged: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for record in read_lines(bench / "trecqa" / "qrels.jsonl"):
        judged[record["question_id"]].append((docs[record["doc_id"]], record["grade"]))
    items = []
    for record in read_lines(bench / "trecqa" / "questions.jsonl"):
        candidates = judged[record["id"]]
        if not record["meta"]["in_clean_set"]:
            continue
        windows = tuple(w for text, _ in candidates for w in pack(reader, record["question"], "", [text]))
        right = frozenset(i for i, (_, grade) in enumerate(candidates) if grade > 0)
        items.append(Item(record["question"], windows, right))
    return items


def standard(values: Scores) -> Scores:
    """Z-scores, zeros if all values are the same."""
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 0 else values * 0.0


def hit(items: Sequence[Item], scores: Sequence[Scores]) -> float:
    """Share of answerable items whose best sentence is right."""
    pairs = [(i, s) for i, s in zip(items, scores, strict=True) if i.positives]
    return float(np.mean([int(s.argmax()) in i.positives for i, s in pairs]))


def average_precision(items: Sequence[Item], scores: Sequence[Scores]) -> tuple[float, float]:
    """Mean average precision and mean reciprocal rank over items with a right sentence."""
    precisions, ranks = [], []
    for item, values in zip(items, scores, strict=True):
        order = np.argsort(-values, kind="stable").tolist()
        places = [place for place, index in enumerate(order, 1) if index in item.positives]
        if places:
            precisions.append(np.mean([n / place for n, place in enumerate(places, 1)]))
            ranks.append(1 / places[0])
    return float(np.mean(precisions)), float(np.mean(ranks))


def auroc(items: Sequence[Item], values: Sequence[float]) -> float:
    """Area under the ROC curve of answerable against not."""
    return float(roc_auc_score([bool(i.positives) for i in items], values))


def span_f1(items: Sequence[Item], readings: Sequence[list[Reading]], scores: Sequence[Scores]) -> float:
    """Mean word F1 of the best span in the best sentence, over answerable items."""

    def words(text: str) -> list[str]:
        return [w for w in re.findall(r"\w+", text.casefold()) if w not in {"a", "an", "the"}]

    results = []
    for item, read, values in zip(items, readings, scores, strict=True):
        if not item.answers:
            continue
        place = int(values.argmax())
        window = 0
        text = item.sentences[place]
        while place >= len(item.windows[window].sentences):
            place -= len(item.windows[window].sentences)
            window += 1
        start, end, _ = read[window].best_span(place)
        given = words(text[start:end])
        best = 0.0
        for answer in item.answers:
            gold = words(answer)
            same = sum((Counter(given) & Counter(gold)).values())
            best = max(best, 2 * same / (len(given) + len(gold)) if same else 0.0)
        results.append(best)
    return float(np.mean(results))


def margin(readings: Sequence[Reading]) -> float:
    """Best sentence logit less null logit over the windows of one item."""
    return max(max(r.sentence_logits) - r.null_logit for r in readings)


def main() -> None:
    """Parses the arguments and prints the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="evidence-reader.safetensors")
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--train", type=Path, required=True, help="folder of the training sets (for MLQA)")
    parser.add_argument("--bench", type=Path, required=True, help="folder of the benchmarks")
    parser.add_argument("--blend", type=float, nargs="*", default=[0.25, 0.5], help="weights of the cosine")
    parser.add_argument("--every", type=int, default=1, help="take each n-th question of SQuAD and MLQA")
    args = parser.parse_args()
    reader = EvidenceReader.load(args.weights, args.base / "tokenizer.json")
    embedder = Embedder()
    sets: dict[str, list[Item]] = {
        "squad2": squad_items(args.bench, reader)[:: args.every],
        "onestopqa": onestop_items(args.bench, reader),
        "trecqa": trec_items(args.bench, reader),
        "mlqa": mlqa_items(args.train, reader)[:: args.every],
        "reworded": reworded_items(args.train, reader),
    }
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for name, items in sets.items():
        readings = [reader.read(i.question, i.windows) for i in items]
        own = [np.array([s - r.null_logit for r in read for s in r.sentence_logits]) for read in readings]
        cosine = [embedder.scores(i) for i in items]
        systems: dict[str, list[Scores]] = {"cosine": cosine, "reader": own}
        for weight in args.blend:
            systems[f"blend {weight:g}"] = [
                standard(o) + weight * standard(c) for o, c in zip(own, cosine, strict=True)
            ]
        for system, scores in systems.items():
            if name == "trecqa":
                table[system]["trecqa MAP"], table[system]["trecqa MRR"] = average_precision(items, scores)
            else:
                table[system][f"{name} hit@1"] = hit(items, scores)
        if name in {"squad2", "reworded"}:
            answered = standard(np.array([margin(r) for r in readings]))
            nearest = standard(np.array([c.max() for c in cosine]))
            table["cosine"][f"{name} AUROC"] = auroc(items, nearest.tolist())
            table["reader"][f"{name} AUROC"] = auroc(items, answered.tolist())
            for weight in args.blend:
                table[f"blend {weight:g}"][f"{name} AUROC"] = auroc(items, (answered + weight * nearest).tolist())
        if name in {"squad2", "mlqa"}:
            table["reader"][f"{name} span F1"] = span_f1(items, readings, own)
        table["items"][name] = len(items)
    print(json.dumps(table, indent=1))


if __name__ == "__main__":
    main()
