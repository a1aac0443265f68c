"""What the commands of `evals` print, and how they end."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from evals.gates import Gate, breaches
from evals.summary import Summary
from rag import InputError

PASSED, FAILED, UNUSABLE = 0, 1, 2


class Progress:
    """Tells on a terminal, and only there, how far a run has come."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, done: int, of: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{self._name}: {done} of {of}" + ("\n" if done == of else ""))
            sys.stderr.flush()


def say(text: str) -> None:
    """Prints at once, also where the output is no terminal."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def tell(text: str) -> None:
    """Says on a terminal, and only there, what is being done."""
    if sys.stderr.isatty():
        sys.stderr.write(text + "\n")


def write(path: Path, text: str) -> None:
    """Writes a file, its folder if need be, and says so.

    Raises:
        InputError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror})") from error
    say(f"written: {path}")


def file_to_write(text: str) -> Path:
    """An argument that is a file to write: refused before a long run where it names a folder."""
    if Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"{text} is a folder; name a file")
    return Path(text)


def unusable(message: str, command: str) -> int:
    """Says why a command could do nothing; gives what it ends with."""
    sys.stderr.write(f"pincite {command}: {message}\n")
    return UNUSABLE


def gated(summaries: dict[str, Summary], gates: Mapping[str, list[Gate]]) -> int:
    """Says which gates were not passed; gives what the command ends with."""
    found = [message for name, summary in summaries.items() for message in breaches(name, summary.values(), gates)]
    for message in found:
        sys.stderr.write(f"gate not passed: {message}\n")
    return FAILED if found else PASSED


def positive(text: str) -> int:
    """An argument that is a whole number, at least 1."""
    try:
        number = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is not at least 1")
    return number
