"""Paragraphs and their roles, on the seeds and on the dirt that saved pages carry."""

from __future__ import annotations

import time

import pytest

from index.datelines import dateline
from index.document import Role
from index.furniture import is_caption, is_furniture
from index.paragraphs import bare_title, paragraphs_of, stated_date
from index.sentences import sentences_of
from tests.conftest import seed_text


def roles(text: str, title: str | None = None) -> list[tuple[Role, str]]:
    return [(p.role, text[p.start : p.end]) for p in paragraphs_of(text, title)]


STORY = "The council met on Tuesday and agreed to build a second bridge over the river."


@pytest.mark.parametrize(
    ("name", "not_story"),
    [
        ("000", ["Arms Race: NATO Says", "An arms race along Russian borders betwen", "[Image by U.S. Army"]),
        ("001", ["NATO promises to avoid", "Leave a reply"]),
        ("002", ["NATO Sending", "Fact checked", "RT reports:", "Russian aggression", "Be the first", "Leave a Reply"]),
        ("002", ["Your email address will not", "This site uses Akismet"]),
        ("003", ["Belgium NATO strengthens", "Cold War ghost", "Don't negotiate", "Articles les plus"]),
        ("004", ["Russia to NATO", "26/05/2017", "## RELATED: Pentagon", "## **RELATED:**"]),
    ],
)
def test_titles_headings_captions_and_furniture_of_the_seeds_are_not_story(name: str, not_story: list[str]) -> None:
    found = roles(seed_text(name))
    for beginning in not_story:
        matching = [role for role, text in found if text.startswith(beginning)]
        assert matching, beginning
        assert Role.STORY not in matching, beginning


@pytest.mark.parametrize(("name", "count"), [("000", 12), ("001", 12), ("002", 14), ("003", 11), ("004", 12)])
def test_every_story_paragraph_of_the_seeds_is_story(name: str, count: int) -> None:
    assert sum(role is Role.STORY for role, _ in roles(seed_text(name))) == count


def test_a_paragraph_torn_by_blank_lines_is_mended() -> None:
    text = "We are striving for a\n\n\n\nbetter relationship with all of them. It is late.\n\nAnother paragraph stands here."
    assert next(t for _, t in roles(text)).endswith("It is late.")
    assert len(roles(text)) == 2


def test_hard_wrapped_lines_are_one_paragraph_and_list_items_are_not() -> None:
    wrapped = "\n".join(["x" * 30 + " " + "y" * 30] * 4 + ["the end."])
    assert len(roles(wrapped)) == 1
    assert len(roles("- one thing to buy\n- another thing to buy\n- a third thing to buy")) == 3


def test_the_first_line_is_the_title_only_where_more_follows() -> None:
    assert roles(f"Council agrees on bridge\n\n{STORY}")[0][0] is Role.TITLE
    assert roles("Council agrees on bridge")[0][0] is Role.STORY
    assert roles(f"{STORY}\n\n{STORY}")[0][0] is Role.STORY


def test_a_title_given_is_recognised_when_the_text_repeats_it_and_never_guessed() -> None:
    assert roles(f"Bridge agreed\n\n{STORY}", "Bridge agreed")[0][0] is Role.TITLE
    assert Role.TITLE not in [
        role for role, _ in roles(f"A lead that runs on and on and on with no stop here\n\n{STORY}", "Other")
    ]


def test_a_text_of_headings_alone_is_story() -> None:
    assert {role for role, _ in roles("buy milk\n\ncall home\n\nwater the plants\n\nwrite")} <= {Role.STORY, Role.TITLE}


@pytest.mark.parametrize(
    "line",
    ["Leave a Reply", "RELATED: Dam bursts in valley", "Read more: the full report", "3 Comments", "Share this article",
     "Your email address will not be published. Required fields are marked *", "***", "Most read", "All rights reserved",
     "*Opinion. Published in the Harbour Review on 2 April 2023. By Ada Hopper.*", "By Ada Hopper and Bo Hale."],
)  # fmt: skip
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [STORY, "Related companies were fined, the court said.", "Read aloud, the verdict took two hours.",
     "Comments by the minister were met with silence.", "Most readers of the paper live in the city.",
     "Trending upwards since May, prices reached a new peak.", "By May Northgate had left.", "By Monday.",
     "Published by Oslo, it sold well and was read."],
)  # fmt: skip
def test_story_is_not_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert not is_caption(line)


@pytest.mark.parametrize(
    ("line", "iso"),
    [("26/05/2017", "2017-05-26"), ("5/26/2017", "2017-05-26"), ("05/04/2017", ""), ("24 June 2015", "2015-06-24"),
     ("Wednesday, June 24, 2015", "2015-06-24"), ("2015-06-24", "2015-06-24"), ("31/02/2017", ""), ("In May 2017", None)],
)  # fmt: skip
def test_datelines(line: str, iso: str | None) -> None:
    assert dateline(line) == iso


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("*14 June 2022 — by Ana Pohl*", "2022-06-14"),
        ("11 Feb. 1913.", "1913-02-11"),
        ("Posted 2022-08-19 by Sofía Núñez", "2022-08-19"),
        ("By Élodie Garçon, Bo Hale and Ada B. Hopper | May 14, 2022", "2022-05-14"),
        ("By Ada Hopper – Updated at 4:12PM, 3 May 2024", "2024-05-03"),
        ("26/05/2017, by Bo O’Brien-Hale", "2017-05-26"),
        ("By Ada Hopper", None),
        ("By Ada Hopper, for the Review", None),
        ("14 June 2022 was won by Ada Hopper", None),
        ("Published 2023-11-30 by the city council", None),
        ("By June, 14 houses stood", None),
        ("**The Beacon** | 19 March 2024 | by Ada Hopper, our reporter", "2024-03-19"),
        ("By Ada Hopper | Markets | 3 May 2024", "2024-05-03"),
        ("Founded | 3 May 2024", None),
        ("The Bridge | by Ada Hopper | sold", None),
        ("By Sea | 4 March 2025 | 300", None),
        ("By Ada Hopper | 4 March 2025 | 300", None),
    ],
)
def test_datelines_with_who_wrote_it(line: str, iso: str | None) -> None:
    assert dateline(line) == iso


def test_the_stated_date_is_found() -> None:
    text = seed_text("004")
    assert stated_date(text, paragraphs_of(text)) == "2017-05-26"
    assert stated_date(seed_text("000"), paragraphs_of(seed_text("000"))) == ""


def test_rows_of_a_table_are_story_and_its_head_is_none() -> None:
    text = "The year in figures\n\nSales rose, as the table shows.\n\n| Segment | 2024 |\n|---|--:|\n| Medical | $96.3M |\n| Other | $1M |\n"
    roles = {text[p.start : p.end]: p.role for p in paragraphs_of(text)}
    assert roles["| Medical | $96.3M |"] is roles["| Other | $1M |"] is Role.STORY
    assert roles["| Segment | 2024 |"] is Role.HEADING


@pytest.mark.parametrize(
    "line", ["*Fig. 3: The brew group, seen from the left.*", "Table 1. Baseline characteristics of all."]
)
def test_what_stands_under_a_figure_is_a_caption(line: str) -> None:
    assert [p.role for p in paragraphs_of(f"It began early. It ended late.\n\n{line}")][1] is Role.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "Posted in Germany since May, the troops train with their hosts and rest little.",
        "Sign up to the treaty was refused by three states on Monday.",
        "More on the border, soldiers dig trenches. They work by night.",
        "Figure 3 shows that the number fell in every year.",
        "Article 5 binds all members.",
        "Part A was sold in May.",
    ],
)
def test_a_sentence_that_begins_like_furniture_is_story(line: str) -> None:
    assert [p.role for p in paragraphs_of(f"It began early. It ended late.\n\n{line}")][1] is Role.STORY


@pytest.mark.parametrize("line", ["Sec. 4. Permits.", "§ 12.", "Art. 5. Duties of the tenant.", "Section 7. Appeals."])
def test_a_section_s_number_and_title_are_a_heading(line: str) -> None:
    assert [p.role for p in paragraphs_of(f"It began early. It ended late.\n\n{line}")][1] is Role.HEADING


def test_a_letter_answered_is_unwrapped_and_its_empty_lines_are_nothing() -> None:
    text = "> We lost a number of samples in the night, and nobody has told\n> us how many of them were from Oslo.\n>\n> It costs."
    roles = [(p.role, text[p.start : p.end]) for p in paragraphs_of(text, "A letter")]
    assert [role for role, _ in roles] == [Role.STORY, Role.FURNITURE, Role.STORY]
    assert roles[0][1].endswith("were from Oslo.")


def test_a_line_of_the_trade_is_no_title() -> None:
    text = "FOR IMMEDIATE RELEASE\n\nVeltra opens a plant\n\nThe plant opened in May. It is large."
    assert [p.role for p in paragraphs_of(text)] == [Role.HEADING, Role.TITLE, Role.STORY]


def test_a_line_that_leads_into_a_list_is_story_and_a_numbered_heading_is_none() -> None:
    text = "3. RENT\n\nThe rent is low.\n\nThe tenant shall pay for:\n\n- water\n- heat\n\nThe agency reports:\n\nIt rained."
    assert [(p.role, text[p.start : p.end]) for p in paragraphs_of(text, "A lease")] == [
        (Role.HEADING, "3. RENT"),
        (Role.STORY, "The rent is low."),
        (Role.STORY, "The tenant shall pay for:"),
        (Role.STORY, "- water"),
        (Role.STORY, "- heat"),
        (Role.FURNITURE, "The agency reports:"),
        (Role.STORY, "It rained."),
    ]


def test_many_torn_lines_are_mended_in_time_that_grows_with_them() -> None:
    text = "\n\n".join("the ship that came from the north had no flag and" for _ in range(20_000))
    started = time.perf_counter()
    assert len(paragraphs_of(text, "")) == 1
    assert time.perf_counter() - started < 20  # hours, where each line is read with all before it


@pytest.mark.parametrize(
    "text", ["-" * 20_000 + "a", "- " * 10_000 + "a", ". " * 20_000, "One (a or b)" + "[ ]" * 3_000 + "a"]
)
def test_marks_without_end_take_no_time(text: str) -> None:
    started = time.perf_counter()
    paragraphs_of(text, "")
    assert time.perf_counter() - started < 5  # a minute and more, where each mark is read with all behind it


def roles_of(text: str) -> list[Role]:
    """The roles of a text whose title stands elsewhere."""
    return [role for role, _ in roles(text, "Another title")]


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Tue 4 Mar 2025 06.00 GMT", "2025-03-04"),
        ("October 29, 2024 at 1:15 p.m. EDT", "2024-10-29"),
        ("First published on Thu 12 Sep 2024 05.51 BST", "2024-09-12"),
        ("Last updated at 4:12PM, 3 May 2024", "2024-05-03"),
        ("Updated at 4:12PM", None),
        ("12.03.2024", ""),
    ],
)
def test_datelines_with_a_clock(line: str, iso: str | None) -> None:
    assert dateline(line) == iso


def test_fields_below_one_another_are_a_record_and_headers_are_none() -> None:
    story = "\n\nThe lights were sold in three shops from May to June of that year, in white and in green."
    assert roles_of(f"Units: About 84,000\n\nRemedy: Refund{story}") == [Role.STORY] * 3
    assert roles_of(f"From: Ada Hopper\n\nTo: Bo Hale{story}") == [Role.HEADING, Role.HEADING, Role.STORY]
    assert roles_of(f"Units: About 84,000{story}") == [Role.HEADING, Role.STORY]


def test_lines_of_a_chat_are_story_whole_and_their_brackets_no_caption() -> None:
    text = "[10:07] raj.patel: it's always a case :)\n\n[10:12] dana_k: nobody. that's the problem"
    sentences = sentences_of(text, paragraphs_of(text, ""), lambda _: True)
    assert [text[s.start : s.end] for s in sentences] == text.split("\n\n")
    assert {s.role for s in sentences} == {Role.STORY}


def test_contents_and_references_are_no_story() -> None:
    text = (
        "1. Early life\n\n2. Later life\n\n## Early life\n\nShe was born in a small town by the sea in 1931.\n\n"
        "## Later life\n\n1. She moved to Oslo, where she lived alone.\n\n## References\n\n1. The Times, 4 June 2019."
    )
    apparatus, heading, story = Role.FURNITURE, Role.HEADING, Role.STORY
    assert roles_of(text) == [apparatus, apparatus, heading, story, heading, story, heading, apparatus]


def test_a_line_that_a_list_goes_on_from_is_story_and_a_lone_numbered_line_a_heading() -> None:
    text = (
        "2. What you should know\n\nDo not take it\n- if you are allergic to it or to its parts.\n"
        "- if you are ill, or were ill in the last year."
    )
    assert roles_of(text) == [Role.HEADING, Role.STORY, Role.STORY, Role.STORY]


def test_lines_that_end_before_the_margin_were_never_wrapped() -> None:
    lines = [
        "If you take more of it than you should have taken",
        "Go to the nearest hospital at once, and take the leaflet along with you.",
    ]
    assert len(roles_of("\n".join(lines))) == 2
    wrapped = [
        "The bridge across the river was opened by the mayor on Friday, and",
        "thousands came to see it, from both sides of the wide river and from",
        "the hills.",
    ]
    assert len(roles_of("\n".join(wrapped))) == 1


@pytest.mark.parametrize("label", ["OPINION", "Obituary", "Sent: 14 November 2023", "From: Ada Hopper"])
def test_a_label_above_the_title_is_none_whether_the_title_is_known_or_not(label: str) -> None:
    text = f"{label}\n\nThe bridge that never was\n\nIt was to open in May. It did not open, and nobody knows why."
    for title in (None, "The bridge that never was"):
        assert [words for role, words in roles(text, title) if role is Role.TITLE] == ["The bridge that never was"]


def test_a_letter_is_known_by_its_subject() -> None:
    assert bare_title("Subject: RE: Fwd: The boiler") == bare_title("# The boiler") == "The boiler"
    assert roles("Subject: RE: The boiler\n\nIt broke on Friday, and it is cold.", "The boiler")[0][0] is Role.TITLE


@pytest.mark.parametrize(
    "line",
    [
        "Will the bridge reopen?",
        "Leave our bridge alone!",
        "# Will the bridge reopen?",
        "# The bridge is shut.",
        "# Shut!",
    ],
)
def test_a_headline_may_ask_or_exclaim(line: str) -> None:
    assert roles(f"{line}\n\n{STORY}") == [(Role.TITLE, line), (Role.STORY, STORY)]


@pytest.mark.parametrize(
    "text",
    [
        f"Will the bridge reopen?\n{STORY}",  # the first line of a paragraph
        f"Hello Ada!\n\n{STORY}",
        f"The bridge is shut. Why?\n\n{STORY}",
        f"“Will the bridge reopen?”\n\n{STORY}",
        f"The bridge is shut.\n\n{STORY}",
        f"1. Who built the bridge?\n\n{STORY}",
        "Hopper: Will the bridge reopen?\n\nHale: In May, and not before.",
        f"Will the bridge that fell in the storm of last May ever reopen for lorries?\n\n{STORY}",
        "Will the bridge reopen?",
    ],
)
def test_a_question_in_the_story_is_no_title(text: str) -> None:
    assert {role for role, _ in roles(text)} == {Role.STORY}


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the vaccine by Friday, the council urged all residents.",
        "Sign up for our free swimming course by 12 May.",
        "Read the full leaflet before you take this medicine.",
        "Skip to step 4 if the filter is clean.",
        "Print this form and send it to the clerk by 5 May.",
        "If you would like to comment on the application, write to the council by 5 May.",
        "Comments are closed on planning applications after 21 days.",
        "Filed under seal, the complaint names five men.",
        "Posted in May, the video was seen by millions.",
        "Most popular was the red one, with 400 sold.",
        "Subscribe to the new shares by 5 May, the bank told investors on Monday.",
        "Share via a trust was sold to the bank in May, the court heard.",
        "(The company declined to comment on its plans to close.)",
        "[“It was never ours to sell,” the owner wrote later.]",
        "Video by residents shows the bridge swaying in the wind.",
        "Photo by photo, the exhibition tells how the bridge was built.",
        "(c) 2023 financial statements shall be delivered within 90 days.",
        "(c) The Tenant waives all rights to sue the Landlord.",
        "All rights reserved to the Landlord in clause 4 may be used by the Tenant.",
    ],
)
def test_a_sentence_that_begins_like_an_invitation_or_a_credit_is_story(line: str) -> None:
    assert roles_of(f"{STORY}\n\n{line}") == [Role.STORY, Role.STORY]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter.",
        "Sign up for our daily newsletter and get the best of the week in your inbox.",
        "Sign up here",
        "Sign up for the morning briefing of the Harbour Times",
        "Share this article with your friends and family today.",
        "Leave a comment below.",
        "(Reuters)",
        "(Reporting by Ada Hopper in Leeds; editing by Bo Hale.)",
        "(This story has been updated to correct a name.)",
        "[Image by Ada Hopper]",
        "(AP)",
        "Photo by Jane Doe / AP",
        "Photo by Jane Doe for The Harbour Times in Leeds.",
        "Image courtesy of the Port of Leeds",
        "© 2023 The Times. All rights reserved.",
        "Copyright 2023 by The Times. No part of it may be printed.",
        "(c) 2020-2023 The Times",
        "All rights reserved. No part of this may be printed.",
    ],
)
def test_invitations_credits_and_rights_are_no_story(line: str) -> None:
    assert roles_of(f"{STORY}\n\n{line}")[1] in (Role.FURNITURE, Role.CAPTION)


def test_a_title_has_the_words_of_its_link() -> None:
    assert bare_title("# [The boiler](https://port.example/boiler) broke") == "The boiler broke"


def between(lines: str) -> list[tuple[Role, str]]:
    """The roles of lines within an article, where headings are not most of the text."""
    article = f"{STORY} It will cost 4 million euros.\n\n{lines}\n\nWork will begin in May. {STORY}"
    return roles(f"Council agrees on bridge\n\n{article}")[2:-1]


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        ("Ingredients\n200 g butter, soft\n200 g caster sugar", 1),
        ("Opening hours\n\nTuesday–Friday 10am–5pm\nClosed on Mondays", 1),
        ("The rent includes:\nHeating and hot water\nInternet", 0),
        ("At a glance\n4,000 homes without power\n12 schools closed", 1),
        ("● Free parking\n● Two drinks at the bar", 0),
        ("▪ Free parking\n▪ Two drinks at the bar", 0),
        ("Ticket | Price\n--- | ---\nAdult | £8\nChild | £4", 1),
        ("**Serves:** 4\n**Time:** 1 hour 30 minutes", 0),
        ("1972: Royal Medal\n1980: OBE", 0),
        ("Adult (over 16): £8\nChild (under 16): £4", 0),
        ("How to return an item to our shop in Leeds\nBring it with the receipt.", 1),
        ("Marsh died in Hull in 2004.[3]", 0),
        ("Marsh died in Hull in 2004.²", 0),
        ("Date of next meeting\n\nTuesday 9 April 2024 at 7.30 pm", 1),
        ("Cost of the works", 1),
        ("Cost of the works\n\nWho pays", 2),
        ("## Cost\n## Plan\n## Next", 3),
        ("**Cost**\n**Plan**\n**Next**", 3),
    ],
)
def test_what_is_listed_without_a_bullet_is_story(lines: str, headings: int) -> None:
    found = [role for role, text in between(lines) if set(text) - set("-| ")]
    assert found == [Role.HEADING] * headings + [Role.STORY] * (len(found) - headings)


def test_links_to_other_stories_are_not_listed() -> None:
    for above in ("Related stories", "Related stories:", "See also:"):
        found = between(f"{above}\nMayor quits over bridge\nPort to close\nFerry sinks")
        assert [role for role, _ in found] == [Role.FURNITURE, *[Role.HEADING] * 3]


@pytest.mark.parametrize(
    "lines", ["The mayor put it this way:\n\nWhat comes next", "The mayor put it this way:\nWhat comes next"]
)
def test_a_lone_heading_below_a_line_that_leads_in_is_not_listed(lines: str) -> None:
    assert between(lines)[-1] == (Role.HEADING, "What comes next")


def test_names_below_a_title_are_not_listed() -> None:
    text = f"Bridge to be built\nAda Hopper\nHarbour correspondent\nOslo bureau\n\n{STORY}\n\n{STORY}"
    assert [role for role, _ in roles(text)] == [Role.TITLE, *[Role.HEADING] * 3, Role.STORY, Role.STORY]


@pytest.mark.parametrize(
    "text",
    [
        f"Opinion: The bridge must go\nAuthor: Ada Hopper\n\n{STORY}",
        f"Interview: Ada Hopper on the bridge\n\nQ: Why did you build it?\n\nA: {STORY}",
        f"Who will pay for the bridge?\n\n{STORY}\n\nWhat is planned?\n\n{STORY}\n\nWho decides on it?\n\n{STORY}",
    ],
)
def test_a_title_may_have_a_label_or_ask_above_others_that_do(text: str) -> None:
    assert roles(text)[0][0] is Role.TITLE


def test_a_paragraph_of_two_wrapped_lines_stays_one() -> None:
    wrapped = "The bridge was designed by the engineers Ada Hopper and\nBo Hale in 1932."
    assert (Role.STORY, wrapped) in between(wrapped)


@pytest.mark.parametrize("line", ["Published 3 May 2020", "Last updated: 3 May 2020"])
def test_the_date_of_a_text_is_not_told_under_a_heading(line: str) -> None:
    assert [role for role, _ in between(f"Cost of the works\n\n{line}")] == [Role.HEADING, Role.FURNITURE]


@pytest.mark.parametrize(
    "text",
    [
        "- 500 g split peas\n- 2 onions\n\nSoak the peas overnight. Then boil them.",
        "Name: Pump 200\nWeight: 6.2 kg\n\nThe pump is small. It is blue.",
        "| Adult | £8 |\n\nThe ticket is good for a day. It is green.",
        "Who may return an item?\n\nYou may.\n\nWho pays?\n\nWe do.\n\nIs it slow?\n\nIt takes a week.\n\nIs it free?\n\nYes.",
    ],
)
def test_no_list_record_table_or_list_of_questions_begins_with_a_title(text: str) -> None:
    assert Role.TITLE not in [role for role, _ in roles(text)]


def test_a_byline_in_small_letters_is_none_of_the_title() -> None:
    assert roles("Why I quit my smart thermostat\n\nby Lotte Berg\n\nTwo winters ago I bought one.")[0] == (
        Role.TITLE,
        "Why I quit my smart thermostat",
    )


def test_a_letter_s_line_above_what_it_quotes_stays_above_it() -> None:
    text = "No.\n\nOn Fri, 1 Mar 2024 at 16:40, Tom Reed wrote:\n> The landlord pays for the movers.\n>\n> Tom"
    assert "> The landlord pays for the movers." in [text for _, text in roles(text)]


@pytest.mark.parametrize(
    "label",
    ["LORD JUSTICE HALE:", "Lady Hale:", "**Mr Justice Reed:**", "MS HOPPER (for the port):", "MR. HALE:",
     "His Honour Judge Hale:", "Hale LJ:", "THE CHAIRMAN:"],
)  # fmt: skip
def test_a_speaker_s_label_above_numbered_paragraphs_is_what_they_stand_under(label: str) -> None:
    text = f"The bridge was shut.\n\n{label}\n\n17. I agree with my Lady.\n\n18. It was dear."
    told = {words: role for role, words in roles(text, "")}
    assert told[label] is Role.HEADING
    assert told["17. I agree with my Lady."] is told["18. It was dear."] is Role.STORY


@pytest.mark.parametrize("label", ["MR. HALE:", "MR HALE:", "Mrs. Ada Hopper:"])
def test_a_speaker_s_label_alone_is_no_story(label: str) -> None:
    text = f"The bridge was shut.\n\n{label}\n\nI agree with my Lady."
    assert roles(text, "")[1] == (Role.FURNITURE, label)


@pytest.mark.parametrize(
    ("lead", "item"),
    [
        ("The tenant shall pay for:", "1. Water and heat."),
        ("KEY POINTS:", "1. The port lost."),
        ("THE FACTS:", "1. The port lost."),
        ("Mr Hale shall:", "1. Pay the rent."),
        ("Mr Hale:", "- reported on the bridge"),
        ("Lady Hale:", "1. the bridge"),
        ("Annex J:", "1. The plan."),
    ],
)
def test_a_line_that_leads_into_a_list_stays_story(lead: str, item: str) -> None:
    text = f"The bridge was shut.\n\n{lead}\n\n{item}\n\n{item}"
    assert roles(text, "")[1] == (Role.STORY, lead)


@pytest.mark.parametrize("line", ["MR. HALE: It is late.", "Mr. Hale left. He said:", "Dr. Hale said it was so."])
def test_a_line_with_more_than_a_label_is_story(line: str) -> None:
    assert roles(f"The bridge was shut.\n\n{line}\n\nI agree.", "")[1] == (Role.STORY, line)
