"""What a Markdown file states of itself above its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.document import Role
from index.front_matter import end_of_front_matter, front_matter
from index.paragraphs import paragraphs_of
from index.read import read_file

TEXT = '---\ntitle: "Heat"\nauthor: Ada Hopper\ndate: 2024-05-20\ntags: [a, b]\n---\n\nIt is hot. It is.\n'


def test_title_author_and_date_are_read_and_the_block_is_no_story(tmp_path: Path) -> None:
    (tmp_path / "heat.md").write_text(TEXT, encoding="utf-8")
    (document,) = read_file(tmp_path / "heat.md")
    known = document.metadata
    assert (known.title, known.author, known.date, known.date_basis) == ("Heat", "Ada Hopper", "2024-05-20", "stated")
    assert document.text == TEXT
    block, story = paragraphs_of(TEXT, "Heat")
    assert (block.role, TEXT[block.start : block.end][-3:]) == (Role.FURNITURE, "---")
    assert (story.role, TEXT[story.start : story.end]) == (Role.STORY, "It is hot. It is.")


def test_the_table_of_sources_knows_better(tmp_path: Path) -> None:
    (tmp_path / "heat.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file,date,author\nheat.md,2024-06,\n", encoding="utf-8")
    (document,) = read_file(tmp_path / "heat.md")
    assert (document.metadata.date, document.metadata.author) == ("2024-06", "Ada Hopper")


def test_rules_and_dashes_are_no_front_matter() -> None:
    for text in ("---\n\nIt is hot.\n\n---\n", "--- It is: hot.\n---\n", "title: Heat\n---\n", "---\nIt is hot.\n"):
        assert end_of_front_matter(text) == 0
        assert front_matter(text).title == ""


@pytest.mark.parametrize(
    "lines",
    [
        "Title: Heat",
        "title: Heat\ntags:\n  - a\n- b\n# of the desk\n\nlast-modified: 2024",
        "source: a.txt\nis_draft: true",
        "title: >\n  Heat\n  again\nDate created: 2024\ntags: [a,\n]",
    ],
)
def test_keys_with_their_values_are_front_matter(lines: str) -> None:
    text = f"---\n{lines}\n---\nIt is hot.\n"
    assert end_of_front_matter(text) == text.index("It is")


@pytest.mark.parametrize(
    "lines",
    [
        "Hopper: I deny everything.",
        "Hopper: I deny everything.\n\nHale: So do I.",
        "It began in May.\ntitle: none",
        "title: Heat\nIt is hot.",
        "- a list\n- of things",
    ],
)
def test_talk_between_two_rules_is_text(lines: str) -> None:
    assert end_of_front_matter(f"---\n{lines}\n---\nIt is hot.\n") == 0
