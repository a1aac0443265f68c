from __future__ import annotations

from pathlib import Path

import pytest

from evals.figures import FIGURES, SPAN_FIGURES
from evals.gates import GATES, GateError, breaches, gated_as, load_gates
from evals.question import SETS
from evals.suites import SUITES
from evals.suites.speakers import FIGURES as SPEAKER_FIGURES
from evals.suites.speakers import GATES_OF_SEEDS
from rag.weights import LARGE, SMALL


def gates_of(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "gates.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_figure_outside_its_bounds_breaks_the_gate(tmp_path: Path) -> None:
    gates = load_gates(
        gates_of(tmp_path, "[dev]\nauroc = {min = 0.9}\nece = {max = 0.1}\nmrr = {min = 0.5, max = 1}\n")
    )
    assert breaches("dev", {"auroc": 0.9, "ece": 0.1, "mrr": 0.7}, gates) == []
    assert breaches("dev", {"auroc": 0.8999, "ece": 0.11, "mrr": 0.7}, gates) == [
        "dev: auroc is 0.8999, under the gate's minimum of 0.9",
        "dev: ece is 0.1100, over the gate's maximum of 0.1",
    ]
    assert breaches("heldout", {"auroc": 0.0}, gates) == []


def test_a_gate_on_a_figure_that_is_not_there_is_broken(tmp_path: Path) -> None:
    gates = load_gates(gates_of(tmp_path, "[dev]\nauroc = {min = 0.9}\n"))
    assert breaches("dev", {"auroc": None}, gates) == breaches("dev", {}, gates) != []


@pytest.mark.parametrize("gate", ["0.9", "{}", "{least = 1}", '{min = "high"}', "{min = 1, mean = 2}"])
def test_a_gate_that_bounds_nothing_is_refused(tmp_path: Path, gate: str) -> None:
    with pytest.raises(GateError, match=r"dev\.auroc"):
        load_gates(gates_of(tmp_path, f"[dev]\nauroc = {gate}\n"))


def test_the_kept_gates_name_sets_and_figures_that_exist() -> None:
    known = {figure.name for figure in (*FIGURES, *SPAN_FIGURES)} | {"map", "recall", "precision", "iou", "ndcg@10"}
    known |= set(SPEAKER_FIGURES)
    of_seeds = [gated_as(name, reader) for name in SETS for reader in (SMALL, LARGE)]
    for name, gates in load_gates(GATES).items():
        assert name in {*of_seeds, *SUITES, GATES_OF_SEEDS}
        assert {gate.figure for gate in gates} <= known
    assert all(
        any(gate.figure == "verbatim_rate" and gate.least == 1.0 for gate in load_gates(GATES)[name])
        for name in of_seeds
    )
