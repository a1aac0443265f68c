"""What opens an item of a list: a bullet, a number or a letter."""

from __future__ import annotations

import re

NUMBER = r"(?:\d{1,3}|[A-Za-z]|[ivx]{2,4}|[IVX]{2,4})"  # of an item: "12", "b", "iv"
# A capital without brackets is an initial: "J. Smith left."
_OPENING = rf"(?:[-*+•–●▪◦‣·■□☐✓✔→➢❖]|(?:\d{{1,3}}|[a-z]|[ivx]{{2,4}})[.)]|\({NUMBER}\))\s+"
LIST_ITEM = re.compile(rf"^\s*{_OPENING}\S")
PART_OF_A_CLAUSE = re.compile(rf"^\s*{_OPENING}[a-z]")  # "(1) drive a vehicle on a dune;"
