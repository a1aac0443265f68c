"""Where the last run of `pincite eval` on this machine is kept, for whoever shows it."""

from __future__ import annotations

from pathlib import Path

from evals.libraries import folder

BASELINE = Path(__file__).resolve().parent / "baseline.json"


def last_run() -> Path:
    """The file of the last run; it need not exist."""
    return folder() / "last-run.json"


def shown_run() -> Path | None:
    """The last run, else the one that came with this version, if there is either."""
    return next((path for path in (last_run(), BASELINE) if path.is_file()), None)
