"""Abbreviations: asked for, defined, spelt out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.library import Library
from rag import Assistant, Outcome
from rag.abbreviations import asked_to_spell, defined_in, letters_like_small_words, spells, with_dots
from rag.asked_for import Kind
from rag.framing import LACKING, WANTED
from rag.question import understand
from rag.spelling import has_words_to_look_for


@pytest.mark.parametrize(
    "question",
    [
        "What does WTO stand for?",
        "What does the WTO stand for, exactly?",
        "What is WTO short for?",
        "WTO is short for what exactly?",
        "WTO – what do the letters refer to?",
        "Do you know what the WTO stands for?",
        "WTO, what's that when it's spelt out?",
        "How is WTO written in full?",
        "What is the full form of the WTO?",
        "What does the acronym WTO mean?",
        "What do the letters WTO stand for?",
        "What are the letters “WTO” short for?",
        "The mayor wrote of it. What does WTO stand for?",
    ],
)
def test_a_question_for_the_long_form(question: str) -> None:
    assert asked_to_spell(question) == "WTO"


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("what does wto stand for", "wto"),
        ("what does nato stand for", "nato"),
        ("what does gdpr stand for", "gdpr"),
        ("what does hdtv stand for?", "hdtv"),
        ("What does the MoD stand for?", "MoD"),
        ("What does G20 stand for?", "G20"),
        ("What do NGOs stand for?", "NGO"),
        ("what does unesco stand for", "unesco"),
        ("what is ebitda short for", "ebitda"),
        ("What does ChatGPT stand for?", "ChatGPT"),
        ("What does UNProfor stand for?", "UNProfor"),
    ],
)
def test_an_abbreviation_is_told_by_its_letters(question: str, short: str) -> None:
    assert asked_to_spell(question) == short


@pytest.mark.parametrize(
    "question",
    [
        "What does the party stand for?",
        "What does Labour stand for?",
        "What does it stand for?",
        "what does it stand for",
        "What does the WTO want?",
        "What does the WTO stand for in the talks with Oslo?",
        "Does the WTO stand for peace?",
        "Which parties in the EU stand for withdrawal?",
        "What is the full name of the CEO?",
        "Which letters did the WTO send to the ministers?",
        "What did WTO officials say Norway stands for?",
        "What did Hale say the WTO stands for?",
        "Is the WTO short of money?",
        "Did the WTO repay the loan in full?",
        "Where can the WTO report be read in full?",
        "Why are the WTO's rules not spelt out?",
        "What do WTO and IMF stand for?",
        "What does McCain stand for?",
        "What does DeSantis stand for?",
        "What does AeroVista stand for?",
        "What does OrloX stand for?",
        "What does WTO-backed stand for?",
        "What does unesco stand for?",
        "what does unescos stand for",
        "what does harbour stand for",
        "what does labour stand for?",
        "what does marlow stand for?",
        "what does iran stand for?",
    ],
)
def test_no_question_for_the_long_form(question: str) -> None:
    assert asked_to_spell(question) == ""


@pytest.mark.parametrize(
    "text",
    [
        "It was taken to the World Trade Organization (WTO) in May.",
        "It was taken to the World Trade Organization (the “WTO”) in May.",
        "It was taken to the World Trade Organization [WTO, in Geneva] in May.",
        "It was taken to the World Trade Organization, or WTO, in May.",
        "It was taken to the WTO (World Trade Organization) in May.",
        "It was taken to the WTO, the World Trade Organization, in May.",
        "WTO stands for World Trade Organization.",
        "WTO is an acronym for World Trade Organization.",
        "The WTO, which is short for World Trade Organization, said no.",
        "The World Trade Organization, known as the WTO, said no.",
        "The World Trade Organization (hereinafter referred to as “WTO”) said no.",
        "The World Trade Organization (WTO for short) said no.",
        "“WTO” shall mean the World Trade Organization.",
        "The Treaty on Shorter Missiles (WTO) ends.",
        "The ministry of trade (Wto) said no to world trade organisations (WTOs).",
    ],
)
def test_a_text_that_spells_it_out(text: str) -> None:
    assert spells(text, "WTO")
    assert spells(text, "wto")


@pytest.mark.parametrize(
    "text",
    [
        "It was taken to the WTO in May.",
        "The International Monetary Fund (IMF) wrote to the WTO.",
        "The WTO (in Geneva) said no.",
        "He called it World Trade Organization.",
        "Under Regulation (WTO) 2016/679 it ends.",
        "Smith (WTO) disagreed.",
        "Trump called the WTO obsolete, meaning that tariffs apply.",
        "He left the WTO, saying that tariffs apply.",
        "The International Monetary Fund, the WTO, and the OECD met.",
        "The United Nations or WTO may act.",
    ],
)
def test_a_text_that_does_not(text: str) -> None:
    assert not spells(text, "WTO")


def test_two_letters_are_no_small_word() -> None:
    assert spells("The United Kingdom (UK) left.", "UK")
    assert not spells("A thing of interest that (it) left.", "IT")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Tuberculosis (TB) kills.", "TB"),
        ("An electrocardiogram (ECG) was done.", "ECG"),
        ("She had hypertension (HTN).", "HTN"),
        ("She had HTN (hypertension, for ten years).", "HTN"),
        ("It went to the DOD (the Department of Defense).", "DOD"),
        ("It went to the BoE (Bank of England).", "BoE"),
        ("It spends on R&D (research and development).", "R&D"),
        ("The ROI (return on investment) fell.", "ROI"),
        ("He died of DVT (deep-vein thrombosis).", "DVT"),
        ("It is lent by the IDB (Inter-American Development Bank).", "IDB"),
        ("It is in DNA (deoxyribonucleic acid).", "DNA"),
    ],
)
def test_one_word_and_small_words_may_be_the_long_form(text: str, short: str) -> None:
    assert spells(text, short)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Tariffs (ECG) rose.", "ECG"),
        ("Gordon (G20) spoke.", "G20"),
        ("The WTO (which has told others) met.", "WTO"),
        ("The EU, exporters argue, is slow.", "EU"),
        ("The BoE (by all accounts one of the eldest) met.", "BoE"),
    ],
)
def test_words_beside_an_abbreviation_that_do_not_spell_it(text: str, short: str) -> None:
    assert not spells(text, short)


def test_one_word_is_no_other_name_of_its_abbreviation() -> None:
    assert list(defined_in("Tuberculosis (TB) kills.")) == []


def test_letters_are_found_from_the_right() -> None:
    text = "The Treaty on the Elimination of Intermediate-Range and Shorter-Range Missiles (TEISM) and a ship (SHP)."
    assert list(defined_in("The World Trade Organization (WTO) met.")) == [("WTO", "World Trade Organization")]
    assert [short for short, _ in defined_in(text)] == ["TEISM"]


@pytest.fixture
def disputed(make_library: Callable[..., Library]) -> Assistant:
    return Assistant(
        make_library(
            a="The WTO ruled in May that the tax must end. The WTO has 164 members and the EU is one of them.",
            b="Norway complained to the World Trade Organization (WTO) about the tax of the EU.",
        )
    )


@pytest.mark.parametrize("question", ["What does WTO stand for?", "WTO, what's that when it's written out?"])
def test_what_letters_stand_for_is_quoted_from_where_they_are_spelt_out(disputed: Assistant, question: str) -> None:
    answer = disputed.ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert [quote.citation.document for quote in answer.quotes] == ["b"]


def test_letters_that_are_never_spelt_out_leave_a_doubt(disputed: Assistant) -> None:
    answer = disputed.ask("What does EU stand for?")
    assert answer.outcome is not Outcome.ANSWERED
    assert LACKING.format(wanted=WANTED["long form"]) in answer.missing


def test_one_of_two_things_asked_may_be_what_letters_stand_for(disputed: Assistant) -> None:
    answer = disputed.ask("What does WTO stand for, and who complained?")
    assert "b" in {quote.citation.document for quote in answer.quotes}
    assert not [note for note in answer.missing if "WTO" in note]


def test_the_place_that_spells_them_out_is_found_though_many_others_name_them(
    make_library: Callable[..., Library],
) -> None:
    texts = {f"n{n}": f"The WTO took a stand in year {n}. Stand by the WTO on tax {n}." for n in range(30)}
    library = make_library(**texts, z="Norway complained to the World Trade Organization (WTO) about the tax.")
    assert {hit.citation.document for hit in Assistant(library).ask("What does WTO stand for?").passages[:1]} == {"z"}


@pytest.mark.parametrize(
    ("question", "letters"),
    [
        ("What did the WHO say?", ["WHO"]),
        ("Did the US or the WHO pay, and why did the WHO?", ["US", "WHO"]),
        ("Who runs IT, and when?", ["IT"]),
        ("WHO paid us for it?", []),
        ("WHAT DID THE WHO SAY?", []),
        ("What did who say to us of it? WHO did?", []),
        ("Was it US-led?", []),
    ],
)
def test_letters_that_are_a_small_word_as_well(question: str, letters: list[str]) -> None:
    assert letters_like_small_words(question) == letters


def test_letters_with_dots_are_no_small_words() -> None:
    assert with_dots("WHO says what the WHO said to us?") == "WHO says what the W.H.O. said to us?"
    assert with_dots("WHAT DID THE WHO SAY?") == "WHAT DID THE WHO SAY?"


HEALTH = (
    "Norland halted its trial on Tuesday. Who fell ill is not known.\n\n"
    "The World Health Organization said it had not been informed."
)


def test_letters_like_a_question_word_are_read_as_what_they_stand_for(make_library: Callable[..., Library]) -> None:
    library = make_library(a=HEALTH)
    understood = understand("What did the WHO say?", library)
    assert understood.meant == "What did the WHO (World Health Organization) say?"
    assert understood.notes == ("“WHO” read as World Health Organization",)
    assert understood.kinds == (Kind.STATEMENT,)
    answer = Assistant(library).ask("What did the WHO say?")
    assert [quote.text for quote in answer.quotes] == ["The World Health Organization said it had not been informed."]


def test_letters_are_left_where_the_articles_have_no_long_form(make_library: Callable[..., Library]) -> None:
    library = make_library(a="The WHO said it had not been informed. The US paid.")
    understood = understand("What did the WHO say?", library)
    assert (understood.meant, understood.terms, understood.notes) == ("What did the WHO say?", ("who",), ())
    assert understand("What did the US pay?", library).terms == ("pay",)
    assert Assistant(library).ask("What did the WHO say?").quotes[0].text == "The WHO said it had not been informed."


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("What did the US say?", "What did the US (United States) say?"),
        ("What did the US tax?", "What did the US tax?"),  # its other words find what it is called
        ("What did the US, or the United States, say?", "What did the US, or the United States, say?"),
        ("What does the WHO stand for?", "What does the WHO stand for?"),
    ],
)
def test_a_country_is_spelt_out_where_nothing_else_is_told(
    make_library: Callable[..., Library], question: str, meant: str
) -> None:
    library = make_library(a=f"The United States taxed wheat. {HEALTH}")
    assert understand(question, library).meant == meant


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("The WHO said no.", True),
        ("The W.H.O. said no.", True),
        ("The World Health Organization said no.", True),
        ("Who said no? An organization of the world’s health boards.", False),
    ],
)
def test_a_small_word_does_not_tell_of_letters(make_library: Callable[..., Library], text: str, is_told: bool) -> None:
    library = make_library(a=text)
    assert has_words_to_look_for("What did the WHO say?", library) is is_told
    assert Assistant(library).ask("What did the WHO say?").abstained or is_told
