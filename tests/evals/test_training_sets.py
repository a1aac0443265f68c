"""Rows of the training sets: what is read beside a question's own text, and stretches of long documents."""

from __future__ import annotations

import json
from pathlib import Path

from evals.training.reader.sets import AROUND, Row, Text, add_others, excerpt_rows
from index.embed import MiniLMEncoder

OWN = Text(("The bridge in Bergen was opened in 1932.", "It is painted green."))
LIKE = Text(("Fish is sold at the harbour.", "The old bridge was closed for repairs."))
ANSWERING = Text(("A bridge at Bergen has carried trains since 1932.",))
UNLIKE = Text(("Bees dance to tell the hive of flowers.",))


def test_the_texts_beside_are_the_nearest_without_an_answer() -> None:
    asked = Row("When was the bridge opened?", OWN, frozenset({0}), answers=("1932",))
    others = [Row("What is sold?", text, frozenset({0})) for text in (UNLIKE, ANSWERING, LIKE)]
    add_others([asked, *others], MiniLMEncoder(), count=2)
    assert asked.others == [LIKE, UNLIKE]
    assert OWN in others[2].others
    assert LIKE not in others[2].others


def test_a_sentence_longer_than_the_encoder_takes_does_not_stop_training() -> None:
    long = Text(("9 " * 2000,))
    asked = Row("When was the bridge opened?", OWN, frozenset({0}))
    add_others([asked, Row("How many?", long, frozenset({0}))], MiniLMEncoder())
    assert asked.others == [long]


def test_excerpts_far_apart_are_rows_of_their_own(tmp_path: Path) -> None:
    sentences = [f"Sentence {number} tells of something." for number in range(60)]
    text = " ".join(sentences)
    gold = [{"doc_id": "d", "start": (at := text.index(sentences[n])), "end": at + 10} for n in (2, 4, 40)]
    folder = tmp_path / "chroma_chunking"
    folder.mkdir()
    (folder / "docs.jsonl").write_text(json.dumps({"id": "d", "text": text}) + "\n")
    (folder / "questions.jsonl").write_text(json.dumps({"question": "What is told?", "gold": gold}) + "\n")
    near, far = excerpt_rows(tmp_path)
    assert [near.text.sentences[n] for n in sorted(near.positives)] == [sentences[2], sentences[4]]
    assert near.text.sentences == tuple(sentences[: 4 + AROUND + 1])
    assert far.positives == {AROUND}
    assert far.text.sentences[AROUND] == sentences[40]
