"""What a question asks for and the articles do not have."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import replace

import numpy as np
import pytest

from index.document import Document, Metadata
from index.library import Library
from rag import Assistant, Outcome
from rag.absent import absent_names, is_of_a_year, writers_among, years_of
from rag.answer import Citation, PassageHit
from rag.answer_type import AnswerType, answer_type, holds
from rag.evidence import _is_enough, answerable_features
from rag.framing import ABSENT, CONFIDENCE, ELSEWHERE, LACKING, WANTED, WRITERS
from rag.missing import missing
from rag.question import Question
from rag.reader.window import Reading
from rag.signals import Excerpt
from rag.weights import fitted_weights
from tests.rag.weighing import candidate, record

TEXTS = [
    "Norway and Turkey left the Grain Treaty;",
    "the White House of Donald Trump bought an S-400 and an F-35.",
    "Asian envoys of the U.S.",
]


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("Did Norway join AUKUS?", ["AUKUS"]),
        ("Who left the Open Skies Treaty?", ["Open Skies Treaty"]),
        ("Finland is in it, is it not?", ["Finland"]),
        ("What does Ankara say of Oslo?", []),
        ("What did President Trump buy?", []),
        ("What did the Norwegian Parliament say?", ["Norwegian Parliament"]),
        ("Did Turkish Airlines or the Turkish White House say so?", ["Turkish Airlines"]),
        ("Who paid for the S-400s of the Trump-era White House?", []),
        ("Compare the two. Arguments for and against, please.", []),
        ("Where Did The Minister Of Fisheries Stay?", []),
        ("did finland join", []),
        ("What did Donny Trump buy?", []),
        ("It met Turkey. What did it say of the Tarifa Treaty?", ["Tarifa Treaty"]),
        ("Was Sweden’s Grain Treaty left?", ["Sweden’s Grain Treaty"]),
        ("Was Turkey’s Grain-friendly treaty left in March?", []),
        ("Do Americans live in Asia or Europe?", ["Europe"]),
        ("WHAT DID HALE SAY?", []),
    ],
)
def test_names_that_no_article_holds(question: str, absent: list[str]) -> None:
    assert absent_names(question, TEXTS) == absent


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What did Apple Inc. say?", "Apple said no."),
        ("What did Tesco PLC say?", "Tesco said no."),
        ("Who leads the U.N.?", "The UN is led by a Norwegian."),
        ("Who leads the UN?", "The U.N. is led by a Norwegian."),
        ("What was revenue in USD?", "It was $5 million."),
        ("How much Parmesan do I need?", "Grate 50g of Parmesan."),
        ("Who leads the European Union?", "The EU is led by her."),
        ("Who leads the EU?", "The European Union is led by her."),
        ("Who leads the United Nations?", "The U.N. is led by her."),
        ("Who leads the WHO?", "The WHO is led by her."),
        ("Who leads the WHO?", "The World Health Organization is led by her."),
        ("Who leads the US?", "The U.S. is led by her."),
        ("Who leads the FDA?", "The Food and Drug Administration is led by her."),
        ("Who leads the European Central Bank?", "The ECB is led by her."),
        ("Who leads the ECB?", "The European Central Bank is led by her."),
        ("Who leads the Federal Bureau of Investigation?", "The FBI is led by her."),
        ("What does Section 230 protect?", "§ 230 protects platforms."),
        ("What does Article 101 ban?", "Art. 101 bans cartels."),
        ("Is COVID-19 airborne?", "Covid-19 is airborne."),
        ("Does COVID-19 cause fatigue?", "Covid causes fatigue."),
        ("Was the Phase 3 trial stopped?", "The phase III trial was stopped."),
        ("Was the Phase III trial stopped?", "The Phase 3 trial was stopped."),
        ("Did Norway fight in World War II?", "In World War 2 Norway fought."),
        ("What does Title IX ban?", "It is banned by Title 9."),
        ("Was it found by PCR?", "It was found by polymerase chain reaction."),
        ("Was PCR used?", "Polymerase chain reaction was used."),
        ("Was PCR used?", "They used no test (polymerase chain reaction) at all."),
        ("What is COPD?", "It is a chronic obstructive pulmonary disease."),
        ("Which NGO left?", "It is a non-governmental organisation, and left."),
        ("Who has WMD?", "They have no weapons, and none of weapons of mass destruction."),
    ],
)
def test_a_name_written_otherwise_is_not_absent(question: str, text: str) -> None:
    assert absent_names(question, [text]) == []


@pytest.mark.parametrize(
    ("question", "text", "absent"),
    [
        ("Is COVID-19 airborne?", "In 19 cities influenza spread.", "COVID-19"),
        ("Can GPT-4 read?", "GPT-3 can read, and so can GPT 3.", "GPT-4"),
        ("Did Norway buy the F-35?", "The F was bought by Norway.", "F-35"),
        ("Was Falcon-9 launched?", "A falcon was seen.", "Falcon-9"),
        ("What does Title IX ban?", "It is banned by Title 6.", "Title IX"),
        ("What does Title 9 ban?", "It is banned by Title VI.", "Title 9"),
        ("What does Article 5 say?", "It cost 5 dollars.", "Article 5"),
        ("What does Section 230 protect?", "It is told in Art. 230.", "Section 230"),
        ("What did Paul Martin say?", "The PM said no.", "Paul Martin"),
        ("What did the ECB say?", "The European Commission said no.", "ECB"),
        ("What did the AU say?", "Anna Udell said no.", "AU"),
        ("What did the WHO say?", "Who said so is not known.", "WHO"),
        ("What did the US say?", "She told us so.", "US"),
        # Words in a row begin with any letters: a term is a noun, and all of it.
        ("Was PCR used?", "The police can run.", "PCR"),
        ("Was PCR used?", "They saw parked cars rusting.", "PCR"),
        ("Was PCR used?", "The plan covers roads in Oslo, polymerase chain, and reaction.", "PCR"),
        ("Was PCR used?", "The port crews rested.", "PCR"),
        ("Was PCR used?", "It had a polymerase chain reaction test.", "PCR"),
        ("What did the EU say?", "By every union.", "EU"),
    ],
)
def test_letters_and_numbers_that_others_have_hold_no_name(question: str, text: str, absent: str) -> None:
    assert absent_names(question, [text]) == [absent]


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("What happened in 1941?", [1941]),
        ("Who ran in 2012 and 2016, and again in 2016?", [2012, 2016]),
        ("What did the 2017 summit decide?", [2017]),
        ("Who won the 2014 Olympics?", [2014]),
        ("What was said on Nov 9, 1989, or in Sept. 2001?", [1989, 2001]),
        ("Who in 2014 was president?", [2014]),
        ("What did his 2020 campaign cost?", [2020]),
        ("What had been built by 1930?", [1930]),
        ("Who paid after 1918?", []),
        ("What changed since the 2014 vote?", []),
        ("How many of the 2000 ships sank?", []),
        ("Did the Varde carry 2000 men?", []),
        ("Was it signed by 2000 people?", []),
        ("Did the 1200 staff leave, or the 1500 euro fine?", []),
        ("Did sales grow by 1500%, or in 2000 km?", []),
        ("Who paid $1999 or 2,014 pounds?", []),
        ("Who sang in the 1960s?", []),
        ("What is ISO 1400-1, or S-2014?", []),
    ],
)
def test_years_that_a_question_names(question: str, years: list[int]) -> None:
    assert years_of(question) == years


@pytest.mark.parametrize(
    ("text", "date", "is_of_it"),
    [
        ("It sank in 2014.", "", True),
        ("It sank in the 2013–14 season.", "", True),
        ("It sank in 2015, one of 12014.", "", False),
        ("The 2,014 homes will be built in Leeds.", "", True),
        ("It sank last year.", "", False),
        ("It sank in the war of 2012 to 2016.", "", True),
        ("It sank in the war of 2010-12.", "", False),
        ("It sank in the 2010s.", "", True),
        ("It sank in the 1990s, or in 1999–02.", "", False),
        ("It sank last year.", "²²²²", False),
        ("It sank last year.", "2015-03-01", True),
        ("It sank.", "2018", False),
    ],
)
def test_a_text_of_the_year(text: str, date: str, is_of_it: bool) -> None:
    assert is_of_a_year([2014], [text], date) is is_of_it


def test_an_answer_of_another_year_says_so(make_library: Callable[..., Library]) -> None:
    library = make_library(a="Ada Hopper opened the bridge in 1932. It was closed for repairs in 1950.")
    found = Assistant(library)
    question = "Who opened the bridge in 1871?"
    weighed = found.evidence(question)
    assert missing(Question(question, question, question, ("bridge",)), (), weighed) == (
        ELSEWHERE.format(names="1871"),
    )


def test_an_answer_that_is_none_says_what_is_missing(assistant: Assistant) -> None:
    answer = assistant.ask("How much money will Zanzibar pay for the Response Force?")
    assert answer.outcome is not Outcome.ANSWERED
    assert ABSENT.format(names="Zanzibar") in answer.missing
    assert LACKING.format(wanted=WANTED["money"]) in answer.missing


def test_an_answer_without_doubt_says_nothing_of_it(assistant: Assistant) -> None:
    answer = assistant.ask("How many troops will be added to the Response Force?")
    assert answer.outcome is Outcome.ANSWERED
    assert answer.missing == ()


def test_an_answer_with_a_name_that_stands_nowhere_is_not_without_doubt(assistant: Assistant) -> None:
    answer = assistant.ask("How many troops will be added to the Response Force, and to Zanzibar's?")
    assert answer.outcome is Outcome.UNCERTAIN
    assert answer.quotes
    assert answer.missing == (ABSENT.format(names="Zanzibar"),)


@pytest.mark.parametrize("when", ["May 2017", "Friday, Sept. 5", "3 June 2020"])
def test_a_time_is_no_name(when: str) -> None:
    assert absent_names(f"What did Oslo announce on {when}?", ["Oslo did so later."]) == []


def test_a_sentence_without_a_sum_does_not_tell_what_it_cost(assistant: Assistant) -> None:
    question = "How much money did the Response Force cost?"
    weighed = assistant.evidence(question)
    assert {candidate.signals.unfit for candidate in weighed} == {0.0, 1.0}
    for one in weighed:
        assert one.signals.unfit == (not holds(AnswerType.MONEY, one.text, question))
    assert {candidate.signals.unfit for candidate in assistant.evidence("Who pays for it?")} == {0.0}


def test_what_is_missing_speaks_against_there_being_an_answer(assistant: Assistant) -> None:
    weighed = assistant.evidence("How many troops will be added to the Response Force?")
    told = answerable_features(weighed)
    assert (told["unfit"], told["elsewhere"], told["absent"]) == (0.0, 0.0, 0.0)
    told = answerable_features(assistant.evidence("How many troops will Zanzibar add to the Response Force?"))
    assert told["absent"] == 1.0
    weights = fitted_weights().answerable.weights
    assert weights["unfit"] < weights["absent"] < weights["elsewhere"] < 0


@pytest.mark.parametrize(
    ("question", "sentence", "logit", "enough"),
    [
        ("How many ships were sent?", "Three ships were sent.", 3.0, True),
        ("How many ships were sent?", "Ships were sent.", 3.0, False),
        ("Were ships sent to Oslo?", "Ships were sent to Norway.", 0.0, True),
        ("Were ships sent to Zanzibar?", "Ships were sent to Norway.", 0.0, False),
    ],
)
def test_reading_goes_on_while_something_is_missing(question: str, sentence: str, logit: float, enough: bool) -> None:
    vector = np.array([1.0, 0.0], np.float32)
    excerpt = Excerpt("", (sentence,), vector[None, :], 1.0)
    reading = Reading([logit], 0.0, [], [np.zeros((1, 2), np.float32)], 0.0)
    asked = Question(question, question, question, (), (), answer_type(question))
    assert _is_enough(asked, vector, [excerpt], [reading], fitted_weights()) is enough


def test_a_heading_names_what_stands_below_it(make_library: Callable[..., Library]) -> None:
    assistant = Assistant(
        make_library(a="## Zanzibar\n\nThe ferry leaves at nine. It takes two hours, or three in winter.")
    )
    assert assistant.evidence("When does the ferry leave Zanzibar?")[0].signals.absent == 0.0
    answer = assistant.ask("What does the ferry to Zanzibar cost?")
    assert answer.missing == (LACKING.format(wanted=WANTED["money"]),)


def test_who_wrote_an_article_is_not_missing_from_it(make_library: Callable[..., Library]) -> None:
    library = make_library()
    by = Metadata(title="The dam", author="Zoe Marsh", publisher="The Tarifa Review")
    library.add_document(Document("dam", "Nobody here knows what the dam will cost. It is old, and it leaks.", by))
    assistant = Assistant(library)
    question = "What does Zoe Marsh of the Tarifa Review think of the mayor?"
    assert {candidate.signals.absent for candidate in assistant.evidence(question)} == {0.0}
    assert not any("Marsh" in said or "Tarifa" in said for said in assistant.ask(question).missing)


def test_what_stands_in_another_passage_is_said() -> None:
    ferry = candidate("The ferry is old, and Ada Hopper owns it.", 0.9)
    asked = Question("Who owns the Zanzibar ferry of Hopper?", *["Who owns the Zanzibar ferry of Hopper?"] * 2, ())
    signals = replace(ferry.signals, elsewhere=1.0)
    elsewhere = replace(ferry, measured=ferry.measured._replace(signals=signals))
    hits = [PassageHit(text, Citation("b", "0" * 64, 0, 20), 0.5) for text in ("Zanzibar has a port.", ferry.text)]
    port = candidate(hits[0].text, 0.1, document=record(2))
    port = replace(port, measured=port.measured._replace(reading=copy(port.measured.reading)))
    assert missing(asked, hits, [elsewhere, port]) == (ELSEWHERE.format(names="Zanzibar"),)
    assert missing(asked, hits, [ferry, port]) == ()


@pytest.mark.parametrize("named", ["under", "author", "publisher"])
def test_what_only_another_document_s_title_names_is_said(named: str) -> None:
    words = "How many of Zanzibar fell ill?"
    ill = candidate("Four fell ill in the end.", 0.9)
    ill = replace(ill, under="Veltra", measured=ill.measured._replace(signals=replace(ill.signals, elsewhere=1.0)))
    other = record(2)
    if named != "under":
        other = replace(other, metadata=replace(other.metadata, **{named: "Zanzibar"}))
    well = candidate("Nobody fell ill in the end.", 0.1, document=other)
    under = "Zanzibar: a trial" if named == "under" else ""
    well = replace(well, under=under, measured=well.measured._replace(reading=copy(well.measured.reading)))
    hits = [PassageHit(one.text, Citation("b", "0" * 64, 0, 20, title="Zanzibar"), 0.5) for one in (ill, well)]
    assert missing(Question(words, words, words, ()), hits, [ill, well]) == (ELSEWHERE.format(names="Zanzibar"),)
    assert missing(Question(words, words, words, ()), hits, [replace(ill, under="Zanzibar"), well]) == ()


def test_what_is_said_without_a_warning_is_called_probable() -> None:
    levels = [least for least, _ in CONFIDENCE]
    assert fitted_weights().warn_below in levels
    assert levels == sorted(levels, reverse=True)


BYLINES = {
    "a": "Rail strike goes on\n\nBy Helen Moss\n\nThe strike goes on, said Bo Hale. It was seen by Ada Hopper.",
    "b": "A fair deal\n\nBy JAN DAHL and IDA NESS\n\nThe deal was fair. By Peter Lund’s account it was not.",
}


def test_who_wrote_the_articles_is_told_from_bylines_and_metadata(make_library: Callable[..., Library]) -> None:
    library = make_library(**BYLINES)
    library.add_document(Document("c", "It rained.", Metadata(title="Rain", author="Eva Roth, Tom Lie")))
    names = ["Helen Moss", "Bo Hale", "Ada Hopper", "Ida Ness", "Peter Lund", "Moss", "Tom Lie", "Fair Deal"]
    assert writers_among(names, library) == ["Helen Moss", "Ida Ness", "Tom Lie"]


def test_an_author_is_not_said_to_be_named_nowhere(make_library: Callable[..., Library]) -> None:
    assistant = Assistant(make_library(**BYLINES))
    answer = assistant.ask("What did Helen Moss write?")
    assert answer.missing == (WRITERS.format(names="Helen Moss"),)
    both = assistant.ask("What did Helen Moss write about Greta Sund?")
    assert both.missing[:2] == (ABSENT.format(names="Greta Sund"), WRITERS.format(names="Helen Moss"))
