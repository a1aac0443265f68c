"""Questions that ask several things at once."""

from __future__ import annotations

import pytest

from rag import Assistant
from rag.parts import MOST, parts_of
from rag.question import understand


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "What did the ministry say, and how did the union answer?",
            ["What did the ministry say?", "How did the union answer?"],
        ),
        ("Who came and when?", ["Who came?", "When?"]),
        (
            "When the lease ends, what happens to the deposit and who pays for cleaning?",
            ["When the lease ends, what happens to the deposit?", "Who pays for cleaning?"],
        ),
        ("Who set the tariffs? And who pays them?", ["Who set the tariffs?", "Who pays them?"]),
        ("How much did it cost? Was it insured?", ["How much did it cost?", "Was it insured?"]),
        ("Has the ship left, and is it armed?", ["Has the ship left?", "Is it armed?"]),
        ("How many ships were lost; what was their cargo?", ["How many ships were lost?", "What was their cargo?"]),
        (
            "The 1997 act: what does it forbid, and what does the union make of that?",
            ["The 1997 act: what does it forbid?", "What does the union make of that?"],
        ),
        (
            "Which ministers resigned, and which EU members objected?",
            ["Which ministers resigned?", "Which EU members objected?"],
        ),
        (
            "Who paid, when was it paid, and how was it found, and why was it hidden?",
            ["Who paid?", "When was it paid?", "How was it found, and why was it hidden?"],
        ),
        (
            "How much was the profit, how much was the revenue, and how much was the dividend?",
            ["How much was the profit?", "How much was the revenue?", "How much was the dividend?"],
        ),
        (
            "Who led the study, who funded it, and who criticised it?",
            ["Who led the study?", "Who funded it?", "Who criticised it?"],
        ),
        (
            "Who is the chief executive, when was she appointed, and what is her salary?",
            ["Who is the chief executive?", "When was she appointed?", "What is her salary?"],
        ),
        ("How did the WHO respond, and who led the team?", ["How did the WHO respond?", "Who led the team?"]),
        ("What happened? Is anyone hurt?", ["What happened?", "Is anyone hurt?"]),
        ("Who won, and did anyone protest?", ["Who won?", "Did anyone protest?"]),
        ("What did he do in the U.S. and when did he leave?", ["What did he do in the U.S.?", "When did he leave?"]),
        ("Was he convicted? If so, what was the sentence?", ["Was he convicted?", "What was the sentence?"]),
        ("How long is the lease and can it be renewed?", ["How long is the lease?", "Can it be renewed?"]),
        ("Why was the chief fired and did he sue?", ["Why was the chief fired?", "Did he sue?"]),
        (
            "Who were the directors, what were they paid, and did they disclose their shares?",
            ["Who were the directors?", "What were they paid?", "Did they disclose their shares?"],
        ),
        ("Who did he work for and who paid for it?", ["Who did he work for?", "Who paid for it?"]),
        ("What is the film about and who directed it?", ["What is the film about?", "Who directed it?"]),
        (
            "What is the difference between the two and which is better?",
            ["What is the difference between the two?", "Which is better?"],
        ),
        ('How big is a 6" pipe, and how much does it cost?', ['How big is a 6" pipe?', "How much does it cost?"]),
    ],
)
def test_what_is_asked_at_once_is_taken_apart(question: str, parts: list[str]) -> None:
    assert list(parts_of(question)) == parts


@pytest.mark.parametrize(
    "question",
    [
        "When I miss a dose, what should I do?",
        "Where the contract is silent, what applies?",
        "What percentage of men and what percentage of women smoke?",
        "Which members of the committee and which staff attended?",
        "When was the bridge opened?",
        "Where and when was it signed?",
        "Who, what and where?",
        "Why, and by whom, was it closed?",
        "Did they say when and where the ferry leaves?",
        "What did Hale say about why Oslo left and what Bergen would do?",
        "What is the difference between what the treaty says and what it does?",
        "What treaty was signed by the man who led and who died?",
        "What does the phrase “who comes and who goes” mean?",
        'What did the editor mean by "who and what are we and what do we want"?',
        "Compare the two. Arguments for and against, please.",
        "Explain who paid and who gained.",
        "What did UNICEF and WHO say about vaccines?",
        "Which ministers and which companies were named in the report?",
        "How many soldiers and how many civilians were killed?",
        "To what extent and why did the plan fail?",
        "At what age and with what consent may a child marry?",
        "On what grounds, and by which court, was the order made?",
        "In which city and in what year was it founded?",
        "What is and what is not covered by the policy?",
        "Did the minister, who resigned in May and who is on trial, apologise?",
        "What did the minister, who resigned in May and whose trial has begun, say about the cuts?",
        "In the Smith case, which went to appeal and whose outcome is pending, who is the judge?",
        "What happened to the man who lived there and whose wife died?",
        "What are the rights that tenants have and which landlords must respect?",
        "What are the rules on when you may appeal and how much it costs?",
        "Which document sets out who pays and when payment is due?",
        "What did the witness say about who was there and which car they took?",
        "What caused the panic and what one witness described as a stampede?",
        "What do Kanye West, Drake, and Will Smith have in common?",
        "When does the law take effect (and to whom does it apply)?",
        "Who said ‘who pays and why do they pay’?",
        "Who is responsible for and who pays for repairs?",
        "What is the difference between theft and what lawyers call conversion?",
        "Who fixed the roof and did it well?",
    ],
)
def test_what_is_one_question_stays_whole(question: str) -> None:
    assert parts_of(question) == (question,)


def test_no_more_than_so_many_parts_are_read() -> None:
    asked = "Who came? Who left? Who stayed? Who slept? Who sang?"
    assert parts_of(asked) == ("Who came?", "Who left?", "Who stayed? Who slept? Who sang?")
    assert len(parts_of(asked)) == MOST


def test_each_part_is_read_behind_the_others(assistant: Assistant) -> None:
    whole = understand("How many troops will be sent, and when do they arrive?", assistant.library)
    first, second = whole.parts(assistant.library)
    assert (first.asking, second.asking) == ("How many troops will be sent?", "When do they arrive?")
    assert second.read == "When do they arrive? (How many troops will be sent?)"
    assert (first.own, second.own) == ("How many troops will be sent?", "")  # "arrive" says too little by itself
    assert first.wanted != second.wanted


def test_the_parts_of_a_follow_up_are_read_behind_its_question_too(assistant: Assistant) -> None:
    following = understand("Who signed it, and what did it cost?", assistant.library, ["When was the treaty agreed?"])
    first, second = following.parts(assistant.library)
    assert first.read == "Who signed it? (When was the treaty agreed? What did it cost?)"
    assert second.read == "What did it cost? (When was the treaty agreed? Who signed it?)"


def test_a_preamble_is_no_part_and_is_read_with_each(assistant: Assistant) -> None:
    asked = understand("I am writing about tariffs. Who set them, and what do they cost?", assistant.library)
    assert [part.asking for part in asked.parts(assistant.library)] == ["Who set them?", "What do they cost?"]
    assert all("I am writing about tariffs." in part.read for part in asked.parts(assistant.library))
