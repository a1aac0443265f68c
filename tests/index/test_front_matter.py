"""What a Markdown file states of itself above its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.document import Metadata, Role
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


def stated(lines: str, end: str = "\n") -> Metadata:
    return front_matter(f"---\n{lines}\n---\nIt is hot.\n".replace("\n", end))


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("The Workers'", "The Workers'"),
        ('The "Star"', 'The "Star"'),
        ('"Star" and "Moon"', '"Star" and "Moon"'),
        ("'Tis hot", "'Tis hot"),
        ('"Heat"', "Heat"),
        ("'Heat'", "Heat"),
        ("'\"Heat\"'", '"Heat"'),
        ("\"The 'Star'\"", "The 'Star'"),
        (r'"The \"Star\""', 'The "Star"'),
        ("'The Workers'' heat'", "The Workers' heat"),
        ('""', ""),
        ('"', '"'),
    ],
)
def test_one_pair_of_quotes_around_the_whole_is_taken_off(value: str, title: str) -> None:
    assert stated(f"title: {value}\nauthor: Ada").title == title


@pytest.mark.parametrize("marker", [">", ">-", "|", "|-", ">2+"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_block_is_read_on_over_its_lines(marker: str, end: str) -> None:
    known = stated(f"title: {marker}\n  The heat:\n\n  it 'goes' on\nauthor: Ada", end)
    assert (known.title, known.author) == ("The heat: it 'goes' on", "Ada")


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        ("author: [Ann, Bob]", "Ann, Bob"),
        ("author: [ 'Ann', \"Bob, the elder\", O'Hara, ]", "Ann, Bob, the elder, O'Hara"),
        ("author: [Ann,\n  Bob\n]", "Ann, Bob"),
        ("author: []", ""),
        ("author:\n  - Ann\n  - 'Bob'", "Ann, Bob"),
        ("author:\n- Ann\n- Bob", "Ann, Bob"),
        ("author:\n  - name: Ann\n    email: a@b.c\n  - name: Bob", "Ann, Bob"),
        ("author: [of the desk] Ann [x]", "[of the desk] Ann [x]"),
        ("author: [Ann", "[Ann"),
        ("author:", ""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_items_of_a_list_stand_with_commas(lines: str, author: str, end: str) -> None:
    known = stated(f"{lines}\ntitle: Heat", end)
    assert (known.author, known.title) == (author, "Heat")


@pytest.mark.parametrize(
    "value", ["2024-05-45", "2023-02-29", "2024-13", "2024-5-20", "2024/05/20", "20 May 2024", "20240520"]
)
def test_what_is_no_date_is_left_out(value: str) -> None:
    known = stated(f"title: Heat\ndate: {value}")
    assert (known.title, known.date, known.date_basis) == ("Heat", "", "")


@pytest.mark.parametrize("value", ["2024-05-20", "'2024-05-20'", "2024-05-20T10:00:00Z", "2024-05-20 10:00:00 +0200"])
def test_a_date_is_read_without_its_time(value: str) -> None:
    known = stated(f"title: Heat\ndate: {value}")
    assert (known.date, known.date_basis) == ("2024-05-20", "stated")
