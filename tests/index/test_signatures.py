"""Who signs a text or appears in it is told, in lines that are short as headings are."""

from __future__ import annotations

import time

import pytest

from index.document import Role
from index.labels import is_appearance, is_signature, is_turn
from tests.index.test_paragraphs import STORY, between, roles

SIGNED = [
    "Karin Wallström, President and CEO",
    "Anders Holm, Authorised Public Accountant",
    "Dr. Ada B. Hopper, MP, Secretary of State for Transport",
    "Margaret Dunne (Chair)",
    "Bo van der Hale – Managing Director, Veltra Ltd",
    "Ada Hopper, Harbour Master",
    "Karin Wallström\nPresident and CEO",
    "Prof Ada Hopper,\nChair of the Board",
]
PARTIES = [
    "Mr Daniel Osei (instructed by Fairweather Solicitors) for the Defendant",
    "Ms A. Raman for the Claimant",
    "Priya Raman KC and Bo Hale for the Second Respondent",
    "A. B. HALE, on behalf of the Crown",
]


@pytest.mark.parametrize("line", SIGNED)
@pytest.mark.parametrize("below", ["", "\n\n## Key figures\n\nIt rained.", "\n\nKey figures\n\nIt rained."])
@pytest.mark.parametrize("above", ["", "Yours sincerely,\n\n", "Oslo, 4 March in the evening\n\n"])
def test_a_name_with_its_office_behind_a_text_is_no_heading(line: str, below: str, above: str) -> None:
    assert (Role.STORY, line) in roles(f"The year\n\n{STORY} {STORY}\n\n{STORY}\n\n{above}{line}{below}")


@pytest.mark.parametrize("line", [*SIGNED, *PARTIES])
def test_a_name_with_its_office_above_a_story_of_its_own_is_a_heading(line: str) -> None:
    found = roles(f"The year\n\n{STORY}\n\n{line}\n\n{STORY}")
    assert [(role, words) for role, words in found if words in line] == [
        (Role.HEADING, own) for own in line.split("\n")
    ]


@pytest.mark.parametrize("one", PARTIES)
@pytest.mark.parametrize(
    "other", ["Ms Priya Raman KC (instructed by Locke & Dunne LLP) for the first Claimant", PARTIES[1]]
)
def test_who_appears_for_a_party_beside_others_is_no_heading(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        text = f"Hale v Veltra Ltd\n\nBefore: JUDGE HOPPER\n\n{first}\n\n{second}\n\n{STORY}\n\n{STORY}"
        assert [role for role, words in roles(text) if words in (first, second)] == [Role.STORY] * 2


def test_several_names_with_their_offices_are_no_headings() -> None:
    lines = ["Margaret Dunne, Chair", "Bo Hale, Treasurer", "Ada Hopper, Harbour Master"]
    assert between("\n\n".join(lines)) == [(Role.STORY, line) for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Hopper, Reuters",
        "Ada Hopper, chief executive of Veltra, quits",
        "London, England",
        "Plans for the Future",
        "Care for the Elderly",
        "Chairs, Tables and Beds",
        "A House, Step by Step",
        "The Chair and the Director",
        "Early Life\nLate Life",
        "## Ada Hopper, Director",
    ],
)
def test_other_lines_behind_a_text_are_headings(line: str) -> None:
    found = roles(f"The year\n\n{STORY} {STORY}\n\n{STORY}\n\n{line}\n\nKey figures\n\nIt rained.")
    assert {role for role, words in found if words in line} == {Role.HEADING}


def test_what_touches_a_signature_from_below_goes_with_it() -> None:
    text = f"The year\n\n{STORY}\n\nYours sincerely,\n\nAda Hopper\nChair\nHarbour Trust\nOslo"
    assert roles(f"{text}\n\n## Key figures\n\n{STORY}")[3:-2] == [
        (Role.STORY, "Ada Hopper\nChair"),
        (Role.STORY, "Harbour Trust"),
        (Role.STORY, "Oslo"),
    ]
    assert roles(f"{text}\n## Key figures\n\n{STORY}")[-2] == (Role.HEADING, "## Key figures")


def test_a_heading_that_touches_a_signature_above_its_story_stays_one() -> None:
    text = f"The year\n\n{STORY}\n\nAda Hopper, Chair\nWhat comes next\n\n{STORY} {STORY}"
    assert roles(text)[2:4] == [(Role.STORY, "Ada Hopper, Chair"), (Role.HEADING, "What comes next")]


def test_no_byline_and_no_link_to_another_story_is_a_signature() -> None:
    story = f"{STORY} {STORY}\n\n{STORY}"
    bylines = ["Ada Hopper, Political Editor", "Bo Hale, Chief Reporter"]
    found = roles("\n\n".join(["Bridge to be built", *bylines, story]))
    assert [role for role, words in found if words in bylines] == [Role.HEADING] * 2
    link = "Ada Hopper, Director of Veltra, Quits"
    assert (Role.HEADING, link) in roles(f"The year\n\n{story}\n\nRelated stories\n\n{link}")


@pytest.mark.parametrize(
    "line",
    ["Ada Hopper" + "\n" * 20_000 + "x", "A." * 20_000, "AB CD, " * 3_000, "Ada Hopper, " + "Chair " * 10_000 + "!"],
)
def test_names_without_end_take_no_time(line: str) -> None:
    started = time.perf_counter()
    assert not any(matches(line) for matches in (is_turn, is_signature, is_appearance))
    assert time.perf_counter() - started < 1
