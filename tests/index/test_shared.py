"""One thing for all that use it, and none for nobody."""

from __future__ import annotations

import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.embed import MiniLMEncoder, make_encoder
from index.graph import Precision
from index.library import Library
from index.shared import Shared


class Large:
    """Something that can be held weakly."""


def test_what_is_held_is_made_once_and_what_is_not_again() -> None:
    shared: Shared[Large] = Shared()
    made: list[int] = []

    def make() -> Large:
        made.append(1)
        return Large()

    held = shared.get("a", make)
    assert shared.get("a", make) is held
    assert shared.get("b", make) is not held
    assert len(made) == 2
    del held
    gc.collect()
    shared.get("a", make)
    assert len(made) == 3


def test_threads_that_ask_at_once_get_the_same() -> None:
    shared: Shared[Large] = Shared()
    with ThreadPoolExecutor(8) as asking:
        found = list(asking.map(lambda _: shared.get("a", Large), range(64)))
    assert len(set(map(id, found))) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    shared: Shared[Large] = Shared()

    def fail() -> Large:
        raise MemoryError

    with pytest.raises(MemoryError):
        shared.get("a", fail)
    assert isinstance(shared.get("a", Large), Large)


def test_libraries_opened_together_share_an_encoder(make_library: Callable[..., Library]) -> None:
    one, other = make_library("one", a="The bridge is open."), make_library("other", b="It is closed.")
    assert one.encoder is other.encoder is make_encoder()
    assert MiniLMEncoder(Precision.FLOAT32) is not one.encoder
