"""What a Markdown file states of itself above its text, between two lines of dashes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from index.document import Metadata, is_iso_date

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<lines>(?:[^\n]*\n){1,40}?)---[ \t]*(?:\r?\n|$)")
_LINE = re.compile(r"(?P<key>[A-Za-z_]+):(?P<value>.*)")
# A key and its value, what goes on from the line before, an item of a list, a comment, the end of a list in brackets.
_STATED = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,30}):(?:\s|$)|\s|-\s|#|[\]}]|$")
_SMALL_KEY = re.compile(r"[a-z_][\w-]*")
_KEYS = {"title": "title", "author": "author", "date": "date", "publisher": "publisher", "url": "url"}
_USUAL = {*_KEYS, "authors", "tags", "categories", "layout", "description", "slug", "lang", "summary"}
# Who writes a time behind it parts them by T or, as many do, by a space.
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?=[T,;\s]|$)")
_QUOTED = r""" "(?:[^"\\]|\\.)*" | '(?:[^']|'')*' """
_PAIR = re.compile(_QUOTED, re.VERBOSE)
_IN_BRACKETS = re.compile(rf"\s*({_QUOTED}|[^,]+)", re.VERBOSE)
_ITEM = re.compile(r"\s*-\s+(?:name:\s+)?(?P<value>.*)")  # of authors some write more than the name
_BLOCK_MARKER = re.compile(r"[>|][-+0-9]{0,2}")


def end_of_front_matter(text: str) -> int:
    """Where the front matter ends and the text begins; 0 without any."""
    found = _BLOCK.match(text)
    return found.end() if found and _is_stated(found["lines"].splitlines()) else 0


def _is_stated(lines: list[str]) -> bool:
    """Whether lines are keys with their values, and no talk: keys are written small where none is a usual one."""
    stated = [_STATED.match(line) for line in lines]
    keys = [one["key"] for one in stated if one and one["key"]]
    usual = any(key.lower() in _USUAL for key in keys)
    return all(stated) and bool(keys) and (usual or all(map(_SMALL_KEY.fullmatch, keys)))


def front_matter(text: str) -> Metadata:
    """The title, author, date, publisher and address that the front matter states, as far as it does.

    A date that is not full or partial ISO 8601, or not in the calendar, is left out.

    >>> front_matter('---\\ntitle: "Heat"\\ndate: 2024-05-20\\n---\\nIt is hot.').title
    'Heat'
    """
    lines = text[: end_of_front_matter(text)].split("\n")
    found = {
        _KEYS[key]: _value(line["value"].strip(), lines[number:])
        for number, line in enumerate(map(_LINE.match, lines), 1)
        if line and (key := line["key"].lower()) in _KEYS
    }
    date = _DATE.match(found.pop("date", ""))
    if date and is_iso_date(date.group()):
        return Metadata(**found, date=date.group(), date_basis="stated")
    return Metadata(**found)


def _value(stated: str, below: list[str]) -> str:
    """What a key states: on its line, or in the lines below that go on with it; the items of a list with commas."""
    if _BLOCK_MARKER.fullmatch(stated):
        return " ".join(" ".join(takewhile(_is_indented, below)).split())
    if not stated:
        items = map(_ITEM.match, takewhile(lambda line: _is_indented(line) or line.startswith("- "), below))
        return _together(item["value"] for item in items if item)
    return _bracketed(stated, below) if stated.startswith("[") else _unquoted(stated)


def _is_indented(line: str) -> bool:
    return not line.strip() or line[0].isspace()


def _bracketed(stated: str, below: list[str]) -> str:
    """The items of a list in brackets, on one line or several; anything else in brackets as it stands."""
    rows = [stated]
    for line in below:
        if rows[-1].endswith("]") or not (_is_indented(line) or line.startswith("]")):
            break
        rows.append(line.strip())
    inner, last = " ".join(rows)[1:-1], rows[-1][-1:]
    is_list = last == "]" and not {"[", "]"} & set(inner)
    return _together(_IN_BRACKETS.findall(inner)) if is_list else stated


def _together(values: Iterable[str]) -> str:
    return ", ".join(filter(None, map(_unquoted, values)))


def _unquoted(value: str) -> str:
    """The value without the one pair of quotes around the whole of it, and what stands for a quote within as one."""
    bare = value.strip()
    if not _PAIR.fullmatch(bare):
        return bare
    within = bare[1:-1].replace("''", "'") if bare[0] == "'" else re.sub(r'\\(["\\])', r"\1", bare[1:-1])
    return within.strip()
