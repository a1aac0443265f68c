"""The second reader's weights: a difference to the published ones, put together once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from evals.training.reader.difference import difference
from index.errors import ModelError
from index.graph import Floats
from rag.reader import large
from rag.reader.stored import Stored, unquantised

RNG = np.random.default_rng(5)


def matrix(*shape: int) -> Floats:
    return RNG.normal(size=shape).astype(np.float32)


BASE = {"words.weight": matrix(9, 8), "layers.0.up.weight": matrix(16, 8), "layers.0.up.bias": matrix(16)}
MADE = {
    "words.weight": BASE["words.weight"],
    "layers.0.up.weight": BASE["layers.0.up.weight"] + matrix(16, 2) @ matrix(2, 8) * 0.1,
    "layers.0.up.bias": BASE["layers.0.up.bias"] + 0.5,
    "null_head.0.weight": matrix(8, 8),
}


def test_what_was_trained_comes_back_from_its_difference() -> None:
    told = difference(MADE, BASE, rank=2)
    assert not any(name.startswith("words") for name in told)
    assert told["layers.0.up.weight.left"].shape == (2, 16)
    assert told["layers.0.up.weight.right"].dtype == np.int8
    back = unquantised(large.put_together(BASE, told))
    assert back.keys() == MADE.keys()
    for name, tensor in MADE.items():
        assert np.allclose(back[name], tensor, atol=0.03), name


def test_the_factors_of_a_lower_rank_are_the_nearest_there_are() -> None:
    trained = {"layers.0.up.weight": BASE["layers.0.up.weight"] + matrix(16, 8)}
    step = trained["layers.0.up.weight"] - BASE["layers.0.up.weight"]
    values = np.linalg.svd(step, compute_uv=False)
    for rank in (1, 3, 8):
        back = unquantised(large.put_together(BASE, difference(trained, BASE, rank)))["layers.0.up.weight"]
        off = np.linalg.norm(back - trained["layers.0.up.weight"])
        assert off == pytest.approx(np.sqrt((values[rank:] ** 2).sum()), abs=0.25)  # the rest is what int8 loses


def test_a_difference_to_what_is_not_there_is_refused() -> None:
    told = difference(MADE, BASE, rank=2)
    with pytest.raises(ModelError, match=r"lack layers\.0\.up\.weight"):
        large.put_together({"words.weight": BASE["words.weight"]}, told)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "pincite"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Counts how often the published weights are read, which are small here."""
    times: list[str] = []
    told = Stored({"max_tokens": 512}, difference(MADE, BASE, rank=2))
    monkeypatch.setattr(large, "published_weights", lambda: times.append("read") or save({}))
    monkeypatch.setattr(large, "published_tensors", lambda _: BASE)
    monkeypatch.setattr(large, "stored", lambda _: told)
    monkeypatch.setattr(large, "published", lambda: False)
    return times


def test_they_are_put_together_once(cache: Path, read: list[str]) -> None:
    assert not large.is_at_hand()
    first, again = large.large_weights(), large.large_weights()
    assert read == ["read"]
    assert again.settings == first.settings == {"max_tokens": 512}
    assert all(np.array_equal(again.tensors[name], tensor) for name, tensor in first.tensors.items())
    assert [file.suffix for file in cache.iterdir()] == [".safetensors"]
    assert large.is_at_hand()


def test_several_threads_put_them_together_once(cache: Path, read: list[str]) -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: large.large_weights(), range(4)))
    assert read == ["read"]
    assert len(found) == 4


def unwritable(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.parent.mkdir()
    cache.write_text("not a folder")


def full(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refused)


def homeless(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", nowhere)


@pytest.mark.parametrize("trouble", [unwritable, full, homeless])
def test_where_nothing_can_be_kept_they_are_put_together_each_time(
    cache: Path, monkeypatch: pytest.MonkeyPatch, read: list[str], trouble: Callable[[Path, pytest.MonkeyPatch], None]
) -> None:
    trouble(cache, monkeypatch)
    assert not large.is_at_hand()
    large.large_weights()
    assert large.large_weights().tensors.keys() >= MADE.keys()
    assert read == ["read", "read"]


@pytest.mark.parametrize("spoil", [lambda data: data[:50], lambda data: data[:-8] + bytes(8), lambda _: b""])
def test_what_was_kept_and_is_damaged_is_put_together_anew(
    cache: Path, read: list[str], spoil: Callable[[bytes], bytes]
) -> None:
    large.large_weights()
    (file,) = cache.iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    large.large_weights()
    large.large_weights()
    assert read == ["read", "read"]


def test_what_another_recipe_made_is_not_taken(cache: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    large.large_weights()
    monkeypatch.setattr(large, "_RECIPE", "another")
    large.large_weights()
    assert read == ["read", "read"]


def test_what_another_version_kept_goes_when_it_was_not_used_for_a_month(
    cache: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.mkdir(parents=True)
    month = time.time() - 31 * 24 * 3600
    unused, used, foreign = (cache / f"{name}.safetensors" for name in ("second-reader-a-b", "second-reader-c-d", "x"))
    for file in (unused, used, foreign):
        file.write_bytes(b"")
        os.utime(file, (month, month))
    os.utime(used)
    large.large_weights()
    assert not unused.exists()
    assert used.exists()
    assert foreign.exists()
    (own,) = set(cache.iterdir()) - {used, foreign}
    os.utime(own, (month, month))
    large.large_weights()  # uses its own again
    monkeypatch.setattr(large, "_RECIPE", "another")
    large.large_weights()
    assert own.exists()


def test_a_difference_that_is_not_there_is_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    monkeypatch.setattr(large, "DIFFERENCE", tmp_path / "none.safetensors")
    assert not large.is_at_hand()
    with pytest.raises(ModelError, match="reinstall Pincite"):
        large.large_weights()
