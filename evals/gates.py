"""Gates: bounds on figures that a run must stay within (`gates.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rag import PinciteError
from rag.weights import LARGE

GATES = Path(__file__).resolve().parent / "gates.toml"


class GateError(PinciteError):
    """The gates' file does not say what it must."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The least and the greatest value a figure of a set may have."""

    figure: str
    least: float | None = None
    greatest: float | None = None

    def breach(self, value: float | None) -> str | None:
        """What is wrong with a value, or None."""
        if value is None:
            return f"{self.figure} is not defined on this set, and a gate asks for it"
        if self.least is not None and value < self.least:
            return f"{self.figure} is {value:.4f}, under the gate's minimum of {self.least:g}"
        if self.greatest is not None and value > self.greatest:
            return f"{self.figure} is {value:.4f}, over the gate's maximum of {self.greatest:g}"
        return None


def load_gates(path: Path = GATES) -> dict[str, list[Gate]]:
    """The gates by set.

    Raises:
        GateError: a gate with neither minimum nor maximum, or with anything else in it.
    """
    with path.open("rb") as stream:
        sets = tomllib.load(stream)
    return {name: [_gate(name, figure, bounds) for figure, bounds in gates.items()] for name, gates in sets.items()}


def gated_as(name: str, reader: str) -> str:
    """The name of a set of the seeds in the gates' file: what the small reader alone must reach stands apart."""
    return name if reader == LARGE else f"{name}, {reader} reader"


def breaches(name: str, values: Mapping[str, float | None], gates: Mapping[str, list[Gate]]) -> list[str]:
    """One message for every gate of a set that its figures do not pass."""
    found = (gate.breach(values.get(gate.figure)) for gate in gates.get(name, []))
    return [f"{name}: {message}" for message in found if message]


def _gate(name: str, figure: str, bounds: object) -> Gate:
    if not isinstance(bounds, dict) or not bounds or set(bounds) - {"min", "max"}:
        raise GateError(f"gate {name}.{figure}: expected {{min = …}}, {{max = …}} or both, found {bounds!r}")
    least, greatest = bounds.get("min"), bounds.get("max")
    if not all(bound is None or isinstance(bound, int | float) for bound in (least, greatest)):
        raise GateError(f"gate {name}.{figure}: the bounds must be numbers, found {bounds!r}")
    return Gate(figure, least, greatest)
