"""JSON Lines: what the commands read and write, one record a line."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, NamedTuple

from index.document import Metadata
from index.errors import InputError, QuestionError

if TYPE_CHECKING:
    from index.catalog import DocumentRecord
    from index.library import Library
    from rag import Answer, Assistant, Mention, PassageHit

Record = dict[str, Any]


class Claim(NamedTuple):
    """What a record says is cited, in the order in which `rag.citation.examine` takes it."""

    sha256: str
    start: int
    end: int
    text: str | None
    document: str | None
    stated: Metadata


def records_in(lines: Iterable[bytes]) -> Iterator[tuple[int, Record | InputError]]:
    """The number of every line that is not blank, with its JSON object, or with what is wrong with it."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line.decode("utf-8"))
            json.dumps(record, ensure_ascii=False).encode("utf-8")  # half of a surrogate pair is no text
        except (ValueError, RecursionError) as error:
            yield number, QuestionError(f"not a line of UTF-8 JSON ({error})")
            continue
        if isinstance(record, dict):
            yield number, record
        else:
            yield number, QuestionError(f"expected a JSON object, found {type(record).__name__}")


def line_of(record: Record) -> str:
    """A record on one line, for standard output.

    Where that cannot encode it, or a terminal could take some of it for orders, in ASCII: JSON that says the same.
    """
    line = json.dumps(record, ensure_ascii=False)
    if sys.stdout.isatty() and not line.isprintable():
        return json.dumps(record)
    try:
        line.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(record)
    return line


def answered(assistant: Assistant, record: Record) -> Record:
    """The answer to a record {"id", "question", "history", "documents"}.

    Raises:
        InputError: the record is no question that can be asked.
    """
    history = _texts(record, "history", "earlier questions")
    answer = assistant.ask(_text(record, "question"), history, _texts(record, "documents", "ids of documents"))
    return {"id": record.get("id"), **_answer_fields(answer)}


def _answer_fields(answer: Answer) -> Record:
    """An answer, JSON-ready; its quotes, each with what is known of its article, verify with `pincite verify`."""
    return {
        "abstained": answer.abstained,
        "quotes": [
            {
                **asdict(quote.citation),
                "text": quote.text,
                "score": quote.score,
                "speaker": _words(quote.speaker),
                "reported_by": _words(quote.reported_by),
                "when": _words(quote.when),
                "side": _words(quote.side),
                "head": _words(quote.head),
                "also_in": [asdict(same) for same in quote.also_in],
            }
            for quote in answer.quotes
        ],
        "confidence": answer.confidence,
        "timings": answer.timings,
        "outcome": answer.outcome,
        "meant": answer.meant,
        "notes": [*answer.notes, *answer.missing],
    }


def found(assistant: Assistant, record: Record, k: int) -> Record:
    """The passages for a record {"id", "query"}.

    Raises:
        InputError: the record is no query that can be searched for.
    """
    notes, hits = assistant.search_noted(_text(record, "query" if "query" in record else "question"), k)
    return {"id": record.get("id"), "results": [_hit_fields(hit) for hit in hits], "notes": notes}


def record_fields(record: DocumentRecord) -> Record:
    """A document's stored fields, JSON-ready."""
    fields = {"id": record.id, "sha256": record.sha256, **asdict(record.metadata)}
    return {**fields, "source": record.source, "added_at": record.added_at}


def citations_in(record: Record, library: Library, line: int) -> Iterator[Claim]:
    """The citations of a record: of a citation, a quote, an answer, or a line of `ask --jsonl` or `search --jsonl`.

    Those of a quote are its own and where other articles say the same.

    Yields:
        sha256, start and end, and as far as they are given the text that should stand there, the document's id and
        what is said to be known of it.

    Raises:
        QuestionError: it holds none.
    """
    listed = record.get("quotes", record.get("results"))
    for quote in listed if isinstance(listed, list) else [record]:
        yield _citation(quote, "a quote", library, line)
        same = quote.get("also_in") or []
        if not isinstance(same, list):
            raise QuestionError(f'line {line}: "also_in" must be a list of citations, found {type(same).__name__}')
        for other in same:
            yield _citation(other, "a citation", library, line)


def _citation(record: object, what: str, library: Library, line: int) -> Claim:
    if not isinstance(record, dict):
        raise QuestionError(f"line {line}: {what} must be an object, found {type(record).__name__}")
    place = record["citation"] if isinstance(record.get("citation"), dict) else record
    sha256, start, end = place.get("sha256"), place.get("start"), place.get("end")
    document = _stated(place, "document", line)
    if sha256 is None and document:
        current = library.catalog.current(document)
        sha256 = current.sha256 if current else ""
    text = record.get("text")
    if (
        not isinstance(sha256, str)
        or not re.fullmatch(r"[0-9a-f]{64}|", sha256)
        or type(start) is not int
        or type(end) is not int
        or not isinstance(text, str | None)
    ):
        raise QuestionError(f'line {line}: expected a citation with "sha256" (or "document"), "start" and "end"')
    known = {field.name: _stated(place, field.name, line) for field in fields(Metadata)}
    return Claim(sha256, start, end, text, document or None, Metadata(**known))


def _stated(place: Record, name: str, line: int) -> str:
    """What a citation says of its document under this name; empty where it says nothing."""
    value = place.get(name)
    if not isinstance(value, str | None):
        raise QuestionError(f'line {line}: "{name}" of a citation must be text, found {json.dumps(value)[:40]}')
    return value or ""


def _hit_fields(hit: PassageHit) -> Record:
    cited = hit.citation
    place = {"document": cited.document, "sha256": cited.sha256, "start": cited.start, "end": cited.end}
    return {**place, "score": hit.score}


def _words(mention: Mention | None) -> str | None:
    return mention.text if mention else None


def _text(record: Record, name: str) -> str:
    value = record.get(name)
    if not isinstance(value, str):
        raise QuestionError(f'expected a "{name}" that is text, found {json.dumps(value)[:40]}')
    return value


def _texts(record: Record, name: str, what: str) -> list[str]:
    value = record.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise QuestionError(f'"{name}" must be a list of {what}, found {json.dumps(value)[:40]}')
    return value
