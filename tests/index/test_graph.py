"""How many cores a graph may use."""

from __future__ import annotations

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
