"""Follow-ups are rewritten to stand alone; questions that stand alone are left alone."""

from __future__ import annotations

import pytest

from rag.followup import Resolved, asks_for_a_person, leans_on_earlier, resolve
from rag.persons import personal_name


def no_speaker(_: str) -> str:
    raise AssertionError("who spoke before was not needed")


@pytest.mark.parametrize(
    ("earlier", "asked", "meant"),
    [
        ("What did Norway send?", "And Iceland?", "What did Iceland send?"),
        ("What did Norway send?", "What about the Faroes?", "What did the Faroes send?"),
        ("What did Norway send?", "And the US?", "What did the US send?"),
        ("Where did Northgate open a plant?", "And in Ohio?", "Where did Northgate open a plant? In Ohio?"),
        ("What did Northgate build in Texas?", "And in Ohio?", "What did Northgate build in Ohio?"),
        ("What came of the Warehouse segment?", "And the Medical segment?", "What came of the Medical segment?"),
        ("What did Harris v. Pacific Freight hold?", "And Smith v. Jones?", "What did Smith v. Jones hold?"),
        ("Who is Sam Nunn?", "Who asked him?", "Who asked Sam Nunn?"),
        ("What did Karl van den Berg say?", "Who asked him?", "Who asked Karl van den Berg?"),
        ("Who is Ada Lovelace?", "What did she publish?", "What did Ada Lovelace publish?"),
        ("Who is Ada Lovelace?", "Where is her notebook?", "Where is Ada Lovelace’s notebook?"),
        ("What did Ada Lovelace say in May?", "And her deputy?", "What did Ada Lovelace’s deputy say in May?"),
        ("Who is Ada Lovelace?", "Who asked her?", "Who asked Ada Lovelace?"),
        ("Did Norway join UNESCO?", "When did it leave?", "Did Norway join UNESCO? When did it leave?"),
        ("Where is the model of the engine?", "Did Ada see it?", "Where is the model of the engine? Did Ada see it?"),
        ("Where did Ada Lovelace write about Belarus?", "So what did she say?", "What did Ada Lovelace say?"),
        ("Why was the bridge closed?", "When?", "Why was the bridge closed? When?"),
        ("How much did the bridge cost?", "Why so much?", "How much did the bridge cost? Why so much?"),
        ("What did Norway send?", "Iceland?", "What did Iceland send?"),
        (
            "When was the union founded?",
            "against whom, back then?",
            "When was the union founded? Against whom, back then?",
        ),
        ("Who owns the pool?", "Why did the council close it?", "Who owns the pool? Why did the council close it?"),
        ("Who is Ada Lovelace?", "What does the letter say about her?", "What does the letter say about Ada Lovelace?"),
        ("Who is Ada Lovelace?", "Did the letter reach her house?", "Did the letter reach Ada Lovelace’s house?"),
        (
            "Who runs the pool?",
            "Did the head of its union resign?",
            "Who runs the pool? Did the head of its union resign?",
        ),
        ("Who runs the pool?", "Is it ready to open?", "Who runs the pool? Is it ready to open?"),
        ("Who runs the pool?", "How was this decided?", "Who runs the pool? How was this decided?"),
        ("Why was it closed?", "How did Oslo react to that?", "Why was it closed? How did Oslo react to that?"),
        # One name of several is replaced only where it can be told which.
        ("Did the FDA approve Humira?", "And Enbrel?", "Did the FDA approve Enbrel?"),
        ("Did the FDA approve Humira?", "And the EMA?", "Did the EMA approve Humira?"),
        ("Did the FDA approve Humira?", "And EMA?", "Did the FDA approve Humira? EMA?"),
        ("When did the High Court decide Roe v. Wade?", "What about Dobbs?", "When did the High Court decide Dobbs?"),
        ("What did Reuters write about Tesla?", "And Ford?", "What did Reuters write about Tesla? Ford?"),
        ("What did Ada Hale say about Greece?", "What about Italy?", "What did Ada Hale say about Italy?"),
        ("Has Britain sent troops to Poland?", "And Germany?", "Has Germany sent troops to Poland?"),
        ("What did Apple report in January?", "And February?", "What did Apple report in February?"),
        ("Did North sue Tesla?", "And Northgate?", "Did North sue Tesla? Northgate?"),
        ("What happened in May?", "And Apple?", "What happened in May? Apple?"),
        ("What did Tesla’s board decide?", "And Ford’s?", "What did Ford’s board decide?"),
        ("Why did the US ban Huawei?", "And Britain?", "Why did Britain ban Huawei?"),
        ("What did the Smith report say?", "And Jones?", "What did the Jones report say?"),
        # Whoever is named without owning the pronoun leaves it to the question before.
        ("Who is Ada Lovelace?", "Did a doctor treat her?", "Did a doctor treat Ada Lovelace?"),
        ("Who is Ada Lovelace?", "As a nurse, where did she work?", "As a nurse, where did Ada Lovelace work?"),
        (
            "Who is Ada Lovelace?",
            "Who was the president when she died?",
            "Who was the president when Ada Lovelace died?",
        ),
        ("Who runs the pool?", "Did a worker damage its roof?", "Who runs the pool? Did a worker damage its roof?"),
        (
            "Who are the heirs?",
            "Which terms did their lawyers accept?",
            "Who are the heirs? Which terms did their lawyers accept?",
        ),
        ("Who runs the pool?", "Are those in force?", "Who runs the pool? Are those in force?"),
        ("Who built the bridge?", "WHAT DID IT COST?", "Who built the bridge? WHAT DID IT COST?"),
    ],
)
def test_follow_ups(earlier: str, asked: str, meant: str) -> None:
    resolved = resolve(asked, [earlier], no_speaker)
    assert resolved is not None
    assert resolved.question == meant


@pytest.mark.parametrize(
    "asked",
    ["Is it true that the bridge collapsed in May?", "What did Ada Lovelace say about her plans?", "Who built the bridge?",
     "How many ships are there in the harbour of Bergen?", "How long does it take to cross the bridge?",
     "What did the mayor say about his budget?", "Why did the company cut its dividend?", "How much did rents rise this year?",
     "Did the council say it would close the pool?", "What did the company tell the mayor about his budget?",
     "Is it legal to record a call?", "Is it wrong for a tenant to sublet a room?", "Does the seller keep his deposit?",
     "Is it OK to drink alcohol with ibuprofen?", "What is the name of the drug that was withdrawn?",
     "Who is the man that was arrested in Leeds?", "What did the former minister say?",
     "Was it Smith who paid for the bridge?", "What time is it in Tokyo?",
     "What happens if a patient withdraws her consent?", "Is a doctor liable when his patient dies?",
     "What can an employee do when she is harassed?", "Was a woman fired because she was pregnant?",
     "What happens if the tenant loses his key?", "Can a patient refuse her own treatment?",
     "When must an employer pay its workers?", "When must the employer pay its workers?",
     "Why do banks raise their rates?", "Which firms cut their dividends?", "How do patients who lost their sight cope?",
     "What did the IT department say?", "How much does the firm spend on IT?",
     "What laws apply to those under 18?", "What happened to those who objected?"],
)  # fmt: skip
def test_questions_that_stand_alone(asked: str) -> None:
    assert not leans_on_earlier(asked)
    assert resolve(asked, ["Who is Ada Lovelace?"], no_speaker) is None


def test_without_history_nothing_is_resolved() -> None:
    assert resolve("What did she say?", [], no_speaker) is None


def test_a_person_not_named_in_the_questions_is_the_one_who_spoke_in_the_answer() -> None:
    resolved = resolve("What did she promise?", ["Who spoke at the harbour?"], lambda _: "Grace Hopper")
    assert resolved is not None
    assert resolved.question == "What did Grace Hopper promise?"
    assert resolved.replaced == (("she", "Grace Hopper"),)


@pytest.mark.parametrize(
    "earlier",
    ["Who is running the Orlo mill now?", "Which officer led the search?", "Who runs Orlo?", "Who is Orlo’s mayor?",
     "Who wrote the report?", "Who called the police?", "Who claims the prize?", "Which author wrote Hamlet?",
     "Which judge sat?", "Who added the milk?", "Who called off the strike?", "Who wrote it in 1990?",
     "Who was told to leave?", "Who was the night porter at the Vik?", "And who keeps the books?"],
)  # fmt: skip
def test_a_question_that_asks_who_somebody_is_is_gone_on_from_with_its_answer(earlier: str) -> None:
    assert asks_for_a_person(earlier)
    named = resolve("When did she start there?", ["Who is Ada Hale?", earlier], lambda _: "Grace Hopper")
    assert named == Resolved("When did Grace Hopper start there?", (("she", "Grace Hopper"),))
    # Where its answer names nobody for sure, no name of a question is taken instead.
    unnamed = resolve("When did she start there?", ["Who is Ada Hale?", earlier], lambda _: None)
    assert unnamed == Resolved(f"{earlier} When did she start there?")


@pytest.mark.parametrize(
    "earlier",
    ["Who wrote that the bridge is unsafe?", "Who called it a scandal?", "Who claims the bridge is unsafe?",
     "Who called for a strike?", "Who called the mayor a liar?", "Who added that it leaks?", "Who wrote about the pool?",
     "Who claims to own it?", "Who said that it leaks?", "Who has since denied it?", "Which minister called it a scandal?", "Whose words are these?",
     "Who is Ada Hale?", "What did the mayor say?", "Which teacher training is the best?", "Who asked Sam Nunn?"],
)  # fmt: skip
def test_a_question_that_asks_for_what_was_said_or_names_somebody_asks_for_no_person(earlier: str) -> None:
    assert not asks_for_a_person(earlier)


@pytest.mark.parametrize("earlier", ["Who said that it leaks?", "Who wrote about the pool?", "Who accused the clerk?"])
def test_without_a_speaker_who_said_something_leaves_it_to_the_names_in_the_questions(earlier: str) -> None:
    resolved = resolve("When did she start?", ["Who is Ada Hale?", earlier], lambda _: None)
    assert resolved == Resolved("When did Ada Hale start?", (("she", "Ada Hale"),))


def test_she_may_be_whom_a_question_names_or_whom_it_asks_for() -> None:
    history = ["Whom did Ada Hale marry?"]
    assert resolve("When did she die?", history, no_speaker) == Resolved("Whom did Ada Hale marry? When did she die?")
    asked = resolve("When did he die?", ["Whom did the council appoint?"], lambda _: "Bo Dahl")
    assert asked == Resolved("When did Bo Dahl die?", (("he", "Bo Dahl"),))


@pytest.mark.parametrize(
    ("asked", "person", "meant"),
    [
        ("When did she start?", "Ms Ada Hale", "When did Ada Hale start?"),
        ("When did she start?", "Mrs Hale", "When did Mrs Hale start?"),
        ("When did he start?", "Sir Bo Dahl", "When did Bo Dahl start?"),
        ("What is his plan?", "Mr Dahl", "What is Mr Dahl’s plan?"),
        ("What is her plan?", "Judge Hale", "What is Judge Hale’s plan?"),
        ("When did he start?", "Ms Ada Hale", None),
        ("What is her plan?", "Mr Bo Dahl", None),
        ("When did she start?", "Sir Bo Dahl", None),
        ("Who asked him?", "Lady Hale", None),
    ],
)
def test_a_style_beside_the_name_tells_he_from_she(asked: str, person: str, meant: str | None) -> None:
    resolved = resolve(asked, ["Who runs the pool?"], lambda _: person)
    assert resolved is not None
    assert resolved.question == (meant or f"Who runs the pool? {asked}")


def test_of_two_in_a_question_the_style_tells_who_is_meant() -> None:
    resolved = resolve("When did she leave?", ["What did Mr Dahl and Ms Hale sign?"], no_speaker)
    assert resolved == Resolved("When did Ms Hale leave?", (("she", "Ms Hale"),))
    resolved = resolve("When did he leave?", ["What did Mr Dahl and Ms Hale sign?"], no_speaker)
    assert resolved == Resolved("When did Mr Dahl leave?", (("he", "Mr Dahl"),))


@pytest.mark.parametrize("asked", ["y", "Y", "n?", "“k”", "x.", "5"])
def test_a_letter_alone_leans_on_nothing(asked: str) -> None:
    assert not leans_on_earlier(asked)
    assert resolve(asked, ["Who runs the pool?"], no_speaker) is None


@pytest.mark.parametrize("asked", ["Why?", "UK?", "And B?", "Oslo?", "1990?"])
def test_a_word_alone_leans_on_the_question_before(asked: str) -> None:
    assert resolve(asked, ["Why was the bridge closed?"], no_speaker) is not None


def test_a_question_that_asks_who_names_no_person() -> None:
    resolved = resolve("What did she say?", ["Who won the Oslo Marathon?"], lambda _: "Daria Petrova")
    assert resolved is not None
    assert resolved.question == "What did Daria Petrova say?"


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("US Deputy Secretary of Defense Ada Hopper", "Ada Hopper"),
        ("Secretary General of the North Atlantic Alliance, Ada Hopper", "Ada Hopper"),
        ("Kremlin spokesman Karl van den Berg", "Karl van den Berg"),
        ("Hopper", "Hopper"),
    ],
)
def test_a_name_without_its_office(who: str, name: str) -> None:
    assert personal_name(who) == name


@pytest.mark.parametrize("earlier", ["What happened in Kharkiv?", "What changed in June?", "What was said at Dieppe?"])
def test_a_place_or_a_month_is_nobody(earlier: str) -> None:
    resolved = resolve("What did he say?", [earlier], lambda _: "Ada Hopper")
    assert resolved
    assert resolved.question == "What did Ada Hopper say?"


def test_a_name_with_an_article_is_no_person() -> None:
    history = ["Who opened the Copper Oven?"]
    asked = resolve("How old was she when she opened it?", history, lambda _: None)
    assert asked == Resolved("Who opened the Copper Oven? How old was she when she opened it?")


def test_a_reaction_is_one_to_what_was_asked_before() -> None:
    assert leans_on_earlier("How did the alliance’s chief react?")
    assert not leans_on_earlier("How did the alliance’s chief react to the launch?")
    assert not leans_on_earlier("What worries Moscow about the plan, and what does Washington reply?")


def stands_for(asked: str, earlier: str) -> str | None:
    """A follow-up as it is read behind an earlier question whose answer names nobody."""
    resolved = resolve(asked, [earlier], lambda _: None)
    return resolved.question if resolved else None


@pytest.mark.parametrize(
    ("earlier", "asked"),
    [
        ("What did Northgate’s former chairman know?", "Was he charged?"),
        ("What did Northgate's chief executive say?", "Why did he resign?"),
        ("Why did Northgate fire its CEO?", "Who replaced him?"),
        ("What did Bo Dahl’s wife say?", "When did she say it?"),
        ("What did the chairman of Northgate say?", "Was he charged?"),
        ("Why did Northgate fire the chief executive?", "Who replaced him?"),
        ("Did the lawyer for Northgate resign?", "Was she charged?"),
        ("Why did Northgate and its lawyer resign?", "Was he charged?"),
        # Of two nobody is meant for sure.
        ("What did Ada Hale tell Bo Dahl?", "When did he say it?"),
        ("What did Hale tell Dahl?", "When did she say it?"),
        ("What did Ada Hale tell Bo Dahl?", "Who answered him?"),
        ("What did Ada Hale say about Bo Dahl?", "When did he say it?"),
    ],
)
def test_he_is_nobody_where_the_name_may_be_another_s(earlier: str, asked: str) -> None:
    assert stands_for(asked, earlier) == f"{earlier} {asked}"
    told_before = resolve(asked, ["Who is Eli Moe?", earlier], lambda _: None)
    assert told_before == Resolved(f"{earlier} {asked}")


@pytest.mark.parametrize(
    ("earlier", "asked", "meant"),
    [
        ("What did Hale’s plan cost?", "What did she say?", "What did Hale say?"),
        ("What did mayor Hale say?", "When did she say it?", "When did Hale say it?"),
        ("What did the German writer Ada Hale burn?", "Why did she burn it?", "Why did Ada Hale burn it?"),
        ("Why did Ada Hale fire the editor?", "What did she say?", "What did Ada Hale say?"),
        ("What did Northgate tell Ada Hale?", "Did she sue?", "Did Ada Hale sue?"),
        # Who holds an office beside the name is the person named, or another person, and no firm's.
        ("When was Hale, the trade secretary, fired?", "How old was she?", "How old was Hale?"),
        ("When was Hale, the chairman, fired?", "How old was he?", "How old was Hale?"),
        ("When did Hale resign as the chairman?", "How old was he?", "How old was Hale?"),
        ("What did Hale tell the nurse?", "Did he apologise?", "Did Hale apologise?"),
        ("Did Hale pay the woman?", "Was he charged?", "Was Hale charged?"),
        # What is spoken of by one word is more likely a thing than who speaks.
        ("What did Hale say about Gridcoin?", "Why did he sell?", "Why did Hale sell?"),
        ("What did Hale say about Gridcoin?", "What was her reaction?", "What was Hale’s reaction?"),
        ("What was Hale asked about Orlogate?", "What did he reply?", "What did Hale reply?"),
        ("What was said about Hale?", "What did he reply?", "What did Hale reply?"),
        # Who answers was spoken to.
        ("What did Ada Hale tell Bo Dahl about the pool?", "What did he answer?", "What did Bo Dahl answer?"),
        ("What did Ada Hale tell Bo Dahl?", "How did he then react?", "How did Bo Dahl then react?"),
        ("What did Ada Hale ask Bo Dahl?", "What was his reply?", "What was Bo Dahl’s reply?"),
    ],
)
def test_he_or_she_is_the_one_person_named(earlier: str, asked: str, meant: str) -> None:
    assert stands_for(asked, earlier) == meant


@pytest.mark.parametrize(
    ("earlier", "asked", "meant"),
    [
        # Whoever answers, denies or accepts is the one it was said or done to; "him" is the other one.
        ("What did Bo Dahl accuse Hale of?", "and how did she answer him?", "How did Hale answer Bo Dahl?"),
        ("What did Bo Dahl accuse Hale of?", "What was her reply to him?", "What was Hale’s reply to Bo Dahl?"),
        ("What did Bo Dahl accuse Hale of?", "How did she answer his charge?", "How did Hale answer Bo Dahl’s charge?"),
        # Or a style tells.
        ("What did Bo Dahl say about Ms Hale?", "How did she take it?", "How did Ms Hale take it?"),
        ("What did Bo Dahl accuse Ms Hale of?", "Did she deny it?", "Did Ms Hale deny it?"),
        ("What did Bo Dahl accuse Ms Hale of?", "How did she defend herself?", "How did Ms Hale defend herself?"),
        ("What was Ms Hale accused of by Bo Dahl?", "What did she reply?", "What did Ms Hale reply?"),
        ("What did Bo Dahl say about Ms Hale?", "How did she respond to that?", "How did Ms Hale respond to that?"),
        ("What did Bo Dahl want from Ms Hale?", "What did she say to that?", "What did Ms Hale say to that?"),
        ("What did Bo Dahl tell Ms Hale about Eli Moe?", "How did she react?", "How did Ms Hale react?"),
        ("What did Bo Dahl offer Ms Hale?", "Did she accept?", "Did Ms Hale accept?"),
        ("What did Ms Vik accuse Bo Dahl of?", "Did he deny it?", "Did Bo Dahl deny it?"),
        ("What did Ms Vik accuse Dahl of?", "Did he deny it?", "Did Dahl deny it?"),
        ("How did Hale answer Bo Dahl?", "What did he say to that?", "What did Bo Dahl say to that?"),
        ("What did Vik and Bo Dahl accuse Hale of?", "How did she answer him?", "How did Hale answer him?"),
        # Not who goes on with what they said or did, or answers something else.
        ("What did Bo Dahl say about Hale?", "And when did he say that?", "When did Bo Dahl say that?"),
        ("What did Bo Dahl promise Hale?", "Did he keep it?", "Did Bo Dahl keep it?"),
        ("What did Bo Dahl promise Hale?", "Did he deny it?", "Did Bo Dahl deny it?"),
        ("What did Bo Dahl accuse Hale of?", "Did he withdraw the charge?", "Did Bo Dahl withdraw the charge?"),
        ("What did Bo Dahl tell Hale?", "How did he respond to the strike?", "How did Bo Dahl respond to the strike?"),
        ("What did Bo Dahl say about Gridcoin?", "What was his reaction?", "What was Bo Dahl’s reaction?"),
        ("What did Bo Dahl accuse Ms Hale of?", "How did he answer?", "How did Bo Dahl answer?"),
        ("What did Bo Dahl buy in Orlo?", "How did he react?", "How did Bo Dahl react?"),
        # Where she and he both stand and the names do not tell which is which, nobody is meant for sure.
        ("What did Bo Dahl tell Hale?", "What did she send him?", "What did Bo Dahl tell Hale? What did she send him?"),
        ("What did Mr Dahl tell Ms Hale?", "What did she send him?", "What did Ms Hale send him?"),
    ],
)  # fmt: skip
def test_who_answers_is_the_one_it_was_said_or_done_to(earlier: str, asked: str, meant: str) -> None:
    assert stands_for(asked, earlier) == meant


@pytest.mark.parametrize(
    ("earlier", "asked"),
    [
        # One word may be a thing.
        ("What did Bo Dahl say about Orlogate?", "Did he admit it?"),
        ("What did Dahl say about Orlogate?", "How did he respond?"),
        ("What did Dahl write about Orlogate?", "How did he defend himself?"),
        ("What did Dahl say about Gridcoin?", "How did she answer him?"),
        ("What did Dahl write of Gridcoin?", "How did she answer him?"),
        ("What did Dahl call Gridcoin?", "How did he defend himself?"),
        ("What did Bo Dahl blame Gridcoin for?", "Did he admit it?"),
        ("What did Dahl offer Gridcoin?", "Did he accept?"),
        ("What did Dahl tell Northgate?", "Did he refuse?"),
        ("What did Ada Hale say to Northgate?", "Did she refuse?"),
        # A deed is denied by who did it.
        ("Was Hale attacked by Dahl?", "Did he deny it?"),
        ("Did Bo Dahl attack Eli Moe?", "Did he admit it?"),
        ("Why did Dahl attack Moe?", "Did he admit it?"),
        ("Did Bo Dahl call Eli Moe a liar?", "Did he deny it?"),
        ("Did Ada Hale accuse Ms Vik?", "Did she deny it?"),
        # Nothing tells who of the two is she.
        ("What did Hale tell Dahl about the pool?", "What did she say to that?"),
        ("What did Hale tell Dahl about the pool?", "How did she answer him?"),
        ("What did Ada Hale accuse Bo Dahl of?", "Did she deny it?"),
        ("What did Ada Hale accuse Bo Dahl of?", "How did she answer him?"),
        ("What did Ms Hale accuse Bo Dahl of?", "How did she answer him?"),
        ("What did Ms Hale accuse Dahl of?", "How did she answer him?"),
        ("What did Bo Dahl accuse Hale of?", "Did she deny it?"),
        ("What did Bo Dahl offer Hale?", "Did she accept?"),
        ("What was Hale accused of by Bo Dahl?", "What did she reply?"),
        ("What did Mr Dahl accuse Mr Moe of?", "Did he deny it?"),
    ],
)
def test_who_answers_is_nobody_where_nothing_tells(earlier: str, asked: str) -> None:
    assert stands_for(asked, earlier) == f"{earlier} {asked}"


def test_whoever_owns_what_follows_is_not_the_one_dealt_with() -> None:
    assert stands_for("How did she respond?", "What did Ada say to Dahl's lawyer?") == "How did Ada respond?"
    assert stands_for("Did he deny it?", "What did Moe accuse Ms Hale’s aide of?") == "Did Moe deny it?"
    assert stands_for("How did she respond?", "What did Mr Dahl say to Ms Hale?") == "How did Ms Hale respond?"


def test_whom_nothing_told_stays_unknown_in_the_next_question() -> None:
    history = ["What did Hale accuse Dahl of?"]
    history.append(stands_for("Did he deny it?", history[-1]) or "")
    resolved = resolve("Why did he accuse him?", history, no_speaker)
    assert resolved == Resolved("What did Hale accuse Dahl of? Did he deny it? Why did he accuse him?")


def test_both_who_answers_and_whom_are_told_to_the_reader() -> None:
    resolved = resolve("How did she answer him?", ["What did Bo Dahl accuse Hale of?"], no_speaker)
    assert resolved
    assert resolved.replaced == (("she", "Hale"), ("him", "Bo Dahl"))


def test_who_is_named_takes_nobody_s_answer() -> None:
    assert stands_for("How did NATO take that?", "What did Bo Dahl accuse Hale of?") == (
        "What did Bo Dahl accuse Hale of? How did NATO take that?"
    )


@pytest.mark.parametrize(
    ("earlier", "asked", "meant"),
    [
        # A month without a year takes that of the month it replaces; a year takes the place of the only one.
        ("What did Northgate earn in March 2021?", "And in April?", "What did Northgate earn in April 2021?"),
        ("What did Northgate earn in March 2021?", "And in April 2022?", "What did Northgate earn in April 2022?"),
        ("What did Northgate earn in March?", "And in April?", "What did Northgate earn in April?"),
        ("How many boats sank in 2019?", "And in 2020?", "How many boats sank in 2020?"),
        ("How many boats sank in 2019?", "2020?", "How many boats sank in 2020?"),
        ("Did rents rise from 2015 to 2019?", "And in 2020?", "Did rents rise from 2015 to 2019? In 2020?"),
        ("What sank in March 2019?", "And in 2020?", "What sank in March 2019? In 2020?"),
        ("Who lives in 2000 homes?", "And in 2020?", "Who lives in 2000 homes? In 2020?"),
        # An office of a place: one of the two is replaced.
        ("Who is the Minister of Trade of Norway?", "And Sweden?", "Who is the Minister of Trade of Sweden?"),
        ("Who is the President of France?", "What about Germany?", "Who is the President of Germany?"),
        ("Who is the Mayor of Orlo?", "And Vik?", "Who is the Mayor of Vik?"),
        ("Who is the CEO of Northgate?", "What about GM?", "Who is the CEO of GM?"),
        ("Who is the CEO of Northgate?", "And the CFO?", "Who is the CFO of Northgate?"),
        ("Who is the CEO of Northgate?", "And Ada Hale?", "Who is the CEO of Northgate? Ada Hale?"),
        ("Who is the Mayor of Orlo?", "And the Mayor of Vik?", "Who is the Mayor of Vik?"),
        ("Did the University of Oslo close?", "And Bergen?", "Did the University of Oslo close? Bergen?"),
        ("Did the University of Oslo close?", "And the University of Vik?", "Did the University of Vik close?"),
        ("Did the Bank of Orlo close?", "And the Vik Bank?", "Did the Vik Bank close?"),
        ("Did the Republic of Ireland pay?", "And Norway?", "Did Norway pay?"),
        # What is no land takes the place of all that is called by one; of a town it cannot be told.
        ("How much did Bank of America earn?", "And Vik Orlo?", "How much did Vik Orlo earn?"),
        ("How much did the Bank of Norway earn?", "And Northgate?", "How much did Northgate earn?"),
        ("How much did the Bank of Norway earn?", "And Sweden?", "How much did the Bank of Sweden earn?"),
        ("Did the Bank of England close?", "And Scotland?", "Did the Bank of England close? Scotland?"),
        ("Did the University of Oslo close?", "And Vik Orlo?", "Did the University of Oslo close? Vik Orlo?"),
        # A case is replaced by a case, or by what is short for one.
        ("What did the court decide in Roe?", "And Dahl v. Vik?", "What did the court decide in Dahl v. Vik?"),
        ("What did Vik say in Roe v. Orlo?", "And Dahl v. Moe?", "What did Vik say in Dahl v. Moe?"),
        ("What was sold in Norway?", "And Dahl v. Vik?", "What was sold in Norway? Dahl v. Vik?"),
        ("What did Northgate say?", "And Dahl v. Vik?", "What did Northgate say? Dahl v. Vik?"),
        ("What did the High Court say in Roe v. Vik?", "And Justice Hale?", "What did Justice Hale say in Roe v. Vik?"),
        ("What did the High Court say?", "And Roe v. Vik?", "What did the High Court say? Roe v. Vik?"),
        # What stands behind a preposition, and the preposition with it.
        ("What is the fine under Section 12?", "And under Section 13?", "What is the fine under Section 13?"),
        ("Who voted against Hale?", "And against Dahl?", "Who voted against Dahl?"),
        ("What did trips to Norway cost?", "And from Sweden?", "What did trips from Sweden cost?"),
        ("What did Vik do in May?", "And before June?", "What did Vik do in May? Before June?"),
        ("What did Vik do before May?", "And before June?", "What did Vik do before June?"),
        # What owns nothing takes no owner's place.
        ("What did Vik say about Hale’s plan?", "And Dahl?", "What did Dahl say about Hale’s plan?"),
        ("What did Ada Vik say about Hale's plan?", "And Bo Dahl?", "What did Bo Dahl say about Hale's plan?"),
        ("What did Vik say about Hale’s plan?", "And Dahl’s?", "What did Vik say about Dahl’s plan?"),
        ("What did Hale’s plan cost?", "And Dahl?", "What did Dahl’s plan cost?"),
        # But with its article only that of one that has it, too.
        ("What did the Posts' editor say of Gridcoin?", "And the Mail?", "What did the Mail’s editor say of Gridcoin?"),
        ("What did the Post's editor say of Gridcoin?", "And the Mail?", "What did the Mail's editor say of Gridcoin?"),
        ("What did the Post say of the Mail's editor?", "And the Echo?", "What did the Echo say of the Mail's editor?"),
        ("Did Vik’s plan beat Hale’s plan?", "And Dahl?", "Did Vik’s plan beat Hale’s plan? Dahl?"),
        # A word may have its capital for opening the question.
        ("How many boats sank off Italy?", "Deaths?", "How many boats sank off Italy? Deaths?"),
        ("What did Northgate pay?", "Really?", "What did Northgate pay? Really?"),
        ("What did Northgate pay?", "Explain", "What did Northgate pay? Explain"),
        ("What did Northgate pay?", "GM?", "What did GM pay?"),
        ("What did Hale pay?", "Ada Moe?", "What did Ada Moe pay?"),
        ("What did Italy pay?", "Germany?", "What did Germany pay?"),
    ],
)  # fmt: skip
def test_what_a_topic_takes_the_place_of(earlier: str, asked: str, meant: str) -> None:
    assert stands_for(asked, earlier) == meant


@pytest.mark.parametrize(
    "asked",
    ["So far, how many boats have been sold?", "Then-President Hale vetoed what?", "Well water: is it safe?",
     "So-called ghost ships: which are the oldest?", "So how many boats sank in the harbour?",
     "Then who built the bridge?", "Well, who owns the harbour?"],
)  # fmt: skip
def test_what_opens_a_question_does_not_make_it_lean_on_another(asked: str) -> None:
    assert stands_for(asked, "What did Northgate report?") is None


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("So what did it cost?", "What did Northgate report in May? What did it cost?"),
        ("Then in June?", "What did Northgate report in June?"),
        ("So Vik?", "What did Vik report in May?"),
        ("OK, why?", "What did Northgate report in May? Why?"),
        ("And how many boats sank?", "What did Northgate report in May? How many boats sank?"),
        ("But who built the bridge?", "What did Northgate report in May? Who built the bridge?"),
    ],
)
def test_a_question_that_goes_on(asked: str, meant: str) -> None:
    assert stands_for(asked, "What did Northgate report in May?") == meant


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("What about Petrie, does she want it?", "What did Ada Hale say? What about Petrie, does she want it?"),
        ("And Mrs Petrie, what does she want?", "What did Ada Hale say? Mrs Petrie, what does she want?"),
        ("And what does she want?", "What does Ada Hale want?"),
        ("And in May, what did she want?", "In May, what did Ada Hale want?"),
    ],
)
def test_whom_a_question_is_about_is_not_who_the_one_before_was(asked: str, read: str) -> None:
    resolved = resolve(asked, ["What did Ada Hale say?"], lambda _: None)
    assert resolved is not None
    assert resolved.question == read
