"""Stamps: which catalog revision a derived search index stands at, and what is known of it."""

from __future__ import annotations

import contextlib
import json
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

_NAME = "stamp.json"
_ABANDONED = 3_600  # seconds: younger files may be about to be stamped by another process


@dataclass(frozen=True, slots=True)
class Stamp:
    """The revision an index stands at, and what else its maker noted."""

    revision: int
    notes: Mapping[str, Any] = field(default_factory=dict)


def read_stamp(folder: Path, kind: str) -> Stamp | None:
    """The stamp of an index folder, or None.

    None as well where the stamp is of another kind (an index made by other code,
    for another encoder) or unreadable: the index is then made anew.
    """
    try:
        stored = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        notes = stored.get("notes", {})
        return Stamp(int(stored["revision"]), notes) if stored["kind"] == kind and isinstance(notes, dict) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_stamp(folder: Path, kind: str, stamp: Stamp) -> None:
    """Stamps an index folder, in one step: a crash leaves the old stamp or the new."""
    temporary = folder / f"{_NAME}.{uuid4().hex[:8]}"
    stored = {"kind": kind, "revision": stamp.revision, "notes": dict(stamp.notes)}
    temporary.write_text(json.dumps(stored), encoding="utf-8")
    temporary.replace(folder / _NAME)


def remove_outdated(folder: Path, kept: str, replaced: str) -> None:
    """Removes what the file or folder `kept` has just taken the place of, and what interrupted runs left behind."""
    for other in folder.iterdir():
        with contextlib.suppress(OSError):  # in use, on a system where that keeps a file; or gone already
            left_behind = time.time() - other.stat().st_mtime > _ABANDONED
            if other.name in (kept, _NAME) or not (other.name == replaced or left_behind):
                continue
            if other.is_dir():
                shutil.rmtree(other)
            else:
                other.unlink()
