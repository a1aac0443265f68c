"""Loads public question sets as rows: a question, sentences, where the answer is."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from index.embed import Encoder

Span = tuple[int, int]
Place = tuple[int, int]  # sentence index, code point within the sentence

HELD_OUT_DOCUMENTS = 5
AROUND = 8  # sentences kept on either side of an excerpt
_BORDER = re.compile(r"""(?<=[.!?])["”’'\)\]]*(\s+)(?=["“‘'\(\[]*[A-Z0-9])|(\s*\n\s*)""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Gen|Col|Lt|Sgt|Capt|Rev|Hon|Gov|Sen|Rep|No|vs|cf|ca|etc|e\.g|i\.e"
    r"|approx|fig|vol|pp|ed|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|U\.S|U\.K|Mt|Ft|lit))\.$"
)


def split_sentences(text: str) -> list[Span]:
    """Cuts a text into sentences; returns their spans without outer space."""
    starts, ends = [0], []
    for border in _BORDER.finditer(text):
        gap = border.span(1) if border.group(1) else border.span(2)
        if border.group(1) and "\n" not in border.group(1):
            head = text[max(0, gap[0] - 12) : gap[0]]
            if _ABBREVIATION.search(head):
                continue
        ends.append(gap[0])
        starts.append(gap[1])
    ends.append(len(text))
    spans = []
    for start, end in zip(starts, ends, strict=True):
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            spans.append((start + lead, start + len(piece.rstrip())))
    return spans


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph as sentences, with its title and the group it belongs to."""

    sentences: tuple[str, ...]
    title: str = ""
    group: str = ""


@dataclass(slots=True)
class Row:
    """One question over one text.

    Attributes:
        question: as asked.
        text: the paragraph.
        positives: indexes of the sentences that answer; empty = unanswerable.
        spans: answer spans as (start, end) places, empty if not known.
        variant: a disfluent wording of the question, or "".
        answers: answer strings, to keep negatives free of them.
        others: texts like the question that do not hold the answer.
        parts: where several things are asked, for each the sentences that answer it;
            `positives` holds them all.
        earlier: the question that this one follows in a conversation, or "".
    """

    question: str
    text: Text
    positives: frozenset[int]
    spans: tuple[tuple[Place, Place], ...] = ()
    variant: str = ""
    answers: tuple[str, ...] = ()
    others: list[Text] = field(default_factory=list)
    parts: tuple[frozenset[int], ...] = ()
    earlier: str = ""


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yields the objects of a JSON Lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def locate(borders: Sequence[Span], spans: Iterable[Span]) -> tuple[frozenset[int], tuple[tuple[Place, Place], ...]]:
    """Maps character spans to sentences and places within them."""
    positives: set[int] = set()
    places = []
    for start, end in spans:
        hit = [i for i, (a, b) in enumerate(borders) if a < end and start < b]
        if hit:
            positives.update(hit)
            first, last = hit[0], hit[-1]
            opening = (first, max(0, start - borders[first][0]))
            places.append((opening, (last, min(end, borders[last][1]) - borders[last][0])))
    return frozenset(positives), tuple(dict.fromkeys(places))


def span_rows(records: Iterable[dict[str, Any]], variants: dict[str, list[str]] | None = None) -> list[Row]:
    """Turns span-set records (context, answer_start, alt_spans) into rows."""
    rows = []
    texts: dict[str, tuple[Text, list[Span]]] = {}
    for record in records:
        context = record["context"]
        if context not in texts:
            starts = record.get("sentence_starts")
            if starts:
                raw = list(zip(starts, [*starts[1:], len(context)], strict=True))
                borders = [(a, a + len(context[a:b].rstrip())) for a, b in raw if context[a:b].strip()]
            else:
                borders = split_sentences(context)
            sentences = tuple(context[a:b] for a, b in borders)
            texts[context] = (Text(sentences, record.get("title") or "", record.get("doc") or ""), borders)
        text, borders = texts[context]
        spans: list[Span] = []
        if record["answerable"]:
            spans = [(record["answer_start"], record["answer_end"]), *map(tuple, record.get("alt_spans") or [])]
            spans = list(dict.fromkeys(spans))
        positives, places = locate(borders, spans)
        variant = (variants or {}).get(record["id"].split("-", 1)[-1], [""])[0]
        answers = tuple({context[a:b].casefold() for a, b in spans})
        rows.append(Row(record["question"], text, positives, places, variant, answers))
    return rows


def held_out(bench: Path) -> list[str]:
    """Names the validation documents: those with the smallest sha256 of their id."""
    names = [record["id"] for record in read_lines(bench / "squad2_dev_half" / "docs.jsonl")]
    return sorted(sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())[:HELD_OUT_DOCUMENTS])


def bench_rows(bench: Path, variants: dict[str, str], *, validation: bool) -> list[Row]:
    """Rows of ``squad2_dev_half``: the held-out documents or all the others."""
    folder = bench / "squad2_dev_half"
    apart = set(held_out(bench))
    docs = {record["id"]: record for record in read_lines(folder / "docs.jsonl")}
    passages = {record["id"]: record for record in read_lines(folder / "passages.jsonl")}
    records = []
    for record in read_lines(folder / "questions.jsonl"):
        passage = passages[record["meta"]["passage_id"]]
        if (passage["doc_id"] in apart) is not validation:
            continue
        base = passage["start"]
        spans = [(g["start"] - base, g["end"] - base) for g in record["gold"]] or [(-1, -1)]
        records.append(
            {
                "id": record["id"],
                "question": record["question"],
                "answerable": record["answerable"],
                "context": docs[passage["doc_id"]]["text"][base : passage["end"]],
                "title": docs[passage["doc_id"]]["title"],
                "doc": passage["doc_id"],
                "answer_start": spans[0][0],
                "answer_end": spans[0][1],
                "alt_spans": spans[1:],
            }
        )
    rows = span_rows(records)
    for row in rows:
        row.variant = variants.get(row.question, "")
    return rows


def excerpt_rows(bench: Path) -> list[Row]:
    """Rows of ``chroma_chunking``: questions on long documents, each over the stretch around an excerpt it needs."""
    folder = bench / "chroma_chunking"
    docs = {}
    for record in read_lines(folder / "docs.jsonl"):
        borders = split_sentences(record["text"])
        docs[record["id"]] = borders, [record["text"][a:b] for a, b in borders]
    rows = []
    for record in read_lines(folder / "questions.jsonl"):
        home = record["gold"][0]["doc_id"]
        borders, sentences = docs[home]
        wanted, _ = locate(borders, [(g["start"], g["end"]) for g in record["gold"]])
        for run in _runs_of(sorted(wanted)):
            first, last = max(0, run[0] - AROUND), run[-1] + 1 + AROUND
            text = Text(tuple(sentences[first:last]), "", home)
            inside = frozenset(n - first for n in wanted if first <= n < last)
            rows.append(Row(record["question"], text, inside))
    return rows


def _runs_of(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Cuts ascending numbers where the next is further away than what is read around it."""
    run: list[int] = []
    for number in numbers:
        if run and number - run[-1] > AROUND:
            yield run
            run = []
        run.append(number)
    yield run


def group_rows(
    records: Sequence[dict[str, Any]], pool: dict[str, list[str]], rng: random.Random, cap: int
) -> list[Row]:
    """Rows of one-sentence contexts, each set among other sentences of its document."""
    counts: Counter[str] = Counter()
    rows = []
    order = list(records)
    rng.shuffle(order)
    for record in order:
        sentence = record["context"].strip()
        counts[sentence] += 1
        if counts[sentence] > cap:
            continue
        lead = len(record["context"]) - len(record["context"].lstrip())
        spans = [(record["answer_start"], record["answer_end"]), *map(tuple, record.get("alt_spans") or [])]
        near = [s for s in pool[record["doc"]] if s != sentence and s not in sentence and sentence not in s]
        near = rng.sample(near, min(len(near), rng.randint(3, 7)))
        at = rng.randint(0, len(near))
        sentences = (*near[:at], sentence, *near[at:])
        places = tuple(dict.fromkeys(((at, max(0, a - lead)), (at, b - lead)) for a, b in spans))
        answers = tuple({record["context"][a:b].casefold() for a, b in spans})
        rows.append(Row(record["question"], Text(sentences, "", record["doc"]), frozenset([at]), places, "", answers))
    return rows


def labelled_rows(records: Iterable[dict[str, Any]], key: Callable[[dict[str, Any]], str]) -> list[Row]:
    """Rows of sentence sets: one per question and ``key``, all judged sentences as its text."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        groups[key(record)].append(record)
    rows = []
    for name, members in groups.items():
        members.sort(key=lambda m: int(m.get("sent_index") or 0))
        title = members[0].get("title") or ""
        text = Text(tuple(m["sentence"].strip() for m in members), title, name)
        positives = frozenset(i for i, m in enumerate(members) if m["label"])
        rows.append(Row(members[0]["question"], text, positives))
    return rows


def pair_rows(records: Sequence[dict[str, Any]], rng: random.Random) -> list[Row]:
    """Rows of (question, sentence) pairs, set among sentences like the question."""
    sentences = list(dict.fromkeys(r["sentence"] for r in records))
    gold: dict[str, set[str]] = defaultdict(set)
    for record in records:
        gold[record["question"]].add(record["sentence"])
    rows = []
    for record, ranked in zip(records, similar([r["question"] for r in records], sentences, 12), strict=True):
        near = [sentences[i] for i in ranked if sentences[i] not in gold[record["question"]]][:8]
        near = rng.sample(near, min(len(near), rng.randint(2, 5)))
        at = rng.randint(0, len(near))
        text = Text((*near[:at], record["sentence"], *near[at:]))
        rows.append(Row(record["question"], text, frozenset([at])))
    return rows


def similar(queries: Sequence[str], texts: Sequence[str], count: int) -> list[list[int]]:
    """For each query the indexes of the ``count`` nearest texts by tf-idf, best first."""
    vectoriser = TfidfVectorizer(sublinear_tf=True, stop_words="english", ngram_range=(1, 1))
    matrix = vectoriser.fit_transform(texts).T.tocsr()
    asked = vectoriser.transform(queries)
    found = []
    for at in range(0, len(queries), 512):
        scores = (asked[at : at + 512] @ matrix).toarray()
        top = np.argsort(-scores, axis=1)[:, :count]
        found.extend(top.tolist())
    return found


def add_others(rows: Sequence[Row], encoder: Encoder, count: int = 6) -> None:
    """Gives each row the texts whose nearest sentence is nearest to its question, that do not hold an answer.

    They are what a search for the question would bring up beside its own text.
    """
    texts = list(dict.fromkeys(row.text for row in rows))
    folded = [" ".join(text.sentences).casefold() for text in texts]
    # A piece has at least one character, so that this much always fits.
    clipped = [sentence[: encoder.max_pieces - 2] for text in texts for sentence in text.sentences]
    vectors = encoder.encode(clipped).T
    starts = np.cumsum([0, *(len(text.sentences) for text in texts[:-1])])
    for at in range(0, len(rows), 512):
        asked = rows[at : at + 512]
        nearest = np.maximum.reduceat(encoder.encode([row.question for row in asked]) @ vectors, starts, axis=1)
        for row, ranked in zip(asked, np.argsort(-nearest, axis=1)[:, : 4 * count].tolist(), strict=True):
            keep = (i for i in ranked if texts[i].sentences != row.text.sentences)
            keep = (i for i in keep if not any(len(a) > 2 and a in folded[i] for a in row.answers))
            row.others = [texts[i] for _, i in zip(range(count), keep, strict=False)]


def shingles(text: str, size: int = 13) -> set[str]:
    """All runs of ``size`` words of a text, lower-cased."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + size]) for i in range(max(0, len(words) - size + 1))}


def load_sets(train: Path, bench: Path, seed: int, encoder: Encoder) -> dict[str, list[Row]]:
    """Loads every training set.

    Args:
        train: folder of the ``*.jsonl.gz`` training sets.
        bench: folder of the benchmarks (for ``squad2_dev_half``, ``chroma_chunking`` and to keep
            training text apart from the validation text).
        seed: of the random choices made here.
        encoder: finds the texts that are like a question.

    Returns:
        Rows by set name.
    """
    rng = random.Random(seed)

    def records(name: str) -> list[dict[str, Any]]:
        return list(read_lines(train / f"{name}.jsonl.gz"))

    variants: dict[str, list[str]] = defaultdict(list)
    by_wording: dict[str, str] = {}
    for pair in records("disfl_qa"):
        variants[pair["squad_id"]].append(pair["b"])
        by_wording[pair["a"]] = pair["b"]
    single = {name: records(name) for name in ("qadiscourse", "qamr", "qasrl_gs")}
    pool: dict[str, set[str]] = defaultdict(set)
    for members in single.values():
        for record in members:
            pool[record["doc"]].add(record["context"].strip())
    pools = {name: sorted(members) for name, members in pool.items()}
    sets = {
        "squad2_other": span_rows(records("squad2_dev_otherhalf"), variants),
        "squad2_bench": bench_rows(bench, by_wording, validation=False),
        "squad11_train44": span_rows(records("squad11_train44"), variants),
        "squad11_dev_extra": span_rows(records("squad11_dev_extra"), variants),
        "selqa": labelled_rows(records("selqa"), lambda r: str(r["doc"])),
        "nq_qed": span_rows(records("nq_qed")),
        "qadiscourse": group_rows(single["qadiscourse"], pools, rng, 4),
        "qamr": group_rows(single["qamr"], pools, rng, 5),
        "qasrl_gs": group_rows(single["qasrl_gs"], pools, rng, 1),
        "torque": span_rows(records("torque_dev")),
        "squadshifts_new_wiki": span_rows(records("squadshifts_new_wiki")),
        "hotpot_musique": labelled_rows(records("hotpot_musique_small"), lambda r: f"{r['question']}\t{r['title']}"),
        "reqa_squad": pair_rows(records("reqa_squad_train"), rng),
        "chroma_chunking": excerpt_rows(bench),
    }
    banned: set[str] = set()
    for row in bench_rows(bench, {}, validation=True):
        banned |= shingles(" ".join(row.text.sentences))
    for record in read_lines(train / "mlqa_en_dev.jsonl.gz"):
        banned |= shingles(record["context"])
    for name in ("onestopqa", "trecqa"):
        for record in read_lines(bench / name / "docs.jsonl"):
            banned |= shingles(record["text"])
    for name, rows in sets.items():
        seen: dict[Text, bool] = {}
        for row in rows:
            if row.text not in seen:
                seen[row.text] = banned.isdisjoint(shingles(" ".join(row.text.sentences)))
        sets[name] = [row for row in rows if seen[row.text]]
        # Of the others it is not known where else an answer stands.
        if name not in {"selqa", "hotpot_musique", "reqa_squad", "qadiscourse", "qamr", "qasrl_gs", "chroma_chunking"}:
            add_others(sets[name], encoder)
    return sets
