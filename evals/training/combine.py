"""Fits the two logistic models of `rag/weights.json` on public questions.

    python -m evals.training.combine --bench DIR --train DIR [--write]

Prints, set by set, how well each model does on a set it was not fitted on, and
what each signal is worth by leaving it out. Needs scikit-learn, which
sentence-transformers brings along.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler

import rag.evidence
from evals.training.cases import Case, suites
from rag.assistant import Assistant
from rag.evidence import Candidate, answerable_features
from rag.weights import LARGE, SMALL, WEIGHTS, Logistic

Matrix = npt.NDArray[np.float64]
SEED = 13
RIDGE = 1e-3
SELDOM = ("undated",)  # signals too rare in the sets to be fitted as they stand
UNANSWERABLE_SHARE = 0.25  # the share of unanswerable questions a calibrated probability assumes


@dataclass(frozen=True, slots=True)
class Asked:
    """A case with its weighed candidates, and which of them hold the gold.

    Attributes:
        case: a question over a set's library.
        candidates: its sentences, the likeliest answer first.
        right: whether each holds the gold.
        hidden: whether the sentences that hold the gold were hidden, so that nothing answers.
    """

    case: Case
    candidates: list[Candidate]
    right: list[bool]
    hidden: bool = False


def holds_gold(candidate: Candidate, case: Case) -> bool:
    """Whether the sentence covers a gold span, or lies by half or more inside one."""
    start, end = candidate.sentence.start, candidate.sentence.end
    for document, gold_start, gold_end in case.gold:
        overlap = min(end, gold_end) - max(start, gold_start)
        if candidate.record.id == document and overlap * 2 >= min(end - start, gold_end - gold_start):
            return True
    return False


def ask_all(bench: Path, train: Path, most: int, reranker: str) -> list[Asked]:
    """Weighs the candidates of every case; where it has an answer, a second time with the answer hidden."""
    asked: list[Asked] = []
    for suite in suites(bench, train, most, SEED):
        assistant = Assistant(suite.library, reranker)
        for case in suite.cases:
            candidates = assistant.evidence(case.question, case.history)
            right = [holds_gold(candidate, case) for candidate in candidates]
            asked.append(Asked(case, candidates, right))
            if any(right):
                gold = {(c.record.id, c.number) for c, is_right in zip(candidates, right, strict=True) if is_right}
                left = assistant.evidence(case.question, case.history, without=gold)
                asked.append(Asked(case, left, [False] * len(left), hidden=True))
        print(f"{suite.name}: {len(suite.cases)} questions", flush=True)
    return asked


def fit(features: list[dict[str, float]], labels: Sequence[bool], weights: Sequence[float]) -> Logistic:
    """A logistic regression in the features' own units."""
    names = list(features[0])
    matrix = np.array([[row[name] for name in names] for row in features])
    scaler = StandardScaler().fit(matrix)
    model = LogisticRegression(C=1.0, max_iter=2000)
    model.fit(scaler.transform(matrix), np.array(labels), sample_weight=np.array(weights))
    slopes = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - (slopes * scaler.mean_).sum())
    return Logistic(bias, {name: float(slope) for name, slope in zip(names, slopes, strict=True)})


def fit_sentences(asked: list[Asked], leave_out: str = "") -> Logistic:
    """P(sentence answers | signals): weights fitted to rank, then scaled to be probabilities.

    The ranking maximises the probability of the right sentences in a softmax over
    each question's candidates (ListNet's top-one loss; Cao et al., ICML 2007), the
    scale is Platt's. The reader's logit counts by its standing: how high it runs
    differs from one kind of text to another. That a sentence or its passage lacks
    what is asked for speaks against there being an answer, not for the sentence
    next to it: in this model its weight gained nothing.
    """
    groups = [one for one in asked if any(one.right)]
    left_out = ("reader", "elsewhere", "absent", "undated", "unfit", leave_out)
    names = [name for name in groups[0].candidates[0].signals.features() if name not in left_out]
    rows = [np.array([[c.signals.features()[name] for name in names] for c in one.candidates]) for one in groups]
    everything = np.concatenate(rows)
    mean, scale = everything.mean(0), everything.std(0) + 1e-9
    slopes = _rank_weights([torch.tensor((row - mean) / scale) for row in rows], [one.right for one in groups]) / scale
    labels = [right for one in groups for right in one.right]
    counts = [10 / len(one.right) for one in groups for _ in one.right]
    platt = fit([{"score": float(score)} for score in everything @ slopes], labels, counts)
    weights = {name: platt.weights["score"] * float(slope) for name, slope in zip(names, slopes, strict=True)}
    return Logistic(platt.bias, weights)


def _rank_weights(groups: list[torch.Tensor], rights: list[list[bool]]) -> Matrix:
    weights = torch.zeros(groups[0].shape[1], dtype=torch.double, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        scores = [group @ weights for group in groups]
        lost = [s.logsumexp(0) - s[torch.tensor(right)].logsumexp(0) for s, right in zip(scores, rights, strict=True)]
        total = torch.stack(lost).mean() + RIDGE * (weights**2).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return weights.detach().numpy()


def ranked(asked: Asked, model: Logistic) -> Asked:
    """The candidates in the order of a sentence model."""
    scored = [
        (rag.evidence.reweighed(candidate, model), right)
        for candidate, right in zip(asked.candidates, asked.right, strict=True)
    ]
    scored.sort(key=lambda pair: -pair[0].probability)
    return replace(asked, candidates=[candidate for candidate, _ in scored], right=[right for _, right in scored])


def first_hit(asked: list[Asked], model: Logistic) -> float:
    """Share of answerable questions with a right sentence first."""
    answerable = [one for one in asked if one.case.gold and not one.hidden]
    return float(np.mean([bool(one.candidates) and ranked(one, model).right[0] for one in answerable]))


def answerable_rows(
    asked: list[Asked], leave_out: str = "", suppose: bool = True
) -> tuple[list[dict[str, float]], list[bool], list[float]]:
    """Features, labels and weights of the question-level model; `asked` in ranked order.

    To fit it, one right answer more is supposed that has a signal which is seldom seen at all (Laplace's rule of
    succession): of 24 answers undated none was right, of the public questions with a year one in thirty is.
    """
    features, labels = [], []
    for one in asked:
        if one.candidates:
            row = answerable_features(one.candidates)
            row.pop(leave_out, None)
            features.append(row)
            labels.append(one.right[0])
    if suppose:
        chosen = [row for row, label in zip(features, labels, strict=True) if label]
        middle = {name: float(np.median([row[name] for row in chosen])) for name in features[0]}
        features += [{**middle, signal: 1.0} for signal in SELDOM if signal in middle]
        labels += [True] * (len(features) - len(labels))
    right = sum(labels)
    weights = [
        (1 - UNANSWERABLE_SHARE) / right if label else UNANSWERABLE_SHARE / (len(labels) - right) for label in labels
    ]
    return features, labels, [weight * len(labels) for weight in weights]


def auroc(asked: list[Asked], model: Logistic) -> float:
    """Area under the curve: questions rightly answered against those not to answer."""
    features, labels, _ = answerable_rows(asked, suppose=False)
    return float(roc_auc_score(labels, [model(row) for row in features]))


def auroc_left_out(asked: list[Asked], suite: str) -> float:
    """The area on a set that neither model was fitted on."""
    others = [one for one in asked if one.case.suite != suite]
    sentence = fit_sentences(others)
    answerable = fit(*answerable_rows([ranked(one, sentence) for one in others]))
    return auroc([ranked(one, sentence) for one in asked if one.case.suite == suite], answerable)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("bench", "train"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--most", type=int, default=500, help="questions drawn from a set (default: 500)")
    parser.add_argument("--reranker", choices=[SMALL, LARGE], default=LARGE, help="whose weights to fit")
    parser.add_argument("--write", action="store_true", help="write rag/weights.json")
    options = parser.parse_args()
    asked = ask_all(options.bench, options.train, options.most, options.reranker)
    names = sorted({one.case.suite for one in asked})

    print("\nright sentence first, on the set left out of the fit")
    for name in names:
        model = fit_sentences([one for one in asked if one.case.suite != name])
        print(f"  {name:<12} {first_hit([one for one in asked if one.case.suite == name], model):.3f}")
    sentence = fit_sentences(asked)
    full = first_hit(asked, sentence)
    for signal in sentence.weights:
        print(f"  without {signal:<18} {first_hit(asked, fit_sentences(asked, signal)) - full:+.3f}")

    everything = [ranked(one, sentence) for one in asked]
    print("\nAUROC of rightly answered against not, on the set left out of the fit")
    for name in names:
        print(f"  {name:<12} {auroc_left_out(asked, name):.3f}")
    answerable = fit(*answerable_rows(everything))
    full = auroc(everything, answerable)
    for signal in answerable.weights:
        model = fit(*answerable_rows(everything, signal))
        print(f"  without {signal:<18} {auroc(everything, model) - full:+.4f}")
    report_thresholds(everything, answerable)
    if options.write:
        write(options.reranker, sentence, answerable)


def report_thresholds(asked: list[Asked], model: Logistic) -> None:
    """What each threshold would cost: silence where what comes first is right, answers where it is not."""
    features, labels, _ = answerable_rows(asked, suppose=False)
    probabilities = np.array([model(row) for row in features])
    truth = np.array(labels)
    print("\nthreshold  wrongly silent  wrongly answered")
    for threshold in np.arange(0.1, 0.75, 0.05):
        silent, answered = (probabilities[truth] < threshold).mean(), (probabilities[~truth] >= threshold).mean()
        print(f"{threshold:9.2f} {silent:15.3f} {answered:17.3f}")


def write(reranker: str, sentence: Logistic, answerable: Logistic) -> None:
    """Writes a reader's models into `rag/weights.json`; the thresholds there stay."""
    stored: dict[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for name, model in (("sentence", sentence), ("answerable", answerable)):
        rounded = {signal: round(weight, 4) for signal, weight in model.weights.items()}
        stored[reranker][name] = {"bias": round(model.bias, 4), "weights": rounded}
    WEIGHTS.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    print(f"\nwrote {WEIGHTS}")


if __name__ == "__main__":
    main()
