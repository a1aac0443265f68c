"""How many cores a graph may use."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from index.errors import InputError
from index.graph import Precision, Runner, constant, opset, parameter


def one_more() -> Runner:
    """A graph that adds one."""
    x = parameter([1, 2])
    return Runner([x], [opset().add(x, constant(np.ones((1, 2), np.float32)))], Precision.FLOAT32)


@pytest.mark.parametrize("stated", ["abc", "-1", "1.5", " ", "99999999999"])
def test_what_is_no_number_of_cores_is_refused_in_one_line(stated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINCITE_THREADS", stated)
    with pytest.raises(InputError) as refused:
        one_more()
    assert str(refused.value) == (
        f"PINCITE_THREADS is {stated!r}; it must be the number of cores to use at most, such as 2, or 0 for all"
    )


@pytest.mark.parametrize("stated", ["", "0", "1", " 2 "])
def test_numbers_of_cores(stated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINCITE_THREADS", stated)
    (found,) = one_more()(np.ones((1, 2), np.float32))
    assert found.tolist() == [[2.0, 2.0]]


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="the cores of a thread are told by Linux alone")
def test_no_thread_is_bound_to_a_core_that_another_process_may_be_bound_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PINCITE_THREADS", "1")
    x = parameter([800, 800])
    powers = x
    for _ in range(20):
        powers = opset().matmul(powers, x, False, False)
    run = Runner([x], [powers], Precision.FLOAT32)
    bound = set()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(run, np.zeros((800, 800), np.float32))
        while not running.done():
            for thread in Path("/proc/self/task").iterdir():
                with suppress(ProcessLookupError):
                    bound.add(frozenset(os.sched_getaffinity(int(thread.name))))
    assert bound == {frozenset(os.sched_getaffinity(0))}
