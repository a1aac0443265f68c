"""Questions in another language, and what of a question there is to look for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.library import Library
from rag import Assistant
from rag.framing import NO_WORDS
from rag.scripts import is_in_another_language
from rag.spelling import has_words_to_look_for

STORY = """The furnace at Marlin

Prosecutors dropped all charges against Gustav Roehl on Thursday. The president of the court, Judge Osei, declined to \
speak of Dr. X and the la Paz file."""

NAMES = """What the names are

Sue, Ben and Ed of the EU flew with El Al to speak of AI at the UN and at MIT. Of ALS, VAR, DEI and the MOT they said \
nothing."""

OF_OTHER_LANGUAGES = [
    "Où est la mairie ?",
    "Ou est la mairie",
    "Qui a été acquitté ?",
    "Quel est le prix ?",
    "Quelle est la position du gouvernement ?",
    "Wer ist schuldig?",
    "Was ist passiert?",
    "Was ist das?",
    "¿Quién es el alcalde?",
    "¿Dónde está el puente?",
    "Qué pasó?",
    "Quem é o prefeito?",
    "Chi è il sindaco?",
    "Wie is de burgemeester?",
    "Hvem er borgmesteren?",
    "Vem är borgmästare?",
    "Kuka on pormestari?",
    "Hol van a városháza?",
]
IN_ENGLISH = [
    "Who was to blame?",
    "Is anybody culpable?",
    "Was the man at sea?",
    "Was an Iraqi war fought?",
    "Iraq war",
    "sea levels",
    "gas tax",
    "primary symptom cataract",
    "men in war",
    "What type of company is Van Gend en Loos?",
    "When was al-Nimeiry overthrown?",
    "Where did de Gaulle die?",
    "Who is the man in La Rochelle?",
    "Is it a café?",
    "What was Zubrowka?",
    "What was DATANET 1",
    "What did the EU do?",
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("scripts")
    (article := folder / "furnace.txt").write_text(STORY, "utf-8")
    with closing(Library.open_or_create(folder / "library")) as made:
        made.add([Path(article)])
        yield made


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("names")
    (article := folder / "names.txt").write_text(NAMES, "utf-8")
    with closing(Library.open_or_create(folder / "library")) as made:
        made.add([Path(article)])
        yield made


@pytest.mark.parametrize("question", OF_OTHER_LANGUAGES)
def test_a_question_in_the_small_words_of_another_language(library: Library, question: str) -> None:
    assert is_in_another_language(question, library)


@pytest.mark.parametrize("question", IN_ENGLISH)
def test_a_question_in_english_shares_no_word_with_the_articles(library: Library, question: str) -> None:
    assert not is_in_another_language(question, library)
    assert question == "What was Zubrowka?" or has_words_to_look_for(question, library)


@pytest.mark.parametrize("question", ["Wo ist Roehl?", "Was sagte Gustav Roehl?", "Qui est Osei ?", "der fall Roehl"])
def test_what_the_articles_name_is_asked_in_any_language(library: Library, question: str) -> None:
    assert not is_in_another_language(question, library)
    assert has_words_to_look_for(question, library)


@pytest.mark.parametrize(
    "question",
    ["AI", "AI?", "EU", "UN", "MIT", "ALS", "VAR", "DEI", "MOT", "Sue", "Ben", "Ed", "El Al", "UN in AI", "AI and UN"],
)
def test_what_the_articles_are_full_of_may_be_a_small_word_elsewhere(named: Library, question: str) -> None:
    assert not is_in_another_language(question, named)


@pytest.mark.parametrize(
    "question", ["Ist das?", "WER IST DAS?", "WER IST?", "Was ist das?", "Où est la mairie ?", "Qui a été acquitté ?"]
)
def test_small_words_alone_name_nothing(named: Library, question: str) -> None:
    assert is_in_another_language(question, named)


@pytest.mark.parametrize("question", ["Привет", "市長は誰ですか", "2014?"])
def test_other_letters_tell_no_language(library: Library, question: str) -> None:
    assert not is_in_another_language(question, library)


@pytest.mark.parametrize(
    "question",
    ["x", "y", "X?", "hi", "Warum?", "Gdzie jest ratusz?", "Kdo je starosta?", "Comment ça va ?", "Belediye nerede?"],
)
def test_letters_and_strange_words_are_nothing_to_look_for(library: Library, question: str) -> None:
    assert not has_words_to_look_for(question, library)


@pytest.mark.parametrize("question", ["Who is X?", "Roehl", "charge"])
def test_there_is_something_to_look_for(library: Library, question: str) -> None:
    assert has_words_to_look_for(question, library)


@pytest.mark.parametrize("question", ["Wer ist schuldig?", "Où est la mairie ?", "y"])
def test_another_language_is_met_with_silence(make_library: Callable[..., Library], question: str) -> None:
    answer = Assistant(make_library(a=STORY)).ask(question)
    assert answer.abstained
    assert answer.confidence == 0
    assert NO_WORDS in answer.notes
