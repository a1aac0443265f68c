"""What was measured, as JSON: on which machine, with which versions, when; and held against an earlier file."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from evals.report import NOTHING, table
from index.errors import InputError

Figures = Mapping[str, Mapping[str, float]]  # by column, by name; a name ends with its unit
_PACKAGES = ("pincite", "faiss-cpu", "tantivy", "numpy", "tokenizers", "torch", "openvino", "onnxruntime")


def header(seed: int | None = None) -> dict[str, Any]:
    """Machine, versions, moment and seed."""
    return {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"cpu": _cpu(), "cores": os.cpu_count(), "memory_gb": round(_memory_bytes() / 2**30, 1)},
        "versions": {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version, **_versions()},
        "seed": seed,
    }


def figures_to_json(figures: Figures, seed: int | None = None) -> str:
    """Figures under their header."""
    return json.dumps({**header(seed), "figures": figures}, indent=1, ensure_ascii=False)


def figures_from_json(file: Path) -> Figures:
    """The figures of an earlier file.

    Raises:
        InputError: it cannot be read, or holds no figures.
    """
    try:
        figures: Figures = json.loads(file.read_text(encoding="utf-8"))["figures"]
        return {column: {name: float(value) for name, value in named.items()} for column, named in figures.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{file}: holds no figures of an earlier run ({error})") from error


def figures_table(head: str, figures: Figures, earlier: Figures | None = None) -> str:
    """The figures as a Markdown table, a column each; with earlier ones, the ratio to them behind each."""
    names = list(dict.fromkeys(name for named in figures.values() for name in named))
    rows = [[name, *(_cell(figures, earlier, column, name) for column in figures)] for name in names]
    return table([head, *figures], rows)


def _cell(figures: Figures, earlier: Figures | None, column: str, name: str) -> str:
    value = figures[column].get(name)
    if value is None:
        return NOTHING
    before = (earlier or {}).get(column, {}).get(name)
    return _number(value) + (f" ({_number(value / before)}×)" if before else "")


def _number(value: float) -> str:
    if value == round(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}" if abs(value) >= 1 else f"{value:.3f}"


def _versions() -> dict[str, str]:
    found = {}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _cpu() -> str:
    """The processor's name, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _memory_bytes() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 0
