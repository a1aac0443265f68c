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
        ("How much did it pay when the bridge opened?", AnswerType.MONEY),
        ("How much has the fleet grown since the war?", AnswerType.AMOUNT),
        ("How much did the price of bread rise?", AnswerType.AMOUNT),
        ("What is the number of the dead?", AnswerType.COUNT),
        ("What was the number of ships?", AnswerType.COUNT),
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
        "How much is known about the men charged with the theft?",
        "How much did the mayor know about what the bridge cost?",
        "How much does the scheme help people pay rent?",
        "How much does the scheme help people who pay rent?",
        "How much has life changed since the tower fell?",
        "How much is known about why the tower fell?",
        "What is the number of the UN resolution?",
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
        ("How old is she?", "Hale is now 62 and still plays the cello."),
        ("How old is she?", "Hale, now 62, still works."),
        ("How old is she?", "She is about 60."),
        ("How old is he?", "He is nearly 90."),
        ("How old was he?", "He was in his 80s."),
        ("How old was he?", "Hale, in his mid-40s, ran a shop."),
        ("How old was he?", "He was still 16 at the time."),
        ("How old was he?", "He was not yet 18."),
        ("How old was he?", "The victim was a newborn."),
        ("How many people died in the two fires?", "Two people died."),
        ("How many patients were tested?", "The drug was tested in 1200 patients."),
        ("How many people live in the village?", "The village has a population of 1800."),
        ("How many children have they?", "They have no children."),
        ("How many people died?", "No death was reported."),
        ("How many ships were sunk?", "No ship was sunk."),
        ("How many were convicted?", "Neither was convicted."),
        ("How many survived?", "She was the sole survivor."),
        ("How many times was he convicted?", "He was never convicted."),
        ("How many countries voted against it?", "Only Norway voted against it."),
        ("By how much did it grow?", "It grew by a quarter in the third quarter."),
        ("What share of it do they own?", "They own most of it."),
        ("When was it built?", "It was built in the thirties."),
        ("When was it built?", "It was built in the sixtieth year of her reign."),
        ("When did it open?", "It opened at 9.30."),
        ("When was it signed?", "It was signed on 04.02.10."),
        ("In which year did it open?", "It opened in 1500, or c.1500, for $500."),
        ("What year was it founded?", "It was founded in 753."),
        ("On what date did it open?", "It opened on 4.5 of that year."),
        ("What percentage of patients recovered?", "Twelve of 20 patients recovered."),
        ("What percentage of patients recovered?", "In all 34/50 patients recovered."),
        ("What share of the port do they own?", "The port is wholly owned by them."),
        ("In which year did it open?", "It opened in the early 90s."),
        ("In which year did it open?", "It opened in A.D. 79."),
        ("On what date is the rent due?", "It is due on signature."),
        ("On what date is the rent due?", "It is due on the first of the month."),
        ("How much was he paid?", "He was unpaid."),
        ("How much was he fined for what he was charged with?", "The fine was 12 lakh, or 50,000 won."),
        ("How much did prices rise?", "Prices were unchanged."),
        ("When did rationing begin?", "Rationing began with the outbreak of the plague."),
        ("When did rationing begin?", "Rationing began with the hostilities."),
        ("When were the hymns sung?", "They were sung at the festivities."),
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
        ("How old was he?", "He is now in Hull."),
        ("How old was he?", "He was in his 80 ships."),
        ("How many of the two ships were sunk?", "The two ships lay in the port."),
        ("How many people voted?", "The people of 1998, like others, voted."),
        ("How many ships were sent?", "The fleet of 2014, old and slow, lay there."),
        ("How many ships were sent?", "Ships no longer came."),
        ("How many ships were sent?", "Neither the mayor nor the council sent ships."),
        ("How many ships were sent?", "Ships were never sent."),
        ("How many ships were sent?", "Ships were sent in the third quarter, or the second half."),
        ("By how much did sales rise?", "Sales rose in the third quarter."),
        ("What percentage of voters stayed at home?", "It was the most visited port."),
        ("When was the law passed?", "Local authorities and parties of the cities opposed the law."),
        ("When was the law passed?", "The hostile crowd was festive."),
        ("When was the law passed?", "Its qualities and duties were debated."),
        ("When was the law passed?", "The tax was raised by 20%."),
        ("When was the law passed?", "The tax was raised by 20 per cent, or €15, for 12,500 people."),
        ("In which year did it open?", "It employs 12,500 people."),
        ("In which year did it open?", "It is worth $500 million, or 5000 euros."),
        ("On what date did it open?", "It fell by 3.5 percent."),
        ("On what date did it open?", "It cost 5000 euros."),
        ("What percentage of patients recovered?", "The ward was open on 3/4, and patients recovered."),
        ("In which year did it open?", "He was in his 90s."),
        ("On what date is the rent due?", "It is the first of the three rents."),
        ("What did it cost?", "The port won in court."),
    ],
)
def test_what_is_asked_for_is_not_there(question: str, text: str) -> None:
    wanted = answer_type(question)
    assert wanted
    assert not holds(wanted, text, question)


def test_every_kind_has_words() -> None:
    assert set(WANTED) == set(AnswerType)


@pytest.mark.parametrize(
    "question",
    [
        "Who has openly admitted that the gate was left open?",
        "Who at the firm admitted leaving the gate open?",
        "Which minister conceded that the count was wrong?",
        "Who in Oslo owned up to it?",
        "Who took the blame for the fire?",
        "Which of the two drivers pleaded guilty?",
        "So who has accepted the blame?",
        "Who admitted lying to the court?",
        "Who conceded he was wrong?",
        "Which official admits Oslo was warned?",
    ],
)
def test_who_admits_something_is_told_by_an_admission_alone(question: str) -> None:
    assert answer_type(question) is AnswerType.ADMISSION
    for text in (
        "Hale admitted that he had left the gate open.",
        "The firm has apologised for the error.",
        "The driver pleaded guilty on Monday.",
        "Lind took full responsibility.",
        "“I left it open,” Hale said.",
        "The count was wrong by mistake, the ministry said.",
        "Nobody has ever owned up.",
        "Hale said he had lied to the court.",
        "“I was wrong to take it; I don’t deny it,” Hale said.",
        "Hale, who had denied it for years, told the court: “I took the money.”",
        "“We had no plan,” the minister said.",
        "Hale agreed that he had left it open.",
        "Hale, who had always denied it, said: “I left it open.”",
        "Hale told the jury that he left it open.",
        "Hale said: “We did not check. We did not ask.”",
        "“The gate was left open,” said Hale, the chief engineer.",
        "Hale told the inquiry that he was the one who left it open.",
        "Lind said that she, too, had left it open.",
        "The firm accepted in its papers that the valve can stick.",
    ):
        assert holds(AnswerType.ADMISSION, text, question), text
    for text in (
        "Hale denied that he had left the gate open.",
        "“I did not leave it open,” Hale said.",
        "The town blames the firm.",
        "It is said that Hale left it open.",
        "The ministry denied any mistake.",
        "Lind denied responsibility.",
        "“No soldier of ours fired,” he told reporters.",
        "Hale told us that the orders were for separate emergencies.",
        "Hale: I gave no such order.",
        "Prosecutors say that Hale left it open.",
        "It is alleged that he left it open.",
        "“I did nothing of the kind,” Hale said. “It was not me.”",
        "They say that our fitter opened it. That is untrue.",
    ):
        assert not holds(AnswerType.ADMISSION, text, question), text


@pytest.mark.parametrize(
    "question",
    [
        "What did Hale admit?",
        "Who conceded a goal in the last minute?",
        "Does Hale admit that the gate was left open?",
        "Who said that Hale admitted it?",
        "Who was admitted to the hospital?",
        "Who accused Hale of taking the money?",
        "Which country admits the most refugees?",
        "Which judge admitted the tapes?",
        "Which hospital admitted the injured?",
        "Is the man who pleaded guilty in jail?",
        "Did the general who took the blame resign?",
        "Tell me about the banker who pleaded guilty",
        "Which lawyer of the man who confessed resigned?",
        "Which paper that never admits errors printed it?",
        "Who took responsibility for the bombing?",
    ],
)
def test_who_says_that_another_admits_something_may_be_told_otherwise(question: str) -> None:
    assert answer_type(question) is not AnswerType.ADMISSION


@pytest.mark.parametrize("question", ["What figure did the paper print?", "And what figure was given to the board?"])
def test_a_figure_asked_for_is_a_number(question: str) -> None:
    assert answer_type(question) is AnswerType.AMOUNT
    assert holds(AnswerType.AMOUNT, "The paper put it at £40,000.", question)
    assert not holds(AnswerType.AMOUNT, "The papers printed a figure.", question)


@pytest.mark.parametrize(
    "question",
    [
        "After what figure is the town named?",
        "What figures of speech did she use?",
        "What figure of the court wrote it?",
        "What figure does the statue show?",
        "What figure is named in the harbour?",
    ],
)
def test_not_every_figure_is_a_number(question: str) -> None:
    assert answer_type(question) is None
