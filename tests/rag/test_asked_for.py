"""What kinds of thing a question asks for."""

from __future__ import annotations

import pytest

from rag.asked_for import Kind, asked_for, asks_for_things, is_about_several


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many ships were sunk?", Kind.NUMBER),
        ("What percentage of voters stayed at home?", Kind.NUMBER),
        ("When did the bridge open?", Kind.DATE),
        ("In which year was the harbour built?", Kind.DATE),
        ("Where will the ferry stop?", Kind.PLACE),
        ("Who paid for the bridge?", Kind.PERSON),
        ("Why was the bridge closed?", Kind.REASON),
        ("What did the mayor say about the bridge?", Kind.STATEMENT),
        ("What does EFTA stand for?", Kind.DEFINITION),
        ("Which countries signed the treaty?", Kind.LIST),
        ("Is the bridge open?", Kind.YES_NO),
        ("Must the tenant give notice?", Kind.YES_NO),
        ("Shall the council pay?", Kind.YES_NO),
        ("Aren't the tolls too high?", Kind.YES_NO),
        ("Couldn’t the council pay?", Kind.YES_NO),
        ("Can't the council pay?", Kind.YES_NO),
        ("How do the two sides explain the delay?", Kind.SIDES),
        ("Who is to blame for the delay, the port or the council?", Kind.SIDES),
        ("How has the port been changing?", Kind.CHANGE),
        ("What did the port claim, and how did the council respond?", Kind.SIDES),
        ("How do the mayor and the port explain the delay?", Kind.SIDES),
        ("What are Oslo's and Bergen's views of the bridge?", Kind.SIDES),
        ("Did the port pay? Give the account of the mayor and that of the union.", Kind.SIDES),
        ("The mayor and the union blame one another. What does either of them say?", Kind.SIDES),
        ("Is it a safe dam? Give me Hopper's line and Oslo's.", Kind.SIDES),
        ("Did it leak? Give me Ada Hopper’s version and the port’s.", Kind.SIDES),
        ("Did Hopper ring Hale? Give me her version and his.", Kind.SIDES),
        ("I want the mayor's side of the story and the union's.", Kind.SIDES),
        ("What is the mayor's account and the union's account of the strike?", Kind.SIDES),
        ("Did it leak? Each side's account, please.", Kind.SIDES),
        ("What do Oslo and the port authority each say about the leak?", Kind.SIDES),
        ("When did it leak, according to either party?", Kind.SIDES),
        ("When did it leak, according to both?", Kind.SIDES),
        ("How many came, according to Oslo and according to Bergen?", Kind.SIDES),
        ("Did sales grow faster in May than in June?", Kind.COMPARISON),
        ("Is the new bridge longer than the old one?", Kind.COMPARISON),
        ("Orlo or Velt: which had the larger share?", Kind.COMPARISON),
        ("Orlo or Velt - who is the oldest?", Kind.COMPARISON),
        ("Compare the two bridges.", Kind.COMPARISON),
        ("What do both sides say about who started the war?", Kind.SIDES),
        ("Had either Oslo or New York decided?", Kind.COMPARISON),
        ("Which is cheaper, gas or electric?", Kind.COMPARISON),
        ("What are the pros and cons of leasing?", Kind.COMPARISON),
        ("What do Ford and GM have in common?", Kind.COMPARISON),
        ("Was she equally clear about the bridge and the port?", Kind.COMPARISON),
        ("Is the Oslo bridge older than the Bergen one?", Kind.COMPARISON),
        ("Oslo vs Bergen: who paid more?", Kind.COMPARISON),
        ("How has the harbour's policy changed over the years?", Kind.CHANGE),
    ],
)
def test_kinds(question: str, kind: Kind) -> None:
    assert kind in asked_for(question)


def test_a_title_with_and_is_one_party() -> None:
    assert Kind.SIDES not in asked_for("What did the secretary of state and war say about it?")
    assert Kind.SIDES not in asked_for("What did Oslo and its harbour cost?")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When did the dispute begin?", Kind.SIDES),
        ("When did the two parties sign the contract?", Kind.SIDES),
        ("How many people were killed on both sides?", Kind.SIDES),
        ("What notice must either side give?", Kind.SIDES),
        ("How long was he jailed for his part in the riot?", Kind.SIDES),
        ("Who has the right to terminate or assign the lease?", Kind.SIDES),
        ("How do I dispute a parking fine?", Kind.SIDES),
        ("Which countries belong to both NATO and the EU?", Kind.SIDES),
        ("What has been done about climate change since 2015?", Kind.CHANGE),
        ("Who was prime minister from 1979 to 1990?", Kind.CHANGE),
        ("What happened to the disputed land?", Kind.SIDES),
        ("Who is responsible for repairs or maintenance?", Kind.SIDES),
        ("Who is responsible for repairs?", Kind.DEFINITION),
        ("What different routes were considered?", Kind.COMPARISON),
        ("Who signed as well as the mayor?", Kind.COMPARISON),
        ("Did more than 40 ships come?", Kind.COMPARISON),
        ("Who other than Norway signed?", Kind.COMPARISON),
        ("Did she want either to stay or to go?", Kind.COMPARISON),
        ("Who left as soon as the vote ended?", Kind.COMPARISON),
        ("Did either of them resign?", Kind.SIDES),
        ("What was the grant used to fund?", Kind.CHANGE),
        ("Which drug used to treat diabetes was withdrawn in Norway?", Kind.CHANGE),
        ("When was Roe vs. Wade overturned?", Kind.SIDES),
        ("When was Roe vs. Wade overturned?", Kind.COMPARISON),
        ("What did Veltra and Veltra say about it?", Kind.SIDES),
        ("What has Veltra and Orlo said about it?", Kind.SIDES),
        ("What did Veltra and Sons announce?", Kind.SIDES),
        ("What did the firm of Veltra and Company announce?", Kind.SIDES),
        ("When did Oslo's line and Bergen's line open?", Kind.SIDES),
        ("Give the length of Oslo's line and Bergen's.", Kind.SIDES),
        ("How high are Oslo's bridge and Bergen's?", Kind.SIDES),
        ("What was the answer to Hale's claim and the court's order?", Kind.SIDES),
        ("What did the court hold about the buyer's claims and the seller's debts?", Kind.SIDES),
        ("Is Hale's position and salary known?", Kind.SIDES),
        ("According to Hale and Sons, when did it open?", Kind.SIDES),
        ("How many came according to the port?", Kind.SIDES),
        ("Did it cost more than the council expected?", Kind.COMPARISON),
        ("Did it take more than a year?", Kind.COMPARISON),
        ("Did more than the usual number come?", Kind.COMPARISON),
        ("Oslo or Bergen: who paid?", Kind.COMPARISON),
        ("What did the parties agree?", Kind.LIST),
        ("What did the members of the board earn?", Kind.LIST),
    ],
)
def test_words_of_another_kind_that_ask_for_none(question: str, kind: Kind) -> None:
    assert kind not in asked_for(question)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What did the union dispute?", Kind.SIDES),
        ("Who is responsible for the delay, the port or the council?", Kind.SIDES),
        ("Who is Ada Hopper?", Kind.DEFINITION),
        ("How is the new route different from the old one?", Kind.COMPARISON),
        ("What did the bridge used to look like?", Kind.CHANGE),
        ("What did Oslo used to look like?", Kind.CHANGE),
        ("Who pays more, Oslo vs. Bergen?", Kind.COMPARISON),
        ("What did Oslo and Moscow say about it?", Kind.SIDES),
        ("What have Oslo and Moscow said about it?", Kind.SIDES),
        ("What are the conditions of the lease?", Kind.LIST),
        ("I need the full terms of the lease.", Kind.LIST),
        ("Which books did she write? I want all of them.", Kind.LIST),
        ("What new measures did the council take?", Kind.LIST),
    ],
)
def test_the_same_words_where_they_ask_for_it(question: str, kind: Kind) -> None:
    assert kind in asked_for(question)


def test_when_inside_a_question_asks_for_no_date() -> None:
    assert Kind.DATE not in asked_for("What did the mayor say when the bridge fell?")


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("What do the abbreviations G77 and W3C stand for?", True),
        ("What did the mayor and the guild say?", True),
        ("Oslo vs Bergen: how long is the bridge?", True),
        ("How did the two reigns each come to an end?", True),
        ("Which wars went along with the trade?", True),
        ("What new measures were announced", True),
        ("Name all the bridges of the town.", True),
        ("When did Oslo and Bergen join?", True),
        ("Are Oslo and Bergen members?", True),
        ("Was Hale in Oslo and in Bergen?", True),
        ("Does Hale live in Oslo and Bergen?", True),
        ("What is Orlo and Velt?", True),
        ("Which countries does the treaty bind?", True),
        ("Which steps is the council taking?", True),
        ("What measures was he asked to take?", True),
        ("Which reforms has parliament passed?", True),
        ("Which reforms has parliament passed since 2019?", True),
        ("Which taxes has government raised?", True),
        ("What measures has parliament passed?", True),
        ("Which demands has management rejected?", True),
        ("Which wars has mankind fought?", True),
        ("Which drugs has modern medicine found?", True),
        ("Which countries has nobody visited?", True),
        ("Which bridges has one of them built?", True),
        ("Which species has recently died out?", False),
        ("Which series has been shown?", False),
        ("Which series has never been sold?", False),
        ("Which species has since been found?", False),
        ("Which species has already gone extinct?", False),
        ("Is Orlo and Velt a member?", False),
        ("When was Hope and Glory published?", False),
        ("What does the Orlo and Velt Office say?", False),
        ("When did Veltra and Veltra open?", False),
        ("When did Veltra and Sons open?", False),
        ("Which series was the longest?", False),
        ("Which series is the most read?", False),
        ("Which species has died out?", False),
        ("What basis is given?", False),
        ("What happens when the bridge opens?", False),
        ("What does the mayor want?", False),
        ("Which bus goes to the harbour?", False),
        ("How many were built between 1990 and 1995?", False),
        ("And the Dutch?", False),
        ("Who built the bridge?", False),
    ],
)
def test_what_is_joined_or_in_the_plural_is_several(question: str, several: bool) -> None:
    assert is_about_several(question) is several


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        *((Kind.LIST, question) for question in (
            "Did all of them survive?", "Were all of them killed?", "Who paid for all of them?",
            "When was the complete list published?", "How much did the entire set cost?", "Did they break all the rules?",
            "After the crash, did all of them survive?", "Was he paid in full terms?",
            "What were the weather conditions at the time of the crash?", "What are the market conditions?",
            "What were the conditions like in prison?", "What were the conditions in prison like?",
        )),
        *((Kind.COMPARISON, question) for question in (
            "Did he arrive later than the other guests?", "Who is older than the first minister?",
            "Did the minister resign sooner than in the plan?", "True or false: who was the first mayor?",
            "Yes or no: who is the oldest member?", "Guilty or not guilty: what is the most common plea?",
        )),
        *((Kind.SIDES, question) for question in (
            "What is the story of Cain and that of Abel?", "What are the statements of income and those of cash flow?",
            "Who wrote the story of Hale and those of his brothers?",
            "What is the children’s and young people’s claims procedure?",
            "According to Hale and to nobody else, what happened?",
        )),
    ],
)  # fmt: skip
def test_ordinary_questions_are_not_taken_to_ask_for_several(kind: Kind, question: str) -> None:
    assert kind not in asked_for(question)


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        *((Kind.LIST, question) for question in (
            "I need the full terms of the lease.", "I'd like to see all the rules of the club.", "Please quote all of them.",
            "Which books did she write? All of them, please.", "Give me the complete list.",
            "What is the full set of rules?", "What are the terms of the lease?", "What were the conditions of the loan?",
            "What conditions did the bank set?", "Can you give me all of them?",
        )),
        *((Kind.COMPARISON, question) for question in (
            "Is the new bridge longer than the other?", "Is it higher than the first one?", "Did it grow faster than in June?",
            "Were sales higher than in the first quarter?", "Were more ships sunk in 1940 than in 1941?",
            "Is it slower in winter than in summer?", "Did more die than in 1918?", "Hale or Orlo: which had the larger share?",
        )),
        *((Kind.SIDES, question) for question in (
            "Give me Hale's version and Orlo's.", "What are the men’s and the women’s reasons?",
            "What is the view of Hale and that of Orlo?", "How many, according to Hale and to Orlo?",
        )),
    ],
)  # fmt: skip
def test_much_the_same_words_where_several_are_asked_for(kind: Kind, question: str) -> None:
    assert kind in asked_for(question)


@pytest.mark.parametrize(
    "question",
    ["What three undertakings did it want?", "And what 5 documents are needed?", "Which other eleven firms bid?"],
)
def test_so_many_things_are_a_list(question: str) -> None:
    assert Kind.LIST in asked_for(question)


@pytest.mark.parametrize(
    "question",
    [
        "Which three is best?",
        "Which Four Seasons hotel was sold?",
        "Which 7 News anchor left?",
        "What three days later had he told the board?",
        "What 12 months’ notice was given?",
        "What 4 times did he deny it?",
        "What 40 tonnes of halibut thawed?",
    ],
)
def test_not_every_number_behind_what_counts_things(question: str) -> None:
    assert Kind.LIST not in asked_for(question)


@pytest.mark.parametrize("question", ["What conflicts of interest must I declare?", "Which fees are charged?"])
def test_things_in_the_plural(question: str) -> None:
    assert asks_for_things(question)
    assert not asks_for_things("What must I declare?")


@pytest.mark.parametrize(
    "question",
    ["What percentage of visitors are from Oslo?", "What are pets allowed to do?", "Which species lays eggs?"],
)
def test_no_things_in_the_plural(question: str) -> None:
    assert not asks_for_things(question)
