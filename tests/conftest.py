"""Shared parts: one library of the seed articles, one assistant over it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.document import Document, Metadata
from index.library import Library
from rag import Assistant

# Most tests are of what is done with what a reader says, and the small one is quick. What reads with the
# large one says so; `pincite eval` holds both to their gates.
os.environ["PINCITE_RERANKER"] = "small"

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"


def seed_text(name: str) -> str:
    """The decoded text of the seed article whose file name begins with `name`."""
    (path,) = SEEDS.glob(f"{name}*.txt")
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read()


@pytest.fixture(scope="session")
def seeds_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds-library")
    library = Library.open_or_create(folder)
    library.add([SEEDS])
    library.close()
    return folder


@pytest.fixture(scope="session")
def assistant(seeds_folder: Path) -> Iterator[Assistant]:
    opened = Assistant.open(seeds_folder)
    yield opened
    opened.close()


@pytest.fixture
def make_library(tmp_path: Path) -> Iterator[Callable[..., Library]]:
    """Makes a library of the given texts, `name=text`."""
    made: list[Library] = []

    def make(folder: str = "library", **texts: str) -> Library:
        library = Library.open_or_create(tmp_path / folder)
        for name, text in texts.items():
            library.add_document(Document(name, text, Metadata(title=name)))
        made.append(library)
        return library

    yield make
    for library in made:
        library.close()
