"""What an answer must hold to be one."""

from __future__ import annotations

import pytest

from rag.answer_type import AnswerType, answer_type, holds
from rag.framing import WANTED


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("How many ships were sent?", AnswerType.COUNT),
        ("number of ships that Norway sent", AnswerType.COUNT),
        ("In 2014, how many ships were sent?", AnswerType.COUNT),
        ("How much did the bridge cost?", AnswerType.MONEY),
        ("What will it cost to build the bridge?", AnswerType.MONEY),
        ("What do they expect it to cost?", AnswerType.MONEY),
        ("What percentage of voters stayed at home?", AnswerType.SHARE),
        ("On what date did the bridge open?", AnswerType.DAY),
        ("In which year did the bridge open?", AnswerType.YEAR),
        ("When was the bridge opened?", AnswerType.TIME),
        ("How long did the strike last?", AnswerType.DURATION),
        ("By how much is the fleet being enlarged?", AnswerType.AMOUNT),
        ("How much did the fleet grow?", AnswerType.AMOUNT),
        ("How much is the city spending on ships?", AnswerType.MONEY),
        ("What does WTO stand for?", AnswerType.LONG_FORM),
    ],
)
def test_what_the_words_ask_for(question: str, wanted: AnswerType) -> None:
    assert answer_type(question) is wanted


@pytest.mark.parametrize(
    "question",
    [
        "Who paid for the bridge?",
        "What did the mayor say when the bridge opened?",
        "How many ships were sent, and why?",
        "Was the bridge opened? When was it closed?",
        "When can a bridge be called safe?",
        "How much water was lost?",
        "What will cost more than the bridge?",
        "What did the mayor say about the cost of the bridge?",
        "What does the mayor think about the bridge’s cost?",
        "What will the council do to cut costs?",
    ],
)
def test_nothing_is_looked_for_where_the_words_do_not_say(question: str) -> None:
    assert answer_type(question) is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many ships were sent?", "Three ships were sent."),
        ("By how much is the fleet being enlarged?", "It grows by a third."),
        ("By how much is the fleet being enlarged?", "It will have doubled by May."),
        ("When was it said?", "It was said in 520 BC."),
        ("How many guests came?", "The dinner was attended by 2000 guests."),
        ("How many Danes agree?", "Only 31 percent of Danes agree."),
        ("What did the bridge cost?", "The bridge was built for 3 million kroner."),
        ("What did the bridge cost?", "It was built for 400 kronor."),
        ("What did the bridge cost?", "It was built for CHF 500."),
        ("How many workers lost their jobs?", "In May 40 workers lost their jobs."),
        ("How much did it cost?", "It cost twice as much as the ferry."),
        ("What percentage of voters stayed at home?", "Half of the voters stayed at home."),
        ("What percentage of voters stayed at home?", "One in five voters stayed at home."),
        ("On what date did it open?", "It opened on Friday."),
        ("In which year did it open?", "It opened in the same year."),
        ("When did it open?", "It opened after the war."),
        ("How long did it last?", "It lasted for decades."),
        ("How long did it last?", "It was out of order for a fortnight."),
        ("How many posts are vacant?", "There are no vacancies."),
        ("How many people were evicted?", "Nobody was evicted."),
        ("What did the skips cost?", "Skips cost fifty quid each, stickers 75p and the permit 1.9k."),
        ("What percentage of members voted?", "The turnout was 58 p.c. of the members."),
        ("On what date is the party?", "The party is on Sat 15 Jun."),
    ],
)
def test_what_is_asked_for_is_there(question: str, text: str) -> None:
    wanted = answer_type(question)
    assert wanted
    assert holds(wanted, text, question)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many ships were sent?", "Ships were sent to the port in 2014."),
        ("How many ships were sent?", "Norway sent a frigate and warplanes on June 14."),
        ("How many F-35 planes were sold?", "The S-400 and the F-35 were sold."),
        ("How many of the 250 ships were sent?", "The 250 ships lay in the harbour."),
        ("How many ships were sent?", "The seventh ship, a fifth-generation frigate, left on Monday."),
        ("When was it built?", "It was built by 4,000 men for the 9M729."),
        ("By how much is the fleet being enlarged?", "The fleet is being enlarged."),
        ("How many people were asked for the poll?", "Only 31 percent of Danes agree."),
        ("How much will the 27,000 troops cost?", "As many as 27,000 troops will be sent."),
        ("What percentage of voters stayed at home?", "The minister wants voters to do their share."),
        ("On what date did it open?", "It opened as soon as it was ready."),
        ("On what date did it open?", "It may be open."),
        ("In which year did it open?", "It opened on June 14."),
        ("When was it built?", "It was built of stone."),
        ("How long did it last?", "It was a strike of dockers."),
    ],
)
def test_what_is_asked_for_is_not_there(question: str, text: str) -> None:
    wanted = answer_type(question)
    assert wanted
    assert not holds(wanted, text, question)


def test_every_kind_has_words() -> None:
    assert set(WANTED) == set(AnswerType)
