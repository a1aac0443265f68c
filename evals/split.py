"""The fixed rule that halves a question set.

The SHA-256 of the id's UTF-8 bytes decides: first byte even, development half;
odd, held-out half. Questions that mean the same (`questions/same.json`) stay
together: all of a group go where its lexically first id goes, so that nothing
learnt from one half answers a rewording in the other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path


class Half(StrEnum):
    """Which half a question is in."""

    DEV = "dev"
    HELDOUT = "heldout"


def half_of(identifier: str, same: Iterable[Iterable[str]] = ()) -> Half:
    """The half of a question.

    Args:
        identifier: the question's id.
        same: groups of ids of questions that mean the same.
    """
    for group in map(list, same):
        if identifier in group:
            identifier = min(group)
            break
    first_byte = hashlib.sha256(identifier.encode("utf-8")).digest()[0]
    return Half.HELDOUT if first_byte % 2 else Half.DEV


def load_same(path: Path) -> list[list[str]]:
    """The groups of ids of questions that mean the same, as kept beside the questions."""
    groups = json.loads(path.read_text(encoding="utf-8"))
    return [[str(identifier) for identifier in group] for group in groups]
