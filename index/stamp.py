"""Stamps: which catalog revision a derived search index stands at."""

from __future__ import annotations

import json
import os
from pathlib import Path

_NAME = "stamp.json"


def read_stamp(folder: Path, kind: str) -> int | None:
    """The revision an index folder is stamped with, or None.

    None as well where the stamp is of another kind (an index made by other code,
    for another encoder) or unreadable: the index is then made anew.
    """
    try:
        stamp = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        return int(stamp["revision"]) if stamp["kind"] == kind else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_stamp(folder: Path, kind: str, revision: int) -> None:
    """Stamps an index folder, in one step: a crash leaves the old stamp or the new."""
    temporary = folder / f"{_NAME}.{os.getpid()}"
    temporary.write_text(json.dumps({"kind": kind, "revision": revision}), encoding="utf-8")
    temporary.replace(folder / _NAME)
