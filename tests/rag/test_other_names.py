"""Names by office and by long form, as the articles themselves give them."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.document import Document, Metadata
from index.library import Library
from rag import Assistant
from rag.other_names import other_names, with_names

TEXTS = (
    "The quota was settled on Monday. Norwegian Fisheries Minister Kari Dahl spoke to reporters in Bergen.",
    "Icelandic Deputy Fisheries Minister Jón Sigurdsson and Norwegian Football President Ada Moe stayed away.",
    "Harbour union spokesman Arne Holm welcomed it, and so did the World Trade Organization (WTO).",
    "Russian Ambassador to Norway Ivan Petrov was silent. HSBC chief Executive Noel Quinn was not.",
    "Swedish Prime Minister Élise Strand. Danish Prime Minister Per J. Vik left. Danish Prime Minister Vik is back.",
)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What did Norway's fisheries minister say?", [("Norway's fisheries minister", "Kari Dahl")]),
        ("what did the Norwegian fisheries minister want", [("Norwegian fisheries minister", "Kari Dahl")]),
        ("Was the decision welcomed by the harbour union spokesman?", [("harbour union spokesman", "Arne Holm")]),
        ("Did the Swedish prime minister think so?", [("Swedish prime minister", "Élise Strand")]),
        ("What did the Danish prime minister warn of?", [("Danish prime minister", "Per J. Vik")]),
        ("What does the World Trade Organization want?", [("World Trade Organization", "WTO")]),
    ],
)
def test_an_office_and_a_long_name_are_read_as_the_articles_name_them(
    question: str, names: list[tuple[str, str]]
) -> None:
    assert other_names(question, TEXTS) == names


@pytest.mark.parametrize(
    "question",
    [
        "What did Iceland's fisheries minister say?",  # only the deputy is named
        "What did the Finnish fisheries minister say?",
        "What did the minister say?",
        "What did the prime minister say?",
        "Did the Norwegian president say so?",  # of football
        "What did Norway's ambassador to Russia say?",  # the other way round
        "What did the HSBC chief say?",
        "What did the HSBC chief economist say?",
        "Who is Norway's fisheries minister?",  # the name is what is asked for
        "What is the name of Norway's fisheries minister?",
        "Which minister did Norway's fisheries minister call?",
        "What did Norway's fisheries minister, Kari Dahl, say?",
        "What did Norway's fisheries minister Dahl say?",
        "What does the WTO want?",
        "Did the World Trade Organization (WTO) agree?",
        "What is the abbreviation of the World Trade Organization?",
    ],
)
def test_what_the_articles_do_not_say_of_one_person_alone_is_left_as_asked(question: str) -> None:
    assert other_names(question, TEXTS) == []


@pytest.mark.parametrize(
    ("question", "held", "names"),
    [
        ("Has the British government decided?", "London", [("British", "London")]),
        ("Has the British government decided?", "British London", []),  # found by its own word
        ("Has the British government decided?", "Oslo", []),
        ("What do the Norwegians want?", "London Oslo", []),  # the texts found name them
    ],
)
def test_a_country_that_nothing_found_names_is_read_as_the_library_names_it(
    question: str, held: str, names: list[tuple[str, str]]
) -> None:
    assert other_names(question, TEXTS, lambda word: word in held.split()) == names


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What did Northern Ireland’s parties want?", "Dublin said no."),
        ("Northern Ireland: who agreed?", "Dublin said no."),
        ("What did British Columbia pay?", "London said no."),
        ("What did the Democratic Republic of Congo pay?", "Brazzaville said no."),
        ("What did American Airlines pay?", "Washington said no."),
        ("What did British Coal pay?", "London said no."),
        ("What did the Norwegian Salvation Army pay?", "Oslo said no."),
        ("What did Greater Norway pay?", "Oslo said no."),
        ("What did the Great Norwegian Circus pay?", "Oslo said no."),
    ],
)
def test_a_country_in_another_name_is_read_as_nothing_else(question: str, text: str) -> None:
    assert other_names(question, [text]) == []
    assert other_names(question, ["Nobody knows."], lambda word: word in text) == []


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("Did Norway send ships?", "Norway"),
        ("What Norwegian ships sank?", "Norwegian"),
        ("Norway’s parties agreed to what?", "Norway"),
        ("What did the Norwegian Prime Minister say?", "Norwegian"),
        ("What did the Norwegian Government say?", "Norwegian"),
        ("What did the Norwegian Foreign Ministry say?", "Norwegian"),
        ("What did the Norwegian Ministry of Defence say?", "Norwegian"),
        ("What did the Norwegian Army say?", "Norwegian"),
        ("What did the Norwegian Armed Forces say?", "Norwegian"),
    ],
)
def test_a_country_by_itself_is_read_as_the_articles_name_it(question: str, written: str) -> None:
    assert other_names(question, ["Oslo said no."]) == [(written, "Oslo")]


def test_great_britain_is_britain() -> None:
    assert other_names("What did Great Britain say?", ["London said no."]) == [("Britain", "London")]


def test_an_office_that_two_hold_is_nobody_s() -> None:
    texts = (*TEXTS, "Norwegian Fisheries Minister Per Vik had resigned in May.")
    assert other_names("What did the Norwegian fisheries minister say?", texts) == []


def test_the_other_name_stands_behind_what_was_written() -> None:
    assert with_names("What did the chief say?", [("chief", "Ada")]) == "What did the chief (Ada) say?"
    assert with_names("What did the chief (Ada) say?", [("chief", "Ada")]) == "What did the chief (Ada) say?"
    assert with_names("What mischief did he do?", [("chief", "Ada")]) == "What mischief did he do?"


def test_a_sentence_that_gives_the_surname_alone_answers_for_the_office(tmp_path: Path) -> None:
    library = Library.open_or_create(tmp_path / "library")
    library.add_document(
        Document(
            "quota.txt",
            "Norwegian Fisheries Minister Kari Dahl met the press in Bergen on Monday.\n\n"
            "The mayor of Bergen called the cod quota a disaster for the town.\n\n"
            "Dahl called the cod quota a victory for the coast.\n",
            Metadata(title="Cod quota"),
        )
    )
    answer = Assistant(library).ask("What did Norway's fisheries minister call the cod quota?")
    assert answer.quotes[0].text == "Dahl called the cod quota a victory for the coast."
    assert "“Norway's fisheries minister” read as Kari Dahl" in answer.notes
