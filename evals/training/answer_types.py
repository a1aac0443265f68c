"""How often a sentence lacks what `rag/answer_type.py` says an answer must hold: those that answer, and others.

    python -m evals.training.answer_types --train DIR [--show N]

A sentence that lacks it is taken for no answer: each right one that does is lost, each other one is told apart.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evals.training.reader.sets import read_lines, split_sentences
from rag.answer_type import AnswerType, answer_type, holds

SETS = (
    "mlqa_en_dev",
    "nq_open_oracle",
    "nq_qed",
    "squad11_dev_extra",
    "squad11_train44",
    "squad2_dev_otherhalf",
    "squadshifts_new_wiki",
)


@dataclass
class Count:
    """Sentences seen, and those of them that lack what is asked for, each behind its question."""

    seen: int = 0
    lacking: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return len(self.lacking) / self.seen if self.seen else 0.0


def sentences(folder: Path) -> Iterator[tuple[AnswerType, str, str, bool]]:
    """What the questions of the sets want, each with every sentence of its text, and whether that one answers."""
    for name in SETS:
        for row in read_lines(folder / f"{name}.jsonl.gz"):
            if row["answerable"] and (wanted := answer_type(row["question"])):
                for start, end in split_sentences(row["context"]):
                    answers = start <= row["answer_start"] < end
                    yield wanted, row["question"], row["context"][start:end], answers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True, help="the folder of public training sets")
    parser.add_argument("--show", type=int, default=0, help="print so many right ones of each kind that lack it")
    options = parser.parse_args()
    counts: defaultdict[tuple[AnswerType, bool], Count] = defaultdict(Count)
    for wanted, question, sentence, answers in sentences(options.train):
        count = counts[wanted, answers]
        count.seen += 1
        if not holds(wanted, sentence, question):
            count.lacking.append(f"{question} | {sentence}")
    print(f"{'asked for':<10}{'answering':>10}{'lack it':>9}{'others':>10}{'lack it':>9}")
    for wanted in AnswerType:
        right, other = counts[wanted, True], counts[wanted, False]
        print(f"{wanted:<10}{right.seen:10}{right.share:9.3f}{other.seen:10}{other.share:9.3f}")
        print("".join(f"    {one}\n" for one in right.lacking[: options.show]), end="")


if __name__ == "__main__":
    main()
