"""Questions of the training sets in other words, and questions that their texts do not answer.

``reworded.jsonl`` and ``almost_told.jsonl`` name texts by the records they stand in and
hold no text of them.  Each line is one text; only the second file has questions that
need several sentences ("joint") and follow-ups, of which some are not answered::

    {"text": ["qamr/ID", …], "asked": [[SENTENCE, QUESTION], …], "untold": [QUESTION, …],
     "joint": [[[SENTENCE, SENTENCE, …], QUESTION], …],
     "follow": [[[SENTENCE], EARLIER, QUESTION], [[], EARLIER, QUESTION], …]}

One record: its context, cut into sentences.  Several: one sentence each, of the
same document.

A large language model wrote them in November 2026, reading each text with a known
question on each of two or three of its sentences: one question as people type it
and one that shares no content word with the sentence, names apart; and three on
things that the text mentions and does not tell.  A third of the texts are
Wikinews, the others encyclopaedia paragraphs; see the sets for their licences.
For the second file it wrote on each text two more questions of these kinds,
one that needs two or three sentences (what two sides say, a comparison, a list, before
and after), and four that the text seems to answer and does not: the same measure of
another thing, a name, a reason or a place, another's part in it, the next detail.  On
the news it wrote once more: one of the first kind, two that need two sentences, two
follow-ups of which one is not answered, and three that are not.  Later it wrote again on
all the news and on 680 more paragraphs, on each text two in wholly other words, two
that need two sentences or more, one follow-up and four that are not answered; and so,
with three that are not, on the documents held out, for measuring alone.  Then it wrote
once more on the news and on 210 paragraphs, and on 40 new ones: three in wholly other
words, where another sentence looks like the better match, and three that need several;
last on 638 paragraphs, 600 of them new to this file: besides those three one that asks
what follows, as tests of reading comprehension do, and two that need several.
None shares a run of thirteen words with what the reader is validated on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evals.training.reader.sets import Row, Text, read_lines, split_sentences

REWORDED = Path(__file__).parents[1] / "reworded.jsonl"
ALMOST_TOLD = REWORDED.with_name("almost_told.jsonl")
SETS = (
    "qadiscourse",
    "qamr",
    "qasrl_gs",
    "squad11_dev_extra",
    "squad11_train44",
    "squad2_dev_otherhalf",
    "squadshifts_new_wiki",
)
HELD_OUT = 10  # one document in so many is kept for validation


def reworded_rows(train: Path, path: Path = REWORDED, *, validation: bool) -> list[Row]:
    """Rows of the questions of a file, on the documents held out or on all the others.

    Args:
        train: folder of the ``*.jsonl.gz`` training sets.
        path: the file.
        validation: whether to give those held out.

    Raises:
        KeyError: a text's record is not there.
    """
    records = {f"{name}/{r['id']}": r for name in SETS for r in read_lines(train / f"{name}.jsonl.gz")}
    rows = []
    for line in read_lines(path):
        text = _text_of([records[name] for name in line["text"]])
        if _is_held_out(text.group) is validation:
            rows += [Row(question, text, frozenset([at])) for at, question in line["asked"]]
            rows += [Row(question, text, frozenset()) for question in line["untold"]]
            for places, question in line.get("joint", ()):
                parts = tuple(frozenset([at]) for at in places)
                rows.append(Row(question, text, frozenset(places), parts=parts))
            for places, earlier, question in line.get("follow", ()):
                rows.append(Row(question, text, frozenset(places), earlier=earlier))
    return rows


def _text_of(records: list[Mapping[str, Any]]) -> Text:
    first = records[0]
    if len(records) == 1:
        sentences = tuple(first["context"][start:end] for start, end in split_sentences(first["context"]))
    else:
        sentences = tuple(record["context"].strip() for record in records)
    return Text(sentences, first.get("title") or "", first["doc"])


def _is_held_out(document: str) -> bool:
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % HELD_OUT == 0
