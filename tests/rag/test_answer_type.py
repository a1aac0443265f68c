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
        ("What price must the buyer pay?", AnswerType.MONEY),
        ("What is the price of the bridge?", AnswerType.MONEY),
        ("Which day of the week is it?", AnswerType.DAY),
        ("In which month and year did the bridge open?", AnswerType.TIME),
        ("What year Norway joined", AnswerType.YEAR),
        ("How tall is the tower?", AnswerType.AMOUNT),
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
        "What caused the 5 percent fall in profits?",
        "Which company owns 51 percent of the airline?",
        "What determines how long a drug stays in the body?",
        "How do scientists know how old the Earth is?",
        "Who decides how many refugees are admitted?",
        "Was the bridge opened? When was it closed?",
        "When can a bridge be called safe?",
        "How much water was lost?",
        "What will cost more than the bridge?",
        "What did the mayor say about the cost of the bridge?",
        "What does the mayor think about the bridge’s cost?",
        "What will the council do to cut costs?",
        "What price controls did the government introduce?",
        "What is the price elasticity of demand?",
        "What share classes were issued?",
        "What date range does the report cover?",
        "Which day trader was fined?",
        "What day-to-day duties does the director have?",
        "What time limit applies to appeals?",
        "Which year group was sent home?",
        "How much did investors pay attention to the audit?",
        "How much weight did the court give to the expert when damages fell?",
        "How high is the risk of bleeding?",
        "How deep was the recession?",
        "What has the human cost of the war been?",
        "What did the war cost in lives?",
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
        ("When did the shop open?", "It opens at noon."),
        ("When was it signed?", "It was signed at Easter."),
        ("When did it take effect?", "It took effect immediately."),
        ("When was the body found?", "It was found at dawn."),
        ("When was it due?", "It was due next quarter."),
        ("When was the rent due?", "It was due on receipt of an invoice."),
        ("When was he deposed?", "He was deposed in 476."),
        ("What time does it open?", "It opens at nine."),
        ("What day is the market held?", "The market is held on Tuesdays."),
        ("On what date was the meeting held?", "It was held on the 12th."),
        ("How old must a driver be?", "Drivers must be over 17."),
        ("How old was he?", "He was fifteen."),
        ("How old was he?", "He was in his twenties."),
        ("How old is the house?", "The house was put up in 1850."),
        ("What proportion of adults agree?", "A fifth of adults agree."),
        ("What percentage of adults agree?", "One adult in six agrees."),
        ("What percentage of adults agree?", "Some 34pc agree."),
        ("How many days' notice must the tenant give?", "A month's notice must be given."),
        ("How many years did he get?", "He was jailed for life."),
        ("How many workers does it employ?", "It employs 1800."),
        ("How many died?", "The toll rose to 1500."),
        ("How much was she paid?", "Her salary was 62,400 a year."),
        ("What did it cost?", "It cost 500 kr."),
        ("How much does it cost?", "There is no charge for members."),
        ("How long has she been chair?", "She was appointed in March."),
        ("How long is the report?", "The report has forty pages."),
        ("What year was it built?", "It was built in the twelfth century."),
        ("What year was it built?", "It was built a decade ago."),
        (
            "When will a court pierce the corporate veil?",
            "A court will pierce the corporate veil if the company is a sham.",
        ),
        ("When was an injunction granted?", "An injunction was granted where damages were inadequate."),
        ("When were disclosures protected?", "Disclosures were protected provided they were made in good faith."),
        ("How many of the claims were upheld?", "All the claims were upheld."),
        ("How many parties must sign?", "Every party must sign."),
        ("How many patients responded?", "Most patients responded."),
        ("How many times may the order be appealed?", "The order may be appealed once."),
        ("How many months of leave do employees get?", "Employees get a full year of leave."),
        ("How many days of notice must be given?", "A fortnight."),
        ("How many workers did Acme dismiss?", "Acme dismissed 1500."),
        ("How many pupils enrolled?", "Enrolment reached 1024."),
        ("How many workers does it employ?", "Headcount: 1500."),
        ("How many came?", "About 1500."),
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
        ("How old was he?", "He was a baker in Hull."),
        ("How long has she been chair?", "She chairs the board."),
        ("How much was she paid?", "She was paid by the port."),
        ("What proportion of adults agree?", "Adults agree."),
        ("When was the bridge opened?", "The bridge was opened only if the wind fell."),
        ("How many ships were sent?", "All agreed with the mayor."),
        ("How many ships were sent?", "It was the most ships could do."),
        ("How many ships were sent?", "Ships were once a rare thing."),
        ("How many ships were sent?", "Ships lay in the port for a month."),
        ("How many ships were sent?", "Ships were sent in May 2014."),
        ("How many ships were sent?", "Ships were sent to the port (2014)."),
        ("How many ships were sent?", "Ships were sent between 2013 and 2014."),
        ("How many ships were sent?", "In 2014, ships were sent."),
        ("How many ships were sent?", "Ships were sent in 2013 and 2014."),
        ("How many ships were sent?", "Ships were sent on 14 June 2014."),
        ("How many ships were sent?", "Ships were sent on June 14th 2014."),
        ("How many ships were sent?", "The ships were sent to Euro 2016."),
    ],
)
def test_what_is_asked_for_is_not_there(question: str, text: str) -> None:
    wanted = answer_type(question)
    assert wanted
    assert not holds(wanted, text, question)


def test_every_kind_has_words() -> None:
    assert set(WANTED) == set(AnswerType)
