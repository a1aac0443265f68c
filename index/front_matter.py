"""What a Markdown file states of itself above its text, between two lines of dashes."""

from __future__ import annotations

import re

from index.document import Metadata

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<lines>(?:[^\n]*\n){1,40}?)---[ \t]*(?:\r?\n|$)")
_LINE = re.compile(r"^(?P<key>[A-Za-z_]+):[ \t]*(?P<value>.*?)[ \t\r]*$", re.MULTILINE)
# A key and its value, what goes on from the line before, an item of a list, a comment, the end of a list in brackets.
_STATED = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,30}):(?:\s|$)|\s|-\s|#|[\]}]|$")
_SMALL_KEY = re.compile(r"[a-z_][\w-]*")
_KEYS = {"title": "title", "author": "author", "date": "date", "publisher": "publisher", "url": "url"}
_USUAL = {*_KEYS, "authors", "tags", "categories", "layout", "description", "slug", "lang", "summary"}
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?!\d)")


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

    >>> front_matter('---\\ntitle: "Heat"\\ndate: 2024-05-20\\n---\\nIt is hot.').title
    'Heat'
    """
    found = {
        _KEYS[line["key"].lower()]: line["value"].strip("\"' ")
        for line in _LINE.finditer(text, 0, end_of_front_matter(text))
        if line["key"].lower() in _KEYS
    }
    date = _DATE.match(found.pop("date", ""))
    return Metadata(**found, date=date.group(), date_basis="stated") if date else Metadata(**found)
